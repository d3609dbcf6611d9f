import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { setTimeout as tunggu } from 'node:timers/promises'
import { bukaBasisDataUji, bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { bukaEkspor, type Ekspor, uraikanNdjson } from '../../test/ekspor-http.ts'
import { itMahal as it } from '../../test/hanya-dalam.ts'
import { catatanAudit } from '../../test/keamanan/catatan-audit.ts'
import { tambahKpm } from '../../test/kpm-buatan.ts'

let uji: Uji
let ekspor: Ekspor
const { admin, kosongkan } = catatanAudit(() => uji)
const URL_UJI = process.env['HARAPAN_UJI_URL']
const KPM = '/ekspor/kpm?wilayah=16.02.05'

beforeAll(async () => {
  uji = await bukaUji({ basisData: await bukaBasisDataUji({ batasWaktuMs: 1_500 }) })
  await isi(1_200)
  ekspor = await bukaEkspor(uji)
})
afterAll(async () => {
  ekspor.tutup()
  await uji.tutup()
  await uji.basisData.tutup()
})

const isi = (banyak: number) =>
  tambahKpm(
    uji.basisData.kolam,
    Array.from({ length: banyak }, (_, ke) => ({
      desa: ke % 2 ? 1_602_051_001 : 1_602_052_011,
      nama: `Uji ${ke}`,
      mulai: '2018-01-01',
    })),
  )

const halamanTercatat = async () =>
  Number(
    (await admin("select count(*)::int as n from audit_akses where operasi = 'EksporKpm'"))[0]?.[
      'n'
    ],
  )

// More pages than a client that reads nothing may draw.
const BANYAK = Number(process.env['HARAPAN_EKSPOR'] ?? 60_000)

describe('di tengah ekspor', () => {
  it('klien yang pergi menghentikan pembacaan', async () => {
    await kosongkan()
    const { utuh } = await ekspor.minta(KPM, { oleh: 'oki', potong: 100 })
    expect(utuh).toBe(false)
    // The page under way is still recorded as one that failed.
    await tunggu(1_000)
    const sesudahPergi = await halamanTercatat()
    await tunggu(500)
    expect(await halamanTercatat()).toBe(sesudahPergi)
    expect(sesudahPergi).toBeLessThan(6)
    expect((await ekspor.minta(`${KPM}&kolom=id`, { oleh: 'oki' })).utuh).toBe(true)
  })

  // Only there several connections are open, and a running statement can be ended alone.
  describe.skipIf(!URL_UJI)('pada PostgreSQL', () => {
    it('pernyataan yang sedang berjalan diakhiri ketika kliennya pergi', async () => {
      const kunci = await kunciKpm()
      try {
        const permintaan = await mulaiMinta(KPM)
        await expect.poll(menunggu).toBe(1)
        permintaan.destroy()
        await expect.poll(menunggu, { timeout: 1_000 }).toBe(0)
      } finally {
        await kunci.lepas()
      }
    })

    it('halaman yang melewati batas waktu memutus sambungan dengan sebabnya, dan dapat dilanjutkan', async () => {
      const utuh = uraikanNdjson((await ekspor.minta(KPM, { oleh: 'oki' })).isi).baris
      // Between two pages, which are read on connections of their own.
      let kunci: Awaited<ReturnType<typeof kunciKpm>> | undefined
      const diblokir = await dialirkan(KPM, async (teks) => {
        if (!kunci && teks.includes('$lanjut')) kunci = await kunciKpm()
      })
      await kunci?.lepas()
      const { baris, akhir } = uraikanNdjson(diblokir.teks)
      expect(diblokir.utuh).toBe(false)
      expect(akhir).toMatchObject({ $galat: { kode: 'BASIS_DATA_SIBUK', status: 503 } })
      const lanjut = /.*"\$lanjut":"([^"]+)"/s.exec(diblokir.teks)?.[1]
      const sisa = await ekspor.minta(`${KPM}&lanjut=${lanjut}`, { oleh: 'oki' })
      expect([...baris, ...uraikanNdjson(sisa.isi).baris]).toEqual(utuh)
    })

    it(`${BANYAK} baris: memori terbatas, dan yang belum diambil klien belum dibaca`, async () => {
      for (let ke = 0; ke < BANYAK; ke += 10_000) await isi(10_000)
      const [nama] = await admin('select current_database() as nama')
      const url = new URL(URL_UJI ?? '')
      url.pathname = `/${nama?.['nama']}`
      const anak = spawn(process.execPath, [ANAK, JSON.stringify({ url: url.href })], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      try {
        const port = await new Promise<number>((jawab) =>
          anak.stdout.on('data', (teks) => {
            const [, satu] = /PORT (\d+)/.exec(String(teks)) ?? []
            if (satu) jawab(Number(satu))
          }),
        )
        await baca(port, `${KPM}&kolom=id`)
        const sebelum = memori(anak.pid)
        await kosongkan()
        let tertinggi = 0
        for (const format of ['ndjson', 'csv', 'xlsx']) {
          const { bita, puncak, selagiDiam } = await baca(port, `${KPM}&format=${format}`, {
            diamMs: format === 'ndjson' ? 2_000 : 0,
            selagiDiam: halamanTercatat,
            memori: () => memori(anak.pid),
          })
          expect(bita).toBeGreaterThan(1_000_000)
          if (format === 'ndjson') expect(selagiDiam).toBeLessThan(250)
          tertinggi = Math.max(tertinggi, puncak)
        }
        process.stdout.write(`ekspor: RSS ${sebelum} -> ${tertinggi} MiB\n`)
        expect(await halamanTercatat()).toBeGreaterThan((3 * BANYAK) / 200)
        // What a server needs at all differs between machines; what an export adds does not.
        expect(tertinggi - sebelum).toBeLessThan(120)
      } finally {
        anak.kill('SIGKILL')
      }
    }, 240_000)
  })
})

const ANAK = new URL('../../test/ekspor-anak.ts', import.meta.url).pathname

/** MiB that a process holds. */
const memori = (pid: number | undefined): number =>
  Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024,
  )

const kepalaOki = async () => ({ authorization: `Bearer ${await uji.token(PELAKU_UJI.oki)}` })

async function mulaiMinta(path: string) {
  const permintaan = request(`${ekspor.url}${path}`, { headers: await kepalaOki() })
  permintaan.on('error', () => undefined)
  permintaan.end()
  return permintaan
}

/** Reads while something happens at each piece. */
async function dialirkan(path: string, tiapPotong: (teks: string) => Promise<void>) {
  const permintaan = await mulaiMinta(path)
  return new Promise<{ teks: string; utuh: boolean }>((jawab) => {
    permintaan.on('response', (jawaban) => {
      let teks = ''
      jawaban.on('data', async (potong) => {
        teks += potong
        jawaban.pause()
        await tiapPotong(teks)
        jawaban.resume()
      })
      jawaban.on('error', () => undefined)
      jawaban.on('close', () => jawab({ teks, utuh: jawaban.complete }))
    })
  })
}

type Selagi = { diamMs: number; selagiDiam: () => Promise<number>; memori: () => number }

async function baca(port: number, path: string, selagi?: Selagi) {
  const headers = await kepalaOki()
  return new Promise<{ bita: number; puncak: number; selagiDiam: number }>((jawab, gagal) => {
    request({ host: '127.0.0.1', port, path, headers }, async (jawaban) => {
      const hasil = { bita: 0, puncak: 0, selagiDiam: 0 }
      if (selagi?.diamMs) {
        await tunggu(selagi.diamMs)
        hasil.selagiDiam = await selagi.selagiDiam()
      }
      for await (const potong of jawaban) {
        hasil.bita += (potong as Buffer).length
        hasil.puncak = Math.max(hasil.puncak, selagi?.memori() ?? 0)
      }
      jawab(hasil)
    })
      .on('error', gagal)
      .end()
  })
}

/** Statements that wait for the lock. */
async function menunggu(): Promise<number> {
  const [satu] = await admin(
    "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
  )
  return Number(satu?.['n'])
}

async function kunciKpm() {
  const klien = await uji.basisData.kolam.connect()
  await klien.query('begin')
  await klien.query('set local role none')
  await klien.query('lock table kpm in access exclusive mode')
  return {
    async lepas() {
      await klien.query('rollback')
      klien.release()
    },
  }
}
