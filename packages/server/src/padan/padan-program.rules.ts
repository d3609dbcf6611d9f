import { geserHari, type Tanggal } from '@harapan/kode'
import { type Masa, padan, type StatusPadan } from './padan.rules.ts'

/** A person in a programme for a time; `akhir` says how it ended, where the enrolment itself did. */
export type MasaProgram<Akhir = string> = Masa & {
  status: 'AKTIF' | 'DITANGGUHKAN'
  akhir: Akhir | null
}

export type StatusPadanProgram = StatusPadan | 'DITANGGUHKAN'

export type JawabanProgram<Akhir = string> = {
  status: StatusPadanProgram
  sejak: Tanggal | null
  alasan: Akhir | null
}

/** Whether a person is in a programme on a day, since when that is so, and if it ended how. */
export function padanProgram<Akhir>(
  masa: readonly MasaProgram<Akhir>[],
  padaTanggal: Tanggal,
): JawabanProgram<Akhir> {
  const { status, masa: milik } = padan(sambung(masa), padaTanggal)
  if (!milik) return { status, sejak: null, alasan: null }
  if (status === 'NONAKTIF' && milik.sampai)
    return { status, sejak: geserHari(milik.sampai, 1), alasan: milik.akhir }
  const ditangguhkan = status === 'AKTIF' && milik.status === 'DITANGGUHKAN'
  return { status: ditangguhkan ? 'DITANGGUHKAN' : status, sejak: milik.mulai, alasan: null }
}

/** A move to another village ends a spell and begins the next: for the person it is one. */
export function sambung<Akhir>(masa: readonly MasaProgram<Akhir>[]): MasaProgram<Akhir>[] {
  const urut = masa.toSorted((a, b) => a.mulai.localeCompare(b.mulai))
  const hasil: MasaProgram<Akhir>[] = []
  for (const satu of urut) {
    const lalu = hasil.at(-1)
    const bersambung =
      lalu?.sampai && lalu.status === satu.status && geserHari(lalu.sampai, 1) >= satu.mulai
    if (bersambung) hasil[hasil.length - 1] = { ...satu, mulai: lalu.mulai }
    else hasil.push(satu)
  }
  return hasil
}
