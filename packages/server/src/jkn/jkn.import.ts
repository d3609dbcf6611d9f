import type { Nik, Tanggal } from '@harapan/kode'
import type { AlasanAkhirPbi, SegmenJkn } from '../_generated/prisma/client.ts'
import { pilihan } from '../baris/nilai.rules.ts'
import type { PembacaBaris } from '../baris/pembaca-baris.ts'
import {
  type InfoBerkas,
  jejakLain,
  jejakTambah,
  pernahDijejak,
  profil,
  sidikBaris,
  sidikRingkas,
  type TabelImpor,
} from '../baris/profil.ts'
import type { NomorTerlindungLatin } from '../identitas/pelindung.ts'

type BarisJkn = {
  nik: Nik
  noKartu: string | null
  segmen: SegmenJkn
  kelasRawat: number
  mulai: Tanggal
  sampai: Tanggal | null
  alasanAkhir: AlasanAkhirPbi | null
  diperbaruiPada: Tanggal
}

// "PBI" without more is the one paid by APBN; the old name of PBPU/BP Pemda is "PBI APBD".
const SEGMEN = pilihan<SegmenJkn>({
  PBI_APBN: ['PBI', 'PBI APBN', 'PBI JK', 'PBI-JK', 'PBI (APBN)', 'PENERIMA BANTUAN IURAN'],
  PBPU_BP_PEMDA: ['PBPU BP PEMDA', 'PBPU/BP PEMDA', 'PBPU PEMDA', 'PBI APBD', 'PBI (APBD)'],
  PPU_PN: ['PPU PENYELENGGARA NEGARA'],
  PPU_BU: ['PPU BADAN USAHA', 'PPU SWASTA'],
  PBPU_MANDIRI: ['PBPU', 'MANDIRI'],
  BP_PN: ['BP PENYELENGGARA NEGARA'],
  BP_SWASTA: ['BUKAN PEKERJA SWASTA'],
})

const KELAS = pilihan<'1' | '2' | '3'>({
  '1': ['I', 'KELAS 1', 'KELAS I'],
  '2': ['II', 'KELAS 2', 'KELAS II'],
  '3': ['III', 'KELAS 3', 'KELAS III'],
})

const ALASAN = pilihan<AlasanAkhirPbi>({
  TIDAK_ADA_DI_DTSEN: ['TIDAK TERDAFTAR DTSEN'],
  DESIL_6_10: ['DESIL 6 SAMPAI 10'],
  MAMPU_MEMBAYAR: ['MAMPU'],
  TIDAK_DITEMUKAN: [],
  MENJADI_PPU: ['PINDAH PPU'],
  MENDAFTAR_PBPU: ['PINDAH PBPU'],
  MENINGGAL: ['MENINGGAL DUNIA'],
  NIK_TIDAK_VALID: [],
  NIK_GANDA: [],
})

const TABEL: TabelImpor = {
  nama: 'kepesertaan_jkn',
  kolom: [
    ...['individu_id', 'segmen', 'kelas_rawat', 'no_kartu_hash', 'mulai', 'sampai'],
    ...['alasan_akhir', 'sumber', 'diperbarui_pada'],
  ],
  pulih: [
    ...['segmen', 'kelas_rawat', 'no_kartu_hash', 'no_kartu_sandi', 'no_kartu_samaran', 'sampai'],
    ...['alasan_akhir', 'sumber', 'diperbarui_pada'],
  ],
}

const SUMBER = 'Impor berkas BPJS Kesehatan'

function petakan(sel: PembacaBaris, { hariIni }: InfoBerkas): BarisJkn | undefined {
  const nik = sel.nik('nik')
  const noKartu = sel.noKartuAtauKosong('no_kartu')
  const segmen = sel.pilihan('segmen', SEGMEN)
  const kelas = sel.pilihan('kelas_rawat', KELAS)
  const mulai = sel.tanggal('mulai')
  const sampai = sel.tanggalAtauKosong('sampai')
  const alasanAkhir = sel.pilihanAtauKosong('alasan_akhir', ALASAN)
  const diperbaruiPada = sel.tanggal('diperbarui_pada')
  if (mulai && sampai && sampai < mulai) sel.tolak('TANGGAL_TERBALIK', 'sampai')
  if (alasanAkhir && sampai === null) sel.tolak('ALASAN_TANPA_AKHIR', 'alasan_akhir')
  // A mirror that says it was taken tomorrow would never be corrected again.
  if (diperbaruiPada && diperbaruiPada > hariIni) sel.tolak('TANGGAL_MENDATANG', 'diperbarui_pada')
  if (!nik || noKartu === undefined || !segmen || !kelas || !mulai) return undefined
  if (sampai === undefined || alasanAkhir === undefined || !diperbaruiPada) return undefined
  return {
    ...{ nik, noKartu, segmen, kelasRawat: Number(kelas) },
    ...{ mulai, sampai, alasanAkhir, diperbaruiPada },
  }
}

/**
 * JKN membership as BPJS Kesehatan lists it, PBI lists included. A spell is known by its person and first
 * day. A spell that would overlap another of the person is left to a human: which of them is true, a
 * list does not say (one active segment at a time, Perpres 82/2018).
 */
export const PROFIL_JKN = profil<BarisJkn>({
  nama: 'jkn',
  uraian: 'Kepesertaan JKN dan daftar PBI dari BPJS Kesehatan / JKN membership and PBI lists',
  kolom: [
    {
      nama: 'nik',
      alias: [
        'no nik',
        'nik peserta',
        'nomor induk kependudukan',
        'no ktp',
        'no induk kependudukan',
      ],
      wajib: true,
      angkaTerlihat: 4,
      uraian: 'NIK, 16 angka / 16 digits',
    },
    {
      nama: 'no_kartu',
      alias: [
        'noka',
        'no kartu bpjs',
        'no kartu jkn',
        'nomor peserta bpjs',
        'no bpjs',
        'no jkn',
        'no kartu peserta',
        'noka bpjs',
      ],
      wajib: false,
      angkaTerlihat: 0,
      uraian: 'Nomor kartu, 13 angka / Card number, 13 digits',
    },
    {
      nama: 'segmen',
      alias: ['segmen peserta', 'segmen jkn', 'jenis peserta', 'jenis kepesertaan', 'segmentasi'],
      wajib: true,
      uraian: 'PBI APBN, PBPU BP Pemda, PPU PN, PPU BU, PBPU Mandiri, BP PN, BP Swasta',
    },
    {
      nama: 'kelas_rawat',
      alias: ['kelas', 'hak kelas', 'kls rawat', 'kelas perawatan'],
      wajib: true,
      uraian: '1, 2, 3 (I, II, III)',
    },
    {
      nama: 'mulai',
      alias: [
        'tmt',
        'tgl tmt',
        'tmt peserta',
        'tgl mulai',
        'tgl mulai berlaku',
        'mulai berlaku',
        'tgl aktif',
      ],
      wajib: true,
      uraian: 'Hari pertama / First day',
    },
    {
      nama: 'sampai',
      alias: [
        'tat',
        'tgl tat',
        'tgl akhir',
        'tgl berakhir',
        'tgl nonaktif',
        'tgl non aktif',
        'berlaku sampai',
        'tgl selesai',
      ],
      wajib: false,
      uraian: 'Hari terakhir; kosong bila masih berlaku / Last day; empty while in force',
    },
    {
      nama: 'alasan_akhir',
      alias: [
        'alasan nonaktif',
        'alasan non aktif',
        'alasan',
        'keterangan nonaktif',
        'sebab nonaktif',
      ],
      wajib: false,
      uraian: 'Alasan berakhir / Why it ended',
    },
    {
      nama: 'diperbarui_pada',
      alias: [
        'tgl update',
        'tgl data',
        'per tanggal',
        'tgl pembaruan',
        'diambil pada',
        'posisi data',
      ],
      wajib: true,
      uraian: 'Tanggal data di BPJS / The day of the data at BPJS',
    },
  ],
  petakan,
  kunci: ({ nik }) => nik,
  lindungi(baris, pelindung) {
    const kartu = baris.noKartu === null ? null : pelindung.lindungi('noKartu', baris.noKartu)
    return { ...baris, nikHash: pelindung.hash('nik', baris.nik), kartu }
  },
  masuk: [
    ['nik_hash', 'bytea', (b) => b['nikHash']],
    ['no_kartu_hash', 'bytea', (b) => kartuDari(b)?.hash],
    ['no_kartu_sandi', 'bytea', (b) => kartuDari(b)?.sandi],
    ['no_kartu_samaran', 'text', (b) => kartuDari(b)?.samaran],
    ['segmen', 'segmen_jkn', (b) => b['segmen']],
    ['kelas_rawat', 'int', (b) => b['kelasRawat']],
    ['mulai', 'date', (b) => b['mulai']],
    ['sampai', 'date', (b) => b['sampai']],
    ['alasan_akhir', 'alasan_akhir_pbi', (b) => b['alasanAkhir']],
    ['diperbarui_pada', 'timestamptz', (b) => b['diperbaruiPada']],
  ],
  tabel: [TABEL],
  sqlSubjek: `select string_agg(distinct 'i' || k.individu_id, ',') as subjek from jejak_impor j
    join kepesertaan_jkn k on k.id = j.baris_id where j.impor_id = $1 and j.tabel = 'kepesertaan_jkn'`,
  sql: `orang as materialized (
    select m.*, i.id as individu_id, i.desa_kode
    from (select * from masuk order by nik_hash) m left join individu i on i.nik_hash = m.nik_hash order by i.id
  ), diputus as materialized (
    select o.*, e.id as jkn_id, e as lama, j.ada as tertulis, case
      when o.individu_id is null then 'NIK_TIDAK_DITEMUKAN'
      when e.id is not null and (j.ada or e.diperbarui_pada >= o.diperbarui_pada)
        and (e.segmen, e.kelas_rawat, e.sampai, e.alasan_akhir) is not distinct from (o.segmen, o.kelas_rawat, o.sampai, o.alasan_akhir)
        and e.no_kartu_hash is not distinct from coalesce(o.no_kartu_hash, e.no_kartu_hash) then 'SAMA'
      when j.ada then 'KUNCI_GANDA'
      when e.diperbarui_pada > o.diperbarui_pada then 'DATA_LEBIH_BARU'
      when exists (select from kepesertaan_jkn x where x.individu_id = o.individu_id and x.mulai <> o.mulai
        and x.mulai <= coalesce(o.sampai, 'infinity') and coalesce(x.sampai, 'infinity') >= o.mulai) then 'MASA_BERTINDIHAN'
      when e.id is null then 'DITERIMA' else 'DIUBAH' end as putusan
    from orang o left join kepesertaan_jkn e on e.individu_id = o.individu_id and e.mulai = o.mulai
    cross join lateral (select ${pernahDijejak(TABEL, 'e.id')} as ada offset 0) j
  ), diubah as (
    update kepesertaan_jkn k set segmen = d.segmen, kelas_rawat = d.kelas_rawat, sampai = d.sampai,
      alasan_akhir = d.alasan_akhir, sumber = '${SUMBER}', diperbarui_pada = d.diperbarui_pada,
      no_kartu_hash = coalesce(d.no_kartu_hash, k.no_kartu_hash),
      no_kartu_sandi = case when d.no_kartu_hash is null or d.no_kartu_hash = k.no_kartu_hash then k.no_kartu_sandi else d.no_kartu_sandi end,
      no_kartu_samaran = coalesce(d.no_kartu_samaran, k.no_kartu_samaran)
    from diputus d where d.putusan = 'DIUBAH' and k.id = d.jkn_id
    returning k.id, to_jsonb(d.lama) as sebelum, ${sidikBaris(TABEL, 'k')} as sidik
  ), ditambah as (
    insert into kepesertaan_jkn as k (individu_id, segmen, kelas_rawat, no_kartu_hash, no_kartu_sandi, no_kartu_samaran,
      mulai, sampai, alasan_akhir, sumber, diperbarui_pada, desa_kode)
    select individu_id, segmen, kelas_rawat, no_kartu_hash, no_kartu_sandi, no_kartu_samaran,
      mulai, sampai, alasan_akhir, '${SUMBER}', diperbarui_pada, desa_kode
    from diputus where putusan = 'DITERIMA'
    returning k.id, ${sidikRingkas(TABEL, 'k')} as sidik
  ), ${jejakTambah(TABEL, 'ditambah')}, ${jejakLain(TABEL, 'jkn_id')}, akhir as (
    select nomor, case when putusan in ('SAMA', 'DITERIMA', 'DIUBAH') then putusan
        when putusan in ('DATA_LEBIH_BARU', 'MASA_BERTINDIHAN') then 'PERLU_TINJAUAN' else 'DITOLAK' end as hasil,
      putusan as kode,
      case putusan when 'NIK_TIDAK_DITEMUKAN' then 'nik' when 'DATA_LEBIH_BARU' then 'diperbarui_pada' else 'mulai' end as kolom,
      'i' || individu_id as subjek
    from diputus
  )`,
})

const kartuDari = (baris: Record<string, unknown>) => baris['kartu'] as NomorTerlindungLatin | null
