import type { Uji } from '@harapan/testing'
import { dalamTransaksiNasional } from '../src/db/transaksi.ts'
import { lipatRekap } from '../src/rekap/lipat.ts'
import { periksa } from '../src/rekap/periksa.ts'
import { tanyaAdmin } from './sebagai-admin.ts'

export type Oleh = NonNullable<Parameters<Uji['tanya']>[1]>['oleh']

const pindahDokumen = `mutation ($id: ID!, $desaTujuan: KodeWilayah!, $alasan: String!, $versi: Int!, $kunci: String!, $noKkBaru: NoKK) {
  pindahkanKpm(id: $id, desaTujuan: $desaTujuan, alasan: $alasan, versi: $versi, kunci: $kunci, noKkBaru: $noKkBaru) {
    __typename
    ... on KpmDipindahkan { kpm { id versi desa { kode } keluarga { noKk alasanTanpaKk } } }
    ... on Penolakan { kode pesan petunjuk }
    ... on VersiUsang { versiKini }
  }
}`

let urutan = 0

/** Moves and answers whatever came; what is not said is filled in, with a key of its own. */
export function pindahkan(uji: Uji, oleh: Oleh, masukan: Record<string, unknown>) {
  const bawaan = { alasan: 'Pindah rumah', versi: 1, kunci: `uji-pindah-${++urutan}` }
  return uji.tanya(pindahDokumen, { ...(oleh && { oleh }), variabel: { ...bawaan, ...masukan } })
}

export type Jejak = {
  versi: number
  kpm: string
  keluarga: string
  anggota: string[]
  individu: string[]
  komponen: string[]
  pendampingan: string[]
  jkn: string[]
  riwayat: string[]
  samaran: string | null
}

/** Where everything of an enrolment now stands in the database, and its spells in order. */
export async function jejak({ basisData }: Uji, nomorPeserta: string): Promise<Jejak> {
  const [baris] = await tanyaAdmin<Jejak>(
    basisData.kolam,
    `select k.versi, k.desa_kode as kpm, r.desa_kode as keluarga, r.no_kk_samaran as samaran,
       (select array_agg(distinct desa_kode::text) from anggota_keluarga where keluarga_id = r.id) as anggota,
       (select array_agg(distinct i.desa_kode::text) from individu i join anggota_keluarga a on a.individu_id = i.id where a.keluarga_id = r.id) as individu,
       (select array_agg(distinct desa_kode::text) from komponen_kpm where kpm_id = k.id) as komponen,
       (select array_agg(desa_kode || ' ' || coalesce(sampai::text, 'kini') order by id) from pendampingan_kpm where kpm_id = k.id) as pendampingan,
       (select array_agg(distinct j.desa_kode::text) from kepesertaan_jkn j join anggota_keluarga a using (individu_id) where a.keluarga_id = r.id) as jkn,
       (select array_agg(desa_kode || ' ' || status || ' ' || dari || ' ' || coalesce(sampai::text, 'kini') order by id) from riwayat_kepesertaan where kpm_id = k.id) as riwayat
     from kpm k join keluarga r on r.id = k.keluarga_id where k.nomor_peserta = $1`,
    [nomorPeserta],
  )
  if (!baris) throw new Error('no such enrolment')
  return baris
}

/** Breaches that `harapan periksa` finds, before and after a fold. */
export async function pelanggaran({ basisData }: Uji): Promise<string[]> {
  const { kolam } = basisData
  const sebelum = await dalamTransaksiNasional(kolam, periksa)
  await dalamTransaksiNasional(kolam, lipatRekap)
  const sesudah = await dalamTransaksiNasional(kolam, periksa)
  return [...sebelum, ...sesudah].flatMap((satu) => (satu.pelanggaran === 0 ? [] : [satu.nama]))
}
