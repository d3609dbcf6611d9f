import { parseKodeWilayah, wajib } from '@harapan/kode'
import type { Pelaku } from '../akses/pelaku.ts'
import { KLIEN_CONTOH, PERJANJIAN_CONTOH } from '../demo/perjanjian-contoh.ts'

/** The tokens a development server prints when it starts. */
export const TOKEN_CONTOH = {
  'dinsos-oki': {
    id: 'dinsos-oki',
    peran: 'DINSOS_KABUPATEN',
    instansi: 'Dinas Sosial Kabupaten Ogan Komering Ilir',
    wilayah: [wajib(parseKodeWilayah('16.02'))],
    tujuan: 'VERIFIKASI_VALIDASI',
    wewenang: ['kpm:ubah', 'impor:tulis', 'webhook:kelola'],
  },
  'dinsos-kotim': {
    id: 'dinsos-kotim',
    peran: 'DINSOS_KABUPATEN',
    instansi: 'Dinas Sosial Kabupaten Kotawaringin Timur',
    wilayah: [wajib(parseKodeWilayah('62.02'))],
    tujuan: 'VERIFIKASI_VALIDASI',
    wewenang: ['kpm:ubah', 'impor:tulis', 'webhook:kelola'],
  },
  mitra: {
    id: KLIEN_CONTOH,
    peran: 'MITRA',
    klien: KLIEN_CONTOH,
    perjanjian: PERJANJIAN_CONTOH,
    wilayah: [],
    tujuan: 'PEMADANAN_JKN',
    wewenang: ['orang:pantau'],
  },
} as const satisfies Record<string, Pelaku>
