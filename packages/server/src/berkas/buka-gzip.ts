import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { BatasBerkas } from './batas-berkas.ts'
import { GalatBerkas } from './galat-berkas.ts'

/** Expands gzip as it is read. A bomb ends at the ratio; `bitaMasuk` counts what was consumed of the source. */
export async function* bukaGzip(
  sumber: AsyncIterable<Uint8Array>,
  bitaMasuk: () => number,
  batas: BatasBerkas,
): AsyncGenerator<Buffer, void> {
  let galatSumber: unknown
  const terjaga = async function* () {
    try {
      yield* sumber
    } catch (galat) {
      galatSumber = galat
      throw galat
    }
  }
  const masuk = Readable.from(terjaga(), { objectMode: false })
  const terurai = masuk.pipe(createGunzip())
  masuk.on('error', (galat) => terurai.destroy(galat))
  let keluar = 0
  try {
    for await (const potong of terurai) {
      keluar += potong.length
      if (keluar > batas.bitaSebelumRasio && keluar > batas.rasio * bitaMasuk()) {
        throw new GalatBerkas('MEMBENGKAK')
      }
      yield potong
    }
  } catch (galat) {
    if (galat === galatSumber || galat instanceof GalatBerkas) throw galat
    throw new GalatBerkas(kodeZlib(galat) === 'Z_BUF_ERROR' ? 'GZIP_TERPOTONG' : 'GZIP_RUSAK')
  } finally {
    masuk.destroy()
    terurai.destroy()
  }
}

const kodeZlib = (galat: unknown) =>
  galat instanceof Error && 'code' in galat ? galat.code : undefined
