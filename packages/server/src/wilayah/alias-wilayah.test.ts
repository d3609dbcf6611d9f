import { expect, test } from 'vitest'
import { ALIAS_WILAYAH, aliasWilayah } from './alias-wilayah.ts'
import { bacaWilayah } from './sumber-wilayah.ts'

const nama = new Map<string, string>((await bacaWilayah()).map((w) => [w.kode, w.nama]))

test('setiap baris tabel alias menyebut wilayah yang ada dengan namanya sendiri', () => {
  expect(ALIAS_WILAYAH.filter((a) => nama.get(a.kode) !== a.nama)).toEqual([])
  expect(ALIAS_WILAYAH).toHaveLength(253)
})

test('tidak ada alias kosong, kembar, atau sama dengan nama wilayahnya', () => {
  const salah = [...nama].filter(([kode, namanya]) => {
    const alias = aliasWilayah(kode)
    return alias.includes('') || alias.includes(namanya) || new Set(alias).size < alias.length
  })
  expect(salah).toEqual([])
})

test('alias yang dipakai dua kabupaten memang milik keduanya: Mura', () => {
  const pemakai = Map.groupBy(
    ALIAS_WILAYAH.filter((a) => a.kode.length === 5).flatMap((a) =>
      a.alias.map((alias) => ({ alias, kode: a.kode })),
    ),
    ({ alias }) => alias.toLowerCase(),
  )
  expect([...pemakai].filter(([, daftar]) => daftar.length > 1).map(([alias]) => alias)).toEqual([
    'mura',
  ])
})

test('semua kelurahan Palembang yang namanya dieja bilangan punya alias berangka', () => {
  const dieja = [...nama].filter(
    ([kode, n]) => /^16\.71\..{7}$/.test(kode) && /\b(Ulu|Ilir)\b/.test(n) && !/^Plaju /.test(n),
  )
  expect(dieja).toHaveLength(44)
  expect(dieja.filter(([kode]) => !aliasWilayah(kode).some((a) => /^\d/.test(a)))).toEqual([])
})

test('bilangan bertanda hubung tidak ada di luar Palembang', () => {
  const bertandaHubung = [...nama].filter(([, n]) => /-(puluh|belas)/i.test(n))
  expect(bertandaHubung.every(([kode]) => kode.startsWith('16.71.'))).toBe(true)
  expect(bertandaHubung).toHaveLength(28)
})

test('nama yang dibetulkan tetap ditemukan dengan tulisan lamanya', () => {
  expect(aliasWilayah('62.71')).toEqual(['Palangkaraya'])
  expect(aliasWilayah('32.05.38')).toEqual(['Bl. Limbangan', 'Blubur Limbangan'])
})
