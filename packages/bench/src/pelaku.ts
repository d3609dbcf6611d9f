import { parseKodeWilayah, wajib } from '../../kode/src/index.ts'
import { lingkupPelaku, PELAKU_PUBLIK, type Pelaku } from '../../server/src/akses/pelaku.ts'
import { nilaiBingkai } from '../../server/src/db/lingkup.ts'
import { KLIEN_CONTOH, PERJANJIAN_CONTOH } from '../../server/src/demo/perjanjian-contoh.ts'

const kode = (teks: string) => wajib(parseKodeWilayah(teks))

const petugas = (
  id: string,
  peran: 'DINSOS_PROVINSI' | 'DINSOS_KABUPATEN',
  wilayah: string,
): Pelaku => ({
  id,
  peran,
  wilayah: [kode(wilayah)],
  tujuan: 'VERIFIKASI_VALIDASI',
})

/** Who asks in the bench. */
export const PELAKU = {
  oki: petugas('bench-oki', 'DINSOS_KABUPATEN', '16.02'),
  sumsel: petugas('bench-sumsel', 'DINSOS_PROVINSI', '16'),
  mitra: {
    id: 'bench-mitra',
    peran: 'MITRA',
    wilayah: [],
    tujuan: 'PEMADANAN_JKN',
    klien: KLIEN_CONTOH,
    perjanjian: PERJANJIAN_CONTOH,
  },
  publik: PELAKU_PUBLIK,
} as const satisfies Record<string, Pelaku>

export type NamaPelaku = keyof typeof PELAKU

/** The values of the server's own frame, for B and C: the same row-level security on all sides. */
export const BINGKAI = Object.fromEntries(
  Object.entries(PELAKU).map(([nama, pelaku]) => [nama, nilaiBingkai(lingkupPelaku(pelaku))]),
) as Record<NamaPelaku, string[]>
