import type { Fakta } from './fakta.ts'
import type { Jangkauan } from './jangkauan.ts'
import { pemilik } from './periksa-baris.ts'

/**
 * Every text of an answer, errors included, that belongs to one row alone: ids, enrolment numbers,
 * names and addresses that nobody else has. It needs no marks, so it also sees what they miss.
 */
export function* periksaTeks(
  { kpm, khas }: Fakta,
  jangkauan: Jangkauan,
  jawaban: unknown,
): Generator<string> {
  const nomor = nomorPeserta(kpm)
  for (const teks of semuaTeks(jawaban)) {
    const id = nomor.get(teks)
    const satu =
      pemilik(teks) ?? (id === undefined ? khas.get(teks) : { jenis: 'Kpm' as const, id })
    if (satu && !jangkauan.pemilik(satu)) yield `lingkup: teks milik ${satu.jenis} ${satu.id}`
  }
}

const ingatan = new WeakMap<Fakta['kpm'], Map<string, number>>()

function nomorPeserta(kpm: Fakta['kpm']): Map<string, number> {
  const ada = ingatan.get(kpm) ?? new Map([...kpm].map(([id, satu]) => [satu.nomor, id]))
  ingatan.set(kpm, ada)
  return ada
}

function* semuaTeks(nilai: unknown): Generator<string> {
  if (typeof nilai === 'string') yield nilai
  if (typeof nilai !== 'object' || nilai === null) return
  for (const isi of Object.values(nilai)) yield* semuaTeks(isi)
}
