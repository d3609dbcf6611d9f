import { parseArgs } from 'node:util'
import { adalahTujuan, TUJUAN } from '../akses/tujuan.ts'
import { FORMAT, type Format } from '../ekspor/permintaan-ekspor.ts'
import { unduh } from '../ekspor/unduh.ts'

const PAKAI = `harapan ekspor SUMBER --keluar BERKAS [--format csv|xlsx|ndjson] [--wilayah KODE] [--kolom a,b] [--status AKTIF,...] [--program PKH]
  [--tahun 2026] [--tujuan TUJUAN] [--url URL] [--lanjutkan], token di HARAPAN_TOKEN
  sumber / source: kpm, anggota, komponen, jkn, wilayah, rekap-terbit`

/** Handed on to the server as they are: it knows which of them a source has. */
const SARINGAN = ['wilayah', 'kolom', 'status', 'program', 'tahun'] as const

/** `harapan ekspor kpm --wilayah 16.02 --format csv --keluar kpm.csv`: asks a running server. */
export async function perintahEkspor(argumen: string[]): Promise<number> {
  const teks = { type: 'string' } as const
  const { positionals, values } = parseArgs({
    args: argumen,
    allowPositionals: true,
    options: {
      ...{ format: teks, keluar: teks, tujuan: teks, wilayah: teks, kolom: teks, status: teks },
      ...{ program: teks, tahun: teks },
      url: { type: 'string', default: 'http://localhost:4000' },
      lanjutkan: { type: 'boolean', default: false },
    },
  })
  const [sumber, lebih] = positionals
  const { keluar, lanjutkan, tujuan } = values
  if (!sumber || lebih !== undefined || !keluar) throw new Error(PAKAI)
  const format = bacaFormat(values.format ?? /\.(\w+)$/.exec(keluar)?.[1] ?? '')
  if (lanjutkan && format === 'xlsx')
    throw new Error(
      'Berkas XLSX tidak dapat dilanjutkan; ulangi tanpa --lanjutkan, atau pakai csv atau ndjson. / An XLSX file cannot be resumed; run again without --lanjutkan, or use csv or ndjson.',
    )
  if (tujuan && !adalahTujuan(tujuan))
    throw new Error(
      `--tujuan harus salah satu dari / must be one of: ${Object.keys(TUJUAN).join(', ')}`,
    )

  const url = new URL(`/ekspor/${encodeURIComponent(sumber)}`, values.url)
  for (const nama of SARINGAN) {
    const nilai = values[nama]
    if (nilai !== undefined) url.searchParams.set(nama, nilai)
  }
  const token = process.env['HARAPAN_TOKEN']
  const kepala = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(tujuan && { 'x-harapan-tujuan': tujuan }),
  }
  const kemajuan = laporKemajuan(process.stderr)
  try {
    const hasil = await unduh({
      url,
      kepala,
      format,
      berkas: keluar,
      lanjutkan,
      lapor: kemajuan.lapor,
    })
    kemajuan.selesai()
    const kurang = hasil.ditinggalkan.join(', ')
    process.stdout.write(
      `${keluar}: ${hasil.baris} baris / rows${kurang && `; tanpa kolom / without columns: ${kurang}`}\n`,
    )
    return 0
  } catch (galat) {
    kemajuan.selesai()
    throw galat
  }
}

function bacaFormat(teks: string): Format {
  const ada = FORMAT.find((satu) => satu === teks)
  if (ada) return ada
  throw new Error(`--format harus salah satu dari / must be one of: ${FORMAT.join(', ')}`)
}

/** One line that is written over on a terminal, a line every ten seconds elsewhere. */
function laporKemajuan(keluaran: NodeJS.WriteStream) {
  const mulai = performance.now()
  let terakhir = mulai
  const jeda = keluaran.isTTY ? 200 : 10_000
  let tampil = false
  return {
    lapor({ baris, bita }: { baris: number; bita: number }) {
      const kini = performance.now()
      if (kini - terakhir < jeda) return
      terakhir = kini
      tampil = true
      const laju = Math.round(baris / ((kini - mulai) / 1_000))
      const isi = `${baris} baris / rows · ${(bita / 2 ** 20).toFixed(1)} MiB · ${laju}/s`
      keluaran.write(keluaran.isTTY ? `\r\x1b[K${isi}` : `${isi}\n`)
    },
    selesai() {
      if (tampil && keluaran.isTTY) keluaran.write('\n')
    },
  }
}
