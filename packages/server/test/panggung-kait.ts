import { afterAll, beforeAll, beforeEach, vi } from 'vitest'
import type { Pelaku } from '../src/akses/pelaku.ts'
import { bukaPenerima } from './penerima-webhook.ts'
import { bukaUjiKait, daftarkan, daftarWebhook, PENGELOLA, putarSampai } from './uji-kait.ts'

type Kait = Awaited<ReturnType<typeof bukaUjiKait>>

/** The stage of a test file: a server, its worker, and a receiver where each test has an address of its own. */
export function panggungKait() {
  // Whoever writes for long on the same cluster holds the feed back.
  vi.setConfig({ testTimeout: 120_000 })
  let buka: Kait
  let penerima: Awaited<ReturnType<typeof bukaPenerima>>
  let urutan = 0
  beforeAll(async () => {
    ;[buka, penerima] = await Promise.all([bukaUjiKait(), bukaPenerima()])
  })
  afterAll(async () => {
    await penerima.tutup()
    await buka.tutup()
  })
  beforeEach(() => {
    urutan += 1
    penerima.jawabDengan((jawaban) => void jawaban.writeHead(204).end())
  })
  const jalur = (anak = '') => `/kait/${urutan}${anak}`
  return {
    get uji() {
      return buka.uji
    },
    get penerima() {
      return penerima
    },
    admin: (...sql: Parameters<Kait['admin']>) => buka.admin(...sql),
    ubah: (...apa: Parameters<Kait['ubah']>) => buka.ubah(...apa),
    catatan: () => buka.catatan(),
    /** Another instance on the same database. */
    pengantarLain: () => buka.buka(),
    url: (anak?: string) => penerima.url(jalur(anak)),
    /** What came to the address of this test, or to one below it. */
    tiba: (anak?: string) => penerima.masuk.filter((satu) => satu.jalur === jalur(anak)),
    baru: (oleh: Pelaku = PENGELOLA.oki, jenis?: string[]) =>
      daftarkan(buka.uji, oleh, penerima.url(jalur()), jenis),
    daftar: (oleh: Pelaku = PENGELOLA.oki) => daftarWebhook(buka.uji, oleh),
    /** Rounds of the worker, and all that they sent. */
    async putar(kali = 1) {
      for (let ke = 0; ke < kali; ke++) await buka.pengantar.putaran()
      await buka.pengantar.tuntas()
    },
    sampai: (terpenuhi: () => boolean | Promise<boolean>) => putarSampai(buka.pengantar, terpenuhi),
  }
}

/** For what must have come. */
export function tidakAda(): never {
  throw new Error('nothing came')
}
