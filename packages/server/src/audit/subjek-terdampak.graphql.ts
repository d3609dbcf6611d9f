import { type Fragment, join, sql, writeGlobalId } from '@harapan/pothos-sql'
import { builder, computed, pure } from '../builder.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { banyakDiminta } from './banyak-diminta.ts'
import { type SaringanAkses, SaringanAksesRef, syaratAkses } from './log-akses.graphql.ts'

const BANYAK = { bawaan: 100, terbanyak: 1_000 }
const TIPE = { INDIVIDU: 'Individu', KELUARGA: 'Keluarga', KPM: 'Kpm' } as const
const BENTUK = /^(INDIVIDU|KELUARGA|KPM):(\d{1,18})$/

type Jenis = keyof typeof TIPE
type Subjek = { jenis: Jenis; id: string; pertama: string; terakhir: string; banyaknya: number }
type Daftar = { subjek: Subjek[]; lanjut: string | null }
type Tanya = {
  saringan: SaringanAkses
  first?: number | null | undefined
  sesudah?: string | null | undefined
}

const JenisSubjekEnum = builder.enumType('JenisSubjek', {
  description: 'Siapa yang datanya terbaca / Whose data was read',
  values: {
    INDIVIDU: { value: 'INDIVIDU', description: 'Seseorang / A person' },
    KELUARGA: { value: 'KELUARGA', description: 'Sebuah keluarga / A family' },
    KPM: { value: 'KPM', description: 'Sebuah kepesertaan / An enrolment' },
  } satisfies Record<Jenis, { value: Jenis; description: string }>,
})

const SubjekTerdampak = builder.objectRef<Subjek>('SubjekTerdampak').implement({
  description:
    'Seseorang atau keluarga yang datanya terbaca / A person or family whose data was read',
  fields: (t) => ({
    jenis: t.field({
      type: JenisSubjekEnum,
      kelas: 'pribadi',
      description: 'Orang, keluarga, atau KPM / Person, family or enrolment',
      ...pure(({ jenis }: Subjek) => jenis),
    }),
    id: t.id({
      kelas: 'pribadi',
      description: 'Id global, untuk `node` / Global id, for `node`',
      ...pure(({ jenis, id }: Subjek) => writeGlobalId(TIPE[jenis], BigInt(id))),
    }),
    pertama: t.field({
      type: 'DateTime',
      kelas: 'pribadi',
      description: 'Akses pertama / First access',
      ...pure(({ pertama }: Subjek) => new Date(pertama)),
    }),
    terakhir: t.field({
      type: 'DateTime',
      kelas: 'pribadi',
      description: 'Akses terakhir / Last access',
      ...pure(({ terakhir }: Subjek) => new Date(terakhir)),
    }),
    banyaknya: t.int({
      kelas: 'pribadi',
      description: 'Banyaknya akses / Number of accesses',
      ...pure(({ banyaknya }: Subjek) => banyaknya),
    }),
  }),
})

const DaftarTerdampak = builder.objectRef<Daftar>('DaftarTerdampak').implement({
  description: 'Sebagian subjek terdampak / A part of the affected subjects',
  fields: (t) => ({
    subjek: t.field({
      type: [SubjekTerdampak],
      ukuran: 100,
      kelas: 'pribadi',
      description: 'Subjeknya / The subjects',
      ...pure(({ subjek }: Daftar) => subjek),
    }),
    lanjut: t.string({
      kelas: 'pribadi',
      description:
        'Untuk `sesudah` berikutnya; null bila habis / For the next `sesudah`; null at the end',
      ...pure(({ lanjut }: Daftar) => lanjut),
    }),
  }),
})

builder.queryField('subjekTerdampak', (t) =>
  t.field({
    type: DaftarTerdampak,
    kelas: 'pribadi',
    wewenang: 'audit:baca',
    biaya: 200,
    description:
      'Subjek yang datanya terbaca oleh akses tertentu, untuk pemberitahuan 3x24 jam (UU 27/2022 pasal 46) / Subjects read by certain accesses, for the notice within 3x24 hours',
    args: {
      saringan: t.arg({ type: SaringanAksesRef, required: true, description: 'Saringan / Filter' }),
      first: t.arg.int({
        description: 'Banyaknya, 1-1.000; bawaan 100 / How many; 100 by default',
      }),
      sesudah: t.arg.string({
        description: '`lanjut` dari jawaban sebelumnya / `lanjut` of the answer before',
      }),
    },
    ...computed({
      input: (_: unknown, tanya: Tanya, __: Konteks) => sqlTerdampak(tanya),
      compute: (terbaca: Subjek[] | null, tanya: Tanya) => halaman(terbaca ?? [], banyak(tanya)),
    }),
  }),
)

function sqlTerdampak(tanya: Tanya): Fragment {
  const { dari, sampai, ...lain } = tanya.saringan
  syaratAkses(tanya.saringan)
  const syarat = (['pelaku', 'klien', 'perjanjian', 'hasil'] as const).flatMap((nama) => {
    const nilai = lain[nama]
    return nilai == null ? [] : [sql`${KOLOM[nama]} = ${nilai}::text`]
  })
  const waktu = sql`a.waktu >= ${dari.toISOString()}::timestamptz and a.waktu < ${sampai.toISOString()}::timestamptz`
  const tersaring = sql`audit_akses a where ${join([waktu, ...syarat], ' and ')}`
  const [, jenis, id] = sesudah(tanya)
  const lanjut = jenis
    ? sql`where (s.jenis, s.subjek) > (${jenis}::jenis_subjek, ${id}::bigint)`
    : sql``
  return sql`(select json_agg(json_build_object('jenis', t.jenis, 'id', t.subjek::text, 'pertama', t.pertama, 'terakhir', t.terakhir,
      'banyaknya', t.n)) from (
    with a as materialized (select a.id, a.waktu, a.subjek from ${tersaring})
    select s.jenis, s.subjek, min(s.waktu) as pertama, max(s.waktu) as terakhir, count(*)::int as n
    from (
      select u.jenis, u.subjek, a.waktu from a cross join lateral uraikan_subjek(a.subjek) u
      union all
      select lama.jenis, lama.subjek, a.waktu from a join audit_subjek lama on lama.waktu = a.waktu and lama.audit = a.id
    ) s ${lanjut}
    group by 1, 2 order by 1, 2 limit ${banyak(tanya) + 1}::int) t)`
}

const KOLOM = {
  pelaku: sql`a.pelaku`,
  klien: sql`a.klien`,
  perjanjian: sql`a.perjanjian`,
  hasil: sql`a.hasil`,
}

function sesudah({ sesudah: teks }: Tanya): readonly (string | undefined)[] {
  if (!teks) return []
  const terbaca = BENTUK.exec(Buffer.from(teks, 'base64url').toString('latin1'))
  if (!terbaca) throw galatKode('KURSOR_TIDAK_SAH')
  return terbaca
}

const banyak = ({ first }: Tanya): number => banyakDiminta(first, BANYAK)

function halaman(terbaca: Subjek[], banyaknya: number): Daftar {
  const subjek = terbaca.slice(0, banyaknya)
  const akhir = subjek.at(-1)
  const lanjut = akhir && terbaca.length > banyaknya && `${akhir.jenis}:${akhir.id}`
  return { subjek, lanjut: lanjut ? Buffer.from(lanjut).toString('base64url') : null }
}
