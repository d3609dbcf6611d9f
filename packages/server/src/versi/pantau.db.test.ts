import { bukaBasisDataUji } from '@harapan/testing'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sebagaiAdmin } from '../../test/sebagai-admin.ts'
import type { BasisData } from '../db/basis-data.ts'
import { dalamTransaksiNasional, sebagaiPemilik } from '../db/transaksi.ts'
import { lipatRekap } from '../rekap/lipat.ts'
import { terbitkanRekap } from '../rekap/terbitkan.ts'
import { type PantauVersi, pantauVersi } from './pantau.ts'

let basisData: BasisData
let pantau: PantauVersi
beforeAll(async () => {
  basisData = await bukaBasisDataUji()
  pantau = pantauVersi(basisData)
})
afterAll(async () => {
  await pantau.berhenti()
  await basisData.tutup()
})

async function versi(): Promise<{ wilayah: bigint; rekap: bigint }> {
  await pantau.segarkan()
  const [, wilayah = '', rekap = ''] = /^w(\d+)\.r(\d+)$/.exec(pantau.versi() ?? '') ?? []
  return { wilayah: BigInt(wilayah), rekap: BigInt(rekap) }
}

const ubah = (sql: string) => sebagaiPemilik(basisData.kolam, (klien) => klien.query(sql))

describe('versi data', () => {
  it.each([
    "update wilayah set alias = alias || 'Uji'::text where kode = '16.02'",
    "update perubahan_wilayah set dasar_hukum = 'Uji' where id = 1",
    'truncate kode_wilayah_eksternal',
    'update kuota set jumlah = jumlah + 1',
    'delete from indeks_bantuan where id = (select max(id) from indeks_bantuan)',
    'update periode_penyaluran set bulan_bayar = null where id = 1',
    "insert into angka_terbit select 9999, program, indikator, wilayah_kode, 1999, 1, true, 'Uji', 'Uji', tanggal from angka_terbit limit 1",
    'update cakupan_data set dari_tahun = dari_tahun + 1',
  ])('wilayah naik, dan hanya itu, sesudah %s', async (sql) => {
    const sebelum = await versi()
    await ubah(sql)
    const sesudah = await versi()
    expect(sesudah.wilayah).toBeGreaterThan(sebelum.wilayah)
    expect(sesudah.rekap).toBe(sebelum.rekap)
  })

  it('rekap terbit naik, dan hanya itu, sesudah diterbitkan', async () => {
    const sebelum = await versi()
    await dalamTransaksiNasional(basisData.kolam, (klien) => terbitkanRekap(klien, '2026-11-22'))
    const sesudah = await versi()
    expect(sesudah.rekap).toBeGreaterThan(sebelum.rekap)
    expect(sesudah.wilayah).toBe(sebelum.wilayah)
  })

  it('tidak naik ketika data keluarga berubah', async () => {
    const sebelum = await versi()
    await dalamTransaksiNasional(basisData.kolam, async (klien) => {
      expect((await klien.query("update keluarga set alamat = 'Jalan Uji'")).rowCount).toBe(1_400)
      const akhiri = "update riwayat_kepesertaan set sampai = '2026-01-01' where sampai is null"
      expect((await klien.query(akhiri)).rowCount).toBeGreaterThan(0)
      expect(await lipatRekap(klien)).toBeGreaterThan(0)
    })
    expect(await versi()).toEqual(sebelum)
  })

  it('tidak naik oleh transaksi yang batal, seluruhnya atau sampai titik simpan', async () => {
    const sebelum = await versi()
    const batal = sebagaiPemilik(basisData.kolam, async (klien) => {
      await klien.query('delete from kuota')
      throw new Error('dibatalkan')
    })
    await expect(batal).rejects.toThrow('dibatalkan')
    await ubah('savepoint uji; delete from kuota; rollback to savepoint uji')
    expect(await versi()).toEqual(sebelum)
    await ubah('savepoint uji; delete from kuota; rollback to savepoint uji; delete from kuota')
    expect((await versi()).wilayah).toBeGreaterThan(sebelum.wilayah)
  })

  it('naik sekali dalam satu transaksi, berapa pun pernyataannya', async () => {
    const baca = async (klien: pg.ClientBase) =>
      (await klien.query<{ versi: string }>('select versi from versi_data order by nama')).rows
    await sebagaiPemilik(basisData.kolam, async (klien) => {
      await klien.query('delete from angka_terbit where id = 9999')
      const sekali = await baca(klien)
      await klien.query('delete from angka_terbit')
      expect(await baca(klien)).toEqual(sekali)
    })
  })

  it('naik juga ketika pemicu biasa dimatikan untuk pemuatan besar', async () => {
    const sebelum = await versi()
    await sebagaiAdmin(basisData.kolam, async (klien) => {
      await klien.query('set local session_replication_role = replica')
      await klien.query('delete from periode_penyaluran')
    })
    expect((await versi()).wilayah).toBeGreaterThan(sebelum.wilayah)
  })

  it('dibaca siapa pun, ditulis hanya oleh pemicu dan pemilik', async () => {
    const petugas = (sql: string) =>
      dalamTransaksiNasional(basisData.kolam, (klien) => klien.query(sql))
    expect((await petugas('select from versi_data')).rowCount).toBe(2)
    for (const sql of ['update versi_data set versi = 1', 'delete from versi_data'])
      await expect(petugas(sql)).rejects.toMatchObject({ code: '42501' })
  })
})

describe('pantau', () => {
  it('diberi tahu pembacaan berkala ketika tidak ada yang membangunkan', async () => {
    const sendiri = pantauVersi(basisData)
    await expect.poll(() => sendiri.versi()).toBeDefined()
    const lama = sendiri.versi()
    // The owner's own hand: no trigger, so nobody is notified.
    await ubah('update versi_data set versi = versi + 1')
    await expect.poll(() => sendiri.versi(), { timeout: 6_000 }).not.toBe(lama)
    expect(sendiri.versi()).toBeDefined()
    await sendiri.berhenti()
  })

  it('tidak tahu apa-apa lagi ketika basis data lama tidak menjawab', async () => {
    const milik = await bukaBasisDataUji()
    const sendiri = pantauVersi(milik, undefined, { jedaMs: 100, basiMs: 3_000 })
    await expect.poll(() => sendiri.versi()).toBeDefined()
    await milik.tutup()
    expect(sendiri.versi()).toBeDefined()
    await expect.poll(() => sendiri.versi(), { timeout: 8_000 }).toBeUndefined()
    await sendiri.segarkan()
    await sendiri.berhenti()
    expect(sendiri.versi()).toBeUndefined()
  })
})
