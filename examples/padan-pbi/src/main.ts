import { readFileSync } from 'node:fs'
import { createClient, isHarapanError, PadanJkn, type StatusPadanJkn, tanggal } from '@harapan/sdk'
import { type BarisNik, bacaNik } from './baca-nik.ts'

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

const semua = bacaNik(readFileSync(berkas, 'utf8'))
const jumlah = new Map<string, number>()

try {
  for (let awal = 0; awal < semua.length; awal += PER_PERMINTAAN)
    await padankan(semua.slice(awal, awal + PER_PERMINTAAN))
  for (const [arti, banyak] of jumlah) process.stdout.write(`\n${banyak} ${arti}`)
  process.stdout.write('\n')
} catch (galat) {
  if (!isHarapanError(galat)) throw galat
  process.stderr.write(`${galat.message}\n${galat.petunjuk ?? ''}\n`)
  process.exitCode = 1
}

/** Jawaban berurutan seperti yang ditanya, jadi barisnya dikenali dari letaknya / Answers come in the order asked. */
async function padankan(kelompok: readonly BarisNik[]): Promise<void> {
  const { padanJkn } = await klien.query(PadanJkn, {
    nik: kelompok.flatMap(({ hasil }) => (hasil.ok ? [hasil.nilai] : [])),
    ...(hari && { padaTanggal: tanggal(hari) }),
  })
  const jawaban = (padanJkn ?? []).values()
  for (const { nomorBaris, hasil } of kelompok) {
    const satu = hasil.ok ? jawaban.next().value : undefined
    const arti = satu?.status ? ARTI[satu.status] : 'ditolak'
    jumlah.set(arti, (jumlah.get(arti) ?? 0) + 1)
    const rincian = hasil.ok ? (satu?.alasan ?? satu?.segmen ?? '') : hasil.galat.pesan
    // `nik` di sini tersamar: nomor utuhnya tidak pernah kembali dari server.
    tulis(String(nomorBaris).padStart(5), String(satu?.nik ?? ''), arti, satu?.sejak ?? '', rincian)
  }
}

function tulis(baris: string, nomor: string, arti: string, sejak: string, rincian = ''): void {
  const kolom = [baris, nomor.padEnd(16), arti.padEnd(15), sejak.padEnd(10), rincian]
  process.stdout.write(`${kolom.join('  ').trimEnd()}\n`)
}
