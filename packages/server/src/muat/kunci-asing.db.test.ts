import { bukaBasisDataUji } from '@harapan/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BasisData } from '../db/basis-data.ts'
import { dalamTransaksiNasional, sebagaiPemilik } from '../db/transaksi.ts'
import { lepasKunciAsing, pasangKunciAsing } from './kunci-asing.ts'

let basisData: BasisData
beforeAll(async () => {
  basisData = await bukaBasisDataUji()
})
afterAll(() => basisData.tutup())

const kunciAsing = `select conrelid::regclass::text as tabel, conname, convalidated from pg_constraint
  where contype = 'f' order by 1, 2`
const force =
  'select count(*)::int as n from pg_class where relrowsecurity and not relforcerowsecurity'

it('memasang kembali semua kunci asing, dan keamanan baris tetap dipaksakan', async () => {
  const sebelum = await basisData.kolam.query(kunciAsing)
  await sebagaiPemilik(basisData.kolam, lepasKunciAsing)
  const dilepas = await basisData.kolam.query(kunciAsing)
  await sebagaiPemilik(basisData.kolam, pasangKunciAsing)

  expect(dilepas.rows.length).toBeLessThan(sebelum.rows.length)
  expect((await basisData.kolam.query(kunciAsing)).rows).toEqual(sebelum.rows)
  expect((await basisData.kolam.query(force)).rows).toEqual([{ n: 0 }])
})

it('menemukan baris yatim yang masuk selama kunci asing dilepas', async () => {
  await sebagaiPemilik(basisData.kolam, lepasKunciAsing)
  await dalamTransaksiNasional(basisData.kolam, (klien) =>
    klien.query(`insert into komponen_kpm (kpm_id, individu_id, komponen, dari, desa_kode)
      select -1, id, 'SD', '2020-01-01', desa_kode from individu limit 1`),
  )
  await expect(sebagaiPemilik(basisData.kolam, pasangKunciAsing)).rejects.toThrow(/foreign key/)
  expect((await basisData.kolam.query(force)).rows).toEqual([{ n: 0 }])
})
