import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bukaEkspor, type Ekspor, uraikanNdjson } from '../../test/ekspor-http.ts'
import { itDalam } from '../../test/hanya-dalam.ts'
import { tambahKpm } from '../../test/kpm-buatan.ts'
import { harapan } from '../../test/perintah/jalankan.ts'
import { saluranLambat } from '../../test/saluran-lambat.ts'

let uji: Uji
let ekspor: Ekspor
let direktori: string
let token: string
beforeAll(async () => {
  uji = await bukaUji({ versi: () => 'v1' })
  await tambahKpm(
    uji.basisData.kolam,
    Array.from({ length: 4_000 }, (_, ke) => ({
      desa: 1_602_052_011,
      nama: `Uji "${ke}"\nbaris, dua`,
      mulai: '2018-01-01',
    })),
  )
  ekspor = await bukaEkspor(uji)
  token = await uji.token(PELAKU_UJI.oki)
})
afterAll(async () => {
  ekspor.tutup()
  await uji.tutup()
})
beforeEach(() => {
  direktori = mkdtempSync(join(tmpdir(), 'harapan-ekspor-'))
  return () => rmSync(direktori, { recursive: true, force: true })
})

const jalankan = (url: string, argumen: string[], milik = token) =>
  harapan(direktori, ['ekspor', ...argumen, '--url', url], { HARAPAN_TOKEN: milik })
const LENGKAP = ['kpm', '--wilayah', '16.02.05']
const KPM = [...LENGKAP, '--kolom', 'id,pengurusNama,kodeDesa,versi']

describe('harapan ekspor', () => {
  itDalam.each(['ndjson', 'csv'])(
    'dibunuh kapan pun lalu --lanjutkan: %s sama bita demi bita dengan yang tak terganggu',
    async (format) => {
      const utuh = join(direktori, `utuh.${format}`)
      expect(await jalankan(ekspor.url, [...LENGKAP, '--keluar', utuh]).selesai).toBe(0)
      const { isi } = await ekspor.minta('/ekspor/kpm?wilayah=16.02.05', {
        oleh: 'oki',
        kepala: { 'accept-encoding': 'gzip' },
      })
      // The whole takes five seconds.
      const saluran = await saluranLambat(ekspor.url, { potong: isi.length / 200, tiapMs: 25 })
      const berkas = join(direktori, `kpm.${format}`)
      let bertanda = 0
      try {
        for (let ke = 0; ke < 3; ke++) {
          const sebelum = saluran.dikirim()
          const proses = jalankan(saluran.url, [...LENGKAP, '--keluar', berkas, '--lanjutkan'])
          // Not at a round moment: somewhere within a page, after a first mark may have been written.
          while (saluran.dikirim() < sebelum + isi.length / 4 && proses.anak.exitCode === null)
            await new Promise((lanjut) => setTimeout(lanjut, 7))
          proses.anak.kill('SIGKILL')
          await proses.selesai
          expect(existsSync(berkas)).toBe(false)
          if (existsSync(`${berkas}.bagian.tanda`)) bertanda++
        }
      } finally {
        saluran.tutup()
      }
      expect(bertanda).toBeGreaterThan(0)
      const akhir = jalankan(ekspor.url, [...LENGKAP, '--keluar', berkas, '--lanjutkan'])
      expect([await akhir.selesai, akhir.keluaran()]).toEqual([
        0,
        expect.stringMatching(/\d+ baris/),
      ])
      expect(readFileSync(berkas).equals(readFileSync(utuh))).toBe(true)
      expect(readdirSync(direktori).filter((nama) => nama.startsWith('kpm.'))).toEqual([
        `kpm.${format}`,
      ])
    },
    120_000,
  )

  itDalam(
    'sambungan yang berkali-kali putus dilanjutkannya sendiri, juga untuk XLSX',
    async () => {
      const { isi } = await ekspor.minta('/ekspor/kpm?wilayah=16.02.05&kolom=id,pengurusNama', {
        oleh: 'oki',
        kepala: { 'accept-encoding': 'gzip' },
      })
      const saluran = await saluranLambat(ekspor.url, { potong: isi.length / 60, tiapMs: 25 })
      // By what has passed and not by the clock: each connection brings a page or two.
      let terakhir = 0
      let putus = 0
      const jam = setInterval(() => {
        if (saluran.dikirim() - terakhir < isi.length / 5) return
        terakhir = saluran.dikirim()
        putus++
        saluran.putuskan()
      }, 10)
      try {
        for (const format of ['ndjson', 'xlsx']) {
          const berkas = join(direktori, `kpm.${format}`)
          const proses = jalankan(saluran.url, [...KPM, '--keluar', berkas])
          expect([await proses.selesai, proses.keluaran()]).toEqual([0, expect.any(String)])
        }
      } finally {
        clearInterval(jam)
        saluran.tutup()
      }
      expect(putus).toBeGreaterThan(4)
      const { baris } = uraikanNdjson(
        (await ekspor.minta('/ekspor/kpm?wilayah=16.02.05&kolom=id', { oleh: 'oki' })).isi,
      )
      const diterima = readFileSync(join(direktori, 'kpm.ndjson'), 'utf8').trimEnd().split('\n')
      expect(diterima.map((teks) => JSON.parse(teks).id)).toEqual(baris.map(({ id }) => id))
    },
    120_000,
  )

  it('yang ditolak tidak meninggalkan berkas, dan menyebut sebab serta jalan keluarnya', async () => {
    const berkas = join(direktori, 'a.csv')
    const ditolak = jalankan(
      ekspor.url,
      [...KPM, '--keluar', berkas],
      await uji.token(PELAKU_UJI.mitra),
    )
    expect(await ditolak.selesai).toBe(1)
    expect(ditolak.keluaran()).toMatch(/TIDAK_BERWENANG.* \/ /)
    expect(existsSync(berkas)).toBe(false)
    const salah = jalankan(ekspor.url, [...KPM, '--keluar', join(direktori, 'a.pdf')])
    expect(await salah.selesai).toBe(1)
    expect(salah.keluaran()).toContain('csv, xlsx, ndjson')
  })

  it('berkas yang dimulai dengan permintaan lain tidak dilanjutkan', async () => {
    const saluran = await saluranLambat(ekspor.url, { potong: 8_192, tiapMs: 60 })
    const berkas = join(direktori, 'kpm.csv')
    const proses = jalankan(saluran.url, [...KPM, '--keluar', berkas])
    while (!existsSync(`${berkas}.bagian.tanda`) && proses.anak.exitCode === null)
      await new Promise((lanjut) => setTimeout(lanjut, 20))
    proses.anak.kill('SIGKILL')
    await proses.selesai
    saluran.tutup()
    const lain = jalankan(ekspor.url, [
      'anggota',
      ...KPM.slice(1, 3),
      '--keluar',
      berkas,
      '--lanjutkan',
    ])
    expect(await lain.selesai).toBe(1)
    expect(lain.keluaran()).toContain('dimulai dengan permintaan lain')
  }, 60_000)
})
