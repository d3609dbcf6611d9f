import { parseKodeWilayah, wajib } from '@harapan/kode'
import type { Mitra } from '@harapan/testing'
import type pg from 'pg'
import {
  INSTANSI_CONTOH,
  KLIEN_CONTOH,
  PERJANJIAN_CONTOH,
} from '../../src/demo/perjanjian-contoh.ts'
import { sebagaiAdmin } from '../sebagai-admin.ts'

const contoh = (nomor: string, beda: Partial<Mitra['perjanjian']>): Mitra => ({
  klien: `klien ${nomor}`,
  perjanjian: { ...PERJANJIAN_CONTOH, ...beda, nomor },
})

/** The sample agency, and others whose agreements are narrower: by area, by class, by programme. */
export const MITRA_UJI: readonly Mitra[] = [
  { klien: KLIEN_CONTOH, perjanjian: PERJANJIAN_CONTOH },
  contoh('UJI/KOTIM', { nasional: false, wilayah: [wajib(parseKodeWilayah('62.02'))] }),
  contoh('UJI/OKI', { nasional: false, wilayah: [wajib(parseKodeWilayah('16.02'))] }),
  contoh('UJI/KELAS', { kelas: ['publik', 'spesifik'] }),
  contoh('UJI/PKH', { program: ['PKH'] }),
]

/** Writes the others, proposed by one and approved by another. */
export function tambahMitra(kolam: pg.Pool): Promise<void> {
  return sebagaiAdmin(kolam, async (klien) => {
    const sebagai = (siapa: string) =>
      klien.query("select set_config('h.pelaku', $1, true)", [siapa])
    for (const { klien: nama, perjanjian: p } of MITRA_UJI.slice(1)) {
      await sebagai('uji-pengusul')
      await klien.query(USUL, [
        ...[p.nomor, p.tujuan, p.wilayah, p.nasional, p.program],
        ...[p.kelas.map((satu) => satu.toUpperCase()), INSTANSI_CONTOH.kode],
      ])
      await klien.query(USUL_KLIEN, [nama, p.nomor])
      await sebagai('uji-pemutus')
      await klien.query(
        "update perjanjian_kerja_sama set status = 'BERLAKU', alasan = 'Uji' where nomor = $1",
        [p.nomor],
      )
      await klien.query(
        "update klien_api set status = 'AKTIF', alasan = 'Uji' where client_id = $1",
        [nama],
      )
    }
  })
}

const USUL = `insert into perjanjian_kerja_sama (nomor, instansi_id, berlaku_dari, berlaku_sampai, dasar, dasar_hukum,
    tujuan, wilayah, nasional, program, kelas, kuota_per_menit, mode_dokumen, diusulkan_oleh)
  select $1, id, '2020-01-01', '2035-12-31', 'TUGAS_PUBLIK', 'Perjanjian uji', $2, $3, $4, $5, $6, 100000, 'TERBUKA', 'uji-pengusul'
  from instansi where kode = $7`
const USUL_KLIEN = `insert into klien_api (client_id, nama, perjanjian_id, diusulkan_oleh)
  select $1, 'Sistem uji', id, 'uji-pengusul' from perjanjian_kerja_sama where nomor = $2`
