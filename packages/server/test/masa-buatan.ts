import fc from 'fast-check'
import type pg from 'pg'
import { sebagaiAdmin, tanyaAdmin } from './sebagai-admin.ts'

const DESA_MASA = [1_602_242_001, 1_602_242_002, 1_602_232_001, 6_202_062_005] as const

const tanggal = fc
  .integer({ min: 0, max: 3_200 })
  .map((hari) => new Date(Date.UTC(2017, 0, 1) + hari * 86_400_000).toISOString().slice(0, 10))
// Around the ends of months and years, where an event could fall into the wrong one.
const tepi = fc.constantFrom('2017-12-31', '2018-01-01', '2018-12-31', '2019-01-01', '2024-02-29')
const masa = fc.record({
  desa: fc.constantFrom(...DESA_MASA),
  status: fc.constantFrom('AKTIF', 'AKTIF', 'DITANGGUHKAN', 'DIKELUARKAN'),
  dari: fc.oneof(tanggal, tepi),
  lama: fc.oneof(fc.constant(-1), fc.nat(900)),
})
const sebagian = { pilih: fc.integer({ min: 2, max: 5 }) }

/** What may happen to spells; several rows in one statement, as the triggers see them. */
export const peristiwa = fc.oneof(
  fc.record({ jenis: fc.constant('tambah'), masa: fc.array(masa, { minLength: 1, maxLength: 6 }) }),
  fc.record({ jenis: fc.constant('ubah'), ...sebagian, jadi: masa }),
  fc.record({ jenis: fc.constant('hapus'), ...sebagian }),
  fc.record({ jenis: fc.constant('lipat') }),
)

export type Peristiwa = typeof peristiwa extends fc.Arbitrary<infer T> ? T : never

/** Lets one event happen to the spells marked `oleh`. */
export async function jadikan(
  kolam: pg.Pool,
  oleh: string,
  peristiwa: Exclude<Peristiwa, { jenis: 'lipat' }>,
): Promise<void> {
  await sebagaiAdmin(kolam, async (klien) => {
    if ('masa' in peristiwa) {
      const { masa } = peristiwa
      await klien.query(
        `insert into riwayat_kepesertaan (kpm_id, program, desa_kode, status, dari, sampai, alasan, oleh)
         select (select min(id) from kpm), 'PKH', desa, status, dari, dari + lama, 'Uji', $1
         from unnest($2::bigint[], $3::status_kpm[], $4::date[], $5::int[]) as t(desa, status, dari, lama)`,
        [
          oleh,
          masa.map((m) => m.desa),
          masa.map((m) => m.status),
          masa.map((m) => m.dari),
          masa.map((m) => m.lama),
        ],
      )
      return
    }
    const kena = [oleh, peristiwa.pilih]
    if (!('jadi' in peristiwa)) {
      await klien.query('delete from riwayat_kepesertaan where oleh = $1 and id % $2 = 0', kena)
      return
    }
    const { desa, status, dari, lama } = peristiwa.jadi
    await klien.query(
      `update riwayat_kepesertaan set desa_kode = $3, status = $4, dari = $5, sampai = $5::date + $6::int
       where oleh = $1 and id % $2 = 0`,
      [...kena, desa, status, dari, lama],
    )
  })
}

export async function hapusMasa(kolam: pg.Pool, oleh: string): Promise<void> {
  await tanyaAdmin(kolam, 'delete from riwayat_kepesertaan where oleh = $1', [oleh])
}

/** Active spells of an area on 31 December, counted one by one. */
export async function hitungMasa(kolam: pg.Pool, awalan: string, tahun: number): Promise<number> {
  const [baris] = await tanyaAdmin<{ n: number }>(
    kolam,
    `select count(*)::int as n from riwayat_kepesertaan where status = 'AKTIF' and desa_kode::text like $1
     and make_date($2, 12, 31) between dari and coalesce(sampai, 'infinity')`,
    [`${awalan}%`, tahun],
  )
  return baris?.n ?? -1
}
