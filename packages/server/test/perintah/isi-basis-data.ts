import { join } from 'node:path'
import { hariIni } from '@harapan/kode'
import { PERKAKAS_UJI } from '@harapan/testing'
import { type BasisData, bukaBasisData } from '../../src/db/basis-data.ts'
import { terapkanMigrasi } from '../../src/db/migrasi.ts'
import { muat } from '../../src/muat/muat.ts'
import { pastikanKunci } from '../../src/muat/pastikan-kunci.ts'
import { sebagaiAdmin } from '../sebagai-admin.ts'

/** What a stopped installation holds. */
export async function isiBasisData(direktori: string): Promise<Record<string, string>> {
  return bacaIsi(await bukaBasisData({ direktori: join(direktori, 'basis-data') }))
}

/** What a load holds that nothing ever interrupted, made here in memory. */
export async function isiMuatUtuh(): Promise<Record<string, string>> {
  const basisData = await bukaBasisData({ memori: true }, { koneksi: 1 })
  const { kolam } = basisData
  await terapkanMigrasi(kolam)
  await pastikanKunci(kolam, PERKAKAS_UJI.sidikKunci)
  await muat({ kolam, kunci: PERKAKAS_UJI.kunci, demo: 'kecil', hariIni: hariIni(new Date()) })
  return bacaIsi(basisData)
}

/**
 * Its rules, rows of each table, and a digest of those whose content is the same in every load
 * (ciphertexts and times are not).
 */
async function bacaIsi(basisData: BasisData): Promise<Record<string, string>> {
  try {
    return await sebagaiAdmin(basisData.kolam, async (klien) => {
      const { rows } = await klien.query<{ nama: string }>(
        // An unlogged table holds what requests left, not what was loaded.
        "select relname as nama from pg_class where relkind = 'r' and relpersistence = 'p' and relnamespace = 'public'::regnamespace order by 1",
      )
      const { rows: aturan } = await klien.query<{ isi: string }>(ATURAN)
      const isi: Record<string, string> = { aturan: aturan[0]?.isi ?? '' }
      for (const { nama } of rows.filter((satu) => satu.nama !== 'rekap_samar')) {
        const sidik = SAMA_SELALU[nama]
        const { rows: jawaban } = await klien.query<{ isi: string }>(
          `select count(*) || ' ' || ${sidik ? `md5(string_agg((${sidik})::text, '|' order by (${sidik})::text))` : "''"} as isi from ${nama}`,
        )
        isi[nama] = jawaban[0]?.isi ?? ''
      }
      return isi
    })
  } finally {
    await basisData.tutup()
  }
}

// A load takes constraints away and puts them back.
const ATURAN = `select md5(string_agg(satu, '|' order by satu)) as isi from (
  select conrelid::regclass || conname || pg_get_constraintdef(oid) || convalidated as satu from pg_constraint
  union all select indexdef from pg_indexes where schemaname = 'public'
  union all select tgrelid::regclass || tgname || tgenabled::text from pg_trigger where not tgisinternal
  union all select relname || relrowsecurity || relforcerowsecurity from pg_class where relkind = 'r'
) semua`

const SAMA_SELALU: Record<string, string> = {
  individu: 'id, nik_samaran, nama, tanggal_lahir, desa_kode',
  kepesertaan_jkn: 'id, individu_id, segmen, mulai, sampai, alasan_akhir',
  keluarga: 'id, no_kk_samaran, alamat, desa_kode',
  kpm: 'id, nomor_peserta, keluarga_id, pengurus_id, status, tanggal_mulai, desa_kode',
  rekap_dasar: 'desa_kode, program, bulan, status, masuk, keluar',
  // Which villages are withheld to protect others is drawn by lot, in each load anew.
  rekap_terbit:
    'wilayah_kode, program, tahun, kabupaten_berdata, case when wilayah_kode % 10000 = 0 then jumlah_kpm end',
  riwayat_kepesertaan: 'kpm_id, desa_kode, status, dari, sampai',
  // The keys are each installation's own.
  tahap_muat: "regexp_replace(tahap, '^kunci:.*', ''), jumlah",
  wilayah: 'id, kode, nama, induk_id',
}

/** One statement by hand, as whoever has the files can. */
export async function rusakkan(direktori: string, sql: string): Promise<void> {
  const basisData = await bukaBasisData({ direktori: join(direktori, 'basis-data') })
  try {
    await sebagaiAdmin(basisData.kolam, (klien) => klien.query(sql))
  } finally {
    await basisData.tutup()
  }
}
