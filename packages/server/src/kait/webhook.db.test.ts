import { describe, expect, it } from 'vitest'
import { panggungKait, tidakAda } from '../../test/panggung-kait.ts'
import { tandaSah } from '../../test/penerima-webhook.ts'
import { daftarkan, kiriman, lakukan, PENGELOLA } from '../../test/uji-kait.ts'

const { oki, kotim } = PENGELOLA
const kait = panggungKait()
const { tiba, baru, daftar, sampai } = kait

describe('kiriman', () => {
  it('menyebut jenis yang berubah dan tidak lain, bertanda tangan', async () => {
    const { rahasia, webhook } = await baru()
    await kait.ubah('1602')
    await sampai(() => tiba().length > 0)
    const [{ badan, tanda, isi } = tidakAda()] = tiba()
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
    await sampai(() => new Set(tiba().flatMap(({ isi }) => isi.jenis)).size === 2)
    const banyak = tiba().length
    expect(banyak).toBeLessThanOrEqual(2)
    await kait.putar(3)
    expect(tiba()).toHaveLength(banyak)
  })

  it('hanya jenis yang diminta, dan tidak satu pun dari wilayah lain', async () => {
    await baru(oki, ['KELUARGA'])
    await daftarkan(kait.uji, kotim, kait.url('/kotim'))
    await kait.ubah('1602')
    await kait.ubah('6202')
    // What kotim is told of shows that the feed has passed both changes.
    await sampai(() => tiba('/kotim').length > 0)
    expect(tiba()).toEqual([])
    const banyak = tiba('/kotim').length
    await kait.ubah('1602', 'keluarga')
    await sampai(() => tiba().length > 0)
    expect(tiba()[0]?.isi.jenis).toEqual(['KELUARGA'])
    expect(tiba('/kotim')).toHaveLength(banyak)
  })

  it('penerima mati lalu hidup: id yang sama, sesudah itu yang berubah selagi mati', async () => {
    const { webhook } = await baru()
    kait.penerima.jawabDengan((jawaban) => void jawaban.writeHead(503).end('sibuk'))
    await kait.ubah('1602')
    await sampai(() => tiba().length >= 3)
    await kait.ubah('1602', 'keluarga')
    const [menunggu] = await kiriman(kait.uji, oki, webhook.id)
    expect(menunggu).toMatchObject({ status: 'MENUNGGU', sebab: 'JAWABAN', kodeJawaban: 503 })
    kait.penerima.jawabDengan((jawaban) => void jawaban.writeHead(200).end())
    await sampai(() => tiba().some(({ isi }) => isi.jenis.includes('KELUARGA')))
    const id = tiba().map(({ isi }) => isi.id)
    expect(new Set(id.slice(0, -1)).size).toBe(1)
    expect(id.at(-1)).not.toBe(id[0])
    expect(
      new Set(
        tiba()
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
    kait.penerima.jawabDengan(
      (jawaban) => void jawaban.writeHead(307, { location: kait.url('/lain') }).end(),
    )
    await kait.ubah('1602')
    await sampai(() => tiba().length > 0)
    expect(tiba('/lain')).toEqual([])
    expect(await kiriman(kait.uji, oki, webhook.id)).toMatchObject([
      { status: 'MENUNGGU', kodeJawaban: 307, sebab: 'JAWABAN' },
    ])
  })

  it('yang sehari tidak sampai mati, dan diulangi dengan id yang sama', async () => {
    const { webhook } = await baru()
    kait.penerima.jawabDengan((jawaban) => void jawaban.writeHead(500).end())
    await kait.ubah('1602')
    await sampai(() => tiba().length > 0)
    await kait.admin(
      "update kiriman_webhook set tenggat = now() where status = 'MENUNGGU'; update kiriman_webhook set berikut_pada = now()",
    )
    await sampai(async () => (await kiriman(kait.uji, oki, webhook.id, 'MATI')).length === 1)
    const banyak = tiba().length
    await kait.putar()
    expect(tiba()).toHaveLength(banyak)
    kait.penerima.jawabDengan((jawaban) => void jawaban.writeHead(204).end())
    const id = tiba()[0]?.isi.id ?? ''
    expect(await lakukan(kait.uji, kotim, 'ulangiKiriman', id)).toMatchObject({
      __typename: 'KirimanTidakDitemukan',
    })
    expect(await lakukan(kait.uji, oki, 'ulangiKiriman', id)).toMatchObject({
      kiriman: { id, status: 'MENUNGGU' },
    })
    await sampai(() => tiba().length > banyak)
    expect(tiba().at(-1)?.isi.id).toBe(id)
    expect(await lakukan(kait.uji, oki, 'ulangiKiriman', id)).toMatchObject({
      __typename: 'StatusTidakSesuai',
    })
  })

  it('seminggu tidak sampai menjedanya; dilanjutkan, yang menunggu dikirim', async () => {
    const { webhook } = await baru()
    kait.penerima.jawabDengan((jawaban) => void jawaban.writeHead(500).end())
    await kait.ubah('1602')
    await sampai(() => tiba().length > 0)
    await kait.admin(
      "update webhook set gagal_sejak = now() - interval '8 days' where gagal_sejak is not null",
    )
    const status = async () => (await daftar()).find((satu) => satu.id === webhook.id)?.status
    await sampai(async () => (await status()) === 'DIJEDA')
    const banyak = tiba().length
    await kait.ubah('1602', 'keluarga')
    await kait.putar()
    expect(tiba()).toHaveLength(banyak)
    kait.penerima.jawabDengan((jawaban) => void jawaban.writeHead(204).end())
    expect(await lakukan(kait.uji, oki, 'lanjutkanWebhook', webhook.id)).toMatchObject({
      webhook: { status: 'AKTIF', gagalSejak: null },
    })
    await sampai(() => tiba().some(({ isi }) => isi.jenis.includes('KELUARGA')))
    expect(tiba()[banyak]?.isi.id).toBe(tiba()[0]?.isi.id)
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
    kait.penerima.jawabDengan((jawaban) => {
      tertahan = () => void jawaban.writeHead(204).end()
    })
    const lain = kait.pengantarLain()
    const akhir = performance.now() + 60_000
    while (tiba().length === 0 && performance.now() < akhir) {
      await lain.putaran()
      await new Promise((lanjut) => setTimeout(lanjut, 50))
    }
    expect(tiba()).toHaveLength(1)
    // While it has it, nobody else sends it.
    await kait.putar()
    expect(tiba()).toHaveLength(1)
    await lain.berhenti()
    tertahan()
    kait.penerima.jawabDengan((jawaban) => void jawaban.writeHead(204).end())
    await sampai(() => tiba().length === 2)
    expect(tiba()[1]?.isi).toEqual(tiba()[0]?.isi)
    await sampai(async () => (await kiriman(kait.uji, oki, webhook.id, 'TERKIRIM')).length === 1)
  })

  it('yang dibunuh memegang kirimannya sebentar saja, lalu yang lain mengirimnya', async () => {
    await baru()
    await kait.ubah('1602')
    kait.penerima.jawabDengan((jawaban) => void jawaban.writeHead(500).end())
    await sampai(() => tiba().length > 0)
    kait.penerima.jawabDengan((jawaban) => void jawaban.writeHead(204).end())
    // As a server leaves it that was killed between taking and settling.
    const memegang = (detik: number) =>
      kait.admin(
        `update kiriman_webhook set diambil_sampai = now() + interval '${detik} seconds', berikut_pada = now() where status = 'MENUNGGU'`,
      )
    await memegang(60)
    const banyak = tiba().length
    await kait.putar()
    expect(tiba()).toHaveLength(banyak)
    await memegang(-1)
    await sampai(() => tiba().length === banyak + 1)
    expect(tiba().at(-1)?.isi.id).toBe(tiba()[0]?.isi.id)
  })

  it('dua server mengirim setiap kiriman sekali', async () => {
    await baru()
    const lain = kait.pengantarLain()
    for (let i = 1; i <= 4; i++) {
      await kait.ubah('1602')
      const sudah = tiba().length
      const akhir = performance.now() + 60_000
      while (tiba().length === sudah && performance.now() < akhir) {
        await Promise.all([kait.putar(), lain.putaran()])
        await lain.tuntas()
      }
    }
    await lain.berhenti()
    const id = tiba().map(({ isi }) => isi.id)
    expect(id.length).toBeGreaterThanOrEqual(4)
    expect(new Set(id).size).toBe(id.length)
    // In the order in which they were made.
    const dibuat = tiba().map(({ isi }) => isi.dibuatPada)
    expect(dibuat).toEqual([...dibuat].sort())
  })
})
