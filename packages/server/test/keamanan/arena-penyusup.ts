import { writeGlobalId } from '@harapan/pothos-sql'
import { bacaFakta, bukaUji, siapkanPenyusup, TANPA_BATAS, type Uji } from '@harapan/testing'
import { schema } from '../../src/schema.ts'
import { pindahkan } from '../pindah.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { MITRA_UJI, tambahMitra } from './mitra-buatan.ts'

/** A database of its own, two servers on it, and the fuzzer in front of both. */
export async function bukaArena() {
  const cepat = await bukaUji({ kompilasi: true, batas: TANPA_BATAS })
  await tambahMitra(cepat.basisData.kolam)
  await gerakkan(cepat)
  await daftarkanPantauan(cepat)
  const rujukan = await bukaUji({
    basisData: cepat.basisData,
    kompilasi: false,
    batas: TANPA_BATAS,
  })
  const fakta = await bacaFakta(cepat.basisData.kolam)
  const { susupi } = await siapkanPenyusup({ schema, cepat, rujukan, fakta, mitra: MITRA_UJI })
  return {
    cepat,
    rujukan,
    kolam: cepat.basisData.kolam,
    susupi,
    async tutup() {
      await rujukan.tutup()
      await cepat.tutup()
    },
  }
}

/** Every agency follows some persons of both regencies; the reference says whose and who: `periksa-pantauan.ts`. */
async function daftarkanPantauan({ basisData: { kolam } }: Uji): Promise<void> {
  for (const [ke, { perjanjian }] of MITRA_UJI.entries())
    await tanyaAdmin(
      kolam,
      `insert into pantauan (perjanjian_id, acuan, nik_hash, didaftarkan_oleh)
       select p.id, p.nomor || ':' || i.id, i.nik_hash, 'arena' from perjanjian_kerja_sama p, individu i
       where p.nomor = $1 and i.nik_hash is not null and i.id % 7 = $2`,
      [perjanjian.nomor, ke],
    )
}

const MASA_DI_KABUPATEN_LAIN = `insert into riwayat_kepesertaan (kpm_id, program, desa_kode, status, dari, sampai, alasan, oleh)
  select id, program, case when desa_kode < 6000000000 then 6202061003 else 1602051001 end, 'AKTIF',
    '2009-01-01', '2009-12-31', 'Pindah', 'uji' from kpm where id % 2 = 0`

const DESIL_SETIAP_KELUARGA = `with r as (insert into rilis_dtsen (basis, tahun, versi, tanggal)
    values ('DTSEN', 2026, 1, '2026-01-12') returning id)
  insert into peringkat_kesejahteraan (rilis_id, keluarga_id, desil, desa_kode)
  select r.id, k.id, 1 + k.id % 10, k.desa_kode from keluarga k, r`

/**
 * Moves families between the regencies, and lets others have lived there, so that spells lie in both; ends an assignment and a
 * membership here and there; and gives each family a decile.
 */
async function gerakkan(uji: Uji): Promise<void> {
  const { kolam } = uji.basisData
  const semua = await tanyaAdmin<{ id: number; desa: string }>(
    kolam,
    'select id::float8, desa_kode::text as desa from kpm order by md5(id::text) limit 16',
  )
  const oki = semua.filter(({ desa }) => desa.startsWith('1602'))
  const kotim = semua.filter(({ desa }) => desa.startsWith('6202'))
  for (const [ke, satu] of oki.slice(0, kotim.length).entries()) {
    const lain = kotim[ke] ?? satu
    for (const { id, desa } of [
      { id: satu.id, desa: lain.desa },
      { id: lain.id, desa: satu.desa },
    ]) {
      const { data } = await pindahkan(uji, 'keduanya', {
        id: writeGlobalId('Kpm', id),
        desaTujuan: desa,
      })
      if (!data?.pindahkanKpm?.kpm) throw new Error(`not moved: ${JSON.stringify(data)}`)
    }
  }
  await tanyaAdmin(kolam, MASA_DI_KABUPATEN_LAIN)
  await tanyaAdmin(kolam, DESIL_SETIAP_KELUARGA)
  await tanyaAdmin(
    kolam,
    "update pendampingan_kpm set sampai = '2026-06-30' where id % 9 = 0 and sampai is null",
  )
  await tanyaAdmin(
    kolam,
    "update anggota_keluarga set sampai = '2026-06-30' where id % 13 = 0 and sampai is null",
  )
}
