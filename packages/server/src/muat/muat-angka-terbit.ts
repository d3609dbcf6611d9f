import type pg from 'pg'
import { tulisMassal } from '../db/tulis-massal.ts'
import { ANGKA_TERBIT, CAKUPAN_DEMO, KUOTA_DEMO } from '../demo/angka-terbit.rules.ts'
import { FAKTA } from '../demo/fakta.ts'
import type { PilihanDemo } from '../demo/rencana.ts'

/** Writes the published figures and quotas, word for word: they are real, with or without sample data. */
export async function muatAngkaTerbit(klien: pg.ClientBase): Promise<number> {
  await tulisMassal(klien, 'angka_terbit', ANGKA_TERBIT, [
    ['id', 'int', (b) => b.id],
    ['program', 'program', (b) => b.program],
    ['indikator', 'indikator', (b) => b.indikator],
    ['wilayah_kode', 'bigint', (b) => b.wilayahKode],
    ['tahun', 'int', (b) => b.tahun],
    ['nilai', 'int', (b) => b.nilai],
    ['perkiraan', 'boolean', (b) => b.perkiraan],
    ['kutipan', 'text', (b) => b.kutipan],
    ['sumber', 'text', (b) => b.sumber],
    ['tanggal', 'date', (b) => b.tanggal],
  ])
  await tulisMassal(klien, 'kuota', KUOTA_DEMO, [
    ['program', 'program', (b) => b.program],
    ['kabupaten_kode', 'bigint', (b) => b.kabupatenKode],
    ['tahun', 'int', (b) => b.tahun],
    ['jumlah', 'int', (b) => b.jumlah],
    ['sumber', 'text', (b) => b.sumber],
    ['tanggal_sumber', 'date', (b) => b.tanggalSumber],
  ])
  return ANGKA_TERBIT.length + KUOTA_DEMO.length
}

/** Writes which regencies have rows, and since when: elsewhere a roll-up is unknown, not zero. */
export async function muatCakupan(klien: pg.ClientBase, demo: PilihanDemo): Promise<number> {
  const semua = demo === 'semua' || demo === 'kecil'
  const dimuat = FAKTA.filter(({ nama }) => semua || nama === demo).map(
    ({ kabupaten }) => kabupaten * 1_000_000,
  )
  const cakupan = CAKUPAN_DEMO.filter(({ kabupatenKode }) => dimuat.includes(kabupatenKode))
  await tulisMassal(klien, 'cakupan_data', cakupan, [
    ['program', 'program', (b) => b.program],
    ['kabupaten_kode', 'bigint', (b) => b.kabupatenKode],
    ['dari_tahun', 'int', (b) => b.dariTahun],
    ['sintetis', 'boolean', (b) => b.sintetis],
    ['sumber', 'text', (b) => b.sumber],
  ])
  return cakupan.length
}
