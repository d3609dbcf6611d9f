import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bukaPenerima } from '../../test/penerima-webhook.ts'
import { sebagaiAdmin } from '../../test/sebagai-admin.ts'
import { bukaUjiKait, daftarkan, kiriman, PENGELOLA, putarSampai } from '../../test/uji-kait.ts'

// Whoever writes for long on the same cluster holds the feed back.
vi.setConfig({ testTimeout: 120_000 })

let kait: Awaited<ReturnType<typeof bukaUjiKait>>
let penerima: Awaited<ReturnType<typeof bukaPenerima>>
beforeAll(async () => {
  const cariAlamat = async () => [{ address: '10.0.0.8', family: 4 }]
  ;[kait, penerima] = await Promise.all([
    bukaUjiKait({ mode: 'produksi' }, { setempat: false, cariAlamat }),
    bukaPenerima(),
  ])
})
afterAll(async () => {
  await penerima.tutup()
  await kait.tutup()
})

const { oki } = PENGELOLA

it.each(['http://127.0.0.1:4010/', 'https://127.0.0.1/', 'https://10.0.0.8/', 'https://[::1]/'])(
  'di produksi %s tidak dapat didaftarkan',
  async (url) => {
    expect((await daftarkan(kait.uji, oki, url)).__typename).toBe('AlamatWebhookDitolak')
  },
)

it('nama umum yang kemudian menuju alamat dalam tidak dihubungi, dan itu tampak', async () => {
  const url = `https://kait.contoh.go.id:${penerima.port}/kait`
  const { webhook } = await daftarkan(kait.uji, oki, url)
  await kait.ubah('1602')
  const milik = () => kiriman(kait.uji, oki, webhook.id)
  await putarSampai(kait.pengantar, async () => (await milik())[0]?.sebab != null)
  expect(await milik()).toMatchObject([
    { status: 'MENUNGGU', sebab: 'ALAMAT_DITOLAK', kodeJawaban: null },
  ])
  expect(penerima.masuk).toEqual([])
})

it('letaknya yang sudah dibuang dari umpan: diberi tahu tentang semua jenis, tidak berhenti', async () => {
  const { webhook } = await daftarkan(kait.uji, oki, 'https://lama.contoh.go.id/')
  await kait.admin(
    "update webhook set transaksi = 1, urutan = 1, waktu = 1 where url = 'https://lama.contoh.go.id/'",
  )
  const milik = () => kiriman(kait.uji, oki, webhook.id)
  await putarSampai(kait.pengantar, async () => (await milik()).length > 0)
  expect(await milik()).toMatchObject([{ jenis: ['KELUARGA', 'INDIVIDU', 'KPM'] }])
})

describe('basis data', () => {
  const OKI = '{[1602000000,1602999999]}'
  /** As a role of a request that somehow got to speak SQL. */
  const sebagai = (wewenang: string, sql: string, lingkup = OKI) =>
    sebagaiAdmin(kait.uji.basisData.kolam, async (klien) => {
      await klien.query(
        `select set_config('h.scope', $1, true), set_config('h.wewenang', $2, true), set_config('h.pelaku', 'uji', true),
          set_config('role', 'harapan_app', true)`,
        [lingkup, wewenang],
      )
      return (await klien.query<{ banyak: number }>(sql)).rows[0]?.banyak
    })
  const WEBHOOK = 'select count(id)::int as banyak from webhook'
  const KIRIMAN = 'select count(id)::int as banyak from kiriman_webhook'

  it('memperlihatkan baris hanya kepada yang berwewenang di wilayahnya', async () => {
    for (const sql of [WEBHOOK, KIRIMAN]) {
      expect(await sebagai('webhook:kelola', sql)).toBeGreaterThan(0)
      expect(await sebagai('kpm:ubah', sql)).toBe(0)
      expect(await sebagai('webhook:kelola', sql, '{[6202000000,6202999999]}')).toBe(0)
      expect(await sebagai('webhook:kelola', sql, '{[1602050000,1602059999]}')).toBe(0)
    }
  })

  it.each([
    ['membaca rahasia', 'select rahasia from webhook'],
    ['mengganti alamat', "update webhook set url = 'https://lain.contoh.go.id/'"],
    ['memperluas wilayah', "update webhook set lingkup = '{[1100000000,9999999999]}'"],
    ['menghapus baris', 'delete from webhook'],
    [
      'membuat kiriman',
      "insert into kiriman_webhook (webhook_id, jenis, tenggat) values (1, '{KPM}', now())",
    ],
    ['menyatakan sampai', "update kiriman_webhook set status = 'TERKIRIM'"],
    [
      'mendaftar untuk wilayah lain',
      `insert into webhook (url, jenis, lingkup, rahasia, transaksi, urutan, waktu, dibuat_oleh)
        values ('https://a.contoh.go.id/', '{KPM}', '{[1100000000,9999999999]}', '\\x00', 0, 0, 0, 'uji')`,
    ],
    [
      'mendaftar atas nama orang lain',
      `insert into webhook (url, jenis, lingkup, rahasia, transaksi, urutan, waktu, dibuat_oleh)
        values ('https://a.contoh.go.id/', '{KPM}', '${OKI}', '\\x00', 0, 0, 0, 'orang-lain')`,
    ],
  ])('menolak peran permintaan yang %s', async (_, sql) => {
    await expect(sebagai('webhook:kelola', sql)).rejects.toMatchObject({ code: '42501' })
  })
})
