import type { Laporan } from '@harapan/testing'
import { isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schema } from '../../src/schema.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { bukaArena } from './arena-penyusup.ts'

const { HARAPAN_LINGKUP, HARAPAN_BENIH, TEST_DATABASE_URL } = process.env
const BANYAK = 5_000
const BATAS_MS = 15_000

const benih = Number(HARAPAN_BENIH ?? Date.now() % 2 ** 30)
// The file runs once for each engine, and each takes its half.
const banyak = Math.ceil(Number(HARAPAN_LINGKUP ?? BANYAK) / (TEST_DATABASE_URL ? 2 : 1))
const milidetik = HARAPAN_LINGKUP ? Number.POSITIVE_INFINITY : BATAS_MS

let arena: Awaited<ReturnType<typeof bukaArena>>
beforeAll(async () => {
  arena = await bukaArena()
})
afterAll(() => arena.tutup())

it('operasi acak pelaku acak tidak pernah menjawab baris di luar lingkup atau field di atas kelas', {
  timeout: 24 * 3_600_000,
}, async () => {
  process.stdout.write(`lingkup acak: HARAPAN_BENIH=${benih}\n`)
  const mulai = Date.now()
  const laporan = await arena.susupi({ benih, banyak, milidetik })
  process.stdout.write(ringkasan(laporan, Date.now() - mulai))
  expect(laporan.temuan ?? '').toBe('')
  expect(laporan.operasi).toBeGreaterThan(100)
  expect(laporan.baris).toBeGreaterThan(laporan.operasi / 2)
})

describe('yang dilemahkan dengan sengaja ditemukan', () => {
  // A few hundred are enough nearly always; the rest is for a seed without luck.
  const PALING_BANYAK = 3_000
  // Documents of their own: the plan of one that was asked before keeps the decision of then.
  let lagi = benih

  async function ditemukan(apa: string, pola: RegExp): Promise<void> {
    lagi += 10_000
    const laporan = await arena.susupi({ benih: lagi, banyak: PALING_BANYAK, milidetik: 120_000 })
    process.stdout.write(`lingkup acak: ${apa}: ditemukan pada ${laporan.operasi} operasi\n`)
    expect(laporan.temuan ?? 'tidak ditemukan').toMatch(pola)
  }

  it.each([
    ['kpm', 'lingkup', 'true', /lingkup: .*Kpm/],
    ['individu', 'lingkup', 'true', /lingkup: .*Individu/],
    ['keluarga', 'lingkup', 'true', /lingkup: .*Keluarga/],
    ['riwayat_kepesertaan', 'lingkup', 'true', /lingkup: RiwayatKepesertaan/],
    ['pendamping', 'lingkup', 'true', /lingkup: Pendamping/],
    ['pendampingan_kpm', 'damping', 'sampai is null', /lingkup: /],
    [
      'individu',
      'padan',
      "nik_hash = any((select current_setting('h.padan')::bytea[])::bytea[])",
      /lingkup: padanan Individu \d+ bagi MITRA/,
    ],
  ])('kebijakan baris %s: %s', async (tabel, kebijakan, syarat, pola) => {
    const ubah = (isi: string) =>
      tanyaAdmin(arena.kolam, `alter policy ${kebijakan} on ${tabel} using (${isi})`)
    const [semula] = await tanyaAdmin<{ qual: string }>(
      arena.kolam,
      'select qual from pg_policies where tablename = $1 and policyname = $2',
      [tabel, kebijakan],
    )
    await ubah(syarat)
    try {
      await ditemukan(`${kebijakan} di ${tabel}`, pola)
    } finally {
      await ubah(semula?.qual ?? 'false')
    }
  })

  it.each([
    ['Individu', 'nik', 'pribadi', /kelas: Individu.nik \(identitas\) bagi (CAMAT|TKSK)/],
    ['Individu', 'jkn', 'pribadi', /kelas: Individu.jkn \(spesifik\) bagi CAMAT/],
    ['Keluarga', 'noKk', 'pribadi', /kelas: Keluarga.noKk \(identitas\) bagi (CAMAT|TKSK)/],
  ])('kelas field %s.%s', async (tipe, nama, kelas, pola) => {
    const milik = schema.getType(tipe)
    const field = isObjectType(milik) ? milik.getFields()[nama] : undefined
    if (!field) throw new TypeError(`no field ${tipe}.${nama}`)
    const semula = field.extensions
    field.extensions = { ...semula, kelas }
    try {
      await ditemukan(`kelas ${tipe}.${nama}`, pola)
    } finally {
      field.extensions = semula
    }
  })

  it('sesudah dipulihkan tidak ada lagi yang ditemukan', async () => {
    const { temuan } = await arena.susupi({ benih: benih + 1, banyak: 160, milidetik: 60_000 })
    expect(temuan ?? '').toBe('')
  })
})

function ringkasan({ operasi, baris, jalur, peran }: Laporan, milidetik: number): string {
  const daftar = (isi: Map<string, number>) =>
    [...isi].map(([nama, jumlah]) => `${nama} ${jumlah}`).join(', ')
  return `lingkup acak: ${operasi} operasi, ${baris} baris, ${Math.round(milidetik / 1_000)} detik
  jalur: ${daftar(jalur)}\n  baris: ${daftar(peran)}\n`
}
