import { denganBatas, jeda } from './abort.ts'
import { HarapanError } from './errors.ts'
import { kepalaPelaku, putus, sementara } from './masalah.ts'
import type { OpsiKlien } from './opsi.ts'
import { batasWaktu } from './request.ts'
import { jedaUlang } from './retry.ts'
import { buatPemberiToken } from './token.ts'

/**
 * Ulangan satu pekerjaan panjang menurut aturan klien / The retries of one long piece of work, as the client does them:
 * the token is renewed once, trouble that passes is waited for, and whatever moved on begins the count anew.
 */
export interface Putaran {
  /** Satu permintaan; jawaban yang menolak dilempar tidak di sini / One request; refusals are not thrown here. */
  minta(alamat: URL, isi?: RequestInit, batasMs?: number): Promise<Response>
  /** Setiap penantian lain / Every other wait. */
  tunggu<T>(kerja: () => Promise<T>): Promise<T>
  maju(): void
  /** Menunggu sebelum diulang. @throws galatnya, bila tidak boleh lagi / Waits before the retry, or throws the error. */
  gagal(sebab: unknown): Promise<void>
}

/** @param sabar kuota semenit ditunggu, berapa kali pun / a spent quota is waited for, however often */
export function buatPutaran(opsi: OpsiKlien, signal?: AbortSignal, sabar = false): Putaran {
  const { token, tujuan, ulang = 3, batasWaktuMs = 30_000 } = opsi
  const pemberi = typeof token === 'function' ? buatPemberiToken(token) : undefined
  let percobaan = 1
  let ditolak: Promise<string> | undefined
  let janji: Promise<string | undefined> | undefined
  const batas = <T>(batasMs: number, kerja: (di: AbortSignal) => Promise<T>) =>
    denganBatas(batasMs, batasWaktu, signal, kerja)

  return {
    tunggu: (kerja) => batas(batasWaktuMs, kerja),
    minta(alamat, isi, batasMs = batasWaktuMs) {
      janji = pemberi ? pemberi(ditolak) : Promise.resolve(token as string | undefined)
      return batas(batasMs, async (di) => {
        const headers = { ...kepalaPelaku(await janji, tujuan), ...(isi?.headers as object) }
        return (opsi.fetch ?? fetch)(alamat, { signal: di, ...isi, headers })
      })
    },
    maju() {
      percobaan = 1
      ditolak = undefined
    },
    async gagal(sebab) {
      signal?.throwIfAborted()
      const galat = sebab instanceof HarapanError ? sebab : putus(sebab)
      if (pemberi && !ditolak && galat.is('TOKEN_TIDAK_SAH')) {
        ditolak = janji as Promise<string>
        return
      }
      const kuota = sabar && galat.is('BATAS_LAJU')
      if (!sementara(galat) || (percobaan > ulang && !kuota)) throw galat
      const tundaMs = jedaUlang(percobaan, galat.cobaLagiMs)
      if (tundaMs > batasWaktuMs && !kuota) throw galat
      percobaan++
      await denganBatas(tundaMs + batasWaktuMs, batasWaktu, signal, (di) => jeda(tundaMs, di))
    },
  }
}
