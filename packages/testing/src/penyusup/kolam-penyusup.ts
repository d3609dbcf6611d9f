import type { KolamNilai, Paket } from '../operasi-acak/kolam.ts'
import { kolamDari } from '../operasi-acak/kolam-dari.ts'
import type { Uji } from '../uji.ts'
import type { Fakta } from './fakta.ts'

const KECIL = [1, 2, 3, 4, 5, 6]
/** Small pages of everything; a page too wide for the budget would be left out. */
const HALAMAN_KECIL: readonly Paket[] = Array.from({ length: 8 }, () => [
  { first: KECIL, filter: 'acak', urut: 'acak' } as const,
  { first: KECIL, urut: 'acak' } as const,
  { last: KECIL, urut: 'acak' } as const,
  { first: KECIL },
  { last: KECIL },
]).flat()

/** Ids, numbers and codes of everybody in the sample, whoever is asking. */
export async function kolamPenyusup(uji: Uji, fakta: Fakta): Promise<KolamNilai> {
  const kolam = await kolamDari(uji)
  const id = (jenis: string, nomor: Iterable<number>) =>
    [...nomor].map((satu) => Buffer.from(`${jenis}:${satu}`).toString('base64url'))
  const desa = [...new Set([...fakta.kpm.values()].map((satu) => String(satu.desa)))]
  const kecamatan = [...new Set(desa.map((satu) => satu.slice(0, 6)))]
  const nomor = [...fakta.kpm.values()].map((satu) => satu.nomor)
  const semuaId = [
    ...id('Kpm', fakta.kpm.keys()),
    ...id('Individu', fakta.individu.keys()),
    ...id('Keluarga', fakta.keluarga.keys()),
  ]
  const halaman = ['Wilayah', 'Provinsi', 'Kabupaten', 'Kecamatan', 'Desa'].map((tipe) => [
    `${tipe}.kpm`,
    [...HALAMAN_KECIL, ...(kolam.paket[`${tipe}.kpm`] ?? []).slice(0, 4)],
  ])
  const daerah = ['16.02', '62.02', '16.02', '62.02', ...kecamatan]
  return {
    nilai: {
      ...kolam.nilai,
      'Query.kpm.nomorPeserta': nomor,
      'Query.provinsi.kode': ['16', '62'],
      'Query.kabupaten.kode': ['16.02', '62.02'],
      'Query.kecamatan.kode': kecamatan,
      'Query.desa.kode': desa,
      'Query.wilayah.kode': ['16', '62', ...daerah, ...desa],
      first: KECIL,
      last: KECIL,
    },
    lewatVariabel: { ...kolam.lewatVariabel, NIK: [...fakta.nik.keys()], NoKK: fakta.noKk },
    paket: {
      ...kolam.paket,
      ...Object.fromEntries(halaman),
      'Query.cariKpm': [
        { nama: ['siti', 'ani', 'sri', 'nur'], wilayah: [...daerah, ...desa], first: [3, 6] },
      ],
      'Query.node': [{ id: semuaId }],
    },
  }
}
