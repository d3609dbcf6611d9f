import { buatPerkakas, type Perkakas } from '../../server/src/perkakas.ts'

const HASH = new Uint8Array(32).fill(3)
const SANDI = new Uint8Array(32).fill(5)

/** The same for a process of its own. */
export const lingkunganBench = () => ({
  HARAPAN_KUNCI_HASH: Buffer.from(HASH).toString('base64'),
  HARAPAN_KUNCI_SANDI: `1:${Buffer.from(SANDI).toString('base64')}`,
})

/** The keys of every bench database, so that one loaded earlier can be asked again. */
export function perkakasBench(): Perkakas {
  // The development issuer refuses production mode, which the measured server otherwise runs in.
  const mode = process.env['NODE_ENV']
  delete process.env['NODE_ENV']
  try {
    return buatPerkakas({
      hash: HASH,
      sandi: new Map([[1, SANDI]]),
      sandiAktif: 1,
    })
  } finally {
    if (mode !== undefined) process.env['NODE_ENV'] = mode
  }
}
