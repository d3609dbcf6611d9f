import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Salinan, tanyaUmpan } from '../../test/pembaca-umpan.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'
import { sebagaiPemilik } from '../db/transaksi.ts'
import { bunyikanUmpan, diamkanUmpan } from './umpan-diam.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const KPM = { jenis: ['KPM'], first: 200 }
const admin = (sql: string) => tanyaAdmin<Record<string, unknown>>(uji.basisData.kolam, sql)
const MATI = `select count(*)::int as n from pg_trigger where tgname like 'perubahan\\_%' and tgenabled = 'D'`

it('sesudah muat pertama umpan berbunyi lagi, dan tidak memuat apa yang dimuat', async () => {
  expect(await admin(MATI)).toEqual([{ n: 0 }])
  expect(await admin('select count(*)::int as n from perubahan')).toEqual([{ n: 0 }])
})

it('token dari sebelum muat diam kedaluwarsa, yang dimulai sesudahnya mengikuti', {
  timeout: 200_000,
}, async () => {
  const lama = new Salinan(uji, 'oki', KPM)
  await lama.habiskan()
  const { kolam } = uji.basisData
  const pemicu = await sebagaiPemilik(kolam, diamkanUmpan)
  expect(pemicu).toBeGreaterThan(24)
  await admin('update kpm set versi = versi + 1 where desa_kode between 1602000000 and 1602999999')
  expect(await sebagaiPemilik(kolam, bunyikanUmpan)).toBe(pemicu)
  expect(await admin('select count(*)::int as n from perubahan')).toEqual([{ n: 0 }])
  const { errors } = await tanyaUmpan(uji, 'oki', { ...KPM, sejak: lama.sejak })
  expect(errors?.[0]?.extensions.code).toBe('TOKEN_KEDALUWARSA')

  const baru = new Salinan(uji, 'oki', KPM)
  await baru.habiskan()
  await admin(
    `update kpm set versi = versi + 1 where id = (select min(id) from kpm where desa_kode between 1602000000 and 1602999999)`,
  )
  expect(await baru.sampai((semua) => semua.length > 0)).toHaveLength(1)
})
