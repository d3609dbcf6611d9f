import type { KodeGalat } from './kode-galat.ts'

/** Jawaban yang tidak melempar: nilai atau galat / An answer that never throws: a value or an error. */
export type Hasil<T> = Berhasil<T> | Gagal

export interface Berhasil<T> {
  readonly ok: true
  readonly nilai: T
}

export interface Gagal {
  readonly ok: false
  readonly galat: Galat
}

/** Galat yang boleh dilihat siapa pun; tidak memuat masukan / Safe to show to anyone; never holds the input. */
export interface Galat {
  readonly kode: KodeGalat
  /** "Indonesia / English": apa dan di mana / what and where. */
  readonly pesan: string
  /** "Indonesia / English": jalan keluarnya / the way out. */
  readonly petunjuk: string
}

export function berhasil<T>(nilai: T): Berhasil<T> {
  return { ok: true, nilai }
}

export function gagal(galat: Galat): Gagal {
  return { ok: false, galat }
}

/** Mengubah nilai, membiarkan galat / Maps the value, passes an error on. */
export function petakan<T, U>(hasil: Hasil<T>, ubah: (nilai: T) => U): Hasil<U> {
  return hasil.ok ? berhasil(ubah(hasil.nilai)) : hasil
}

/**
 * Nilai yang pasti ada, untuk tetapan di dalam kode / The value where it must exist, for constants in code.
 * @throws Error dengan kode, pesan dan petunjuk / with the code, message and hint.
 */
export function wajib<T>(hasil: Hasil<T>): T {
  if (hasil.ok) return hasil.nilai
  const { kode, pesan, petunjuk } = hasil.galat
  throw new Error(`${kode}: ${pesan}. ${petunjuk}`)
}
