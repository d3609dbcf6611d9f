import { setTimeout as tunggu } from 'node:timers/promises'
import { afterAll, beforeAll, expect } from 'vitest'
import { buatAcak } from '../../src/demo/acak.ts'
import { itDalam as it } from '../hanya-dalam.ts'
import { type BasisDataPerintah, basisDataPerintah } from './basis-data-perintah.ts'
import { bebani } from './beban.ts'
import { direktoriSementara, harapan, type Proses, sampaiSelesai, tercetak } from './jalankan.ts'

const PUTARAN = 6
const BATAS_MS = 60_000

const benih = process.env['BENIH'] ?? String(Date.now() % 2 ** 31)
const { direktori, hapus } = direktoriSementara()
let basisData: BasisDataPerintah
let server: Proses | undefined

beforeAll(async () => {
  basisData = await basisDataPerintah(direktori)
  await nyalakan()
}, 240_000)
afterAll(async () => {
  server?.anak.kill('SIGKILL')
  await server?.selesai
  await basisData.hapus()
  hapus()
})

async function nyalakan(): Promise<{ proses: Proses; url: string; token: string }> {
  const proses = harapan(direktori, ['mulai', '--demo', 'kecil'], { PORT: '0', ...basisData.env })
  server = proses
  const url = await tercetak(proses, /URL (\S+)/)
  await tercetak(proses, /TOKEN mitra \S+\n/)
  return { proses, url, token: await tercetak(proses, /TOKEN dinsos-oki (\S+)/) }
}

it('server yang dibunuh di tengah beban tidak pernah menjawab tanpa baris audit, dan rantainya utuh', async () => {
  process.stdout.write(`dibunuh: benih ${benih}\n`)
  const acak = buatAcak(benih)
  const batas = Date.now() + BATAS_MS
  const dijawab: string[] = []
  server?.anak.kill('SIGKILL')
  await server?.selesai
  let putaran = 0
  for (; putaran < PUTARAN && (putaran < 2 || Date.now() < batas); putaran++) {
    const { proses, url, token } = await nyalakan()
    const beban = bebani(url, token, `Bunuh${putaran}`)
    await tunggu(acak.bulat(200, 1_800))
    // Without a word, whatever it is doing: some have been read and not answered, some not sealed.
    proses.anak.kill('SIGKILL')
    await proses.selesai
    await beban.berhenti()
    dijawab.push(...beban.dijawab)
  }
  const { proses } = await nyalakan()
  proses.anak.kill('SIGTERM')
  expect(await proses.selesai).toBe(0)

  const tercatat = await basisData.baca<{ operasi: string }>(BERSUBJEK)
  const ada = new Set(tercatat.map(({ operasi }) => operasi))
  process.stdout.write(
    `dibunuh: ${putaran} kali, ${dijawab.length} dijawab, ${tercatat.length} tercatat\n`,
  )
  expect(dijawab.length).toBeGreaterThan(50)
  expect(dijawab.filter((nama) => !ada.has(nama))).toEqual([])

  const { kode, keluaran } = await sampaiSelesai(direktori, ['audit', 'periksa'], basisData.env)
  expect(keluaran).toMatch(/^baik /)
  expect(kode).toBe(0)
}, 300_000)

/** Audit rows with as many subjects as they say, and at least one. */
const BERSUBJEK = `select a.operasi from audit_akses a
  where a.operasi like 'Bunuh%' and a.hasil = 'BERHASIL' and a.jumlah > 0
    and a.jumlah = (select count(distinct (jenis, subjek)) from uraikan_subjek(a.subjek))`
