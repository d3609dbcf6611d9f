import { type Jawaban, PERKAKAS_UJI } from '@harapan/testing'
import type { Pelaku } from '../../src/akses/pelaku.ts'
import type { Instalasi } from '../impor/instalasi.ts'
import { tercetak } from '../perintah/jalankan.ts'

export type Balasan = { status: number } & Pick<Jawaban, 'data' | 'errors'>

export type Server = {
  alamat: string
  tanya(query: string, oleh?: Pelaku, variables?: object): Promise<Balasan>
  henti(): Promise<void>
}

/** A server on the installation's own database. */
export async function mulaiServer(instalasi: Instalasi): Promise<Server> {
  Object.assign(instalasi.env, { PORT: '0' })
  const proses = await instalasi.mulai(['mulai', '--demo', 'kecil'], null)
  const port = await tercetak(proses, /localhost:(\d+)\/graphql/)
  const alamat = `http://127.0.0.1:${port}`
  return {
    alamat,
    async tanya(query, oleh, variables = {}) {
      const jawaban = await fetch(`${alamat}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(oleh && {
            authorization: `Bearer ${await PERKAKAS_UJI.penerbitToken.terbitkan(oleh)}`,
          }),
        },
        body: JSON.stringify({ query, variables }),
      })
      return { status: jawaban.status, ...((await jawaban.json()) as object) } as Balasan
    },
    async henti() {
      proses.anak.kill('SIGTERM')
      await proses.selesai
    },
  }
}
