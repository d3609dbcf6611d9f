import type { KolamNilai } from './kolam.ts'
import { ID_JAHAT, KODE_JAHAT, TAHUN, TANGGAL, TEKS_JAHAT, TOKEN_JAHAT } from './nilai-jahat.ts'

/** Pools without a database, for tests of the generator itself. */
export const KOLAM_CONTOH: KolamNilai = {
  nilai: {
    KodeWilayah: ['16.02', '16', '1602051001'],
    Date: TANGGAL,
    DateTime: ['2026-11-22T05:00:00Z', '2100-01-01T00:00:00Z'],
    tahun: TAHUN,
    Int: [1, 0, -1],
    first: [2, 1, 3, 200, 0],
    String: TEKS_JAHAT,
    TokenPerubahan: TOKEN_JAHAT,
    ID: ID_JAHAT,
  },
  lewatVariabel: {
    NIK: ['9999010101010001', '9902011505900001'],
    NoKK: ['9999010101010001'],
    KodeWilayah: KODE_JAHAT,
  },
  paket: {
    'Kabupaten.kpm': [{ first: [2], after: ['kursor'], filter: 'acak' }],
    'Query.cariKpm': [{ nama: ['siti'], wilayah: ['16.02'], first: [2, 3] }],
  },
}
