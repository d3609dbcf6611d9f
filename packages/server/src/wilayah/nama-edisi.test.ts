import { parseKodeWilayah, wajib } from '@harapan/kode'
import { expect, it } from 'vitest'
import { namaEdisi } from './nama-edisi.ts'
import { bacaSumber, bacaWilayah } from './sumber-wilayah.ts'

const nama = (kode: string, teks: string) => {
  const { nama: bersih, namaLengkap } = namaEdisi(wajib(parseKodeWilayah(kode)), teks)
  return `${bersih} | ${namaLengkap}`
}

it('membaca nama seperti keputusan menulisnya', () => {
  expect(nama('16.02', 'KAB. OGAN KOMERING ILIR')).toBe(
    'Ogan Komering Ilir | Kabupaten Ogan Komering Ilir',
  )
  expect(nama('13.07', 'KABUPATEN LIMA PULUH KOTA')).toBe(
    'Lima Puluh Kota | Kabupaten Lima Puluh Kota',
  )
  expect(nama('13.07', 'Lima Puluh Kota')).toBe('Lima Puluh Kota | Kabupaten Lima Puluh Kota')
  expect(nama('16.71', 'Palembang')).toBe('Palembang | Kota Palembang')
  expect(nama('31.71', 'KOTA ADM. JAKARTA PUSAT')).toBe(
    'Jakarta Pusat | Kota Administrasi Jakarta Pusat',
  )
  expect(nama('31.71', 'Jakarta Pusat')).toBe('Jakarta Pusat | Kota Administrasi Jakarta Pusat')
  expect(nama('16.02.05.2001', 'SUNGAI MENANG II')).toBe('Sungai Menang II | Desa Sungai Menang II')
  expect(nama('16.02.05.2001', 'Desa Baru')).toBe('Desa Baru | Desa Desa Baru')
  expect(nama('16.02.05', 'KEC. KAYU AGUNG')).toBe('Kayu Agung | Kecamatan Kayu Agung')
  expect(nama('16', 'PROVINSI SUMATERA SELATAN')).toBe(
    'Sumatera Selatan | Provinsi Sumatera Selatan',
  )
  expect(nama('16.02.05', 'Kota Kayuagung')).toBe('Kota Kayuagung | Kecamatan Kota Kayuagung')
})

it('nama edisi kini terbaca sama dengan yang sudah dimuat, selain singkatan yang seluruhnya huruf besar', async () => {
  const dimuat = new Map((await bacaWilayah()).map((satu) => [satu.kode as string, satu]))
  const beda = (await bacaSumber()).flat().filter(({ code, name }) => {
    const satu = dimuat.get(code)
    if (!satu) return true
    const { nama: bersih, namaLengkap } = namaEdisi(satu.kode, name)
    return bersih !== satu.nama || namaLengkap !== satu.namaLengkap
  })
  expect(beda.map(({ name }) => name)).toEqual(["KI'E", 'RD. PJKA', 'OP', 'MKCM', 'WKO'])
})
