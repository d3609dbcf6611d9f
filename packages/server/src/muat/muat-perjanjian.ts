import type pg from 'pg'
import { namaKelas } from '../akses/kelas.ts'
import { INSTANSI_CONTOH, KLIEN_CONTOH, PERJANJIAN_CONTOH } from '../demo/perjanjian-contoh.ts'

/** Writes the sample agency; proposed by one and approved by another, as the tables demand. */
export async function muatPerjanjian(klien: pg.ClientBase): Promise<number> {
  const { kode, nama, jenis } = INSTANSI_CONTOH
  const p = PERJANJIAN_CONTOH
  await sebagai(klien, 'contoh-pengusul')
  await klien.query(
    `insert into instansi (kode, nama, jenis, sintetis, didaftarkan_oleh) values ($1, $2, $3, true, 'contoh-pengusul')`,
    [kode, nama, jenis],
  )
  await klien.query(
    `insert into perjanjian_kerja_sama (nomor, instansi_id, berlaku_dari, berlaku_sampai, dasar, dasar_hukum, tujuan, wilayah,
       nasional, program, kelas, kuota_per_menit, mode_dokumen, diusulkan_oleh)
     select $1, id, '2026-01-01', $2, $3, 'Perjanjian contoh untuk data contoh', $4, $5, $6, $7, $8, $9, $10, 'contoh-pengusul'
     from instansi where kode = $11`,
    [
      ...[
        p.nomor,
        p.berlakuSampai,
        p.dasar,
        p.tujuan,
        p.wilayah,
        p.nasional,
        p.program,
        p.kelas.map(namaKelas),
      ],
      ...[p.kuotaPerMenit, p.modeDokumen, kode],
    ],
  )
  await klien.query(
    `insert into klien_api (client_id, nama, perjanjian_id, diusulkan_oleh)
     select $1, 'Sistem contoh', id, 'contoh-pengusul' from perjanjian_kerja_sama where nomor = $2`,
    [KLIEN_CONTOH, p.nomor],
  )
  await sebagai(klien, 'contoh-pemutus')
  const alasan = 'Contoh'
  await klien.query(
    "update perjanjian_kerja_sama set status = 'BERLAKU', alasan = $1 where nomor = $2",
    [alasan, p.nomor],
  )
  await klien.query("update klien_api set status = 'AKTIF', alasan = $1 where client_id = $2", [
    alasan,
    KLIEN_CONTOH,
  ])
  return 1
}

async function sebagai(klien: pg.ClientBase, pelaku: string): Promise<void> {
  await klien.query("select set_config('h.pelaku', $1, true)", [pelaku])
}
