import type { Pelaku } from '@harapan/server/pelaku'

type Kelas = 'publik' | 'internal' | 'pribadi' | 'spesifik' | 'identitas'
type Peran = Pelaku['peran']

const SEMUA: readonly Kelas[] = ['publik', 'internal', 'pribadi', 'spesifik', 'identitas']
const PERORANGAN: readonly Kelas[] = ['pribadi', 'spesifik', 'identitas']

/**
 * Who may ever see which class, from the design and not from `akses`: if the two differ, one of them
 * is wrong, and somebody has to look.
 */
const KELAS_PERAN: Readonly<Record<Peran, readonly Kelas[]>> = {
  PUBLIK: ['publik'],
  PUSAT: SEMUA,
  KORWIL: SEMUA,
  DINSOS_PROVINSI: SEMUA,
  DINSOS_KABUPATEN: SEMUA,
  KORKAB: SEMUA,
  APD: SEMUA,
  CAMAT: ['publik', 'internal', 'pribadi'],
  TKSK: ['publik', 'internal', 'pribadi', 'spesifik'],
  PENDAMPING: SEMUA,
  OPERATOR_DESA: SEMUA,
  MITRA: ['publik', 'spesifik', 'identitas'],
}

const KHUSUS_PUSAT = ['perjanjian:usul', 'perjanjian:putus', 'audit:baca']

export type SyaratField = {
  kelas: string
  wewenang?: string | undefined
  /** For a partner agency, where what it is answered there is other data. */
  kelasMitra?: string | undefined
}

/** Whether the caller may see a field of this class that may also ask for a scope of the token. */
export function bolehField(pelaku: Pelaku, syarat: SyaratField): boolean {
  const { wewenang, kelasMitra = syarat.kelas } = syarat
  const kelas = pelaku.peran === 'MITRA' ? kelasMitra : syarat.kelas
  const dikenal = SEMUA.find((satu) => satu === kelas)
  if (!dikenal || !KELAS_PERAN[pelaku.peran].includes(dikenal)) return false
  if (PERORANGAN.includes(dikenal) && !pelaku.tujuan) return false
  if (dikenal !== 'publik' && pelaku.peran === 'MITRA' && !dalamPerjanjian(pelaku, dikenal))
    return false
  if (wewenang === undefined) return true
  const milik: readonly string[] = pelaku.wewenang ?? []
  if (wewenang === 'orang:pantau') return pelaku.peran === 'MITRA' && milik.includes(wewenang)
  return milik.includes(wewenang) && (pelaku.peran === 'PUSAT' || !KHUSUS_PUSAT.includes(wewenang))
}

const dalamPerjanjian = ({ perjanjian }: Pelaku, kelas: Kelas): boolean =>
  perjanjian?.kelas.includes(kelas) === true
