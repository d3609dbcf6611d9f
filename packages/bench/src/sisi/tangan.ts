import { createServer, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import pg from 'pg'
import { larik } from '../../../server/src/db/larik.ts'
import { SQL_BINGKAI } from '../../../server/src/db/lingkup.ts'
import { DAFTAR } from '../kueri/daftar.ts'
import { pernyataan, type Variabel } from '../kueri/kueri.ts'
import { BINGKAI } from '../pelaku.ts'
import { dengarkan } from './dengarkan.ts'
import { pelakuDari } from './masuk.ts'

// C: node:http, pg, one hand-written statement per query whose text goes to the socket unparsed; the
// frame of row-level security around it in one flush. No GraphQL, so no documents and no checks.
const kolam = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  pipeline: true,
  options: '-c jit=off',
} as pg.PoolConfig)

const rute = new Map(
  DAFTAR.map((kueri) => [`/${kueri.nama}`, { ...kueri, text: pernyataan(kueri) }]),
)

async function jawab(permintaan: IncomingMessage): Promise<string> {
  const kueri = rute.get(permintaan.url ?? '')
  if (!kueri) throw new Error('no such query')
  const potongan: Buffer[] = []
  for await (const potong of permintaan) potongan.push(potong as Buffer)
  const values = kueri.tangan(JSON.parse(Buffer.concat(potongan).toString()) as Variabel)
  const bingkai = [...BINGKAI[pelakuDari(permintaan.headers)]]
  if (kueri.oleh === 'mitra') bingkai[4] = larik(values[1] as Uint8Array[])

  const klien = await kolam.connect()
  try {
    const { stream } = (klien as unknown as { connection: { stream: Socket } }).connection
    stream.cork()
    const semua = Promise.all([
      klien.query('begin'),
      klien.query({ name: 'bingkai', text: SQL_BINGKAI, values: bingkai }),
      klien.query<{ data: string }>({ name: kueri.nama, text: kueri.text, values }),
      klien.query('commit'),
    ])
    stream.uncork()
    const [, , hasil] = await semua
    klien.release()
    return `{"data":${hasil.rows[0]?.data}}`
  } catch (galat) {
    klien.release(galat as Error)
    throw galat
  }
}

const http = createServer((permintaan, jawaban) => {
  jawab(permintaan).then(
    (teks) => jawaban.writeHead(200, { 'content-type': 'application/json' }).end(teks),
    (galat) => jawaban.writeHead(500).end(String(galat)),
  )
})
dengarkan(http)
