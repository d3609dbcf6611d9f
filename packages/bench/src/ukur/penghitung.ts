import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Statements a server sent, as seen on the wire. */
export type Hitungan = { bingkai: number; isi: number }

/**
 * A door before PostgreSQL that counts what passes: no extension and no server setting needed. What
 * opens and closes the transaction counts apart, so that the rest can be compared.
 */
export async function bukaPenghitung(url: string) {
  const asal = new URL(url)
  const tujuan = { host: asal.hostname, port: Number(asal.port || 5432) }
  let hitungan: Hitungan = { bingkai: 0, isi: 0 }
  const server = createServer((klien) => {
    const pg = connect(tujuan)
    const baca = bacaPesan((teks) => {
      hitungan[adalahBingkai(teks) ? 'bingkai' : 'isi'] += 1
    })
    klien.on('data', baca)
    sambungkan(klien, pg)
  })
  await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap))
  asal.hostname = '127.0.0.1'
  asal.port = String((server.address() as AddressInfo).port)
  return {
    url: asal.href,
    ambil(): Hitungan {
      const sekarang = hitungan
      hitungan = { bingkai: 0, isi: 0 }
      return sekarang
    },
    tutup: () => void server.close(),
  }
}

const adalahBingkai = (teks: string) =>
  /^\s*(begin|commit|rollback|start|savepoint|release|set|select set_config\()/i.test(teks)

function sambungkan(klien: Socket, pg: Socket): void {
  klien.pipe(pg)
  pg.pipe(klien)
  klien.on('error', () => pg.destroy())
  pg.on('error', () => klien.destroy())
}

/** Follows the client's messages: Query, and Parse, Bind and Execute by their names. */
function bacaPesan(jalan: (teks: string) => void): (potong: Buffer) => void {
  let sisa: Buffer = Buffer.alloc(0)
  let masuk = false
  const siap = new Map<string, string>()
  const terikat = new Map<string, string>()
  return (potong) => {
    sisa = Buffer.concat([sisa, potong])
    for (;;) {
      // The first message has no letter before its length.
      const kepala = masuk ? 1 : 0
      if (sisa.length < kepala + 4) return
      const panjang = kepala + sisa.readInt32BE(kepala)
      if (sisa.length < panjang) return
      const huruf = masuk ? String.fromCharCode(sisa[0] ?? 0) : ''
      const [satu = '', dua = ''] = sisa
        .subarray(kepala + 4, panjang)
        .toString('latin1')
        .split('\0', 2)
      sisa = sisa.subarray(panjang)
      masuk = true
      if (huruf === 'Q') jalan(satu)
      if (huruf === 'P') siap.set(satu, dua)
      if (huruf === 'B') terikat.set(satu, siap.get(dua) ?? '')
      if (huruf === 'E') jalan(terikat.get(satu) ?? '')
    }
  }
}
