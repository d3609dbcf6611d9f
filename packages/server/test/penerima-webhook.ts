import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Diterima = { id: string; jenis: string[]; dibuatPada: string; webhook: string }
export type Masuk = { badan: string; tanda: string; isi: Diterima; jalur: string }

/** A receiver of webhooks on this machine: keeps what came, and answers as it is told. */
export async function bukaPenerima(port = 0) {
  const masuk: Masuk[] = []
  let jawab = (jawaban: ServerResponse) => void jawaban.writeHead(204).end()
  const http = createServer((permintaan, jawaban) => {
    const potongan: Buffer[] = []
    permintaan.on('data', (satu: Buffer) => potongan.push(satu))
    permintaan.on('end', () => {
      const badan = Buffer.concat(potongan).toString('utf8')
      const tanda = String(permintaan.headers['harapan-tanda'])
      masuk.push({ badan, tanda, isi: JSON.parse(badan), jalur: String(permintaan.url) })
      jawab(jawaban)
    })
  })
  await new Promise<void>((siap) => http.listen(port, '127.0.0.1', siap))
  const { port: milik } = http.address() as AddressInfo
  return {
    masuk,
    port: milik,
    url: (jalur = '/kait') => `http://127.0.0.1:${milik}${jalur}`,
    jawabDengan(cara: typeof jawab) {
      jawab = cara
    },
    tutup: () =>
      new Promise<void>((selesai) => {
        http.close(() => selesai())
        http.closeAllConnections()
      }),
  }
}

/** As docs/panduan/sinkron.md tells receivers to. */
export function tandaSah(rahasia: string, tanda: string, badan: string, kiniDetik = Date.now() / 1000) {
  const bagian = tanda.split(',').map((satu) => satu.split('=') as [string, string])
  const t = Number(bagian.find(([nama]) => nama === 't')?.[1])
  if (!(Math.abs(kiniDetik - t) <= 300)) return false
  const harus = createHmac('sha256', rahasia).update(`${t}.${badan}`).digest()
  return bagian.some(([nama, isi]) => {
    const satu = Buffer.from(isi ?? '', 'hex')
    return nama === 'v1' && satu.length === harus.length && timingSafeEqual(satu, harus)
  })
}
