import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fuzz } from '../test/fuzz.ts'
import { bacaKodeNyata } from '../test/kode-nyata.ts'
import { kodeDari, leluhur, parseKodeWilayah, polos, rentang, tingkat } from './kode-wilayah.ts'

const nyata = bacaKodeNyata()
  .flat()
  .map(({ teks }) => teks)

test('kode yang dirusak secara acak ditolak, atau terbaca persis seperti tertulis', () => {
  let [diterima, ditolak] = [0, 0]
  fuzz('kode wilayah', kodeDirusak(), (teks) => {
    const hasil = parseKodeWilayah(teks)
    expect(hasil.ok).toBe(sahMenurutPermendagri(teks))
    if (!hasil.ok) {
      ditolak++
      expect(hasil.galat.kode).toBe('KODE_WILAYAH_TIDAK_SAH')
      return
    }
    diterima++
    const kode = hasil.nilai
    expect([kode, polos(kode)]).toContain(teks)
    expect(parseKodeWilayah(kode)).toEqual(hasil)
    expect(kodeDari(rentang(kode).akhir, tingkat(kode))).toBe(kode)
    expect(leluhur(kode).every((atas) => parseKodeWilayah(atas).ok)).toBe(true)
  })
  expect(Math.min(diterima, ditolak)).toBeGreaterThan(100)
})

test('masukan apa pun tidak pernah membuat pembaca kode melempar', () => {
  fuzz('masukan sembarang', fc.anything(), (masukan) => {
    const hasil = parseKodeWilayah(masukan)
    expect(hasil.ok).toBe(typeof masukan === 'string' && sahMenurutPermendagri(masukan))
  })
})

/** Kode nyata, bertitik atau polos, setelah nol sampai tiga kerusakan. */
function kodeDirusak(): fc.Arbitrary<string> {
  const sisipan = fc.constantFrom('', ...'0123456789.. -/\n\t०x')
  const kerusakan = fc.record({
    letak: fc.nat(13),
    buang: fc.nat(2),
    sisip: fc.array(sisipan, { maxLength: 2 }),
  })
  return fc
    .record({
      urutan: fc.nat(nyata.length - 1),
      bertitik: fc.boolean(),
      kerusakan: fc.array(kerusakan, { maxLength: 3 }),
    })
    .map(({ urutan, bertitik, kerusakan }) => {
      const asli = nyata[urutan] ?? ''
      return kerusakan.reduce(
        (teks, { letak, buang, sisip }) =>
          teks.slice(0, letak) + sisip.join('') + teks.slice(letak + buang),
        bertitik ? asli : asli.replaceAll('.', ''),
      )
    })
}

/** Aturan yang sama ditulis ulang bagian demi bagian, sebagai pembanding. */
function sahMenurutPermendagri(teks: string): boolean {
  if (![...teks].every((huruf) => '0123456789.'.includes(huruf))) return false
  const bagian = teks.includes('.')
    ? teks.split('.')
    : [teks.slice(0, 2), teks.slice(2, 4), teks.slice(4, 6), teks.slice(6)].filter((b) => b !== '')
  const panjang = bagian.map((satu) => satu.length).join()
  if (!['2', '2,2', '2,2,2', '2,2,2,4'].includes(panjang)) return false
  const [provinsi = 0, kabupaten = 1, kecamatan = 1, desa = 1000] = bagian.map(Number)
  const kabupatenSah = (kabupaten >= 1 && kabupaten <= 69) || (kabupaten >= 71 && kabupaten <= 99)
  return provinsi >= 10 && kabupatenSah && kecamatan >= 1 && desa >= 1000 && desa <= 3999
}
