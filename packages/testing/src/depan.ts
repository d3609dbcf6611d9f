import { createServer, type Server as ServerHttp } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Server } from '@harapan/server/server'

/** The server behind a port of this machine, opened when it is first asked for. */
export function bukaDepan({ tangani }: Server) {
  let http: ServerHttp | undefined
  let siap: Promise<void> | undefined
  return {
    async alamat(): Promise<string> {
      // A client on a busy machine may use a connection in the moment in which the server gives it up.
      http ??= createServer({ keepAliveTimeout: 600_000 }, tangani)
      const server = http
      siap ??= new Promise((mendengar) => server.listen(0, '127.0.0.1', () => mendengar()))
      await siap
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
    },
    tutup(): void {
      http?.close()
      http?.closeAllConnections()
    },
  }
}
