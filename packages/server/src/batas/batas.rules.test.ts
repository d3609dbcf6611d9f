import { expect, it } from 'vitest'
import { anggaran } from './batas.rules.ts'

const PETUGAS = { pengembangan: false }
const PENGEMBANG = { pengembangan: true }
const mitra = (modeDokumen: 'HANYA_TEPERCAYA' | 'CAMPUR' | 'TERBUKA') => ({
  modeDokumen,
  pengembangan: false,
})

it.each([
  ['dokumen terdaftar', PETUGAS, 'tepercaya', 'produksi', 20_000],
  ['dokumen terdaftar milik instansi', mitra('HANYA_TEPERCAYA'), 'tepercaya', 'produksi', 20_000],
  ['dokumen bebas petugas', PETUGAS, 'bebas', 'produksi', 2_000],
  ['dokumen bebas pengembang', PENGEMBANG, 'bebas', 'produksi', 5_000],
  ['dokumen bebas perjanjian campur', mitra('CAMPUR'), 'bebas', 'produksi', 2_000],
  ['dokumen bebas perjanjian terbuka', mitra('TERBUKA'), 'bebas', 'produksi', 20_000],
  ['petugas di server pengembangan', PETUGAS, 'bebas', 'pengembangan', 20_000],
  ['perjanjian campur di mana pun', mitra('CAMPUR'), 'bebas', 'pengembangan', 2_000],
] as const)('%s', (_, penanya, jenis, mode, harus) => {
  expect(anggaran(penanya, jenis, mode, 20_000)).toBe(harus)
})

it('tidak pernah lebih dari batas server', () => {
  expect(anggaran(PENGEMBANG, 'bebas', 'produksi', 300)).toBe(300)
})
