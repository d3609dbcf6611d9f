import type { NoKk, Tanggal } from '@harapan/kode'
import type { BasisRilis } from '../_generated/prisma/client.ts'
import { pilihan } from '../baris/nilai.rules.ts'
import type { PembacaBaris } from '../baris/pembaca-baris.ts'
import {
  type InfoBerkas,
  jejakTambah,
  pernahDijejak,
  profil,
  sidikRingkas,
  type TabelImpor,
} from '../baris/profil.ts'

type BarisDesil = {
  noKk: NoKk
  desil: number
  basis: BasisRilis
  tahun: number
  versi: number
  tanggalRilis: Tanggal
}

const BASIS = pilihan<BasisRilis>({ DTSEN: ['DATA TUNGGAL SOSIAL DAN EKONOMI NASIONAL'], DTKS: [] })

const TABEL: TabelImpor = {
  nama: 'peringkat_kesejahteraan',
  kolom: ['rilis_id', 'keluarga_id', 'desil'],
}

function petakan(sel: PembacaBaris, { hariIni }: InfoBerkas): BarisDesil | undefined {
  const noKk = sel.noKk('no_kk')
  const desil = sel.bilangan('desil', { min: 1, maks: 10 })
  const basis = sel.pilihan('basis', BASIS)
  const tahun = sel.bilangan('tahun', { min: 2011, maks: Number(hariIni.slice(0, 4)) })
  const versi = sel.bilangan('versi', { min: 1, maks: 99 })
  const tanggalRilis = sel.tanggal('tanggal_rilis')
  if (tanggalRilis && tanggalRilis > hariIni) sel.tolak('TANGGAL_MENDATANG', 'tanggal_rilis')
  // DTKS stopped being the basis after the first quarter of 2025, DTSEN began in February of that year.
  if (basis && tahun && (basis === 'DTSEN' ? tahun < 2025 : tahun > 2025))
    sel.tolak('ANGKA_TIDAK_SAH', 'tahun')
  if (!noKk || !desil || !basis || !tahun || !versi || !tanggalRilis) return undefined
  return { noKk, desil, basis, tahun, versi, tanggalRilis }
}

/**
 * The decile of each family in a release (Inpres 4/2025). BPS ranks; only the centre loads it, and a release
 * never changes: a family that has another decile in it is left to a human.
 */
export const PROFIL_DESIL = profil<BarisDesil>({
  nama: 'desil',
  uraian: 'Desil keluarga menurut rilis DTSEN dari BPS / Deciles of a DTSEN release by BPS',
  peran: ['PUSAT'],
  kolom: [
    {
      nama: 'no_kk',
      alias: ['nomor kk', 'nomor kartu keluarga', 'no kartu keluarga', 'kk', 'nokk'],
      wajib: true,
      angkaTerlihat: 4,
      uraian: 'No. KK, 16 angka / 16 digits',
    },
    {
      nama: 'desil',
      alias: ['desil nasional', 'desil kesejahteraan', 'desil keluarga', 'peringkat desil'],
      wajib: true,
      uraian: '1 sampai 10 / 1 to 10',
    },
    {
      nama: 'basis',
      alias: ['basis data', 'sumber data'],
      wajib: true,
      uraian: 'DTSEN, atau DTKS sampai awal 2025 / DTSEN, or DTKS until early 2025',
    },
    { nama: 'tahun', alias: ['tahun rilis'], wajib: true, uraian: 'Tahun rilis / Year' },
    {
      nama: 'versi',
      alias: ['versi rilis', 'rilis ke', 'triwulan rilis'],
      wajib: true,
      uraian: 'Nomor rilis pada tahun itu / Number of the release in that year',
    },
    {
      nama: 'tanggal_rilis',
      alias: ['tgl rilis', 'tanggal data', 'per tanggal'],
      wajib: true,
      uraian: 'Tanggal rilis / Day of the release',
    },
  ],
  petakan,
  kunci: ({ noKk }) => noKk,
  lindungi: (baris, pelindung) => ({ ...baris, kkHash: pelindung.hash('noKk', baris.noKk) }),
  masuk: [
    ['kk_hash', 'bytea', (b) => b['kkHash']],
    ['desil', 'int', (b) => b['desil']],
    ['basis', 'basis_rilis', (b) => b['basis']],
    ['tahun', 'int', (b) => b['tahun']],
    ['versi', 'int', (b) => b['versi']],
    ['tanggal', 'date', (b) => b['tanggalRilis']],
  ],
  tabel: [TABEL],
  sqlSubjek: `select string_agg(distinct 'k' || p.keluarga_id, ',') as subjek from jejak_impor j
    join peringkat_kesejahteraan p on p.id = j.baris_id where j.impor_id = $1 and j.tabel = 'peringkat_kesejahteraan'`,
  // A release is made by its first row; the ones of the same chunk find it in what was made.
  sql: `rilis_baru as (
    insert into rilis_dtsen (basis, tahun, versi, tanggal)
    select distinct on (m.basis, m.tahun, m.versi) m.basis, m.tahun, m.versi, m.tanggal from masuk m
    where not exists (select from rilis_dtsen r where (r.basis, r.tahun, r.versi) = (m.basis, m.tahun, m.versi))
      and exists (select from keluarga k where k.no_kk_hash = m.kk_hash)
    order by m.basis, m.tahun, m.versi, m.nomor
    returning id, basis, tahun, versi, tanggal
  ), rilis as materialized (
    select id, basis, tahun, versi, tanggal from rilis_baru
    union all select id, basis, tahun, versi, tanggal from rilis_dtsen
  ), dinilai as materialized (
    select m.*, k.id as keluarga_id, k.desa_kode, r.id as rilis_id, r.tanggal as tanggal_rilis, p.id as lama_id,
      p.desil as desil_lama,
      ${pernahDijejak(TABEL, 'p.id')} as tertulis
    from masuk m left join keluarga k on k.no_kk_hash = m.kk_hash
    left join rilis r on (r.basis, r.tahun, r.versi) = (m.basis, m.tahun, m.versi)
    left join peringkat_kesejahteraan p on p.keluarga_id = k.id and p.rilis_id = r.id
  ), diputus as materialized (
    select d.*, case
      when keluarga_id is null then 'NO_KK_TIDAK_DITEMUKAN'
      when tanggal_rilis <> tanggal then 'RILIS_BERBEDA'
      when lama_id is not null and desil_lama = desil then 'SAMA'
      when tertulis then 'KUNCI_GANDA'
      when lama_id is not null then 'DESIL_BERBEDA'
      else 'DITERIMA' end as putusan
    from dinilai d
  ), ditambah as (
    insert into peringkat_kesejahteraan as p (rilis_id, keluarga_id, desil, desa_kode)
    select rilis_id, keluarga_id, desil, desa_kode from diputus where putusan = 'DITERIMA' order by nomor
    returning p.id, ${sidikRingkas(TABEL, 'p')} as sidik
  ), ${jejakTambah(TABEL, 'ditambah')}, dijejak as (
    insert into impor_jejak (tabel, baris_id, impor_id, jenis)
    select 'peringkat_kesejahteraan', lama_id, $1, 'SAMA'::jenis_jejak from diputus where putusan = 'SAMA' and not tertulis
  ), akhir as (
    select nomor, case when putusan in ('SAMA', 'DITERIMA') then putusan
        when putusan in ('DESIL_BERBEDA', 'RILIS_BERBEDA') then 'PERLU_TINJAUAN' else 'DITOLAK' end as hasil,
      putusan as kode,
      case putusan when 'NO_KK_TIDAK_DITEMUKAN' then 'no_kk' when 'RILIS_BERBEDA' then 'tanggal_rilis' else 'desil' end as kolom,
      'k' || keluarga_id as subjek
    from diputus
  )`,
})
