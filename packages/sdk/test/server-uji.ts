import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Permintaan {
  readonly headers: IncomingMessage['headers']
  readonly query: string
  readonly variables: Record<string, unknown>
}

/** Status, header, badan; atau putuskan sambungan; atau biarkan menggantung / Answer, hang up, or leave hanging. */
export type Balasan =
  | { status?: number; headers?: Record<string, string>; badan: unknown }
  | 'putuskan'
  | 'gantung'

export interface ServerUji extends AsyncDisposable {
  readonly url: string
  readonly permintaan: readonly Permintaan[]
}

/** Server HTTP sungguhan yang berlaku nakal menurut `balas` / A real HTTP server that misbehaves as told. */
export async function serverUji(
  balas: (permintaan: Permintaan, urut: number) => Balasan | Promise<Balasan>,
): Promise<ServerUji> {
  const permintaan: Permintaan[] = []
  const server = createServer(async (masuk, keluar) => {
    const satu = { headers: masuk.headers, ...JSON.parse(await badan(masuk)) }
    permintaan.push(satu)
    kirim(keluar, await balas(satu, permintaan.length))
  })
  await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    permintaan,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((tutup) => server.close(tutup))
    },
  }
}

function kirim(keluar: ServerResponse, balasan: Balasan): void {
  if (balasan === 'gantung') return
  if (balasan === 'putuskan') {
    keluar.socket?.resetAndDestroy()
    return
  }
  const { status = 200, headers = {}, badan: isi } = balasan
  keluar.writeHead(status, { 'content-type': 'application/json', ...headers })
  keluar.end(typeof isi === 'string' ? isi : JSON.stringify(isi))
}

async function badan(masuk: IncomingMessage): Promise<string> {
  let teks = ''
  for await (const potongan of masuk) teks += potongan
  return teks
}

export const berhasil = (data: unknown): Balasan => ({ badan: { data } })

export const menolak = (
  code: string,
  message = 'Ditolak / Refused',
  lain: object = {},
): Balasan => ({
  badan: { data: null, errors: [{ message, extensions: { code, ...lain } }] },
})
