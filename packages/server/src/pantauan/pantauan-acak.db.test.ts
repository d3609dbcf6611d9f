import { bukaUji, type Uji } from '@harapan/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect } from 'vitest'
import { itMahal as it } from '../../test/hanya-dalam.ts'
import { bacaSampel } from '../../test/keamanan/sampel.ts'
import {
  berhenti,
  HARI,
  isiPadan,
  langsung,
  lewatHorizon,
  mitraUmpan,
  nilaiSemua,
  type Orang,
  pantau,
  putuskan,
  salinanMitra,
} from '../../test/mitra-umpan.ts'
import type { Salinan } from '../../test/pembaca-umpan.ts'
import { bacaSasaranPadan, menulisPadan, type SasaranPadan } from '../../test/penulis-padan.ts'
import { type Acak, acakDari } from '../../test/penulis-umpan.ts'
import type { Pelaku } from '../akses/pelaku.ts'
import { nilaiPantauan } from './nilai.ts'

const { HARAPAN_PANTAUAN, HARAPAN_BENIH } = process.env
const BATAS_MS = 8_000
const [PENULIS, TRANSAKSI] = [6, 10]

const benih = Number(HARAPAN_BENIH ?? Date.now() % 2 ** 30)
const banyak = Number(HARAPAN_PANTAUAN ?? 100)
const milidetik = HARAPAN_PANTAUAN ? Number.POSITIVE_INFINITY : BATAS_MS

/** An agency under one agreement: whom it has registered, and its copy. */
type Instansi = { nomor: string; pelaku: Pelaku; milik: Map<string, Orang>; salinan: Salinan }

const PERJANJIAN: readonly [nomor: string, isi: Parameters<typeof mitraUmpan>[2]][] = [
  ['PKS/ACAK/OKI', { wilayah: ['16.02'] }],
  ['PKS/ACAK/JKN', { program: ['PBI_JK'] }],
  ['PKS/ACAK/PKH', { wilayah: ['62.02'], program: ['PKH'] }],
]

let uji: Uji
let sasaran: SasaranPadan
let orang: Orang[]
let penulis: pg.Pool
const instansi: Instansi[] = []
beforeAll(async () => {
  uji = await bukaUji()
  const { kolam, jenis } = uji.basisData
  sasaran = await bacaSasaranPadan(kolam)
  const sampel = await bacaSampel()
  const menurutId = new Map(
    [...sampel.oki.individu, ...sampel.kotim.individu].map(({ id, nik }) => [String(id), nik]),
  )
  orang = sasaran.orang.map(({ id }) => ({ acuan: `A-${id}`, nik: menurutId.get(id) ?? '' }))
  for (let i = 1; i < 10; i++) orang.push({ acuan: `B-${i}`, nik: `991602010180900${i}` })
  for (const [nomor, isi] of PERJANJIAN) {
    const pelaku = await mitraUmpan(kolam, nomor, { ...isi, terbanyak: 1_000 })
    instansi.push({ nomor, pelaku, milik: new Map(), salinan: salinanMitra(uji, pelaku, 20) })
  }
  // The embedded database has one session: there the writers take turns.
  penulis =
    jenis === 'postgres'
      ? new pg.Pool({ connectionString: String(kolam.options.connectionString), max: PENULIS })
      : kolam
})
afterAll(async () => {
  if (penulis !== uji.basisData.kolam) await penulis.end()
  await uji.tutup()
})

it('salinan tiap instansi berakhir sama dengan padanJkn dan padanProgram, apa pun yang terjadi di tengahnya', {
  timeout: 24 * 3_600_000,
}, async () => {
  process.stdout.write(`pantauan acak: HARAPAN_BENIH=${benih}\n`)
  const mulai = performance.now()
  let [putaran, dibaca] = [0, 0]
  while (putaran < banyak && performance.now() - mulai < milidetik) {
    dibaca += await sekali(benih + putaran)
    putaran++
  }
  process.stdout.write(`pantauan acak: ${putaran} putaran, ${dibaca} entri terbaca\n`)
  expect(putaran).toBeGreaterThan(0)
})

/** Six write, each agency registers, ends and reads, two servers judge; then all is still. */
async function sekali(satu: number): Promise<number> {
  const acak = acakDari(satu)
  let berjalan = true
  const tetap = () => berjalan
  const menulis = Promise.all(
    Array.from({ length: PENULIS }, (_, i) =>
      menulisPadan(penulis, acakDari(satu * 31 + i), sasaran, TRANSAKSI),
    ),
  ).finally(() => {
    berjalan = false
  })
  const dibaca = await Promise.all([
    ...instansi.map((milik) => membaca(milik, acakDari(acak() * 2 ** 30), tetap)),
    ...instansi.map((milik) => mendaftar(milik, acakDari(acak() * 2 ** 30), tetap)),
    ...[1, 2].map(() => menilai(tetap)),
  ])
  await menulis
  for (const milik of instansi) {
    await lewatHorizon(uji.basisData.kolam)
    await nilaiSemua(uji)
    await lewatHorizon(uji.basisData.kolam)
    await milik.salinan.habiskan()
    const harus = await langsung(uji, milik.pelaku, [...milik.milik.values()])
    expect(isiPadan(milik.salinan), `${milik.nomor} HARAPAN_BENIH=${satu}`).toEqual(harus)
  }
  return dibaca.reduce((jumlah, n) => jumlah + n, 0)
}

async function menilai(berjalan: () => boolean): Promise<number> {
  while (berjalan()) {
    await nilaiPantauan(uji.basisData.kolam, HARI)
    await new Promise((lanjut) => setTimeout(lanjut, 20))
  }
  return 0
}

/** Registers and ends a few, and again; what it has is what it was told. */
async function mendaftar(
  { pelaku, milik, nomor }: Instansi,
  acak: Acak,
  berjalan: () => boolean,
): Promise<number> {
  while (berjalan()) {
    const beberapa = orang.filter(() => acak() < 0.1)
    if (acak() < 0.6) {
      await pantau(uji, pelaku, beberapa)
      for (const satu of beberapa) milik.set(satu.acuan, satu)
    } else {
      await berhenti(
        uji,
        pelaku,
        beberapa.map(({ acuan }) => acuan),
      )
      for (const { acuan } of beberapa) milik.delete(acuan)
    }
    if (acak() < 0.05 && nomor === 'PKS/ACAK/JKN') {
      await putuskan(uji.basisData.kolam, nomor, 'DITANGGUHKAN')
      await putuskan(uji.basisData.kolam, nomor, 'BERLAKU', 'pemulih')
    }
    await new Promise((lanjut) => setTimeout(lanjut, acak() * 60))
  }
  return 0
}

/** Pages, and killed after what it stored last, or before: then it reads again what it already had. */
async function membaca(
  { salinan }: Instansi,
  acak: Acak,
  berjalan: () => boolean,
): Promise<number> {
  let tersimpan = salinan.potret()
  let dibaca = 0
  while (berjalan() || dibaca === 0) {
    const halaman = await salinan.sehalaman().catch((galat: Error) => {
      // Suspended at this moment: nothing is told, and nothing lost.
      if (!galat.message.includes('PERJANJIAN_TIDAK_BERLAKU')) throw galat
      return undefined
    })
    dibaca += halaman?.perubahan.length ?? 0
    if (acak() < 0.1) salinan.pulih(tersimpan)
    else if (acak() < 0.5) tersimpan = salinan.potret()
    if (!halaman?.adaLagi) await new Promise((lanjut) => setTimeout(lanjut, 10))
    if (!berjalan()) break
  }
  return dibaca
}
