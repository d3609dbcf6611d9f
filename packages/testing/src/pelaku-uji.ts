import { parseKodeWilayah, wajib } from '@harapan/kode'
import type { Pelaku } from '@harapan/server/pelaku'

const kode = (teks: string) => wajib(parseKodeWilayah(teks))

/** The callers of the tests. */
export const PELAKU_UJI = {
  oki: {
    id: 'uji-oki',
    peran: 'DINSOS_KABUPATEN',
    wilayah: [kode('16.02')],
    tujuan: 'VERIFIKASI_VALIDASI',
  },
  kotim: {
    id: 'uji-kotim',
    peran: 'DINSOS_KABUPATEN',
    wilayah: [kode('62.02')],
    tujuan: 'VERIFIKASI_VALIDASI',
  },
  keduanya: {
    id: 'uji-keduanya',
    peran: 'DINSOS_KABUPATEN',
    wilayah: [kode('16.02'), kode('62.02')],
    tujuan: 'VERIFIKASI_VALIDASI',
  },
  tanpaTujuan: { id: 'uji-tanpa-tujuan', peran: 'DINSOS_KABUPATEN', wilayah: [kode('16.02')] },
  mitra: { id: 'uji-mitra', peran: 'MITRA', wilayah: [], tujuan: 'PEMADANAN_JKN' },
} as const satisfies Record<string, Pelaku>
