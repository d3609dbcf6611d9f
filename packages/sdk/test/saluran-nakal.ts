import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** Sambungan di antara klien dan server yang dapat diputus / What lies between a client and its server, and can break. */
export interface SaluranNakal {
  readonly port: number
  /** Putuskan sambungan berikut sesudah sekian bita naik / Break a connection after so many bytes up, once each. */
  putuskanSesudahNaik(...bita: readonly number[]): void
  /** Putuskan semua yang terbuka / Break all that are open. */
  putuskan(): number
  /** Berapa kali benar-benar terputus / How often it really broke. */
  putus(): number
  tutup(): void
}

export async function saluranNakal(tujuan: number): Promise<SaluranNakal> {
  const terbuka = new Set<Socket>()
  const rencana: number[] = []
  let terputus = 0
  const server = createServer((klien) => {
    const hulu = connect(tujuan, '127.0.0.1')
    let naik = 0
    const lepas = () => {
      klien.destroy()
      hulu.destroy()
      terbuka.delete(klien)
    }
    terbuka.add(klien)
    for (const satu of [klien, hulu]) satu.on('error', lepas).on('close', lepas)
    hulu.pipe(klien)
    klien.on('data', (isi: Buffer) => {
      naik += isi.length
      const batas = rencana[0]
      if (batas === undefined || naik < batas) return void hulu.write(isi)
      rencana.shift()
      terputus++
      // Yang sudah lewat benar-benar sampai: yang dipotong hanya sisanya.
      hulu.write(isi.subarray(0, Math.max(0, isi.length - (naik - batas))), () => {
        hulu.end()
        setTimeout(lepas, 50)
      })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    putuskanSesudahNaik: (...bita) => void rencana.push(...bita),
    putuskan() {
      const banyak = terbuka.size
      for (const satu of terbuka) satu.resetAndDestroy()
      terputus += banyak
      return banyak
    },
    putus: () => terputus,
    tutup() {
      server.close()
      for (const satu of terbuka) satu.destroy()
    },
  }
}
