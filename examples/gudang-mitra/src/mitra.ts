import { readFileSync } from 'node:fs'
import { createClient, PantauOrang, sinkron } from '@harapan/sdk'
import { penyimpanSqlite } from '@harapan/sdk/sqlite'
import { bukaGudang } from './gudang.ts'

// Malam sebuah instansi mitra: daftarkan yang sudah dipegang, lalu salin hanya yang jawabannya berubah.
const SEKALI_KIRIM = 1_000

const klien = createClient({
  url: process.env['HARAPAN_URL'] ?? 'http://localhost:4000/graphql',
  token: process.env['HARAPAN_TOKEN'] ?? '',
  tujuan: 'PEMADANAN_JKN',
})
const [daftar = '../padan-pbi/data/nik.csv', berkas = 'peserta.db'] = process.argv.slice(2)

// Acuannya nomor baris di berkas sendiri; NIK tidak pernah kembali.
const [, ...nik] = readFileSync(daftar, 'utf8').trim().split(/\r?\n/)
const orang = nik.map((satu, i) => ({ nik: satu.trim(), acuan: `baris-${i + 2}` }))
for (let i = 0; i < orang.length; i += SEKALI_KIRIM) {
  const { pantauOrang } = await klien.mutate(PantauOrang, {
    orang: orang.slice(i, i + SEKALI_KIRIM),
  })
  if (pantauOrang?.__typename !== 'OrangDipantau') throw new Error(pantauOrang?.petunjuk)
  for (const { acuan, hasil } of pantauOrang.orang ?? [])
    if (hasil !== 'TERDAFTAR' && hasil !== 'SUDAH') tulis(`${acuan}: ${hasil}`)
  tulis(`dipantau: ${pantauOrang.jumlah}`)
}

const gudang = bukaGudang(berkas)
const { disimpan, dihapus } = await sinkron(klien, penyimpanSqlite(gudang), { jenis: ['PADAN'] })
tulis(`selesai: ${disimpan} disimpan, ${dihapus} dihapus`)
for (const { status, banyak } of menurutStatus()) tulis(`${status}  ${banyak}`)

/** Dijawab dari gudang sendiri, tanpa bertanya ke Harapan / Answered by one's own store. */
function menurutStatus() {
  const jawaban = gudang
    .prepare(
      "select isi ->> '$.jkn.status' as status, count(*) as banyak from harapan_salinan where jenis = 'PADAN' group by 1 order by 1",
    )
    .all()
  return jawaban as { status: string; banyak: number }[]
}

function tulis(teks: string): void {
  process.stdout.write(`${teks}\n`)
}
