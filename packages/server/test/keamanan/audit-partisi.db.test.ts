import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { periksaAudit } from '../../src/audit/periksa-audit.ts'
import { segelkan } from '../../src/audit/segel.ts'
import { sebagaiPemilik } from '../../src/db/transaksi.ts'
import { sebagaiAdmin, tanyaAdmin } from '../sebagai-admin.ts'
import { bingkaiUji, catatUji, SQL_CATAT } from './catat-buatan.ts'
import { laluBatalkan, sandiGalat } from './sebagai-peran.ts'

const DITOLAK = '42501'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
  await catatUji(uji.basisData.kolam)
})
afterAll(() => uji.tutup())

const kolam = () => uji.basisData.kolam
const admin = (sql: string) => tanyaAdmin<Record<string, unknown>>(kolam(), sql)
const partisi = async () =>
  (
    await admin(
      "select relname as nama from pg_class where relname ~ '^audit_(akses|subjek)_(lain|[0-9]+)$' and relkind = 'r' order by 1",
    )
  ).map(({ nama }) => String(nama))

describe.each([
  'harapan_app',
  'harapan_baca',
  'harapan_pendamping',
  'harapan_mitra',
  'harapan_publik',
] as const)('%s', (peran) => {
  const coba = (sql: string) =>
    sandiGalat(
      laluBatalkan(kolam(), async (klien) => {
        await bingkaiUji(klien, 'i1,i2', peran)
        return klien.query(sql)
      }),
    )

  // Whoever may have the scope `audit:baca` may ask, and without it sees nothing.
  const terbuka = (sql: string) =>
    ['harapan_app', 'harapan_baca'].includes(peran) &&
    /^select from audit_(akses|subjek)$/.test(sql)

  it('menambah baris audit dengan subjeknya, dan tidak lebih', async () => {
    expect(await coba(SQL_CATAT)).toBe(1)
    for (const tabel of ['audit_akses', 'audit_subjek', 'segel', ...(await partisi())]) {
      for (const sql of [
        `select from ${tabel}`,
        `update ${tabel} set ${tabel === 'segel' ? 'jumlah = 0' : 'transaksi = 0'}`,
        `delete from ${tabel}`,
        `truncate ${tabel}`,
        `drop table ${tabel}`,
      ])
        expect(await coba(sql), sql).toBe(terbuka(sql) ? 0 : DITOLAK)
    }
  })

  it('tidak dapat memilih waktu, nomor, atau transaksi, dan tidak menulis ke satu bulan langsung', async () => {
    const [bulan] = await partisi()
    for (const sql of [
      "insert into audit_subjek (jenis, subjek) values ('KPM', 1)",
      SQL_CATAT.replace('(permintaan', '(transaksi, permintaan').replace(
        "select 'p'",
        "select 1, 'p'",
      ),
      SQL_CATAT.replace('(permintaan', '(id, permintaan').replace("select 'p'", "select 1, 'p'"),
      SQL_CATAT.replace('(permintaan', '(waktu, permintaan').replace(
        "select 'p'",
        "select now(), 'p'",
      ),
      SQL_CATAT.replace('insert into audit_akses', `insert into ${bulan}`),
      SQL_CATAT.replace("current_setting('h.pelaku')", "'lain'"),
      'insert into segel (nomor) values (9)',
      "select siapkan_partisi('audit_akses')",
      'select majukan_transaksi(1)',
      "select izinkan_catat('harapan_publik')",
    ])
      expect(await coba(sql), sql).toBe(DITOLAK)
  })
})

describe('pemilik', () => {
  it('tidak mengubah atau menghapus baris audit dan segel, selama kebijakan baris berlaku', async () => {
    await sebagaiPemilik(kolam(), (klien) => segelkan(klien))
    for (const tabel of ['audit_akses', 'audit_subjek', 'segel']) {
      const kolom = tabel === 'segel' ? 'jumlah' : 'transaksi'
      for (const sql of [`update ${tabel} set ${kolom} = 0`, `delete from ${tabel}`]) {
        const hasil = await sebagaiPemilik(kolam(), (klien) => klien.query(sql))
        expect(hasil.rowCount, sql).toBe(0)
      }
    }
  })
})

describe('bulan', () => {
  it('ini dan tiga berikutnya sudah punya partisi', async () => {
    const bulan = Array.from({ length: 4 }, (_, ke) => {
      const hari = new Date()
      return new Date(Date.UTC(hari.getUTCFullYear(), hari.getUTCMonth() + ke, 1))
        .toISOString()
        .slice(0, 7)
        .replace('-', '')
    })
    await sebagaiPemilik(kolam(), (klien) => klien.query("select siapkan_partisi('audit_akses')"))
    expect(await partisi()).toEqual(
      expect.arrayContaining(bulan.map((satu) => `audit_akses_${satu}`)),
    )
  })

  it('yang belum punya partisi tetap tercatat dan tersegel; lalu dipindah ke bulannya, dan segelnya tetap benar', async () => {
    const siapkan = () =>
      sebagaiPemilik(kolam(), async (klien) => {
        const { rows } = await klien.query<{ n: number }>(
          "select siapkan_partisi('audit_akses') as n",
        )
        return rows[0]?.n
      })
    await siapkan()
    // As if nobody had made this month's: its rows go where the default takes them.
    const bulan = new Date().toISOString().slice(0, 7).replace('-', '')
    await sebagaiAdmin(kolam(), async (klien) => {
      await klien.query(`alter table audit_akses detach partition audit_akses_${bulan}`)
      await klien.query(`insert into audit_akses select * from audit_akses_${bulan}`)
      await klien.query(`drop table audit_akses_${bulan}`)
    })
    await catatUji(kolam())
    await sebagaiPemilik(kolam(), (klien) => segelkan(klien))
    const isi = () => admin('select count(*)::int as akses from audit_akses_lain')
    expect(await isi()).toEqual([{ akses: 2 }])
    expect(await siapkan()).toBe(1)
    expect(await siapkan()).toBe(0)
    expect(await isi()).toEqual([{ akses: 0 }])
    expect(await partisi()).toContain(`audit_akses_${bulan}`)
    await catatUji(kolam())
    await sebagaiPemilik(kolam(), (klien) => segelkan(klien))
    const hasil = await sebagaiPemilik(kolam(), (klien) => periksaAudit(klien))
    expect(hasil).toMatchObject({ baris: 3, belumDisegel: 0, jumlahTemuan: 0 })
  })
})
