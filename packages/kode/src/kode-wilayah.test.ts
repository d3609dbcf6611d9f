import { beforeAll, describe, expect, test } from 'vitest'
import { bacaKodeNyata, type WilayahNyata } from '../test/kode-nyata.ts'
import { wajib } from './hasil.ts'
import {
  induk,
  jenis,
  type KodeWilayah,
  kodeDari,
  leluhur,
  mencakup,
  parseKodeWilayah,
  polos,
  rentang,
  TINGKAT_WILAYAH,
  tingkat,
} from './kode-wilayah.ts'

const kode = (teks: string): KodeWilayah => wajib(parseKodeWilayah(teks))

describe('satu kode', () => {
  const sukaraja = kode('16.02.05.2001')

  test('kode polos dan bertitik menjadi kode bertitik yang sama', () => {
    expect(kode('1602052001')).toBe('16.02.05.2001')
    expect(['16', '1602', '160205'].map(kode)).toEqual(['16', '16.02', '16.02.05'])
  })

  test.each([
    ['spasi di depan', ' 16.02'],
    ['spasi di belakang', '16.02 '],
    ['baris baru di belakang', '16.02\n'],
    ['tanda hubung', '16-02'],
    ['angka yang kurang', '16.2'],
    ['angka yang lebih', '16.02.05.20011'],
    ['titik di ujung', '16.02.'],
    ['titik yang hilang sebagian', '16.0205.2001'],
    ['tiga angka', '160'],
    ['delapan angka', '16020520'],
    ['sebelas angka', '16020520011'],
    ['provinsi yang diawali nol', '06'],
    ['kabupaten 00', '16.00'],
    ['kabupaten 70', '16.70'],
    ['kecamatan 00', '16.02.00'],
    ['desa yang diawali 0', '16.02.05.0001'],
    ['desa yang diawali 4', '16.02.05.4001'],
    ['kode pulau', '11.01.40001'],
    ['angka bukan ASCII', '１６'],
    ['teks kosong', ''],
    ['nama milik Object', 'constructor'],
    ['bilangan', 16],
    ['daftar', ['16']],
    ['kosong', null],
    ['tidak diisi', undefined],
  ])('%s ditolak dengan KODE_WILAYAH_TIDAK_SAH', (_, masukan) => {
    expect(parseKodeWilayah(masukan)).toMatchObject({
      ok: false,
      galat: { kode: 'KODE_WILAYAH_TIDAK_SAH' },
    })
  })

  test.each([
    ['16', 'PROVINSI', 'PROVINSI'],
    ['16.01', 'KABUPATEN', 'KABUPATEN'],
    ['16.69', 'KABUPATEN', 'KABUPATEN'],
    ['16.71', 'KABUPATEN', 'KOTA'],
    ['16.99', 'KABUPATEN', 'KOTA'],
    ['16.02.99', 'KECAMATAN', 'KECAMATAN'],
    ['16.02.05.1001', 'DESA', 'KELURAHAN'],
    ['16.02.05.2001', 'DESA', 'DESA'],
    ['91.03.01.3001', 'DESA', 'DESA_ADAT'],
  ])('%s bertingkat %s dan berjenis %s', (teks, tingkatnya, jenisnya) => {
    expect([tingkat(kode(teks)), jenis(kode(teks))]).toEqual([tingkatnya, jenisnya])
  })

  test('leluhur desa disebut dari yang terluar, induknya yang terakhir', () => {
    expect(leluhur(sukaraja)).toEqual(['16', '16.02', '16.02.05'])
    expect(induk(sukaraja)).toBe('16.02.05')
    expect(induk(kode('16'))).toBeNull()
  })

  test('rentang kabupaten memuat semua di bawahnya, rentang desa hanya dirinya', () => {
    expect(rentang(kode('16.02'))).toEqual({ awal: 1602000000, akhir: 1602999999 })
    expect(rentang(sukaraja)).toEqual({ awal: 1602052001, akhir: 1602052001 })
  })

  test('OKI mencakup desanya dan dirinya, tidak mencakup tetangga atau provinsinya', () => {
    const oki = kode('16.02')
    expect([sukaraja, oki].map((dalam) => mencakup(oki, dalam))).toEqual([true, true])
    expect(['16.10', '16', '62.02'].map((luar) => mencakup(oki, kode(luar)))).toEqual([
      false,
      false,
      false,
    ])
  })

  test('bilangan desa menunjuk kecamatan, kabupaten dan provinsinya', () => {
    expect(TINGKAT_WILAYAH.map((ke) => kodeDari(1602052001n, ke))).toEqual([
      '16',
      '16.02',
      '16.02.05',
      '16.02.05.2001',
    ])
  })

  test.each([
    [1602000000, 'KECAMATAN'],
    [1602, 'KABUPATEN'],
    [-1602052001, 'DESA'],
    [1602052001.5, 'DESA'],
    [Number.NaN, 'PROVINSI'],
    [16020520010n, 'PROVINSI'],
  ] as const)('bilangan %s tidak memuat kode %s', (angka, tingkatnya) => {
    expect(() => kodeDari(angka, tingkatnya)).toThrow(RangeError)
  })
})

describe('91.599 kode yang berlaku', () => {
  let menurutTingkat: readonly WilayahNyata[][] = []
  let semua: WilayahNyata[] = []
  let sah: KodeWilayah[] = []
  let cari = pencari([])

  beforeAll(() => {
    menurutTingkat = bacaKodeNyata()
    semua = menurutTingkat.flat()
    sah = kodeSah(semua)
    cari = pencari(sah)
  })

  test('semuanya terbaca', () => {
    expect(semua).toHaveLength(91_599)
    expect(semua.filter((satu) => satu.kode !== satu.teks)).toEqual([])
  })

  test('bolak-balik lewat bentuk polos dan lewat rentang tanpa berubah', () => {
    expect(sah.filter((satu) => kode(polos(satu)) !== satu)).toEqual([])
    expect(sah.filter((satu) => kodeDari(rentang(satu).awal, tingkat(satu)) !== satu)).toEqual([])
    expect(sah.filter((satu) => kodeDari(rentang(satu).akhir, tingkat(satu)) !== satu)).toEqual([])
  })

  test('tingkat dan jenis menghitung seperti Kepmendagri 300.2.2-2138/2025', () => {
    expect(menurutTingkat.map((daftar) => hitung(kodeSah(daftar), tingkat))).toEqual([
      { PROVINSI: 38 },
      { KABUPATEN: 514 },
      { KECAMATAN: 7285 },
      { DESA: 83_762 },
    ])
    expect(hitung(sah, jenis)).toEqual({
      PROVINSI: 38,
      KABUPATEN: 416,
      KOTA: 98,
      KECAMATAN: 7285,
      KELURAHAN: 8496,
      DESA: 75_252,
      DESA_ADAT: 14,
    })
  })

  test('induk dari kode sama dengan induk menurut sumber', () => {
    expect(semua.filter((satu) => satu.kode && induk(satu.kode) !== satu.induk)).toEqual([])
  })

  test('rentang anak berada di dalam rentang induknya', () => {
    const keluar = sah.filter((anak) => {
      const atas = induk(anak)
      if (atas === null) return false
      const [luar, dalam] = [rentang(atas), rentang(anak)]
      return dalam.awal <= luar.awal || dalam.akhir > luar.akhir || !mencakup(atas, anak)
    })
    expect(keluar).toEqual([])
  })

  test('setiap desa berada dalam tepat tiga rentang, yaitu rentang leluhurnya', () => {
    const desa = sah.filter((satu) => tingkat(satu) === 'DESA')
    const didalam = pencari(desa)
    const pemuat = new Map<KodeWilayah, KodeWilayah[]>(desa.map((satu) => [satu, []]))
    for (const luar of sah.filter((satu) => tingkat(satu) !== 'DESA')) {
      for (const satu of didalam(rentang(luar))) pemuat.get(satu)?.push(luar)
    }
    expect(desa.filter((satu) => pemuat.get(satu)?.length !== 3)).toEqual([])
    expect(desa.filter((satu) => String(pemuat.get(satu)) !== String(leluhur(satu)))).toEqual([])
  })

  test.each([
    ['16', 241, 3259],
    ['16.02', 18, 327],
    ['16.10', 16, 241],
    ['52', 117, 1166],
    ['62', 136, 1571],
    ['62.02', 17, 185],
  ])('rentang %s memuat %i kecamatan dan %i desa', (teks, kecamatan, desa) => {
    const lewatRentang = cari(rentang(kode(teks)))
    const lewatKode = sah.filter((satu) => mencakup(kode(teks), satu))
    expect(new Set(lewatRentang)).toEqual(new Set(lewatKode))
    expect(hitung(lewatRentang, tingkat)).toMatchObject({ KECAMATAN: kecamatan, DESA: desa })
  })
})

function kodeSah(daftar: readonly WilayahNyata[]): KodeWilayah[] {
  return daftar.flatMap(({ kode: satu }) => (satu === null ? [] : [satu]))
}

function hitung(daftar: readonly KodeWilayah[], menurut: (kode: KodeWilayah) => string) {
  const jumlah: Record<string, number> = {}
  for (const nama of daftar.map(menurut)) jumlah[nama] = (jumlah[nama] ?? 0) + 1
  return jumlah
}

/** Pencarian biner seperti b-tree basis data, tanpa memakai awalan teks. */
function pencari(daftar: readonly KodeWilayah[]) {
  const urut = daftar
    .map((satu) => ({ satu, angka: rentang(satu).awal }))
    .sort((a, b) => a.angka - b.angka)
  const banyakDibawah = (batas: number): number => {
    let [kiri, kanan] = [0, urut.length]
    while (kiri < kanan) {
      const tengah = (kiri + kanan) >> 1
      if ((urut[tengah]?.angka ?? batas) < batas) kiri = tengah + 1
      else kanan = tengah
    }
    return kiri
  }
  return ({ awal, akhir }: { awal: number; akhir: number }) =>
    urut.slice(banyakDibawah(awal), banyakDibawah(akhir + 1)).map(({ satu }) => satu)
}
