import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Opens a free port, tells the bench which, and ends when the bench is gone. */
export function dengarkan(http: Server): void {
  process.on('disconnect', () => process.exit())
  http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }))
}
