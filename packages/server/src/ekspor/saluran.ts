import type { ServerResponse } from 'node:http'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'

/** A client that does not take a page in so long has gone without saying so. */
const MACET_MS = 60_000

/** Where a file is written to on its way to the client. */
export type Saluran = {
  keluar: Writable
  /** Writes something of which the client can read all from then on. */
  kirim(tulis: () => Promise<void>): Promise<void>
  tutup(): Promise<void>
  /** Ends the connection as something that is not whole; what was written still goes out. */
  putus(): Promise<void>
}

export function bukaSaluran(jawaban: ServerResponse, mampat: boolean): Saluran {
  const putus = async () => {
    // Without the last chunk of the body no client takes it for the end.
    jawaban.socket?.destroySoon()
  }
  const dijaga = async (tulis: () => Promise<void>) => {
    const penjaga = setTimeout(() => jawaban.destroy(), MACET_MS)
    try {
      await tulis()
    } finally {
      clearTimeout(penjaga)
    }
  }
  if (!mampat)
    return { keluar: jawaban, kirim: dijaga, tutup: async () => void jawaban.end(), putus }

  const gzip = createGzip()
  gzip.pipe(jawaban, { end: false })
  // Whoever waits for room in it must not wait for a client that has left.
  jawaban.once('close', () => gzip.destroy())
  gzip.on('error', () => undefined)
  const siram = () =>
    new Promise<void>((selesai) => gzip.flush(constants.Z_SYNC_FLUSH, () => selesai()))
  return {
    keluar: gzip,
    kirim: (tulis) =>
      dijaga(async () => {
        await tulis()
        if (!gzip.writableEnded) await siram()
      }),
    async tutup() {
      gzip.end()
      await finished(gzip, { readable: true })
      jawaban.end()
    },
    async putus() {
      await siram()
      await putus()
    },
  }
}
