import { expect, test } from 'vitest'
import { ANGKA_TERBIT, CAKUPAN_DEMO, KUOTA_DEMO } from './angka-terbit.rules.ts'
import { FAKTA } from './fakta.ts'

test('angka yang terbit adalah jumlah data contoh pada akhir tahun itu', () => {
  for (const { kabupaten, gelombang, jumlahPendamping } of FAKTA) {
    let jumlah = 0
    for (const { jumlah: tambahan, mulai } of gelombang) {
      jumlah += tambahan
      const tahun = Number(mulai[0]?.slice(0, 4))
      expect(mulai.every((tanggal) => tanggal.startsWith(`${tahun}-`))).toBe(true)
      expect(cari(kabupaten, 'JUMLAH_KPM', tahun)?.nilai).toBe(jumlah)
    }
    expect(cari(kabupaten, 'JUMLAH_PENDAMPING', 2018)?.nilai ?? 0).toBe(jumlahPendamping)
  }
})

test('setiap angka tertulis dalam kutipannya sendiri', () => {
  for (const { nilai, kutipan, perkiraan } of ANGKA_TERBIT) {
    expect(kutipan).toContain(nilai.toLocaleString('id-ID'))
    expect(kutipan.includes('lebih kurang')).toBe(perkiraan)
  }
})

test('kuota dan cakupan hanya untuk kabupaten yang berdata', () => {
  const kabupaten = FAKTA.map((fakta) => fakta.kabupaten * 1_000_000)
  expect(CAKUPAN_DEMO.map(({ kabupatenKode }) => kabupatenKode)).toEqual(kabupaten)
  expect(CAKUPAN_DEMO.map(({ dariTahun }) => dariTahun)).toEqual([2017, 2019])
  for (const { kabupatenKode, tahun, jumlah } of KUOTA_DEMO) {
    expect(cari(kabupatenKode / 1_000_000, 'JUMLAH_KPM', tahun)?.nilai).toBe(jumlah)
  }
})

function cari(kabupaten: number, indikator: string, tahun: number) {
  return ANGKA_TERBIT.find(
    (angka) =>
      angka.wilayahKode === kabupaten * 1_000_000 &&
      angka.indikator === indikator &&
      angka.tahun === tahun,
  )
}
