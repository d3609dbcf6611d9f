import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuzz } from '../test/fuzz.ts'
import { wajib } from './hasil.ts'
import { parseNik, parseNoKk, samarkanNik, samarkanNoKk } from './identitas.ts'

const dengan = (hariBulanTahun: string, urut = '0001') => `990101${hariBulanTahun}${urut}`
const pesan = (hasil: ReturnType<typeof parseNik | typeof parseNoKk>) =>
  hasil.ok ? 'SAH' : `${hasil.galat.kode}: ${hasil.galat.pesan}`

describe('NIK', () => {
  test.each([
    ['laki-laki', '170845'],
    ['perempuan, tanggal ditambah 40', '570845'],
    ['perempuan yang lahir tanggal 31', '710845'],
    ['29 Februari 2000, sebab 2000 kabisat', '290200'],
    ['perempuan yang lahir 29 Februari', '690296'],
  ])('%s diterima', (_, hariBulanTahun) => {
    expect(parseNik(dengan(hariBulanTahun))).toEqual({ ok: true, nilai: dengan(hariBulanTahun) })
  })

  test('nomor urut 1000 diterima, hanya 0000 yang ditolak', () => {
    expect(parseNik(dengan('170845', '1000')).ok).toBe(true)
  })

  test.each([
    ['tanggal 00', dengan('000845'), 'tanggal'],
    ['tanggal 32', dengan('320845'), 'tanggal'],
    ['tanggal 40', dengan('400845'), 'tanggal'],
    ['tanggal 72', dengan('720845'), 'tanggal'],
    ['bulan 00', dengan('170045'), 'tanggal'],
    ['bulan 13', dengan('171345'), 'tanggal'],
    ['31 April', dengan('310445'), 'tanggal'],
    ['30 Februari', dengan('300200'), 'tanggal'],
    ['29 Februari yang tidak kabisat di kedua abad', dengan('290201'), 'tanggal'],
    ['nomor urut 0000', dengan('170845', '0000'), 'nomor urut'],
    ['lima belas angka', dengan('170845', '001'), '16 angka'],
    ['tujuh belas angka', dengan('170845', '00011'), '16 angka'],
    ['spasi di ujung', ` ${dengan('170845')}`, '16 angka'],
    ['spasi di tengah', '990101 170845 0001', '16 angka'],
    ['baris baru di ujung', `${dengan('170845')}\n`, '16 angka'],
    ['angka bukan ASCII', '９９０１０１１７０８４５０００１', '16 angka'],
    ['bilangan', 9901011708450000, '16 angka'],
    ['kosong', null, '16 angka'],
  ])('%s ditolak dan sebabnya disebut', (_, masukan, sebab) => {
    expect(pesan(parseNik(masukan))).toMatch(/^NIK_TIDAK_SAH: NIK .+ \/ NIK .+$/)
    expect(pesan(parseNik(masukan))).toContain(sebab)
  })
})

describe('No. KK', () => {
  test('tanggal pencatatan tidak mengenal tambahan 40', () => {
    expect(parseNoKk(dengan('170845')).ok).toBe(true)
    expect(pesan(parseNoKk(dengan('570845')))).toMatch(
      /^NO_KK_TIDAK_SAH: No\. KK bertanggal yang tidak ada/,
    )
  })

  test('nomor urut 0000 dan bulan 13 ditolak', () => {
    expect(pesan(parseNoKk(dengan('170845', '0000')))).toContain('nomor urut')
    expect(pesan(parseNoKk(dengan('171345')))).toContain('tanggal')
  })
})

test('setiap hari 00-99 pada bulan 00-13 setiap tahun dinilai seperti kalender', () => {
  const salah: string[] = []
  for (let angka = 0; angka < 140_000; angka++) {
    const [hari, bulan, tahun] = [
      angka % 100,
      Math.floor(angka / 10_000),
      Math.floor(angka / 100) % 100,
    ]
    const teks = [hari, bulan, tahun].map((satu) => String(satu).padStart(2, '0')).join('')
    const lakiLaki = adaDiSalahSatuAbad(tahun, bulan, hari)
    const perempuan = adaDiSalahSatuAbad(tahun, bulan, hari - 40)
    if (parseNik(dengan(teks)).ok !== (lakiLaki || perempuan)) salah.push(`NIK ${teks}`)
    if (parseNoKk(dengan(teks)).ok !== lakiLaki) salah.push(`No. KK ${teks}`)
  }
  expect(salah).toEqual([])
})

test('galat tidak pernah memuat angka masukan', () => {
  const masukan = fc
    .tuple(fc.stringMatching(/^99\d{14}$/), fc.constantFrom('', ' ', '7', 'x'))
    .map(([nomor, ujung]) => nomor + ujung)
  let ditolak = 0
  fuzz('galat identitas', masukan, (teks) => {
    for (const hasil of [parseNik(teks), parseNoKk(teks)]) {
      if (hasil.ok) continue
      ditolak++
      const { pesan, petunjuk } = hasil.galat
      expect(`${pesan}${petunjuk}`.match(/\d{5,}/g)).toBeNull()
      expect(`${pesan}${petunjuk}`).not.toContain(teks.slice(0, 6))
    }
  })
  expect(ditolak).toBeGreaterThan(100)
})

test('nomor tersamar hanya memuat empat angka pertama', () => {
  expect(samarkanNik(wajib(parseNik(dengan('570845'))))).toBe('9901************')
  expect(samarkanNoKk(wajib(parseNoKk(dengan('170845'))))).toBe('9901************')
})

function adaDiSalahSatuAbad(tahun: number, bulan: number, hari: number): boolean {
  return [1900, 2000].some((abad) => {
    const tanggal = new Date(Date.UTC(abad + tahun, bulan - 1, hari))
    return hari >= 1 && tanggal.getUTCMonth() === bulan - 1 && tanggal.getUTCDate() === hari
  })
}
