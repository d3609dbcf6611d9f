import { buatPerkakas, type Perkakas } from '../../server/src/perkakas.ts'

/** The keys of every bench database, so that one loaded earlier can be asked again. */
export function perkakasBench(): Perkakas {
  // The development issuer refuses production mode, which the measured server otherwise runs in.
  const mode = process.env['NODE_ENV']
  delete process.env['NODE_ENV']
  try {
    return buatPerkakas({
      hash: new Uint8Array(32).fill(3),
      sandi: new Map([[1, new Uint8Array(32).fill(5)]]),
      sandiAktif: 1,
    })
  } finally {
    if (mode !== undefined) process.env['NODE_ENV'] = mode
  }
}
