import { rentang } from '@harapan/kode'
import type { JenisFasilitas } from '../_generated/prisma/client.ts'
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

type BarisFasilitas = {
  jenis: JenisFasilitas
  kode: string
  nama: string
  alamat: string | null
  desaKode: number
}

const JENIS = pilihan<JenisFasilitas>({
  SEKOLAH: ['SD', 'SMP', 'SMA', 'SMK', 'MI', 'MTS', 'MA', 'PAUD', 'TK', 'SLB'],
  FKTP: ['PUSKESMAS', 'KLINIK', 'KLINIK PRATAMA', 'DOKTER PRAKTIK', 'FASKES TINGKAT PERTAMA'],
  RUMAH_SAKIT: ['RS', 'RSUD', 'FKRTL'],
  POSYANDU: [],
  SENTRA: ['BALAI'],
})

/** NPSN: eight letters or digits; provider codes of BPJS Kesehatan: digits and letters, at most fifteen. */
const BENTUK_KODE: Readonly<Record<JenisFasilitas, RegExp>> = {
  SEKOLAH: /^[A-Z0-9]{8}$/,
  FKTP: /^[A-Z0-9]{6,15}$/,
  RUMAH_SAKIT: /^[A-Z0-9]{6,15}$/,
  POSYANDU: /^[A-Z0-9.-]{3,30}$/,
  SENTRA: /^[A-Z0-9.-]{3,30}$/,
}

const TABEL: TabelImpor = {
  nama: 'fasilitas',
  kolom: ['jenis', 'kode', 'nama', 'alamat', 'desa_kode'],
  pulih: ['nama', 'alamat', 'desa_kode'],
}

function petakan(sel: PembacaBaris): BarisFasilitas | undefined {
  const jenis = sel.pilihan('jenis', JENIS)
  const kode = sel.kata('kode', 30)?.toUpperCase()
  const nama = sel.kata('nama', 150)
  const alamat = sel.kataAtauKosong('alamat', 300)
  const desa = sel.desa('desa')
  if (jenis && kode && !BENTUK_KODE[jenis].test(kode)) sel.tolak('KODE_TIDAK_SAH', 'kode')
  if (!jenis || !kode || !nama || alamat === undefined || !desa) return undefined
  return { jenis, kode, nama, alamat, desaKode: rentang(desa).awal }
}

/** Schools by NPSN and health facilities by provider code, kept by the office of their village. */
export const PROFIL_FASILITAS = profil<BarisFasilitas>({
  nama: 'fasilitas',
  uraian: 'Sekolah (NPSN) dan fasilitas kesehatan / Schools and health facilities',
  kolom: [
    {
      nama: 'jenis',
      alias: ['jenis fasilitas', 'jenjang', 'bentuk pendidikan', 'jenis faskes', 'tipe faskes'],
      wajib: true,
      uraian: 'SEKOLAH, FKTP, RUMAH SAKIT, POSYANDU, SENTRA; atau SD, PUSKESMAS, ...',
    },
    {
      nama: 'kode',
      alias: ['npsn', 'kode faskes', 'kode provider', 'kd provider', 'kode fasilitas'],
      wajib: true,
      uraian: 'NPSN atau kode provider / NPSN or provider code',
    },
    {
      nama: 'nama',
      alias: [
        'nama sekolah',
        'nama faskes',
        'nama fasilitas',
        'nama provider',
        'nm provider',
        'satuan pendidikan',
      ],
      wajib: true,
      uraian: 'Nama / Name',
    },
    {
      nama: 'alamat',
      alias: ['alamat lengkap', 'alamat sekolah', 'alamat faskes'],
      wajib: false,
      uraian: 'Alamat / Address',
    },
    {
      nama: 'desa',
      alias: [
        'kode desa',
        'kode wilayah',
        'kode kelurahan',
        'kode desa kelurahan',
        'kode kemendagri',
      ],
      wajib: true,
      uraian: 'Kode desa Kemendagri, sepuluh angka / Village code, ten digits',
    },
  ],
  petakan,
  kunci: ({ jenis, kode }) => `${jenis} ${kode}`,
  lindungi: (baris) => baris,
  masuk: [
    ['jenis', 'jenis_fasilitas', (b) => b['jenis']],
    ['kode', 'text', (b) => b['kode']],
    ['nama', 'text', (b) => b['nama']],
    ['alamat', 'text', (b) => b['alamat']],
    ['desa_kode', 'bigint', (b) => b['desaKode']],
  ],
  tabel: [TABEL],
  sqlSubjek: 'select null::text as subjek where $1::bigint is not null',
  sql: `dinilai as materialized (
    select m.*, f.id as lama_id, f as lama,
      (f.nama, f.alamat, f.desa_kode) is not distinct from (m.nama, m.alamat, m.desa_kode) as serupa,
      m.desa_kode <@ current_setting('h.scope')::int8multirange
        and coalesce(f.desa_kode <@ current_setting('h.scope')::int8multirange, true) as terjangkau,
      exists (select from wilayah w where w.awal = m.desa_kode and w.tingkat = 'DESA' and w.berlaku_sampai is null) as ada,
      ${pernahDijejak(TABEL, 'f.id')} as tertulis
    from masuk m left join fasilitas f on f.jenis = m.jenis and f.kode = m.kode
  ), diputus as materialized (
    select d.*, case
      when not ada then 'WILAYAH_TIDAK_DIKENAL'
      when not terjangkau then 'DI_LUAR_WILAYAH'
      when lama_id is not null and serupa then 'SAMA'
      when tertulis then 'KUNCI_GANDA'
      when lama_id is null then 'DITERIMA' else 'DIUBAH' end as putusan
    from dinilai d
  ), diubah as (
    update fasilitas f set nama = d.nama, alamat = d.alamat, desa_kode = d.desa_kode
    from diputus d where d.putusan = 'DIUBAH' and f.id = d.lama_id
    returning f.id, to_jsonb(d.lama) as sebelum, ${sidikBaris(TABEL, 'f')} as sidik
  ), ditambah as (
    insert into fasilitas as f (jenis, kode, nama, alamat, desa_kode)
    select jenis, kode, nama, alamat, desa_kode from diputus where putusan = 'DITERIMA' order by nomor
    returning f.id, ${sidikRingkas(TABEL, 'f')} as sidik
  ), ${jejakTambah(TABEL, 'ditambah')}, ${jejakLain(TABEL, 'lama_id')}, akhir as (
    select nomor, case when putusan in ('SAMA', 'DITERIMA', 'DIUBAH') then putusan else 'DITOLAK' end as hasil,
      putusan as kode, case when putusan = 'KUNCI_GANDA' then 'kode' else 'desa' end as kolom, null::text as subjek
    from diputus
  )`,
})
