import { bukaBasisDataUji, bukaUji } from '@harapan/testing'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BasisData } from './basis-data.ts'
import { bacaDalamBingkai, bacaTanpaBingkai } from './sekali-kirim.ts'
import { dalamTransaksi } from './transaksi.ts'

const PUBLIK = { peran: 'harapan_publik', wilayah: [], pelaku: 'uji' } as const
const SATU = { text: 'select 1::text', values: [] }
const BATAS_MS = 1_500

let basisData: BasisData
beforeAll(async () => {
  basisData = await bukaBasisDataUji({ batasWaktuMs: BATAS_MS })
})
afterAll(() => basisData.tutup())

/** Takes every connection there is, and gives them back. */
async function pakaiSemua(): Promise<() => void> {
  const { kolam } = basisData
  const banyak = (kolam as pg.Pool & { options: { max: number } }).options.max
  const semua = await Promise.all(Array.from({ length: banyak }, () => kolam.connect()))
  return () => {
    for (const klien of semua) klien.release()
  }
}

async function lama(kerja: Promise<unknown>): Promise<{ ms: number; galat: unknown }> {
  const mulai = performance.now()
  const galat = await kerja.then(
    () => undefined,
    (satu: unknown) => satu,
  )
  return { ms: performance.now() - mulai, galat }
}

describe('menunggu sambungan', () => {
  it('tidak lebih lama dari batas waktu permintaannya, dan sambungan yang datang kemudian dikembalikan', async () => {
    const lepas = await pakaiSemua()
    const { ms, galat } = await lama(bacaTanpaBingkai(basisData, SATU))
    expect(galat).toMatchObject({
      extensions: {
        code: 'BASIS_DATA_SIBUK',
        http: { status: 503, headers: { 'retry-after': '1' } },
      },
    })
    expect(ms).toBeGreaterThan(BATAS_MS - 50)
    expect(ms).toBeLessThan(2 * BATAS_MS)
    const transaksi = await lama(dalamTransaksi(basisData, PUBLIK, async () => 1))
    expect(transaksi.galat).toMatchObject({ extensions: { code: 'BASIS_DATA_SIBUK' } })
    expect(transaksi.ms).toBeLessThan(2 * BATAS_MS)
    lepas()
    await expect.poll(() => basisData.kolam.waitingCount).toBe(0)
    expect(await bacaTanpaBingkai(basisData, SATU)).toBe('1')
    await expect.poll(() => basisData.kolam.idleCount).toBe(basisData.kolam.totalCount)
  })

  it('berhenti ketika kliennya pergi', async () => {
    const lepas = await pakaiSemua()
    const kendali = new AbortController()
    const bacaan = lama(bacaTanpaBingkai(basisData, { ...SATU, signal: kendali.signal }))
    kendali.abort('pergi')
    const { ms, galat } = await bacaan
    expect(galat).toBe('pergi')
    expect(ms).toBeLessThan(500)
    lepas()
    expect(await bacaTanpaBingkai(basisData, SATU)).toBe('1')
  })

  it('tidak dua kali: yang tak pernah tersambung tidak membaca apa pun, jadi tidak ada yang dicatat', async () => {
    const uji = await bukaUji({ basisData })
    const KPM =
      '{ kecamatan(kode: "16.02.05") { kpm(first: 1) { edges { node { nomorPeserta } } } } }'
    const lepas = await pakaiSemua()
    const { ms } = await lama(
      uji
        .tanya(KPM, { oleh: 'oki' })
        .then(({ errors }) => expect(errors?.[0]?.extensions.code).toBe('BASIS_DATA_SIBUK')),
    )
    lepas()
    expect(ms).toBeGreaterThan(BATAS_MS - 50)
    expect(ms).toBeLessThan(2 * BATAS_MS - 100)
    expect((await uji.tanya(KPM, { oleh: 'oki' })).errors).toBeUndefined()
  })

  it('mengurangi waktu pernyataannya sendiri', async ({ skip }) => {
    skip(basisData.jenis === 'tertanam', 'PGlite ends its whole thread instead')
    const lepas = await pakaiSemua()
    setTimeout(lepas, BATAS_MS - 300)
    const tidur = { text: 'select pg_sleep(20)::text', values: [] }
    const { ms, galat } = await lama(bacaDalamBingkai(basisData, PUBLIK, tidur, []))
    expect(galat).toMatchObject({ code: '57014' })
    expect(ms).toBeLessThan(2 * BATAS_MS - 500)
  })
})
