import type { Segel } from './segel.rules.ts'
import type { Temuan } from './temuan.rules.ts'

/** A seal as it is stored, with the hash that its columns give today. */
export type SegelDihitung = Segel & { hitungan: string }

/** A seal as somebody noted it when it was published. */
export type KepalaDikenal = { nomor: bigint; hash: string }

/**
 * A hash in eights. One in forty holds sixteen digits in a row, which the log would take for somebody's
 * number and cover.
 */
export const hashBerkelompok = (hash: string): string => hash.replace(/.{8}(?=.)/g, '$&-')

/** @throws with the form, for a text that is not `NOMOR:HASH`, in eights or not */
export function uraikanKepala(teks: string): KepalaDikenal {
  const [, nomor, hash] = /^([1-9]\d{0,17}):([0-9a-f]{64})$/.exec(teks.replaceAll('-', '')) ?? []
  if (nomor && hash) return { nomor: BigInt(nomor), hash }
  throw new Error('--kepala harus NOMOR:HASH seperti di /segel. / must be NOMOR:HASH as in /segel.')
}

/**
 * What is wrong with a seal itself, seen after the one before it. Of a changed seal only the change
 * is told: its neighbours still hold what it was.
 */
export function temuanSegel(
  segel: SegelDihitung,
  sebelumnya: SegelDihitung | undefined,
  dikenal: KepalaDikenal | undefined,
): Temuan[] {
  const nomor = String(segel.nomor)
  const seharusnya = (sebelumnya?.nomor ?? 0n) + 1n
  const temuan: Temuan[] = []
  if (segel.nomor > seharusnya)
    temuan.push({ jenis: 'SEGEL_HILANG', segel: sebutan(seharusnya, segel.nomor - 1n) })
  if (segel.hash !== segel.hitungan) temuan.push({ jenis: 'SEGEL_DIUBAH', segel: nomor })
  else if (segel.nomor === seharusnya && sebelumnya && !pernah(sebelumnya, segel.hashSebelumnya))
    temuan.push({ jenis: 'RANTAI_PUTUS', segel: nomor })
  if (segel.nomor === dikenal?.nomor && !pernah(segel, dikenal.hash))
    temuan.push({ jenis: 'KEPALA_BERBEDA', segel: nomor })
  return temuan
}

const pernah = ({ hash, hitungan }: SegelDihitung, dicari: string) =>
  hash === dicari || hitungan === dicari

const sebutan = (dari: bigint, sampai: bigint) =>
  dari === sampai ? String(dari) : `${dari}-${sampai}`
