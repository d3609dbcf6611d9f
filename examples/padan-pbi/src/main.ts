import { readFileSync } from 'node:fs'
import { createClient, isHarapanError, PadanJkn, type StatusPadanJkn, tanggal } from '@harapan/sdk'
import { bacaNik } from './baca-nik.ts'

const PER_PERMINTAAN = 1_000

const ARTI = {
  AKTIF: 'dijamin',
  NONAKTIF: 'tidak dijamin',
  BELUM_MULAI: 'belum mulai',
  TIDAK_DITEMUKAN: 'tidak ditemukan',
} as const satisfies Record<StatusPadanJkn, string>

const [berkas = new URL('../data/nik.csv', import.meta.url), hari] = process.argv.slice(2)
const klien = createClient({
  url: process.env['HARAPAN_URL'] ?? 'http://localhost:4000/graphql',
  token: process.env['HARAPAN_TOKEN'] ?? '',
  tujuan: 'PEMADANAN_JKN',
})

const { sah, ditolak } = bacaNik(readFileSync(berkas, 'utf8'))
const jumlah = new Map<string, number>()

try {
  for (let awal = 0; awal < sah.length; awal += PER_PERMINTAAN)
    await padankan(sah.slice(awal, awal + PER_PERMINTAAN))
} catch (galat) {
  if (!isHarapanError(galat)) throw galat
  process.stderr.write(`${galat.message}\n${galat.petunjuk ?? ''}\n`)
  process.exit(1)
}

for (const { baris, sebab } of ditolak) tulis([String(baris), '', 'DITOLAK', '', sebab])
tulis([])
for (const [status, banyak] of jumlah) tulis([String(banyak), status])

/** Jawaban berurutan seperti yang ditanya, jadi baris CSV-nya dikenali dari letaknya / Answers come in the order asked. */
async function padankan(kelompok: typeof sah): Promise<void> {
  const { padanJkn } = await klien.query(PadanJkn, {
    nik: kelompok.map(({ nik }) => nik),
    ...(hari && { padaTanggal: tanggal(hari) }),
  })
  for (const [letak, { nik, status, segmen, sejak, alasan }] of (padanJkn ?? []).entries()) {
    const arti = ARTI[status ?? 'TIDAK_DITEMUKAN']
    jumlah.set(arti, (jumlah.get(arti) ?? 0) + 1)
    // `nik` di sini tersamar: nomor utuhnya tidak pernah kembali dari server.
    tulis([String(kelompok[letak]?.baris), String(nik), arti, sejak ?? '', alasan ?? segmen ?? ''])
  }
}

function tulis([baris = '', nomor = '', arti = '', sejak = '', rincian = '']: readonly string[]) {
  const kolom = [baris.padStart(5), nomor.padEnd(16), arti.padEnd(18), sejak.padEnd(10), rincian]
  process.stdout.write(`${kolom.join('  ').trimEnd()}\n`)
}
