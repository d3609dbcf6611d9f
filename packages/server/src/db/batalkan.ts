import pg from 'pg'

type Koneksi = pg.PoolClient & {
  host: string
  port: number
  processID: number
  secretKey: number
}

/**
 * Asks PostgreSQL to end what a connection is running. Settles when the server has taken the request,
 * and until then the connection must not serve another: the request ends whatever runs on it.
 */
export function batalkan(klien: pg.PoolClient): Promise<void> {
  const { host, port, processID, secretKey } = klien as Koneksi
  return new Promise((selesai) => {
    const koneksi = new pg.Connection() as unknown as {
      connect(port: number | string, host?: string): void
      cancel(proses: number, rahasia: number): void
      on(peristiwa: string, lalu: () => void): void
    }
    koneksi.on('connect', () => koneksi.cancel(processID, secretKey))
    for (const akhir of ['end', 'error']) koneksi.on(akhir, selesai)
    if (host.startsWith('/')) koneksi.connect(`${host}/.s.PGSQL.${port}`)
    else koneksi.connect(port, host)
  })
}
