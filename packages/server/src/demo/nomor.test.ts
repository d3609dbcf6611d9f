import { parseNik, parseNoKk } from '@harapan/kode'
import { describe, expect, test } from 'vitest'
import { buatAcak } from './acak.ts'
import { hariPada } from './hari.ts'
import { buatPembuatNomor, noKartuDemo } from './nomor.ts'

const LAHIR = hariPada(1988, 8, 17)

describe('NIK dan No. KK contoh', () => {
  test('99, provinsi, kecamatan pendaftaran, lalu tanggal lahir; perempuan ditambah 40', () => {
    const { nik, noKk } = buatPembuatNomor(160205)
    expect(nik(160205, LAHIR, 'LAKI_LAKI')).toMatch(/^991605170888\d{4}$/)
    expect(nik(160213, LAHIR, 'PEREMPUAN')).toMatch(/^991613570888\d{4}$/)
    expect(noKk(160205, LAHIR)).toMatch(/^991605170888\d{4}$/)
  })

  test('semua kecamatan memakai tanggal dan pendaftaran yang sama, tetap tidak bertabrakan', () => {
    const semua = new Set<string>()
    let banyak = 0
    for (let kecamatan = 160201; kecamatan <= 160224; kecamatan++) {
      const { nik } = buatPembuatNomor(kecamatan)
      for (let orang = 0; orang < 200; orang++) {
        semua.add(nik(160205, LAHIR, 'PEREMPUAN'))
        banyak++
      }
    }
    expect(semua.size).toBe(banyak)
    for (const nik of semua) expect(parseNik(nik).ok).toBe(true)
  })

  test('nomor urut tidak mengikuti urutan pembuatan maupun kecamatan tinggal', () => {
    const acak = buatAcak('urut')
    const urut: number[] = []
    for (let kecamatan = 160202; kecamatan <= 160224; kecamatan++) {
      const { noKk } = buatPembuatNomor(kecamatan)
      for (let keluarga = 0; keluarga < 200; keluarga++) {
        const nomor = noKk(kecamatan, hariPada(2010, 1, 1) + acak.bulat(0, 2000))
        expect(parseNoKk(nomor).ok).toBe(true)
        urut.push(Number(nomor.slice(-4)))
      }
    }
    const naik = urut.filter((nilai, letak) => letak > 0 && nilai > (urut[letak - 1] ?? 0)).length
    expect(Math.abs(naik / urut.length - 0.5)).toBeLessThan(0.04)
    expect(Math.abs(rataRata(urut.slice(0, 2000)) - rataRata(urut.slice(-2000)))).toBeLessThan(400)
    // Every hundred of serials is used: none can be left out when guessing.
    expect(new Set(urut.map((nilai) => Math.floor(nilai / 100))).size).toBe(100)
  })

  test('petak yang penuh ditolak, tidak diam-diam berulang', () => {
    const { nik } = buatPembuatNomor(160205)
    for (let orang = 0; orang < 249; orang++) nik(160205, LAHIR, 'LAKI_LAKI')
    expect(() => nik(160205, LAHIR, 'LAKI_LAKI')).toThrow(RangeError)
  })
})

test('nomor kartu JKN 13 angka, berbeda untuk tiap orang, tidak berurutan', () => {
  const kartu = Array.from({ length: 5000 }, (_, urutan) => noKartuDemo(16_020_500_001 + urutan))
  expect(new Set(kartu).size).toBe(5000)
  for (const nomor of kartu) expect(nomor).toMatch(/^99\d{11}$/)
  const naik = kartu.filter((nilai, letak) => letak > 0 && nilai > (kartu[letak - 1] ?? '')).length
  expect(naik).toBeLessThan(4000)
})

function rataRata(daftar: readonly number[]): number {
  return daftar.reduce((total, nilai) => total + nilai, 0) / daftar.length
}
