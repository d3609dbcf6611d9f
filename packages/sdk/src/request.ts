import { denganBatas, jeda } from './abort.ts'
import { cobaSekali, type Percobaan } from './attempt.ts'
import type { DokumenBertipe, Meta } from './dokumen.ts'
import { HarapanNetworkError } from './errors.ts'
import type { Jawaban } from './jawaban.ts'
import type { OpsiKlien, OpsiPanggilan, Peristiwa } from './opsi.ts'
import { jedaUlang } from './retry.ts'
import { bacaSkalar, tulisSkalar } from './scalars.ts'
import { buatPemberiToken } from './token.ts'

export type Kirim = (
  dokumen: DokumenBertipe<unknown, never>,
  variabel?: object,
  panggilan?: OpsiPanggilan,
) => Promise<Terkirim>

export type Terkirim = Jawaban<unknown> & Pick<Percobaan, 'cobaLagiMs'>

/** Merakit satu-satunya jalan ke server / Builds the one road to the server. */
export function buatPengirim(opsi: OpsiKlien): Kirim {
  const { url, token, tujuan, ulang = 3, batasWaktuMs = 30_000, saatPermintaan } = opsi
  const ambil = opsi.fetch ?? fetch
  const pemberi = typeof token === 'function' ? buatPemberiToken(token) : undefined

  return (dokumen, variabel, panggilan) =>
    denganBatas(batasWaktuMs, batasWaktu, panggilan?.signal, async (signal) => {
      const mulai = performance.now()
      const { nama: operasi, skalar } = (dokumen.__meta__ ?? {}) as Partial<Meta>
      const { bolehDiulang, body } = susun(String(dokumen), variabel)
      let ditolak: Promise<string> | undefined
      let percobaan = 1
      const kabarkan = (jenis: Peristiwa['jenis'], rinci?: Partial<Peristiwa>) => {
        const lamaMs = performance.now() - mulai
        saatPermintaan?.({ jenis, operasi, percobaan, lamaMs, ...rinci })
      }
      signal.addEventListener('abort', () => kabarkan('galat', { kode: signal.reason?.kode }))

      for (; ; percobaan++) {
        kabarkan('mulai')
        const janji = pemberi ? pemberi(ditolak) : Promise.resolve(token as string | undefined)
        const headers = kepala(await janji, tujuan)
        const hasil = await cobaSekali(ambil, url, { method: 'POST', headers, body, signal })
        signal.throwIfAborted()
        const { jawaban, kode, status, cobaLagiMs } = hasil

        if (pemberi && !ditolak && (status === 401 || kode === 'TOKEN_TIDAK_SAH')) {
          ditolak = janji as Promise<string>
          continue
        }
        const tundaMs = jedaUlang(percobaan, cobaLagiMs)
        const sempat = performance.now() - mulai + tundaMs < batasWaktuMs
        if (hasil.sementara && bolehDiulang && percobaan <= ulang && sempat) {
          kabarkan('ulang', { kode, status, tundaMs })
          await jeda(tundaMs, signal)
          continue
        }
        kabarkan(kode ? 'galat' : 'selesai', { kode, status })
        if (!jawaban) throw hasil.galat
        return { ...jawaban, data: bacaSkalar(jawaban.data, skalar), cobaLagiMs }
      }
    })
}

/** Mutasi boleh diulang hanya karena berkunci: server mengenali ulangannya / A mutation is retried only for its key. */
function susun(query: string, variabel: object | undefined) {
  const mutasi = /(?:^|[}\s])mutation\b/.test(query)
  const berkunci = mutasi && /\$kunci\b/.test(query)
  const { kunci = kunciBaru() } = (variabel ?? {}) as { kunci?: string }
  const variables = berkunci ? { ...variabel, kunci } : variabel
  return {
    bolehDiulang: !mutasi || berkunci,
    body: JSON.stringify({ query, variables }, tulisSkalar),
  }
}

// randomUUID tidak ada di http://, dan aplikasi dinas sering hanya di jaringan dalam.
function kunciBaru(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-')
}

function kepala(token: string | undefined, tujuan: string | undefined): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...(token && { authorization: `Bearer ${token}` }),
    ...(tujuan && { 'x-harapan-tujuan': tujuan }),
  }
}

export function batasWaktu(): HarapanNetworkError {
  return new HarapanNetworkError({ kode: 'BATAS_WAKTU', pesan: 'Batas waktu habis / Time is up' })
}
