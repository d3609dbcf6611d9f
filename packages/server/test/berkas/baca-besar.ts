import { bacaBerkas } from '../../src/berkas/baca-berkas.ts'

// Run by itself: reads a made-up CSV of so many megabytes, and says how far memory rose above where it stood.
const megabita = Number(process.argv[2])

const BARIS = Array.from(
  { length: 5_000 },
  (_, ke) =>
    `99${String(ke * 7_919).padStart(14, '0')},SITI AMINAH ${ke},P,1990-01-31,"Jl. ""Melati"", ${ke}"\n`,
).join('')

async function* sumber() {
  yield Buffer.from('nik,nama,jk,tanggal lahir,alamat\n')
  const potong = Buffer.from(BARIS)
  for (let bita = 0; bita < megabita * 1_048_576; bita += potong.length) yield potong
}

let baris = 0
let awal = 0
let puncak = 0
const mulai = performance.now()
for await (const kelompok of (await bacaBerkas(sumber())).baris) {
  const lewat = Math.floor(baris / 50_000)
  baris += kelompok.length
  if (Math.floor(baris / 50_000) === lewat) continue
  const { rss } = process.memoryUsage()
  // The first rows pay for compiled code and the young heap.
  if (baris < 500_000) awal = Math.max(awal, rss)
  puncak = Math.max(puncak, rss)
}
const detik = (performance.now() - mulai) / 1_000
process.stdout.write(JSON.stringify({ baris, detik, awal, puncak }))
