import { bukaBasisDataUji } from '@harapan/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BasisData } from './basis-data.ts'
import { dalamTransaksi } from './transaksi.ts'

const PUBLIK = { peran: 'harapan_publik', wilayah: [], pelaku: 'uji' } as const

let basisData: BasisData
beforeAll(async () => {
  basisData = await bukaBasisDataUji({ batasWaktuMs: 700 })
})
afterAll(() => basisData.tutup())

const provinsi = () =>
  dalamTransaksi(
    basisData,
    PUBLIK,
    (tx) =>
      tx.$queryRaw`select count(*)::int as n from wilayah where tingkat = 'PROVINSI' and berlaku_sampai is null`,
  )

it('mengakhiri pernyataan yang melewati batas waktu, lalu melayani lagi', async () => {
  const lama = dalamTransaksi(
    basisData,
    PUBLIK,
    (tx) => tx.$queryRaw`select count(*)::int from generate_series(1, 20000000000)`,
  )
  await expect(lama).rejects.toThrow()
  // Opening the copy again takes as long as the machine needs; callers meanwhile are told to repeat.
  await expect
    .poll(() => provinsi().catch(() => undefined), { timeout: 50_000 })
    .toEqual([{ n: 38 }])
})

it('tidak meninggalkan transaksi terbuka ketika koneksi terputus di tengahnya', async () => {
  const klien = await basisData.kolam.connect()
  await klien.query('begin')
  await klien.query('set local role harapan_app')
  klien.release(new Error('putus'))
  const { rows } = await basisData.kolam.query(
    'select current_user, now() = statement_timestamp() as baru',
  )
  expect(rows).toEqual([{ current_user: 'harapan_publik', baru: true }])
})
