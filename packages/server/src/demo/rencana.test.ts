import { beforeAll, describe, expect, test } from 'vitest'
import { desaNyata } from './desa-nyata.ts'
import { type DesaDemo, type RencanaTahap, rencanaDemo } from './rencana.ts'

let wilayah: DesaDemo[]
beforeAll(async () => {
  wilayah = await desaNyata()
})

const jumlahGelombang = (rencana: readonly RencanaTahap[], ke: number): number =>
  rencana
    .flatMap(({ desa }) => desa)
    .reduce((total, { perGelombang }) => total + (perGelombang[ke] ?? 0), 0)
const jumlahDesa = (rencana: readonly RencanaTahap[]): number[] =>
  rencana.flatMap(({ desa }) =>
    desa.map(({ perGelombang }) => perGelombang.reduce((a, b) => a + b, 0)),
  )

describe('rencana penuh', () => {
  test('OKI: 18 kecamatan, 327 desa, 22.000 lalu 15.083 KPM, 200 pendamping', () => {
    const oki = rencanaDemo('oki', wilayah)
    expect(oki).toHaveLength(18)
    expect(jumlahDesa(oki)).toHaveLength(327)
    expect([jumlahGelombang(oki, 0), jumlahGelombang(oki, 1)]).toEqual([22_000, 15_083])
    expect(oki.reduce((total, { jumlahPendamping }) => total + jumlahPendamping, 0)).toBe(200)
    expect(Math.min(...oki.map(({ jumlahPendamping }) => jumlahPendamping))).toBeGreaterThan(0)
  })

  test('Kotim: 17 kecamatan, 185 desa, 12.136 KPM, tanpa pendamping karena tidak ada angkanya', () => {
    const kotim = rencanaDemo('kotim', wilayah)
    expect(kotim).toHaveLength(17)
    expect(jumlahDesa(kotim)).toHaveLength(185)
    expect(jumlahGelombang(kotim, 0)).toBe(12_136)
    expect(kotim.every(({ jumlahPendamping }) => jumlahPendamping === 0)).toBe(true)
  })

  test('setiap desa mendapat paling sedikit lima, dan sebarannya tidak rata', () => {
    const desa = jumlahDesa(rencanaDemo('semua', wilayah))
    expect(desa).toHaveLength(327 + 185)
    expect(Math.min(...desa)).toBeGreaterThanOrEqual(5)
    expect(Math.max(...desa)).toBeGreaterThan(5 * Math.min(...desa))
  })

  test('urutan daftar desa tidak mengubah rencana', () => {
    expect(rencanaDemo('semua', wilayah.toReversed())).toEqual(rencanaDemo('semua', wilayah))
  })
})

test('rencana kecil: 40 KPM tiap kecamatan, sedikitnya satu tiap desa, satu pendamping tiap kecamatan OKI', () => {
  const kecil = rencanaDemo('kecil', wilayah)
  expect(kecil).toHaveLength(18 + 17)
  for (const tahap of kecil) expect(jumlahDesa([tahap]).reduce((a, b) => a + b)).toBe(40)
  expect(Math.min(...jumlahDesa(kecil))).toBeGreaterThanOrEqual(1)
  const oki = kecil.filter(({ fakta }) => fakta.nama === 'oki')
  expect([jumlahGelombang(oki, 0), jumlahGelombang(oki, 1)]).toEqual([432, 288])
  expect(kecil.map(({ jumlahPendamping }) => jumlahPendamping)).toEqual(
    kecil.map(({ fakta }) => (fakta.nama === 'oki' ? 1 : 0)),
  )
})

test('nama tahap kecil dan penuh tidak pernah sama: yang satu tidak dikira sudah memuat yang lain', () => {
  const nama = [...rencanaDemo('kecil', wilayah), ...rencanaDemo('semua', wilayah)].map(
    (tahap) => tahap.nama,
  )
  expect(new Set(nama).size).toBe(nama.length)
  expect(nama).toContain('oki/16.02.05')
  expect(nama).toContain('kecil-kotim/62.02.06')
})

test('daftar desa tanpa kabupaten yang diminta ditolak', () => {
  expect(() => rencanaDemo('kotim', [{ kode: 1_602_051_001 }])).toThrow(/6202/)
})
