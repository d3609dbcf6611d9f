import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

export type Keluaran = {
  /** One at a time. */
  tulis(isi: string | Uint8Array): Promise<void>
  tutup(): Promise<void>
}

/** A stream that is waited for. One that breaks or is closed early ends the writing instead of hanging it. */
export function keluaran(keluar: Writable): Keluaran {
  let bangunkan = () => {}
  const habis = finished(keluar, { readable: false })
  habis.catch(() => bangunkan())
  keluar.on('drain', () => bangunkan())
  return {
    async tulis(isi) {
      if (isi.length === 0) return
      if (keluar.destroyed) await habis
      if (keluar.write(isi)) return
      await new Promise<void>((lanjut) => {
        bangunkan = lanjut
      })
      if (keluar.destroyed) await habis
    },
    async tutup() {
      keluar.end()
      await habis
    },
  }
}
