import type pg from 'pg'
import { semuaBarisContoh } from '../nomor-contoh.ts'

export type Masa = { desa: number; dari: string }
export type Petugas = { id: number; nama: string; wilayah: number }

/** Whose each row is: plain data, read past every guard and by none of the code under test. */
export type Fakta = {
  kpm: ReadonlyMap<number, { desa: number; keluarga: number; nomor: string }>
  /** The village of each. */
  keluarga: ReadonlyMap<number, number>
  individu: ReadonlyMap<number, number>
  /** Present members: persons of a family. */
  anggota: ReadonlyMap<number, ReadonlySet<number>>
  riwayat: ReadonlyMap<number, readonly Masa[]>
  /** `segment start` of each spell of a person. */
  jkn: ReadonlyMap<number, ReadonlySet<string>>
  pendamping: readonly Petugas[]
  /** Enrolments that a facilitator has today. */
  dampingan: ReadonlyMap<number, ReadonlySet<number>>
  /** Whose a NIK is, of those the sample has. */
  nik: ReadonlyMap<string, number>
  noKk: readonly string[]
  /** Names and addresses that only one row has. */
  khas: ReadonlyMap<string, Pemilik>
}

export type Pemilik = { jenis: 'Kpm' | 'Keluarga' | 'Individu'; id: number }

export async function bacaFakta(kolam: pg.Pool): Promise<Fakta> {
  const contoh = await semuaBarisContoh()
  const klien = await kolam.connect()
  try {
    await klien.query('begin')
    await klien.query('set local role none')
    const baca = async <T extends pg.QueryResultRow>(sql: string) =>
      (await klien.query<T>(sql)).rows
    const kpm = await baca<{ id: number; desa: number; keluarga: number; nomor: string }>(
      'select id::float8, desa_kode::float8 as desa, keluarga_id::float8 as keluarga, nomor_peserta as nomor from kpm',
    )
    const keluarga = await baca<{ id: number; desa: number; teks: string }>(
      'select id::float8, desa_kode::float8 as desa, alamat as teks from keluarga',
    )
    const individu = await baca<{ id: number; desa: number; teks: string }>(
      'select id::float8, desa_kode::float8 as desa, nama as teks from individu',
    )
    const pendamping = await baca<Petugas>(
      'select id, nama, wilayah_kode::float8 as wilayah from pendamping where sampai is null',
    )
    const riwayat = await baca<Masa & { kpm: number }>(
      'select kpm_id::float8 as kpm, desa_kode::float8 as desa, dari::text from riwayat_kepesertaan',
    )
    return {
      kpm: new Map(kpm.map((satu) => [satu.id, satu])),
      keluarga: new Map(keluarga.map(({ id, desa }) => [id, desa])),
      individu: new Map(individu.map(({ id, desa }) => [id, desa])),
      anggota: kelompok(
        await baca(
          'select keluarga_id::float8 as a, individu_id::float8 as b from anggota_keluarga where sampai is null',
        ),
      ),
      riwayat: Map.groupBy(riwayat, (satu) => satu.kpm),
      jkn: kelompok(
        await baca(
          "select individu_id::float8 as a, segmen || ' ' || mulai as b from kepesertaan_jkn",
        ),
      ),
      pendamping,
      dampingan: kelompok(
        await baca(
          'select pendamping_id as a, kpm_id::float8 as b from pendampingan_kpm where sampai is null',
        ),
      ),
      nik: new Map(contoh.flatMap(({ individu: orang }) => orang.map(nikMilik)).flat()),
      noKk: contoh.flatMap((tahap) => tahap.keluarga.flatMap(({ noKk }) => noKk ?? [])),
      khas: yangKhas(keluarga, individu, pendamping),
    }
  } finally {
    await klien.query('rollback')
    klien.release()
  }
}

const nikMilik = ({ id, nik }: { id: number; nik: string | null }): [string, number][] =>
  nik ? [[nik, id]] : []

function kelompok<T>(baris: readonly { a: number; b: T }[]): Map<number, Set<T>> {
  const jadi = new Map<number, Set<T>>()
  for (const { a, b } of baris) jadi.set(a, (jadi.get(a) ?? new Set()).add(b))
  return jadi
}

type Bernama = readonly { id: number; teks: string }[]

function yangKhas(keluarga: Bernama, individu: Bernama, petugas: readonly Petugas[]) {
  const semua: [string, Pemilik | undefined][] = [
    ...keluarga.map(({ id, teks }): [string, Pemilik] => [teks, { jenis: 'Keluarga', id }]),
    ...individu.map(({ id, teks }): [string, Pemilik] => [teks, { jenis: 'Individu', id }]),
    // Those on duty may bear the name of somebody.
    ...petugas.map(({ nama }): [string, undefined] => [nama, undefined]),
  ]
  const menurut = Map.groupBy(semua, ([teks]) => teks)
  const khas = new Map<string, Pemilik>()
  for (const [teks, [pertama, ...lain]] of menurut) {
    if (pertama?.[1] && lain.length === 0 && teks.length > 5) khas.set(teks, pertama[1])
  }
  return khas
}
