import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A slow line to a server, which can be cut: the next connection works again. */
export async function saluranLambat(tujuan: string, { potong = 16_384, tiapMs = 20 } = {}) {
  const port = Number(new URL(tujuan).port)
  const langkah = Math.ceil(potong)
  const terbuka = new Set<Socket>()
  let dikirim = 0
  const server = createServer((klien) => {
    const ke = connect(port, '127.0.0.1')
    terbuka.add(klien)
    klien.pipe(ke)
    ke.on('data', async (isi: Buffer) => {
      ke.pause()
      for (let di = 0; di < isi.length && !klien.destroyed; di += langkah) {
        klien.write(isi.subarray(di, di + langkah))
        dikirim += Math.min(langkah, isi.length - di)
        await new Promise((lanjut) => setTimeout(lanjut, tiapMs))
      }
      ke.resume()
    })
    for (const satu of [klien, ke]) satu.on('error', () => undefined)
    klien.on('close', () => {
      terbuka.delete(klien)
      ke.destroy()
    })
    ke.on('close', () => setTimeout(() => klien.end(), 2 * tiapMs))
  })
  await new Promise<void>((siap) => server.listen(0, '127.0.0.1', () => siap()))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dikirim: () => dikirim,
    putuskan() {
      for (const satu of terbuka) satu.resetAndDestroy()
    },
    tutup() {
      this.putuskan()
      server.close()
    },
  }
}
