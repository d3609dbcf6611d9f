import { request } from 'node:http'
import { DAFTAR } from './kueri/daftar.ts'
import { PENYALAHGUNAAN } from './kueri/penyalahgunaan.ts'
import { bacaHasil, type Persentil, simpanHasil, type WaktuTolak } from './lapor/hasil.ts'
import { tulisKinerja } from './lapor/kinerja.ts'
import { siapkanBasisData } from './muat/muat.ts'
import { bacaOpsi } from './opsi.ts'
import { mulaiSisi, type Permintaan } from './sisi/sisi.ts'
import { median } from './ukur/median.ts'

// How soon the whole server (E) refuses what is only meant to cost: each kind some hundred times, one
// request after the other, the server's own time. `node src/tolakan.ts --ukuran 37k --tulis` adds the
// table to the last run of that size.
const BANYAK = 300
const PEMANASAN = 50
const SEPOTONG = 256 * 1024

const opsi = bacaOpsi()
const url = await siapkanBasisData(opsi.url, opsi.ukuran, () => undefined)
process.env['BENCH_WAKTU'] = '1'
const sisi = await mulaiSisi('E', url)
const jenis: Record<string, WaktuTolak> = {}
try {
  const [kueri] = DAFTAR.filter(({ nama }) => nama === 'Q3')
  if (!kueri) throw new Error('no query says who asks')
  const permintaan = await sisi.permintaan(kueri, [])
  for (const [nama, isi] of Object.entries(PENYALAHGUNAAN)) {
    for (let ke = 0; ke < PEMANASAN; ke += 1) await tolak(permintaan, isi(BANYAK + ke))
    await sisi.waktu()
    for (let ke = 0; ke < BANYAK; ke += 1) await tolak(permintaan, isi(ke))
    const waktu = await sisi.waktu()
    const [ms, cpu] = [0, 1].map((ke) => persentil(waktu.map((satu) => satu[ke as 0 | 1])))
    if (!ms || !cpu || waktu.length < BANYAK) throw new Error(`${nama}: ${waktu.length} answered`)
    jenis[nama] = { ms, cpu }
    process.stdout.write(`${nama}: ${JSON.stringify(jenis[nama])}\n`)
  }
} finally {
  await sisi.henti()
}

const simpanan = bacaHasil().find(({ kondisi }) => kondisi.ukuran === opsi.ukuran)
if (simpanan && opsi.tulis) {
  const tanggal = new Date().toISOString().slice(0, 10)
  simpanHasil(opsi.ukuran, { ...simpanan, tolakanBerat: { tanggal, banyak: BANYAK, jenis } })
  tulisKinerja(bacaHasil())
}

function persentil(angka: readonly number[]): Persentil {
  const urut = angka.toSorted((a, b) => a - b)
  return { median: median(urut), p99: urut[Math.ceil(urut.length * 0.99) - 1] ?? 0 }
}

/** Sends one, and insists that it is refused for its size. A server may answer before it has read all. */
function tolak({ url: ke, kepala }: Permintaan, isi: string): Promise<void> {
  return new Promise((selesai, gagal) => {
    const headers = { ...kepala, 'content-length': Buffer.byteLength(isi) }
    const dikirim = request(ke, { method: 'POST', headers, agent: false }, (jawaban) => {
      jawaban.setEncoding('utf8')
      let teks = ''
      jawaban.on('data', (potong: string) => {
        teks += potong
      })
      jawaban.on('end', () => {
        if (isi.length > SEPOTONG) dikirim.destroy()
        if (teks.includes('BATAS_BIAYA')) selesai()
        else gagal(new Error(`not refused: ${teks.slice(0, 200)}`))
      })
      jawaban.on('error', gagal)
    })
    dikirim.on('error', gagal)
    // What is refused by its head is refused before the rest is sent, which would meet a closed door.
    dikirim.write(isi.slice(0, SEPOTONG))
    if (isi.length <= SEPOTONG) dikirim.end()
  })
}
