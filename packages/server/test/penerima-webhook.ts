import { readFileSync } from 'node:fs'
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

type TandaSah = (rahasia: string, tanda: string, badan: string, kini?: number) => boolean

/** The check that docs/panduan/sinkron.md gives to receivers: its own text, run. */
export const { tandaSah } = await dariPanduan()

async function dariPanduan(): Promise<{ tandaSah: TandaSah }> {
  const panduan = new URL('../../../docs/panduan/sinkron.md', import.meta.url)
  const [, kode] = /```js\n(\/\/ tanda\.mjs\n[\s\S]*?)```/.exec(readFileSync(panduan, 'utf8')) ?? []
  if (!kode) throw new Error('the guide has no check')
  return import(`data:text/javascript,${encodeURIComponent(kode)}`)
}
