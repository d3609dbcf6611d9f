import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { bukaPenerima, tandaSah } from '../../test/penerima-webhook.ts'
import {
  bukaUjiKait,
  daftarkan,
  daftarWebhook,
  kiriman,
  lakukan,
  PENGELOLA,
  putarSampai,
} from '../../test/uji-kait.ts'
import type { Pelaku } from '../akses/pelaku.ts'

// Whoever writes for long on the same cluster holds the feed back.
vi.setConfig({ testTimeout: 120_000 })

let kait: Awaited<ReturnType<typeof bukaUjiKait>>
let penerima: Awaited<ReturnType<typeof bukaPenerima>>
beforeAll(async () => {
  ;[kait, penerima] = await Promise.all([bukaUjiKait(), bukaPenerima()])
})
afterAll(async () => {
  await penerima.tutup()
  await kait.tutup()
})
let urutan = 0
let jalur = ''
beforeEach(() => {
  jalur = `/kait/${++urutan}`
  penerima.jawabDengan((jawaban) => void jawaban.writeHead(204).end())
})

const { oki, kotim } = PENGELOLA
const sampai = (terpenuhi: () => boolean | Promise<boolean>) =>
  putarSampai(kait.pengantar, terpenuhi)
const milik = () => penerima.masuk.filter((satu) => satu.jalur === jalur)
const baru = (oleh: Pelaku = oki, jenis?: string[]) =>
  daftarkan(kait.uji, oleh, penerima.url(jalur), jenis)
const daftar = (oleh: Pelaku = oki) => daftarWebhook(kait.uji, oleh)

describe('kiriman', () => {
  it('menyebut jenis yang berubah dan tidak lain, bertanda tangan', async () => {
    const { rahasia, webhook } = await baru()
    await kait.ubah('1602')
    await sampai(() => milik().length > 0)
    const [{ badan, tanda, isi } = gagal()] = milik()
    expect(isi).toEqual({
      id: expect.any(String),
      webhook: webhook.id,
      dibuatPada: expect.stringMatching(/^\d{4}-.*Z$/),
      jenis: ['KPM'],
    })
    expect(tandaSah(rahasia, tanda, badan)).toBe(true)
    expect(tandaSah(rahasia, tanda, badan.replace('KPM', 'KPN'))).toBe(false)
    expect(tandaSah(`${rahasia}a`, tanda, badan)).toBe(false)
    expect(tandaSah(rahasia, tanda, badan, Date.now() / 1000 + 301)).toBe(false)
    expect(await kiriman(kait.uji, oki, webhook.id)).toMatchObject([
      {
        id: isi.id,
        status: 'TERKIRIM',
        percobaan: 1,
        kodeJawaban: 204,
        sebab: null,
        jenis: ['KPM'],
      },
    ])
  })

  it('yang datang bersamaan disebut sekali, dan yang tidak berubah tidak dikirim', async () => {
    await baru()
    await kait.ubah('1602')
    await kait.ubah('1602')
    await kait.ubah('1602', 'keluarga')
    await sampai(() => new Set(milik().flatMap(({ isi }) => isi.jenis)).size === 2)
    const banyak = milik().length
    expect(banyak).toBeLessThanOrEqual(2)
    for (let i = 0; i < 3; i++) await kait.pengantar.putaran()
    await kait.pengantar.tuntas()
    expect(milik()).toHaveLength(banyak)
  })

  it('hanya jenis yang diminta, dan tidak satu pun dari wilayah lain', async () => {
    await baru(oki, ['KELUARGA'])
    const jalurKotim = `${jalur}/kotim`
    await daftarkan(kait.uji, kotim, penerima.url(jalurKotim))
    await kait.ubah('1602')
    await kait.ubah('6202')
    // What kotim is told of shows that the feed has passed both changes.
    await sampai(() => penerima.masuk.some((satu) => satu.jalur === jalurKotim))
    expect(milik()).toEqual([])
    const banyak = penerima.masuk.filter((satu) => satu.jalur === jalurKotim).length
    await kait.ubah('1602', 'keluarga')
    await sampai(() => milik().length > 0)
    expect(milik()[0]?.isi.jenis).toEqual(['KELUARGA'])
    expect(penerima.masuk.filter((satu) => satu.jalur === jalurKotim)).toHaveLength(banyak)
  })

  it('penerima mati lalu hidup: id yang sama, sesudah itu yang berubah selagi mati', async () => {
    const { webhook } = await baru()
    penerima.jawabDengan((jawaban) => void jawaban.writeHead(503).end('sibuk'))
    await kait.ubah('1602')
    await sampai(() => milik().length >= 3)
    await kait.ubah('1602', 'keluarga')
    const [menunggu] = await kiriman(kait.uji, oki, webhook.id)
    expect(menunggu).toMatchObject({ status: 'MENUNGGU', sebab: 'JAWABAN', kodeJawaban: 503 })
    penerima.jawabDengan((jawaban) => void jawaban.writeHead(200).end())
    await sampai(() => milik().some(({ isi }) => isi.jenis.includes('KELUARGA')))
    const id = milik().map(({ isi }) => isi.id)
    expect(new Set(id.slice(0, -1)).size).toBe(1)
    expect(id.at(-1)).not.toBe(id[0])
    expect(
      new Set(
        milik()
          .slice(0, -1)
          .map(({ badan }) => badan),
      ).size,
    ).toBe(1)
    expect(
      (await kiriman(kait.uji, oki, webhook.id)).map(({ status }: { status: string }) => status),
    ).toEqual(['TERKIRIM', 'TERKIRIM'])
  })

  it('pengalihan tidak diikuti', async () => {
    const { webhook } = await baru()
    penerima.jawabDengan(
      (jawaban) => void jawaban.writeHead(307, { location: penerima.url('/lain') }).end(),
    )
    await kait.ubah('1602')
    await sampai(() => milik().length > 0)
    expect(penerima.masuk.some((satu) => satu.jalur === '/lain')).toBe(false)
    expect(await kiriman(kait.uji, oki, webhook.id)).toMatchObject([
      { status: 'MENUNGGU', kodeJawaban: 307, sebab: 'JAWABAN' },
    ])
  })

  it('yang sehari tidak sampai mati, dan diulangi dengan id yang sama', async () => {
    const { webhook } = await baru()
    penerima.jawabDengan((jawaban) => void jawaban.writeHead(500).end())
    await kait.ubah('1602')
    await sampai(() => milik().length > 0)
    await kait.admin(
      "update kiriman_webhook set tenggat = now() where status = 'MENUNGGU'; update kiriman_webhook set berikut_pada = now()",
    )
    await sampai(async () => (await kiriman(kait.uji, oki, webhook.id, 'MATI')).length === 1)
    const banyak = milik().length
    await kait.pengantar.putaran()
    await kait.pengantar.tuntas()
    expect(milik()).toHaveLength(banyak)
    penerima.jawabDengan((jawaban) => void jawaban.writeHead(204).end())
    const id = milik()[0]?.isi.id ?? ''
    expect(await lakukan(kait.uji, kotim, 'ulangiKiriman', id)).toMatchObject({
      __typename: 'KirimanTidakDitemukan',
    })
    expect(await lakukan(kait.uji, oki, 'ulangiKiriman', id)).toMatchObject({
      kiriman: { id, status: 'MENUNGGU' },
    })
    await sampai(() => milik().length > banyak)
    expect(milik().at(-1)?.isi.id).toBe(id)
    expect(await lakukan(kait.uji, oki, 'ulangiKiriman', id)).toMatchObject({
      __typename: 'StatusTidakSesuai',
    })
  })

  it('seminggu tidak sampai menjedanya; dilanjutkan, yang menunggu dikirim', async () => {
    const { webhook } = await baru()
    penerima.jawabDengan((jawaban) => void jawaban.writeHead(500).end())
    await kait.ubah('1602')
    await sampai(() => milik().length > 0)
    await kait.admin(
      "update webhook set gagal_sejak = now() - interval '8 days' where gagal_sejak is not null",
    )
    const status = async () => (await daftar()).find((satu) => satu.id === webhook.id)?.status
    await sampai(async () => (await status()) === 'DIJEDA')
    const banyak = milik().length
    await kait.ubah('1602', 'keluarga')
    await kait.pengantar.putaran()
    await kait.pengantar.tuntas()
    expect(milik()).toHaveLength(banyak)
    penerima.jawabDengan((jawaban) => void jawaban.writeHead(204).end())
    expect(await lakukan(kait.uji, oki, 'lanjutkanWebhook', webhook.id)).toMatchObject({
      webhook: { status: 'AKTIF', gagalSejak: null },
    })
    await sampai(() => milik().some(({ isi }) => isi.jenis.includes('KELUARGA')))
    expect(milik()[banyak]?.isi.id).toBe(milik()[0]?.isi.id)
    expect(await lakukan(kait.uji, oki, 'lanjutkanWebhook', webhook.id)).toMatchObject({
      __typename: 'StatusTidakSesuai',
    })
  })
})

describe('server', () => {
  it('yang mati sesudah mengirim dan sebelum mencatat mengirim lagi dengan id yang sama', async () => {
    const { webhook } = await baru()
    await kait.ubah('1602')
    // Another instance that is stopped while the receiver has it and has not answered.
    let tertahan: () => void = () => undefined
    penerima.jawabDengan((jawaban) => {
      tertahan = () => void jawaban.writeHead(204).end()
    })
    const lain = kait.buka()
    const akhir = performance.now() + 60_000
    while (milik().length === 0 && performance.now() < akhir) {
      await lain.putaran()
      await new Promise((lanjut) => setTimeout(lanjut, 50))
    }
    expect(milik()).toHaveLength(1)
    // While it has it, nobody else sends it.
    await kait.pengantar.putaran()
    await kait.pengantar.tuntas()
    expect(milik()).toHaveLength(1)
    await lain.berhenti()
    tertahan()
    penerima.jawabDengan((jawaban) => void jawaban.writeHead(204).end())
    await sampai(() => milik().length === 2)
    expect(milik()[1]?.isi).toEqual(milik()[0]?.isi)
    await sampai(async () => (await kiriman(kait.uji, oki, webhook.id, 'TERKIRIM')).length === 1)
  })

  it('yang dibunuh memegang kirimannya sebentar saja, lalu yang lain mengirimnya', async () => {
    await baru()
    await kait.ubah('1602')
    penerima.jawabDengan((jawaban) => void jawaban.writeHead(500).end())
    await sampai(() => milik().length > 0)
    penerima.jawabDengan((jawaban) => void jawaban.writeHead(204).end())
    // As a server leaves it that was killed between taking and settling.
    const memegang = (detik: number) =>
      kait.admin(
        `update kiriman_webhook set diambil_sampai = now() + interval '${detik} seconds', berikut_pada = now() where status = 'MENUNGGU'`,
      )
    await memegang(60)
    const banyak = milik().length
    await kait.pengantar.putaran()
    await kait.pengantar.tuntas()
    expect(milik()).toHaveLength(banyak)
    await memegang(-1)
    await sampai(() => milik().length === banyak + 1)
    expect(milik().at(-1)?.isi.id).toBe(milik()[0]?.isi.id)
  })

  it('dua server mengirim setiap kiriman sekali', async () => {
    await baru()
    const lain = kait.buka()
    for (let i = 1; i <= 4; i++) {
      await kait.ubah('1602')
      const sudah = milik().length
      const akhir = performance.now() + 60_000
      while (milik().length === sudah && performance.now() < akhir) {
        await Promise.all([kait.pengantar.putaran(), lain.putaran()])
        await Promise.all([kait.pengantar.tuntas(), lain.tuntas()])
      }
    }
    await lain.berhenti()
    const id = milik().map(({ isi }) => isi.id)
    expect(id.length).toBeGreaterThanOrEqual(4)
    expect(new Set(id).size).toBe(id.length)
    // In the order in which they were made.
    const dibuat = milik().map(({ isi }) => isi.dibuatPada)
    expect(dibuat).toEqual([...dibuat].sort())
  })
})

function gagal(): never {
  throw new Error('nothing came')
}
