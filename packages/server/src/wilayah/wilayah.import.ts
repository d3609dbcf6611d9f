import { jenis, type KodeWilayah, type Tanggal, tingkat } from '@harapan/kode'
import type { JenisWilayah } from '../_generated/prisma/client.ts'
import { pilihan } from '../baris/nilai.rules.ts'
import type { PembacaBaris } from '../baris/pembaca-baris.ts'
import {
  jejakLain,
  jejakTambah,
  pernahDijejak,
  profil,
  sidikBaris,
  sidikRingkas,
  type TabelImpor,
} from '../baris/profil.ts'
import { KOLOM_EDISI } from './kolom-edisi.import.ts'
import { namaEdisi } from './nama-edisi.ts'

type BarisWilayah = {
  kode: KodeWilayah
  nama: string
  namaLengkap: string
  kodeLama: readonly KodeWilayah[]
  edisi: string
  tanggalEdisi: Tanggal
  lengkap: boolean
}

const JENIS = pilihan<JenisWilayah>({
  PROVINSI: ['PROV'],
  KABUPATEN: ['KAB', 'KABUPATEN ADMINISTRASI'],
  KOTA: ['KOTA ADMINISTRASI'],
  KECAMATAN: ['KEC', 'DISTRIK', 'KAPANEWON', 'KEMANTREN'],
  DESA: ['NAGARI', 'GAMPONG', 'KALURAHAN', 'KAMPUNG', 'PEKON', 'LEMBANG', 'OHOI'],
  KELURAHAN: ['KEL'],
  DESA_ADAT: ['KAMPUNG ADAT', 'NAGARI ADAT'],
})
const LENGKAP = pilihan<'YA' | 'TIDAK'>({
  YA: ['LENGKAP', 'SELURUH'],
  TIDAK: ['PERUBAHAN', 'SEBAGIAN'],
})

const TABEL: TabelImpor = {
  nama: 'baris_edisi',
  // The last one is what applying the edition changes: after it nothing can be taken back.
  kolom: ['edisi_id', 'kode', 'nama', 'nama_lengkap', 'kode_lama', 'diterapkan'],
  pulih: ['nama', 'nama_lengkap', 'kode_lama'],
}

function petakan(sel: PembacaBaris): BarisWilayah | undefined {
  const kode = sel.wilayah('kode')
  const tertulis = sel.kata('nama', 100)
  const kodeLama = sel.daftarWilayah('kode_lama')
  const jenisnya = sel.pilihanAtauKosong('jenis', JENIS)
  const edisi = sel.kata('edisi', 80)
  const tanggalEdisi = sel.tanggal('tanggal_edisi')
  const lengkap = sel.pilihan('lengkap', LENGKAP)
  if (kode && jenisnya && jenis(kode) !== jenisnya) sel.tolak('JENIS_TIDAK_COCOK', 'jenis')
  if (kode && kodeLama?.some((lama) => tingkat(lama) !== tingkat(kode)))
    sel.tolak('KODE_LAMA_TIDAK_COCOK', 'kode_lama')
  if (!kode || !tertulis || !kodeLama || !edisi || !tanggalEdisi || !lengkap) return undefined
  const { nama, namaLengkap } = namaEdisi(kode, tertulis)
  if (nama === '') return sel.tolak('KOSONG', 'nama')
  return { kode, nama, namaLengkap, kodeLama, edisi, tanggalEdisi, lengkap: lengkap === 'YA' }
}

/**
 * An edition of the area codes (Permendagri 58/2021), whole or only what changes. The file changes no area:
 * `harapan edisi` compares it and applies it.
 */
export const PROFIL_WILAYAH = profil<BarisWilayah>({
  nama: 'wilayah',
  uraian: 'Edisi kode wilayah Kemendagri / An edition of the Kemendagri area codes',
  peran: ['PUSAT'],
  kolom: KOLOM_EDISI,
  petakan,
  kunci: ({ kode }) => kode,
  lindungi: (baris) => ({ ...baris, kodeLama: baris.kodeLama.join(' ') }),
  masuk: [
    ['kode', 'text', (b) => b['kode']],
    ['nama', 'text', (b) => b['nama']],
    ['nama_lengkap', 'text', (b) => b['namaLengkap']],
    ['teks_lama', 'text', (b) => b['kodeLama']],
    ['nomor_edisi', 'text', (b) => b['edisi']],
    ['tanggal', 'date', (b) => b['tanggalEdisi']],
    ['lengkap', 'boolean', (b) => b['lengkap']],
  ],
  tabel: [TABEL],
  sqlSubjek: 'select null::text as subjek where $1::bigint is not null',
  // An edition is made by its first row, as a release of deciles is. Parents come first, in the file or
  // in the chunk; of an edition of changes they may stand already.
  sql: `edisi_baru as (
    insert into edisi_wilayah (nomor, tanggal, lengkap)
    select distinct on (m.nomor_edisi) m.nomor_edisi, m.tanggal, m.lengkap from masuk m
    where not exists (select from edisi_wilayah e where e.nomor = m.nomor_edisi) order by m.nomor_edisi, m.nomor
    returning id, nomor, tanggal, lengkap, status
  ), edisi as materialized (
    select id, nomor, tanggal, lengkap, status from edisi_baru
    union all select id, nomor, tanggal, lengkap, status from edisi_wilayah
  ), uraian as materialized (
    select m.*, string_to_array(nullif(m.teks_lama, ''), ' ') as lama,
      left(m.kode, case length(m.kode) when 13 then 8 when 8 then 5 when 5 then 2 end) as induk
    from masuk m
  ), dinilai as materialized (
    select u.*, coalesce(u.lama, '{}') as kode_lama, e.id as edisi_id, b.id as lama_id, b as sebelumnya,
      e.status <> 'DISIAPKAN' as diterapkan, (e.tanggal, e.lengkap) <> (u.tanggal, u.lengkap) as lain,
      (b.nama, b.nama_lengkap, b.kode_lama) is not distinct from (u.nama, u.nama_lengkap, coalesce(u.lama, '{}')) as serupa,
      u.induk is null or exists (select from masuk i where i.kode = u.induk)
        or exists (select from baris_edisi i where i.edisi_id = e.id and i.kode = u.induk)
        or (not u.lengkap and exists (select from wilayah w where w.kode = u.induk and w.berlaku_sampai is null)) as berinduk,
      (select bool_and(exists (select from wilayah w where w.kode = l and w.berlaku_sampai is null)) from unnest(u.lama) l) as lama_ada,
      ${pernahDijejak(TABEL, 'b.id')} as tertulis
    from uraian u join edisi e on e.nomor = u.nomor_edisi
    left join baris_edisi b on b.edisi_id = e.id and b.kode = u.kode
  ), diputus as materialized (
    select d.*, case
      when lama_id is not null and serupa and not lain then 'SAMA'
      when diterapkan then 'EDISI_SUDAH_DITERAPKAN'
      when lain then 'EDISI_BERBEDA'
      when not berinduk then 'INDUK_TIDAK_ADA'
      when not coalesce(lama_ada, true) then 'KODE_LAMA_TIDAK_DIKENAL'
      when tertulis then 'KUNCI_GANDA'
      when lama_id is null then 'DITERIMA' else 'DIUBAH' end as putusan
    from dinilai d
  ), diubah as (
    update baris_edisi b set nama = d.nama, nama_lengkap = d.nama_lengkap, kode_lama = d.kode_lama
    from diputus d where d.putusan = 'DIUBAH' and b.id = d.lama_id
    returning b.id, to_jsonb(d.sebelumnya) as sebelum, ${sidikBaris(TABEL, 'b')} as sidik
  ), ditambah as (
    insert into baris_edisi as b (edisi_id, kode, nama, nama_lengkap, kode_lama)
    select edisi_id, kode, nama, nama_lengkap, kode_lama from diputus where putusan = 'DITERIMA' order by nomor
    returning b.id, ${sidikRingkas(TABEL, 'b')} as sidik
  ), ${jejakTambah(TABEL, 'ditambah')}, ${jejakLain(TABEL, 'lama_id')}, akhir as (
    select nomor, case when putusan in ('SAMA', 'DITERIMA', 'DIUBAH') then putusan
        when putusan in ('EDISI_BERBEDA', 'KODE_LAMA_TIDAK_DIKENAL') then 'PERLU_TINJAUAN' else 'DITOLAK' end as hasil,
      putusan as kode, case when putusan like 'EDISI%' then 'edisi' when putusan like 'KODE_LAMA%' then 'kode_lama' else 'kode' end as kolom,
      null::text as subjek
    from diputus
  )`,
})
