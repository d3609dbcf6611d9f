import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { hariIni } from '@harapan/kode'
import { barisContoh } from '@harapan/testing'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { lewatHorizon, MITRA, nilaiSemua } from '../../server/test/mitra-umpan.ts'
import { tanyaAdmin } from '../../server/test/sebagai-admin.ts'
import {
  BerhentiPantau,
  DaftarPantauan,
  PadanJkn,
  PadanProgram,
  PantauOrang,
} from '../src/_generated/operasi.ts'
import { bacaSalinan, penyimpanBerkas } from '../src/berkas.ts'
import { createClient, type Klien } from '../src/client.ts'
import { nik } from '../src/masukan.ts'
import { sinkron } from '../src/sinkron.ts'
import { penyimpanSqlite } from '../src/sqlite.ts'
import { bundelContoh, jalankanContoh } from './proses-contoh.ts'
import { type ServerBerbasisData, serverBerbasisData } from './server-tertanam.ts'

vi.setConfig({ testTimeout: 240_000 })

const RUMAH = mkdtempSync(join(tmpdir(), 'harapan-mitra-'))
const FOLDER = join(RUMAH, 'salinan')
const gudang = new DatabaseSync(join(RUMAH, 'gudang.db'))
const HARI = hariIni(new Date())
const JENIS = { jenis: ['PADAN'], first: 50 } as const

let server: ServerBerbasisData
let mitra: Klien
let orang: { nik: string; acuan: string; id: number }[]
beforeAll(async () => {
  server = await serverBerbasisData()
  mitra = createClient({ url: server.url, token: await server.uji.token(MITRA) })
  const { individu } = await barisContoh('oki')
  orang = individu.flatMap((satu) =>
    satu.nik ? [{ nik: satu.nik, acuan: `PASIEN/${satu.id}`, id: satu.id }] : [],
  )
})
afterAll(async () => {
  await server?.tutup()
  gudang.close()
  rmSync(RUMAH, { recursive: true })
})

/** Seperti server sungguhan: dinilai tiap dua detik / As a real server does every two seconds. */
async function dinilai(): Promise<void> {
  const { kolam } = server.uji.basisData
  await lewatHorizon(kolam)
  await nilaiSemua(server.uji, HARI)
  await lewatHorizon(kolam)
}

async function samaDenganPadan(milik: readonly { nik: string; acuan: string }[]): Promise<void> {
  const { padanJkn } = await mitra.query(PadanJkn, { nik: milik.map((satu) => nik(satu.nik)) })
  const { padanProgram } = await mitra.query(PadanProgram, {
    nik: milik.map((satu) => nik(satu.nik)),
    program: 'PKH',
  })
  const tanpaNik = (satu: object | undefined) =>
    JSON.parse(JSON.stringify({ ...satu, nik: undefined }))
  const harus = new Map(
    milik.map(({ acuan }, i) => [
      acuan,
      { acuan, jkn: tanpaNik(padanJkn?.[i]), pkh: tanpaNik(padanProgram?.[i]) },
    ]),
  )
  await dinilai()
  await sinkron(mitra, penyimpanSqlite(gudang), JENIS)
  const baris = gudang.prepare('select id, isi from harapan_salinan').all()
  expect(new Map(baris.map(({ id, isi }) => [String(id), JSON.parse(String(isi))]))).toEqual(harus)
  await sinkron(mitra, penyimpanBerkas(FOLDER), JENIS)
  const dariBerkas = new Map<string, unknown>()
  for await (const { id, isi } of bacaSalinan(FOLDER)) dariBerkas.set(id, isi)
  expect(dariBerkas).toEqual(harus)
}

it('satu malam: daftarkan, sinkron, esoknya sinkron lagi, dan yang diakhiri hilang', async () => {
  const milik = orang.slice(0, 120)
  const { pantauOrang } = await mitra.mutate(PantauOrang, {
    orang: milik.map(({ nik, acuan }) => ({ nik, acuan })),
  })
  expect(pantauOrang).toMatchObject({ __typename: 'OrangDipantau', jumlah: 120 })
  await samaDenganPadan(milik)
  expect(gudang.prepare('select distinct jenis from harapan_salinan').all()).toEqual([
    { jenis: 'PADAN' },
  ])

  await tanyaAdmin(
    server.uji.basisData.kolam,
    "update kepesertaan_jkn set sampai = '2026-10-01', alasan_akhir = null where individu_id = any($1) and sampai is null",
    [milik.slice(0, 20).map(({ id }) => id)],
  )
  await samaDenganPadan(milik)
  const berakhir = await mitra.mutate(BerhentiPantau, {
    acuan: milik.slice(100).map(({ acuan }) => acuan),
  })
  expect(berakhir.berhentiPantau).toEqual({ berhenti: 20, jumlah: 100 })
  await samaDenganPadan(milik.slice(0, 100))

  const tercatat: (string | null)[] = []
  for await (const satu of mitra.jelajah(DaftarPantauan, { first: 30 })) tercatat.push(satu.acuan)
  expect(tercatat).toEqual(
    milik
      .slice(0, 100)
      .map(({ acuan }) => acuan)
      .sort(),
  )
})

it('contoh gudang-mitra/src/mitra.ts: mendaftarkan berkasnya, menyalin, dan mengulanginya tanpa akibat', async () => {
  const main = join(RUMAH, 'mitra.mjs')
  await bundelContoh('gudang-mitra/src/mitra.ts', main)
  const daftar = join(RUMAH, 'nik.csv')
  writeFileSync(daftar, ['nik', ...orang.slice(60, 90).map(({ nik }) => nik), '12'].join('\n'))
  const env = { HARAPAN_URL: server.url, HARAPAN_TOKEN: await server.uji.token(MITRA) }
  const argumen = [daftar, join(RUMAH, 'peserta.db')]
  const pertama = await jalankanContoh(main, argumen, env).selesai()
  expect(pertama).toMatchObject({
    kode: 0,
    teks: expect.stringMatching(/^baris-32: NIK_TIDAK_SAH\ndipantau: 130\n/),
  })
  expect(pertama.teks).toMatch(/selesai: 130 disimpan, 0 dihapus\n(\w+ {2}\d+\n)+$/)
  await dinilai()
  const kedua = await jalankanContoh(main, argumen, env).selesai()
  expect(kedua).toMatchObject({ kode: 0, teks: expect.stringContaining('dipantau: 130\n') })
  expect(pertama.teks + kedua.teks).not.toMatch(/\d{10}/)
})
