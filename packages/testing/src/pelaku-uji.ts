import { parseKodeWilayah, wajib } from '@harapan/kode'
import { KLIEN_CONTOH, PERJANJIAN_CONTOH } from '@harapan/server/demo/perjanjian-contoh'
import type { Pelaku } from '@harapan/server/pelaku'
import { PERAN } from '@harapan/server/peran'

const kode = (teks: string) => wajib(parseKodeWilayah(teks))

/** The callers of the tests. */
export const PELAKU_UJI = {
  oki: {
    id: 'uji-oki',
    peran: 'DINSOS_KABUPATEN',
    wilayah: [kode('16.02')],
    tujuan: 'VERIFIKASI_VALIDASI',
    wewenang: ['kpm:ubah'],
  },
  kotim: {
    id: 'uji-kotim',
    peran: 'DINSOS_KABUPATEN',
    wilayah: [kode('62.02')],
    tujuan: 'VERIFIKASI_VALIDASI',
    wewenang: ['kpm:ubah'],
  },
  keduanya: {
    id: 'uji-keduanya',
    peran: 'DINSOS_KABUPATEN',
    wilayah: [kode('16.02'), kode('62.02')],
    tujuan: 'VERIFIKASI_VALIDASI',
    wewenang: ['kpm:ubah'],
  },
  tanpaTujuan: {
    id: 'uji-tanpa-tujuan',
    peran: 'DINSOS_KABUPATEN',
    wilayah: [kode('16.02')],
    wewenang: ['kpm:ubah'],
  },
  pusat: { id: 'uji-pusat', peran: 'PUSAT', wilayah: [], tujuan: 'PEMANTAUAN_EVALUASI' },
  provinsi: {
    id: 'uji-provinsi',
    peran: 'DINSOS_PROVINSI',
    wilayah: [kode('16')],
    tujuan: 'PEMANTAUAN_EVALUASI',
  },
  tksk: {
    id: 'uji-tksk',
    peran: 'TKSK',
    wilayah: [kode('16.02.05')],
    tujuan: 'VERIFIKASI_VALIDASI',
  },
  camat: {
    id: 'uji-camat',
    peran: 'CAMAT',
    wilayah: [kode('16.02.05')],
    tujuan: 'PENANGANAN_PENGADUAN',
  },
  /** Reaches the families assigned to a member of staff of Kecamatan Kayu Agung. */
  pendamping: {
    id: 'uji-pendamping',
    peran: 'PENDAMPING',
    wilayah: [kode('16.02.05')],
    tujuan: 'VERIFIKASI_VALIDASI',
    pendamping: 16_020_501,
  },
  operatorDesa: {
    id: 'uji-operator',
    peran: 'OPERATOR_DESA',
    wilayah: [kode('16.02.05.1001')],
    tujuan: 'VERIFIKASI_VALIDASI',
  },
  /** The sample agency, under the agreement that comes with the sample. */
  mitra: {
    id: 'uji-mitra',
    peran: 'MITRA',
    wilayah: [],
    tujuan: 'PEMADANAN_JKN',
    klien: KLIEN_CONTOH,
    perjanjian: PERJANJIAN_CONTOH,
  },
  /** Everything that the centre may. */
  pusatPenuh: {
    id: 'uji-pusat-penuh',
    peran: 'PUSAT',
    wilayah: [],
    tujuan: 'PEMANTAUAN_EVALUASI',
    wewenang: PERAN.PUSAT.wewenang,
  },
  pengusul: {
    id: 'uji-pengusul',
    peran: 'PUSAT',
    wilayah: [],
    wewenang: ['perjanjian:usul', 'perjanjian:putus'],
  },
  pemutus: { id: 'uji-pemutus', peran: 'PUSAT', wilayah: [], wewenang: ['perjanjian:putus'] },
} as const satisfies Record<string, Pelaku>
