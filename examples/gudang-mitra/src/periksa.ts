import { perubahan } from '@harapan/sdk'
import { bukaGudang, klien, pilihJenis } from './gudang.ts'

/**
 * Membandingkan gudang dengan pertanyaan langsung, huruf demi huruf / Compares the store with a direct query.
 * Run it when nothing changes, or what was written in between shows as a difference.
 */
const [berkas = 'gudang.db', ...jenis] = process.argv.slice(2)
const gudang = bukaGudang(berkas)
const tersimpan = gudang.prepare('select isi from harapan_salinan where id = ?')
let sama = 0
let beda = 0

for await (const { tahap, perubahan: entri } of perubahan(klien, { jenis: pilihJenis(jenis) })) {
  if (tahap === 'DELTA') break
  for (const { sasaran, kpm, keluarga, individu } of entri) {
    const baris = tersimpan.get(sasaran) as { isi: string } | undefined
    if (baris?.isi === JSON.stringify(kpm ?? keluarga ?? individu)) sama++
    else {
      beda++
      process.stdout.write(`beda: ${sasaran}\n`)
    }
  }
}
const { banyak } = gudang.prepare('select count(*) as banyak from harapan_salinan').get() as {
  banyak: number
}
const lebih = banyak - sama - beda
process.stdout.write(`${sama} sama, ${beda} beda, ${lebih} hanya di gudang\n`)
if (beda !== 0 || lebih !== 0) process.exitCode = 1
