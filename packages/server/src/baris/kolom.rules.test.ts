import { expect, it } from 'vitest'
import { cocokkanKolom, type KolomProfil } from './kolom.rules.ts'

const KOLOM: KolomProfil[] = [
  { nama: 'nik', alias: ['no nik', 'nomor induk kependudukan'], wajib: true, uraian: '' },
  { nama: 'mulai', alias: ['tgl mulai', 'tmt'], wajib: true, uraian: '' },
  { nama: 'alasan', alias: [], wajib: false, uraian: '' },
]

it.each(['NIK', 'No. NIK', 'NO_NIK', 'nomor nik', ' Nomor  Induk Kependudukan '])(
  '%j adalah kolom nik',
  (judul) => {
    expect(cocokkanKolom([judul], KOLOM).letak.get('nik')).toBe(0)
  },
)

it('menyebut yang tidak dikenal, yang hilang, dan yang berebut', () => {
  expect(cocokkanKolom(['NIK', 'No NIK', 'Catatan'], KOLOM)).toMatchObject({
    tidakDikenal: ['Catatan'],
    tidakAda: ['mulai'],
    berebut: [['nik', 'NIK', 'No NIK']],
  })
})

it('nilai tetap menggantikan kolom yang tidak ada, dan berebut dengan yang ada', () => {
  const tetap = new Set(['mulai'])
  expect(cocokkanKolom(['NIK'], KOLOM, tetap)).toMatchObject({ tidakAda: [], berebut: [] })
  expect(cocokkanKolom(['NIK', 'TMT'], KOLOM, tetap).berebut).toEqual([['mulai', 'TMT']])
})

it('kolom laporan tolakan diabaikan, hanya bila berdiri bertiga di belakang', () => {
  const laporan = cocokkanKolom(['nik', 'tmt', 'baris_asal', 'kode', 'alasan'], KOLOM)
  expect(laporan.letak.has('alasan')).toBe(false)
  expect(laporan.tidakDikenal).toEqual([])
  expect(cocokkanKolom(['nik', 'tmt', 'alasan'], KOLOM).letak.get('alasan')).toBe(2)
})
