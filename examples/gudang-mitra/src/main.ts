import { parseArgs } from 'node:util'
import { isHarapanError, type PeristiwaSinkron, sinkron } from '@harapan/sdk'
import { penyimpanSqlite } from '@harapan/sdk/sqlite'
import { bukaGudang, klien, pilihJenis, siapkanTampilan } from './gudang.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    terus: { type: 'boolean' },
    jenis: { type: 'string', multiple: true },
    halaman: { type: 'string', default: '100' },
    jeda: { type: 'string', default: '5000' },
  },
})

const gudang = bukaGudang(positionals[0] ?? 'gudang.db')
const penyimpan = penyimpanSqlite(gudang)
siapkanTampilan(gudang)

// Ctrl-C berhenti di antara dua halaman; mati lampu boleh kapan saja.
const kendali = new AbortController()
process.once('SIGINT', () => kendali.abort())

try {
  const { halaman, disimpan, dihapus } = await sinkron(klien, penyimpan, {
    terus: values.terus,
    jenis: pilihJenis(values.jenis),
    first: Number(values.halaman),
    jedaMs: Number(values.jeda),
    signal: kendali.signal,
    saatMaju: kabarkan,
  })
  tulis(`selesai: ${halaman} halaman, ${disimpan} disimpan, ${dihapus} dihapus\n`)
  for (const { kecamatan, banyak } of perKecamatan()) tulis(`${kecamatan}  ${banyak} KPM aktif`)
} catch (galat) {
  if (kendali.signal.aborted) tulis('berhenti; dilanjutkan dari sini lain kali')
  else if (!isHarapanError(galat)) throw galat
  else {
    process.stderr.write(`${galat.message}\n${galat.petunjuk ?? ''}\n`)
    process.exitCode = 1
  }
}

function kabarkan(satu: PeristiwaSinkron): void {
  if (satu.jenis === 'mulaiUlang') tulis(`mulai ulang: ${satu.kode}, salinan lama tetap terbaca`)
  if (satu.jenis === 'gangguan') tulis(`gangguan: ${satu.kode}, dicoba lagi`)
  if (satu.jenis !== 'halaman') return
  const { tahap, disimpan, dihapus, utuh } = satu
  if (disimpan + dihapus > 0 || utuh)
    tulis(`${tahap.toLowerCase()}: +${disimpan} -${dihapus}${utuh ? ', mutakhir' : ''}`)
}

/** Dijawab dari gudang sendiri, tanpa bertanya ke Harapan / Answered by one's own store. */
function perKecamatan() {
  const jawaban = gudang
    .prepare(
      `select substr(desa, 1, 8) as kecamatan, count(*) as banyak from kpm
      where status = 'AKTIF' group by 1 order by 2 desc, 1`,
    )
    .all()
  return jawaban as { kecamatan: string; banyak: number }[]
}

function tulis(teks: string): void {
  process.stdout.write(`${teks}\n`)
}
