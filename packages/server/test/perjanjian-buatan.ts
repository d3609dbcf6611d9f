import type { ModeDokumen } from '../src/_generated/prisma/enums.ts'
import type { Pelaku } from '../src/akses/pelaku.ts'
import type { BasisData } from '../src/db/basis-data.ts'
import { sebagaiAdmin } from './sebagai-admin.ts'

type Isi = { kuotaPerMenit: number; klien?: readonly string[]; mode?: ModeDokumen }

/** An agreement in force with a quota of its own, and its systems as callers. */
export async function perjanjianBuatan(
  { kolam }: BasisData,
  nomor: string,
  { kuotaPerMenit, klien = [`sistem ${nomor}`], mode = 'TERBUKA' }: Isi,
): Promise<Pelaku[]> {
  await sebagaiAdmin(kolam, async (tx) => {
    const oleh = (siapa: string) => tx.query("select set_config('h.pelaku', $1, true)", [siapa])
    await oleh('pengusul')
    await tx.query(
      `insert into perjanjian_kerja_sama (nomor, instansi_id, berlaku_dari, berlaku_sampai, dasar, dasar_hukum, tujuan, wilayah,
         nasional, program, kelas, kuota_per_menit, mode_dokumen, diusulkan_oleh)
       select $1, instansi_id, berlaku_dari, berlaku_sampai, dasar, dasar_hukum, tujuan, wilayah,
         nasional, program, kelas, $2, $3, 'pengusul' from perjanjian_kerja_sama where nomor = 'PKS/CONTOH/2026'`,
      [nomor, kuotaPerMenit, mode],
    )
    await tx.query(
      `insert into klien_api (client_id, nama, perjanjian_id, diusulkan_oleh)
       select satu, satu, id, 'pengusul' from perjanjian_kerja_sama, unnest($2::text[]) satu where nomor = $1`,
      [nomor, klien],
    )
    await oleh('pemutus')
    await tx.query("update perjanjian_kerja_sama set status = 'BERLAKU' where nomor = $1", [nomor])
    await tx.query("update klien_api set status = 'AKTIF' where client_id = any($1)", [klien])
  })
  return klien.map((satu) => ({
    id: satu,
    klien: satu,
    peran: 'MITRA',
    wilayah: [],
    tujuan: 'PEMADANAN_JKN',
  }))
}
