import { polos } from '@harapan/kode'
import { getRegencies } from 'idn-area-data'
import { expect, test } from 'vitest'
import { daftarKodeBps } from './kode-bps.ts'
import { PERUBAHAN_WILAYAH } from './perubahan-wilayah.ts'

const kabupaten = (await getRegencies()).map(({ code }) => code)
const daftar = daftarKodeBps()
const menurutKode = new Map<string, string>(daftar.map((b) => [b.kode, b.kodeBps]))
const kode2022 = new Map<string, string>(
  PERUBAHAN_WILAYAH.filter((p) => p.jenis === 'GANTI_KODE').map((p) => [
    p.ke.kode,
    polos(p.dari.kode),
  ]),
)

test('514 kabupaten/kota punya tepat satu kode BPS, dan tidak ada yang kembar', () => {
  expect(daftar.map((b) => b.kode).toSorted()).toEqual(kabupaten.toSorted())
  expect(new Set(daftar.map((b) => b.kodeBps)).size).toBe(514)
  expect(daftar.filter((b) => !/^\d{4}$/.test(b.kodeBps))).toEqual([])
})

test('menurut kode 2022, 199 berbeda dan 166 di antaranya milik daerah lain di Kemendagri', () => {
  const pasangan = daftar.map((b) => [b.kodeBps, kode2022.get(b.kode) ?? polos(b.kode)] as const)
  const berbeda = pasangan.filter(([bps, kemendagri]) => bps !== kemendagri)
  const semuaKode = new Set(pasangan.map(([, kemendagri]) => kemendagri))
  expect(berbeda).toHaveLength(199)
  expect(berbeda.filter(([bps]) => semuaKode.has(bps))).toHaveLength(166)
})

test.each([
  ['16.09', '1608', 'OKU Selatan'],
  ['16.08', '1609', 'OKU Timur'],
  ['16.74', '1672', 'Prabumulih'],
  ['62.08', '6206', 'Sukamara'],
  ['16.02', '1602', 'OKI'],
  ['16.10', '1610', 'Ogan Ilir'],
  ['62.02', '6202', 'Kotim'],
  ['93.01', '9401', 'Merauke'],
])('%s berkode BPS %s (%s)', (kode, bps) => {
  expect(menurutKode.get(kode)).toBe(bps)
})

test('kode BPS seluruh NTB sama dengan kode Kemendagri', () => {
  const ntb = daftar.filter((b) => b.kode.startsWith('52.'))
  expect(ntb.filter((b) => b.kodeBps !== polos(b.kode))).toEqual([])
  expect(ntb).toHaveLength(10)
})

test('kota dan kabupaten dibedakan sama oleh kedua sistem', () => {
  expect(daftar.filter((b) => (b.kodeBps[2] === '7') !== (b.kode[3] === '7'))).toEqual([])
})

test('hanya 26 daerah Papua yang masa berlakunya berhenti pada 2022', () => {
  const berhenti = daftar.filter((b) => b.berlakuSampai !== null)
  expect(berhenti.map((b) => b.kode).toSorted()).toEqual([...kode2022.keys()].toSorted())
})
