import { JenisWilayah, Tingkat } from '../_generated/prisma/enums.ts'
import { builder } from '../builder.ts'

export const TingkatEnum = builder.enumType('Tingkat', {
  description: 'Tingkat wilayah / Level of an area',
  values: {
    PROVINSI: { value: Tingkat.PROVINSI, description: 'Provinsi / Province' },
    KABUPATEN: { value: Tingkat.KABUPATEN, description: 'Kabupaten atau kota / Regency or city' },
    KECAMATAN: { value: Tingkat.KECAMATAN, description: 'Kecamatan / District' },
    DESA: { value: Tingkat.DESA, description: 'Desa, kelurahan atau desa adat / Village' },
  },
})

export const JenisWilayahEnum = builder.enumType('JenisWilayah', {
  description:
    'Jenis wilayah menurut kodenya (Permendagri 58/2021) / Kind of area, read from its code',
  values: {
    PROVINSI: { value: JenisWilayah.PROVINSI, description: 'Provinsi / Province' },
    KABUPATEN: { value: JenisWilayah.KABUPATEN, description: 'Kabupaten, kode 01-69 / Regency' },
    KOTA: { value: JenisWilayah.KOTA, description: 'Kota, kode 71-99 / City' },
    KECAMATAN: { value: JenisWilayah.KECAMATAN, description: 'Kecamatan / District' },
    DESA: { value: JenisWilayah.DESA, description: 'Desa, angka ketujuh 2 / Village' },
    KELURAHAN: {
      value: JenisWilayah.KELURAHAN,
      description: 'Kelurahan, angka ketujuh 1 / Urban village',
    },
    DESA_ADAT: {
      value: JenisWilayah.DESA_ADAT,
      description: 'Desa adat, angka ketujuh 3 / Customary village',
    },
  },
})
