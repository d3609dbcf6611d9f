import type { Operasi } from '@harapan/testing'
import fc from 'fast-check'
import type { HitunganJalur } from './hitung-jalur.ts'
import { type NamaPelaku, PELAKU_BANDING } from './pelaku-banding.ts'
import { laporan, selisih } from './selisih.ts'
import type { Penanya } from './tanya-mentah.ts'

const SERENTAK = 3
/** Those who see most ask most. */
const SERING: readonly NamaPelaku[] = ['keduanya', 'keduanya', 'oki']
const MENGECILKAN_MS = 60_000
const ULANG_SIBUK = 2

type Pintu = { kompilasi: Penanya; rujukan: Penanya }

type Batas = { benih: number; banyak: number; milidetik: number }

/**
 * Sends random operations to both doors until there were enough or the time is over; answers how
 * many, or throws the smallest one that the doors answer differently.
 */
export async function bandingkan(
  operasi: fc.Arbitrary<Operasi>,
  pintu: Pintu,
  jalur: HitunganJalur,
  { benih, banyak, milidetik }: Batas,
): Promise<number> {
  const oleh = fc.constantFrom(...SERING, ...(Object.keys(PELAKU_BANDING) as NamaPelaku[]))
  let selesai = Date.now() + milidetik
  let dibandingkan = 0
  let gagal: number | undefined

  const lajur = async (nomor: number) => {
    const sifat = fc.asyncProperty(operasi, oleh, async (satu, siapa) => {
      // Once one lane has failed the others end, and that one has a while to make it smaller.
      if (Date.now() > selesai || (gagal ?? nomor) !== nomor) return
      dibandingkan++
      const jawaban = await tanyaKeduanya(pintu, satu, siapa)
      jalur.catat(jawaban[0])
      const sebab = selisih(...jawaban)
      if (sebab === undefined || (gagal ?? nomor) !== nomor) return
      if (gagal === undefined) selesai = Date.now() + MENGECILKAN_MS
      gagal = nomor
      throw new Error(laporan(sebab, satu, siapa, jawaban))
    })
    const seed = benih + nomor
    return fc.check(sifat, { seed, numRuns: Math.ceil(banyak / SERENTAK) })
  }

  const hasil = await Promise.all(Array.from({ length: SERENTAK }, (_, nomor) => lajur(nomor)))
  const buruk = hasil.find(({ failed }) => failed)
  if (buruk) {
    const { errorInstance, numRuns, numShrinks } = buruk
    const asal = `HARAPAN_BENIH=${benih}, operasi ke-${numRuns} lajur ini, ${numShrinks} kali dikecilkan`
    throw new Error(`${(errorInstance as Error).message}\n${asal}`)
  }
  return dibandingkan
}

/** A busy database says nothing about either door, so it is asked again. */
async function tanyaKeduanya({ kompilasi, rujukan }: Pintu, operasi: Operasi, oleh: NamaPelaku) {
  for (let ulang = 0; ; ulang++) {
    const jawaban = await Promise.all([kompilasi(operasi, oleh), rujukan(operasi, oleh)])
    const sibuk = jawaban.some(({ teks }) => teks.includes('BASIS_DATA_SIBUK'))
    if (!sibuk || ulang === ULANG_SIBUK) return jawaban
  }
}
