import { bukaUji, pastikanTanpaNomor, semuaBarisContoh, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Pelaku } from '../../src/akses/pelaku.ts'
import { galatKode } from '../../src/galat.ts'
import { type BarisDaftar, csv, daftarJkn, selDari } from '../impor/berkas-jkn.ts'
import { bukaPintuImpor, PELAKU_IMPOR } from '../impor-http.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { type Aliran, ikuti } from './aliran-sse.ts'

vi.setConfig({ testTimeout: 120_000 })

const { oki, kotim, pusat, tanpaWewenang, tanpaTujuan } = PELAKU_IMPOR
const CEPAT = { jedaMs: 100, rapatMs: 20, perPelaku: 2 }
const IKUTI = `subscription Ikuti($id: ID!) { kemajuanImpor(id: $id) { id status baris bita jumlahBita ditolak } }`

let uji: Uji
let pintu: Awaited<ReturnType<typeof bukaPintuImpor>>
let daftar: BarisDaftar[]
beforeAll(async () => {
  process.env['HARAPAN_IMPOR_SEPOTONG'] = '100'
  ;[uji, daftar] = await Promise.all([
    bukaUji({ umpan: CEPAT }),
    semuaBarisContoh().then(daftarJkn),
  ])
  pintu = await bukaPintuImpor(uji)
}, 240_000)
afterAll(async () => {
  delete process.env['HARAPAN_IMPOR_SEPOTONG']
  pintu.tutup()
  await uji.tutup()
  pastikanTanpaNomor(pintu.log())
})

let ke = 0
/** A file of its own, put in the queue. */
async function antre(oleh: Pelaku, banyak = 600): Promise<string> {
  ke += 1
  const baris = daftar.slice(0, banyak).map(selDari)
  const salah = daftar.slice(0, ke).map((satu) => selDari({ ...satu, 'Hak Kelas': 'VIP' }))
  const { id } = await pintu.unggah(csv([...baris, ...salah]), oleh)
  return (await pintu.mintaImpor(id, oleh)).hasil.impor.id
}
const jalankan = async () => {
  const pelaksana = pintu.pelaksana()
  await pelaksana.lakukan()
  await pelaksana.berhenti()
}
const buka = (id: string, oleh: Pelaku, di = uji) =>
  ikuti(di, { query: IKUTI, variables: { id } }, { oleh })

async function sampaiAkhir(aliran: Aliran) {
  const semua = []
  for (;;) {
    const satu = await aliran.berikut(30_000)
    if (!satu) return semua
    semua.push(satu.data?.kemajuanImpor ?? satu)
  }
}

describe('kemajuanImpor', () => {
  it('dari antrean sampai selesai, selalu maju, lalu alirannya berakhir sendiri', async () => {
    const id = await antre(pusat)
    const aliran = await buka(id, pusat)
    expect((await aliran.berikut())?.data.kemajuanImpor).toMatchObject({
      ...{ id, status: 'MENUNGGU', baris: 0 },
    })
    const berjalan = jalankan()
    const semua = await sampaiAkhir(aliran)
    await berjalan
    const akhir = semua.at(-1)
    expect(akhir).toEqual({
      ...{ id, status: 'SELESAI', baris: 600 + ke, ditolak: ke },
      ...{ bita: akhir.jumlahBita, jumlahBita: expect.any(Number) },
    })
    const baris = semua.map((satu) => satu.baris)
    expect(baris).toEqual([...baris].sort((a, b) => a - b))
    expect(new Set(semua.map((satu) => JSON.stringify(satu))).size).toBe(semua.length)
    expect(aliran.selesai()).toBe(true)
    await expect.poll(() => uji.server.pengikut(), { timeout: 10_000 }).toBe(0)
  })

  it('yang sudah berakhir dijawab sekali, tanpa mengambil tempat; batal mengakhirinya juga', async () => {
    const id = await antre(oki)
    const aliran = await buka(id, oki)
    await aliran.berikut()
    const { data } = await uji.tanya(
      'mutation ($id: ID!) { batalkanImpor(id: $id) { __typename } }',
      { oleh: oki, variabel: { id } },
    )
    expect(data.batalkanImpor.__typename).toBe('ImporDibatalkan')
    expect((await sampaiAkhir(aliran)).map(({ status }) => status)).toEqual(['DIBATALKAN'])
    const lagi = await buka(id, oki)
    expect((await sampaiAkhir(lagi)).map(({ status }) => status)).toEqual(['DIBATALKAN'])
    expect(uji.server.pengikut()).toBe(0)
    await jalankan()
  })

  it('server lain yang mengerjakannya membangunkan juga, dan berkas yang salah berakhir GAGAL', async () => {
    const lain = await bukaUji({ basisData: uji.basisData, umpan: CEPAT })
    const { id: unggahan } = await pintu.unggah(`nama;alamat\nSiti;Jalan ${ke}\n`, oki)
    const id = (await pintu.mintaImpor(unggahan, oki)).hasil.impor.id
    const aliran = await buka(id, oki, lain)
    await aliran.berikut()
    await jalankan()
    expect((await sampaiAkhir(aliran)).at(-1)).toMatchObject({ status: 'GAGAL' })
    await lain.tutup()
  })

  it('yang diam tidak dibaca terus: satu pembacaan, satu baris audit', async () => {
    const id = await antre(oki)
    const aliran = await buka(id, oki)
    await aliran.berikut()
    const banyak = async () =>
      (
        await tanyaAdmin<{ n: number }>(
          uji.basisData.kolam,
          "select count(*)::int as n from audit_akses where operasi = 'Ikuti' and hasil = 'BERHASIL' and pelaku = $1",
          [oki.id],
        )
      )[0]?.n
    await new Promise((lanjut) => setTimeout(lanjut, 600))
    const sebelum = await banyak()
    expect(sebelum).toBeGreaterThan(0)
    await new Promise((lanjut) => setTimeout(lanjut, 1_000))
    expect(await banyak()).toBe(sebelum)
    await jalankan()
    expect((await sampaiAkhir(aliran)).at(-1)).toMatchObject({ status: 'SELESAI' })
  })
})

describe('yang tidak boleh', () => {
  it('kantor lain: impornya tidak ada, tanpa aliran', async () => {
    const id = await antre(oki)
    const aliran = await buka(id, kotim)
    expect(await aliran.berikut()).toEqual({ data: { kemajuanImpor: null } })
    expect(await aliran.berikut(5_000)).toBeUndefined()
    expect(aliran.selesai()).toBe(true)
    expect(uji.server.pengikut()).toBe(0)
    await jalankan()
  })

  it.each([
    ['publik', undefined, 'PERLU_MASUK'],
    ['tanpa wewenang', tanpaWewenang, 'TIDAK_BERWENANG'],
    ['tanpa tujuan', tanpaTujuan, 'TUJUAN_WAJIB'],
  ] as const)('%s: ditolak sekali, tanpa aliran', async (_, oleh, code) => {
    const id = await antre(oki, 5)
    const aliran = await ikuti(uji, { query: IKUTI, variables: { id } }, { oleh })
    expect(await aliran.berikut()).toMatchObject({
      ...{ data: { kemajuanImpor: null }, errors: [{ extensions: { code } }] },
    })
    expect(await aliran.berikut(5_000)).toBeUndefined()
    expect(uji.server.pengikut()).toBe(0)
    await jalankan()
  })

  it('id yang bukan impor ditolak; lebih dari bagiannya: BATAS_LAJU', async () => {
    const asing = await buka('S3BtOjE', oki)
    expect((await asing.berikut())?.errors?.[0]?.extensions.code).toBeDefined()
    await asing.tutup()
    const id = await antre(oki)
    const dua = [await buka(id, oki), await buka(id, oki)]
    for (const satu of dua) await satu.berikut()
    const ketiga = await buka(id, oki)
    expect((await ketiga.berikut())?.errors?.[0]?.extensions.code).toBe('BATAS_LAJU')
    await Promise.all([ketiga, ...dua].map((satu) => satu.tutup()))
    await expect.poll(() => uji.server.pengikut(), { timeout: 10_000 }).toBe(0)
    await jalankan()
  })

  it('token masuk yang habis di tengah mengakhiri aliran', async () => {
    let habis = false
    const { penerbitToken } = (await import('@harapan/testing')).PERKAKAS_UJI
    const pembacaToken = {
      async baca(token: string) {
        if (habis) throw galatKode('TOKEN_TIDAK_SAH')
        return penerbitToken.baca(token)
      },
    }
    const lain = await bukaUji({ basisData: uji.basisData, umpan: CEPAT, pembacaToken })
    const id = await antre(oki)
    const aliran = await buka(id, oki, lain)
    await aliran.berikut()
    habis = true
    await jalankan()
    const akhir = (await sampaiAkhir(aliran)).at(-1)
    expect(akhir.errors?.[0]?.extensions.code).toBe('TOKEN_TIDAK_SAH')
    await expect.poll(() => lain.server.pengikut(), { timeout: 10_000 }).toBe(0)
    await lain.tutup()
  })
})
