import { DAFTAR } from '../kueri/daftar.ts'
import { rentang } from './baris.ts'
import type { HasilBench } from './hasil.ts'

/** The ratio table that ends a run. */
export function tabelKueri({ kueri, tolakan, lewati, mulaiMs, kondisi }: HasilBench): string {
  const pasangan = [...new Set(Object.values(kueri).flatMap(({ rasio }) => Object.keys(rasio)))]
  const kepala = ['query'.padEnd(6), ...pasangan.map((satu) => satu.padEnd(18))].join(' ')
  const baris = DAFTAR.filter(({ nama }) => kueri[nama]).map(({ nama, judul }) => {
    const rasio = pasangan.map((satu) => rentang(kueri[nama]?.rasio[satu]).padEnd(18))
    return [nama.padEnd(6), ...rasio, judul].join(' ')
  })
  return [
    `${kondisi.ukuran}: ${kondisi.keluarga} families, ${kondisi.putaran} rounds, c=${kondisi.koneksi}; ratio of requests a second, median (lowest-highest)`,
    kepala,
    ...baris,
    ...Object.entries(tolakan).map(([nama, sebab]) => `${nama.padEnd(6)} NOT MEASURED: ${sebab}`),
    ...Object.entries(lewati).map(([nama, sebab]) => `${nama.padEnd(6)} skipped: ${sebab}`),
    `start, ms: ${Object.entries(mulaiMs)
      .map(([huruf, ms]) => `${huruf} ${ms}`)
      .join('  ')}`,
  ].join('\n')
}
