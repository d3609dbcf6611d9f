import { createClient, kodeWilayah, SebaranKpm } from '@harapan/sdk'

const [kode = '62.02', tahun = '2019'] = process.argv.slice(2)
const klien = createClient({
  url: process.env['HARAPAN_URL'] ?? 'http://localhost:4000/graphql',
  // Tanpa token pun terjawab, dari rekap terbit; dengan token dinas, dihitung dari baris.
  token: process.env['HARAPAN_TOKEN'] ?? '',
})

const { kabupaten } = await klien.query(SebaranKpm, {
  kode: kodeWilayah(kode),
  tahun: Number(tahun),
})
if (!kabupaten?.rekap) throw new Error(`Tidak ada data PKH untuk ${kode} tahun ${tahun}`)

const { namaLengkap, rekap, kecamatan } = kabupaten
const terurut = kecamatan.toSorted((a, b) => urutan(b.rekap) - urutan(a.rekap))
const baris = terurut.map(({ kode, nama, rekap }) => [kode, nama, angka(rekap)] as const)

tulis(`KPM PKH per kecamatan, ${namaLengkap}, per ${rekap.perTanggal}\n`)
for (const [kode, nama, jumlah] of [...baris, ['', 'Jumlah', angka(rekap)] as const])
  tulis(`${kode.padEnd(9)} ${nama.padEnd(26)} ${jumlah.padStart(9)}`)
tulis(`\nSumber: ${rekap.sumber}${rekap.sintetis ? ', data contoh (sintetis)' : ''}`)
const kutipan = rekap.angkaTerbit.map((satu) => `"${satu.kutipan}" (${satu.sumber})`)
for (const satu of new Set(kutipan)) tulis(satu)

type Rekap = { readonly jumlahKpm: number | null } | null

/** Tidak ada data bukan nol, dan yang disamarkan tidak ditebak / No data is not zero; what is withheld is not guessed. */
function angka(rekap: Rekap): string {
  if (!rekap) return 'tak ada'
  return rekap.jumlahKpm === null ? 'disamarkan' : rekap.jumlahKpm.toLocaleString('id-ID')
}

function urutan(rekap: Rekap): number {
  return rekap?.jumlahKpm ?? (rekap ? 1 : 0)
}

function tulis(teks: string): void {
  process.stdout.write(`${teks}\n`)
}
