import { bukaUji, type Uji } from '@harapan/testing'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sebagaiAdmin, tanyaAdmin } from '../../test/sebagai-admin.ts'
import { kodeSql } from '../db/sekali-kirim.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

// Of two regencies, which are locked apart.
const DESA = [1_602_042_001, 1_602_042_002, 6_202_062_005]

const ORANG = `insert into individu (alasan_tanpa_nik, nama, tanggal_lahir, jenis_kelamin, punya_ktp_el, desa_kode, sintetis)
  select 'BAYI', 'Uji acuan', '2020-01-01', 'PEREMPUAN', false, $1, true from generate_series(1, $2) returning id::text as id`
const MASA = `insert into kepesertaan_jkn (individu_id, segmen, kelas_rawat, mulai, sampai, sumber, diperbarui_pada, desa_kode)
  values ($1, 'PBI_APBN', 3, '2020-01-01', '2020-02-01', 'uji', now(), $2)`
const PINDAH = 'update individu set desa_kode = $2 where id = $1'
const HAPUS = 'delete from individu where id = $1'

const admin = (sql: string, nilai: unknown[] = []) =>
  tanyaAdmin<Record<string, string>>(uji.basisData.kolam, sql, nilai)
const orangBaru = async (n: number, desa = DESA[0]) =>
  (await admin(ORANG, [desa, n])).map(({ id }) => id ?? '')
const sandi = (kerja: Promise<unknown>) => kerja.then(() => 'jadi', kodeSql)
const desaMasa = async (id: string | undefined) =>
  (
    await admin('select desa_kode::float8 as d from kepesertaan_jkn where individu_id = $1', [id])
  ).map(({ d }) => d)

describe('masa JKN dan orangnya', () => {
  it('tidak tercatat bagi orang yang tidak ada, atau di desa lain', async () => {
    const [orang] = await orangBaru(1)
    expect(await sandi(admin(MASA, ['999999999999', DESA[0]]))).toBe('23503')
    expect(await sandi(admin(MASA, [orang, DESA[1]]))).toBe('23503')
    await admin(MASA, [orang, DESA[0]])
    const pindahkanMasa = 'update kepesertaan_jkn set desa_kode = $2 where individu_id = $1'
    expect(await sandi(admin(pindahkanMasa, [orang, DESA[1]]))).toBe('23503')
    expect(await desaMasa(orang)).toEqual([DESA[0]])
  })

  it('ikut pindah dengan orangnya, yang tidak dapat dihapus selama ada masa', async () => {
    const [orang] = await orangBaru(1)
    await admin(MASA, [orang, DESA[0]])
    await admin(PINDAH, [orang, DESA[2]])
    expect(await desaMasa(orang)).toEqual([DESA[2]])
    expect(await sandi(admin(HAPUS, [orang]))).toBe('23503')
    await admin('delete from kepesertaan_jkn where individu_id = $1', [orang])
    expect(await sandi(admin(HAPUS, [orang]))).toBe('jadi')
  })

  it('hanya dalam READ COMMITTED, yang melihat apa yang baru disimpan', async () => {
    const [orang] = await orangBaru(1)
    const ulang = sebagaiAdmin(uji.basisData.kolam, async (klien) => {
      await klien.query('set transaction isolation level repeatable read')
      await klien.query(MASA, [orang, DESA[0]])
    })
    expect(await sandi(ulang)).toBe('25001')
  })
})

// The embedded database has one session.
describe.skipIf(!process.env['HARAPAN_UJI_URL'])('serentak', () => {
  const dalam = <T>(kerja: (klien: pg.PoolClient) => Promise<T>) =>
    sebagaiAdmin(uji.basisData.kolam, kerja)

  it('perpindahan menunggu penulis masa, dan membawa yang baru ditulis', async () => {
    const [orang] = await orangBaru(1)
    let pindah: Promise<string | undefined> | undefined
    await dalam(async (klien) => {
      await klien.query(MASA, [orang, DESA[0]])
      pindah = sandi(admin(PINDAH, [orang, DESA[2]]))
      await menunggu()
    })
    expect(await pindah).toBe('jadi')
    expect(await desaMasa(orang)).toEqual([DESA[2]])
  })

  it.each([
    ['pindah', PINDAH],
    ['hapus', HAPUS],
  ])('penulis masa menunggu yang %s, dan ditolak sesudahnya', async (_, sql) => {
    const [orang] = await orangBaru(1)
    let masa: Promise<string | undefined> | undefined
    await dalam(async (klien) => {
      await klien.query(sql, sql === HAPUS ? [orang] : [orang, DESA[1]])
      masa = sandi(admin(MASA, [orang, DESA[0]]))
      await menunggu()
    })
    expect(await masa).toBe('23503')
  })

  it('empat penulis acak tidak meninggalkan masa tanpa orang atau di desa lain', async () => {
    const orang = await orangBaru(12)
    const acak = <T>(isi: readonly T[]) => isi[Math.floor(Math.random() * isi.length)]
    const langkah = async () => {
      const satu = acak(orang)
      const dadu = Math.random()
      if (dadu < 0.5) return admin(PINDAH, [satu, acak(DESA)])
      if (dadu < 0.55) return admin(HAPUS, [satu])
      const [kini] = await admin('select desa_kode::float8 as d from individu where id = $1', [
        satu,
      ])
      return admin(MASA, [satu, kini?.['d'] ?? DESA[0]])
    }
    const hasil = new Map<string, number>()
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let ke = 0; ke < 80; ke++) {
          const apa = (await sandi(langkah())) ?? 'lain'
          hasil.set(apa, (hasil.get(apa) ?? 0) + 1)
        }
      }),
    )
    expect([...hasil.keys()].filter((apa) => !['jadi', '23503', '40P01'].includes(apa))).toEqual([])
    expect(hasil.get('jadi')).toBeGreaterThan(100)
    expect(
      await admin(`select k.id from kepesertaan_jkn k left join individu i
        on i.id = k.individu_id and i.desa_kode = k.desa_kode where i.id is null`),
    ).toEqual([])
  })

  /** Until somebody waits for the regency. */
  async function menunggu(): Promise<void> {
    for (let ke = 0; ke < 500; ke++) {
      const [satu] = await admin(
        "select count(*)::int as n from pg_locks where locktype = 'advisory' and classid = 20261216 and not granted and database = (select oid from pg_database where datname = current_database())",
      )
      if (Number(satu?.['n']) > 0) return
      await new Promise((lanjut) => setTimeout(lanjut, 20))
    }
    throw new Error('nobody waits')
  }
})
