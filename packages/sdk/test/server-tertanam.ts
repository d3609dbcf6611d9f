import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { createClient, type Klien } from '../src/client.ts'

export interface ServerBerbasisData {
  readonly uji: Uji
  readonly url: string
  token(nama: keyof typeof PELAKU_UJI): Promise<string>
  klien(nama: keyof typeof PELAKU_UJI): Promise<Klien>
  tutup(): Promise<void>
}

/** Server lewat HTTP di atas basis data yang dapat juga ditulis dengan SQL / A server whose database takes SQL as well. */
export async function serverBerbasisData(): Promise<ServerBerbasisData> {
  // Jam sungguhan: waktu di basis data pun sungguhan.
  const uji = await bukaUji({ jam: () => new Date() })
  const http = createServer(uji.server.tangani)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`
  const token = (nama: keyof typeof PELAKU_UJI) => uji.token(PELAKU_UJI[nama])
  return {
    uji,
    url,
    token,
    klien: async (nama) => createClient({ url, token: await token(nama) }),
    async tutup() {
      http.close()
      http.closeAllConnections()
      await uji.tutup()
    },
  }
}
