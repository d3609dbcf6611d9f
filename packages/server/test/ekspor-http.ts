import { createServer, request, type Server as ServerHttp } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PELAKU_UJI, type Uji } from '@harapan/testing'
import type { Pelaku } from '../src/akses/pelaku.ts'

export type Berkas = {
  status: number
  kepala: Record<string, string | string[] | undefined>
  isi: Buffer
  /** Whether the body came to its end, or the connection broke before. */
  utuh: boolean
}

type Oleh = keyof typeof PELAKU_UJI | Pelaku | undefined
type Opsi = {
  oleh?: Oleh
  kepala?: Record<string, string>
  method?: string
  /** Break off after so many bytes. */
  potong?: number
}

/** The door of exports behind a port, asked as programs ask it. */
export async function bukaEkspor(uji: Uji) {
  const http: ServerHttp = createServer((a, b) => void uji.server.ekspor(a, b))
  await new Promise<void>((siap) => http.listen(0, '127.0.0.1', () => siap()))
  const { port } = http.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async minta(jalur: string, { oleh, kepala, method = 'GET', potong }: Opsi = {}) {
      const pelaku = typeof oleh === 'string' ? PELAKU_UJI[oleh] : oleh
      const masuk = pelaku && { authorization: `Bearer ${await uji.token(pelaku)}` }
      return kirim(port, jalur, { ...masuk, ...kepala }, method, potong)
    },
    tutup() {
      http.close()
      http.closeAllConnections()
    },
  }
}

export type Ekspor = Awaited<ReturnType<typeof bukaEkspor>>

function kirim(
  port: number,
  path: string,
  headers: Record<string, string>,
  method: string,
  potong = Number.POSITIVE_INFINITY,
): Promise<Berkas> {
  return new Promise((jawab, gagal) => {
    const permintaan = request({ host: '127.0.0.1', port, path, headers, method }, (jawaban) => {
      const potongan: Buffer[] = []
      let panjang = 0
      const selesai = () =>
        jawab({
          status: jawaban.statusCode ?? 0,
          kepala: jawaban.headers,
          isi: Buffer.concat(potongan).subarray(0, potong),
          utuh: jawaban.complete,
        })
      jawaban.on('data', (satu: Buffer) => {
        potongan.push(satu)
        panjang += satu.length
        if (panjang >= potong) permintaan.destroy()
      })
      jawaban.on('error', () => undefined)
      jawaban.on('close', selesai)
    })
    permintaan.on('error', (galat) => {
      if (!permintaan.destroyed || potong === Number.POSITIVE_INFINITY) gagal(galat)
    })
    permintaan.end()
  })
}

export type BarisNdjson = Record<string, unknown>

/** The lines of an NDJSON file: rows, and what is said between them. */
export function uraikanNdjson(isi: Buffer | string) {
  const baris: BarisNdjson[] = []
  const catatan: BarisNdjson[] = []
  for (const teks of String(isi).split('\n').slice(0, -1)) {
    const satu = JSON.parse(teks) as BarisNdjson
    if (Object.keys(satu).some((nama) => nama.startsWith('$'))) catatan.push(satu)
    else baris.push(satu)
  }
  return { baris, catatan, akhir: catatan.at(-1) }
}
