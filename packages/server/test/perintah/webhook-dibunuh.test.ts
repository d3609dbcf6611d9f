import { afterAll, beforeAll, expect } from 'vitest'
import { itDalam as it } from '../hanya-dalam.ts'
import { bukaPenerima, tandaSah } from '../penerima-webhook.ts'
import { type BasisDataPerintah, basisDataPerintah } from './basis-data-perintah.ts'
import { direktoriSementara, harapan, type Proses, sampaiSelesai, tercetak } from './jalankan.ts'

const { direktori, hapus } = direktoriSementara()
let basisData: BasisDataPerintah
let server: Proses | undefined
let penerima: Awaited<ReturnType<typeof bukaPenerima>>
beforeAll(async () => {
  ;[basisData, penerima] = await Promise.all([basisDataPerintah(direktori), bukaPenerima()])
}, 240_000)
afterAll(async () => {
  server?.anak.kill('SIGKILL')
  await server?.selesai
  await penerima.tutup()
  await basisData.hapus()
  hapus()
})

async function nyalakan() {
  const proses = harapan(direktori, ['mulai', '--demo', 'kecil'], { PORT: '0', ...basisData.env })
  server = proses
  const url = await tercetak(proses, /URL (\S+)/)
  await tercetak(proses, /TOKEN mitra \S+\n/)
  return { proses, url, token: await tercetak(proses, /TOKEN dinsos-oki (\S+)/) }
}

async function tanya(url: string, token: string, query: string, variables = {}) {
  const jawaban = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever shape its document asks for
  const { data, errors } = (await jawaban.json()) as { data: any; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

const sampai = async (terpenuhi: () => boolean | Promise<boolean>) => {
  const akhir = performance.now() + 60_000
  while (!(await terpenuhi())) {
    if (performance.now() > akhir) throw new Error('it did not come to pass')
    await new Promise((lanjut) => setTimeout(lanjut, 50))
  }
}

it('server yang dibunuh selagi penerima menjawab memberi tahu lagi sesudah menyala, dengan id yang sama', async () => {
  penerima.jawabDengan(() => undefined)
  const { proses, url, token } = await nyalakan()
  const { keluaran } = await sampaiSelesai(
    direktori,
    [
      ...['token', '--peran', 'dinsos-kabupaten', '--wilayah', '16.02'],
      ...['--wewenang', 'webhook:kelola'],
    ],
    basisData.env,
  )
  const pengelola = /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(keluaran)?.[0] ?? ''
  const { daftarkanWebhook } = await tanya(
    url,
    pengelola,
    'mutation ($url: String!) { daftarkanWebhook(url: $url) { ... on WebhookTerdaftar { rahasia webhook { id } } } }',
    { url: penerima.url() },
  )
  const { kabupaten } = await tanya(
    url,
    token,
    '{ kabupaten(kode: "16.02") { kpm(first: 1, filter: { status: [AKTIF] }) { edges { node { id versi desa { kode } } } } } }',
  )
  const { id, versi, desa } = kabupaten.kpm.edges[0].node
  const desaTujuan = desa.kode === '16.02.05.1001' ? '16.02.05.1002' : '16.02.05.1001'
  const { pindahkanKpm } = await tanya(
    url,
    token,
    `mutation ($id: ID!, $desaTujuan: KodeWilayah!, $versi: Int!) { pindahkanKpm(id: $id, desaTujuan: $desaTujuan, versi: $versi,
      alasan: "Pindah rumah", kunci: "webhook-dibunuh") { __typename } }`,
    { id, versi, desaTujuan },
  )
  expect(pindahkanKpm.__typename).toBe('KpmDipindahkan')
  await sampai(() => penerima.masuk.length > 0)
  proses.anak.kill('SIGKILL')
  await proses.selesai
  const dibunuh = performance.now()

  penerima.jawabDengan((jawaban) => void jawaban.writeHead(204).end())
  const lagi = await nyalakan()
  await sampai(() => penerima.masuk.length > 1)
  const detik = ((performance.now() - dibunuh) / 1000).toFixed(1)
  process.stdout.write(`webhook: sampai lagi ${detik} detik sesudah server dibunuh\n`)
  const [pertama, kedua] = penerima.masuk
  expect(kedua?.badan).toBe(pertama?.badan)
  for (const { tanda, badan } of penerima.masuk)
    expect(tandaSah(daftarkanWebhook.rahasia, tanda, badan)).toBe(true)
  const KIRIMAN = `query ($webhook: ID!) { kirimanWebhook(webhook: $webhook) { edges { node { id status percobaan } } } }`
  const variabel = { webhook: daftarkanWebhook.webhook.id }
  const semua = async () => {
    const { kirimanWebhook } = await tanya(lagi.url, pengelola, KIRIMAN, variabel)
    return kirimanWebhook.edges.map(({ node }: { node: unknown }) => node)
  }
  await sampai(async () => (await semua())[0]?.status === 'TERKIRIM')
  expect(await semua()).toEqual([{ id: pertama?.isi.id, status: 'TERKIRIM', percobaan: 2 }])
  lagi.proses.anak.kill('SIGTERM')
  expect(await lagi.proses.selesai).toBe(0)
  expect(lagi.proses.keluaran() + proses.keluaran()).not.toContain(daftarkanWebhook.rahasia)
}, 240_000)
