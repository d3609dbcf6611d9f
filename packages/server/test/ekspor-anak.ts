import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PERKAKAS_UJI } from '@harapan/testing'
import { bukaBasisData } from '../src/db/basis-data.ts'
import { buatPencatat } from '../src/layanan/pencatat.ts'
import { buatServer } from '../src/layanan/server.ts'

/**
 * A server in a process of its own, so that its memory is its own and that it can be killed; prints its port.
 * Arguments: where its database is, as JSON, and the port it had before.
 */
const [sumber = '', port = '0'] = process.argv.slice(2)
const server = buatServer({
  ...PERKAKAS_UJI,
  pembacaToken: PERKAKAS_UJI.penerbitToken,
  basisData: await bukaBasisData(JSON.parse(sumber), { koneksi: 2 }),
  batas: { laju: Number.MAX_SAFE_INTEGER },
  pencatat: buatPencatat((baris) => process.stderr.write(baris)),
})
const http = createServer((permintaan, jawaban) => void server.ekspor(permintaan, jawaban))
http.listen(Number(port), '127.0.0.1', () =>
  process.stdout.write(`PORT ${(http.address() as AddressInfo).port}\n`),
)
