import { galatKode } from '../galat.ts'

/** Where a list of accesses goes on: the last one told, which says nothing of whom it was about. */
export type Lanjut = { waktu: string; id: string }

export const tulisLanjut = ({ waktu, id }: Lanjut): string =>
  Buffer.from(`${waktu}|${id}`).toString('base64url')

/** @throws KURSOR_TIDAK_SAH */
export function bacaLanjut(teks: string | null | undefined): Lanjut | undefined {
  if (!teks) return undefined
  const isi = Buffer.from(teks, 'base64url').toString('latin1')
  const [, waktu, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)\|(\d{1,18})$/.exec(isi) ?? []
  if (!waktu || !id || Number.isNaN(Date.parse(waktu))) throw galatKode('KURSOR_TIDAK_SAH')
  return { waktu, id }
}
