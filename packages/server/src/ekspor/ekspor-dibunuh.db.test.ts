import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as tunggu } from 'node:timers/promises'
import { PELAKU_UJI, PERKAKAS_UJI } from '@harapan/testing'
import { afterAll, beforeAll, expect } from 'vitest'
import { itDalam as it } from '../../test/hanya-dalam.ts'
import { bukaInstalasi, type Instalasi } from '../../test/impor/instalasi.ts'
import { tambahKpm } from '../../test/kpm-buatan.ts'
import {
  berkasSebagaiProses,
  harapan,
  type Proses,
  tercetak,
} from '../../test/perintah/jalankan.ts'
import { saluranLambat } from '../../test/saluran-lambat.ts'
import { buatAcak } from '../demo/acak.ts'

/** How often each format is killed; `pnpm test:deep` asks for more. */
const PUTARAN = Number(process.env['HARAPAN_EKSPOR_BUNUH'] ?? 3)
const SERVER = new URL('../../test/ekspor-anak.ts', import.meta.url).pathname
const BENIH = process.env['BENIH'] ?? String(Date.now() % 2 ** 31)

let instalasi: Instalasi
let server: { proses: Proses; port: string }
let token: string
beforeAll(async () => {
  instalasi = await bukaInstalasi()
  const isi = Array.from({ length: 2_400 }, (_, ke) => ({
    desa: ke % 2 ? 1_602_051_001 : 1_602_052_011,
    nama: `Uji "${ke}"\nbaris, dua`,
    mulai: '2018-01-01',
  }))
  await instalasi.denganKolam((kolam) => tambahKpm(kolam, isi))
  token = await PERKAKAS_UJI.penerbitToken.terbitkan(PELAKU_UJI.oki)
  server = await nyalakan()
})
afterAll(async () => {
  await bunuh(server.proses)
  await instalasi.tutup()
})

async function nyalakan(sebelum = '0'): Promise<typeof server> {
  const argumen = [JSON.stringify(instalasi.sumber), sebelum]
  const proses = berkasSebagaiProses(SERVER, instalasi.direktori, argumen)
  return { proses, port: await tercetak(proses, /PORT (\d+)/) }
}

async function bunuh({ anak, selesai }: Proses): Promise<boolean> {
  anak.kill('SIGKILL')
  return (await selesai) === null
}

const alamat = () => `http://127.0.0.1:${server.port}`
const ekspor = (url: string, berkas: string, lagi: string[] = []) =>
  harapan(
    instalasi.direktori,
    ['ekspor', 'kpm', '--wilayah', '16.02.05', '--keluar', berkas, '--url', url, ...lagi],
    { HARAPAN_TOKEN: token },
  )

/** What passes the line for the whole, as it is asked for: compressed. */
async function panjang(): Promise<number> {
  const saluran = await saluranLambat(alamat(), { potong: 1 << 20, tiapMs: 0 })
  await ekspor(saluran.url, join(instalasi.direktori, 'ukur.ndjson')).selesai
  saluran.tutup()
  return saluran.dikirim()
}

it.each(['csv', 'ndjson', 'xlsx'])(
  '%s: klien atau server dibunuh kapan saja; sesudah dilanjutkan sama bita demi bita',
  async (format) => {
    process.stdout.write(`ekspor ${format} dibunuh: BENIH=${BENIH}\n`)
    const acak = buatAcak(`${BENIH} ${format}`)
    const [utuh, berkas] = ['utuh', 'kpm'].map((nama) =>
      join(instalasi.direktori, `${nama}.${format}`),
    ) as [string, string]
    const lurus = ekspor(alamat(), utuh)
    expect(await lurus.selesai, lurus.keluaran()).toBe(0)
    // The whole takes five seconds.
    const saluran = await saluranLambat(alamat(), { potong: (await panjang()) / 200, tiapMs: 25 })
    // A sheet is of one piece: whoever was killed begins anew, whoever lost the server goes on.
    const lagi = format === 'xlsx' ? [] : ['--lanjutkan']
    const jumlah = { klien: 0, server: 0, utuh: 0, menyerah: 0 }
    try {
      let klien: Proses | undefined
      while (jumlah.klien + jumlah.server < PUTARAN) {
        klien ??= ekspor(saluran.url, berkas, lagi)
        const kode = await Promise.race([tunggu(acak.bulat(200, 2_500)), klien.selesai])
        if (typeof kode === 'number') {
          // At its end before its time, or out of patience with a server that was killed again and again.
          expect(existsSync(berkas), klien.keluaran()).toBe(kode === 0)
          if (kode === 0) sama(berkas, utuh)
          rmSync(berkas, { force: true })
          jumlah[kode === 0 ? 'utuh' : 'menyerah']++
          klien = undefined
        } else if (acak.peluang(0.5)) {
          if (await bunuh(klien)) jumlah.klien++
          klien = undefined
          // Killed between its last page and its name it may be either, and nothing in between.
          if (existsSync(berkas)) sama(berkas, utuh)
        } else {
          await bunuh(server.proses)
          jumlah.server++
          server = await nyalakan(server.port)
        }
      }
      if (klien) await bunuh(klien)
    } finally {
      saluran.tutup()
    }
    process.stdout.write(`ekspor ${format} dibunuh: ${JSON.stringify(jumlah)}\n`)
    const akhir = ekspor(alamat(), berkas, lagi)
    expect([await akhir.selesai, akhir.keluaran()]).toEqual([0, expect.stringMatching(/baris/)])
    sama(berkas, utuh)
    expect(existsSync(`${berkas}.bagian`) || existsSync(`${berkas}.bagian.tanda`)).toBe(false)
  },
  1_200_000,
)

function sama(satu: string, lain: string): void {
  expect(readFileSync(satu).equals(readFileSync(lain))).toBe(true)
}
