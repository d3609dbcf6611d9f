import { parseNik, parseNoKk } from '@harapan/kode'
import { memuatNomor } from '../identitas/nomor-tertulis.ts'

const BENTUK = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/
const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i
const PEMISAH = /[._:/-]/g

/**
 * Whether a text may be a partner's own reference to a person: 1 to 64 letters, digits and `._:/-`. It comes
 * back in feeds and in the partner's logs, so what may be an identity number is none, also with its digits
 * apart. Of a UUID, whose random digits may stand in a row, only a whole NIK or No. KK is refused.
 */
export function acuanSah(teks: string): boolean {
  if (!BENTUK.test(teks)) return false
  const rapat = teks.replaceAll(PEMISAH, '')
  if (!UUID.test(teks)) return !memuatNomor(rapat)
  return !Array.from({ length: rapat.length - 15 }, (_, i) => rapat.slice(i, i + 16)).some(
    (satu) => parseNik(satu).ok || parseNoKk(satu).ok,
  )
}
