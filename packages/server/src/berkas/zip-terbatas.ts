import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { BatasBerkas } from './batas-berkas.ts'
import { GalatBerkas } from './galat-berkas.ts'

export type ZipTerbatas = {
  ada(nama: string): boolean
  /** @throws GalatBerkas `ZIP_RUSAK` also where the checksum differs: one wrong bit is one wrong digit */
  baca(nama: string): AsyncGenerator<Buffer, void>
}

/** Opens a zip held in memory: entries, sizes and ratio are judged before anything is expanded. */
export async function bukaZip(isi: Buffer, batas: BatasBerkas): Promise<ZipTerbatas> {
  const entri = new Map<string, Entry>()
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(isi, { lazyEntries: true, autoClose: false })
    if (zip.entryCount > batas.entriZip) throw new GalatBerkas('MEMBENGKAK')
    for await (const satu of zip.eachEntry()) {
      if (entri.has(satu.fileName)) throw new GalatBerkas('ZIP_RUSAK')
      entri.set(satu.fileName, satu)
    }
  } catch (galat) {
    throw galat instanceof GalatBerkas ? galat : new GalatBerkas('ZIP_RUSAK')
  }
  periksaUkuran([...entri.values()], batas)
  return { ada: (nama) => entri.has(nama), baca }

  async function* baca(nama: string): AsyncGenerator<Buffer, void> {
    const satu = entri.get(nama)
    if (satu === undefined) throw new GalatBerkas('XLSX_RUSAK')
    let jumlah = 0
    try {
      for await (const potong of await zip.openReadStreamPromise(satu)) {
        jumlah = crc32(potong, jumlah)
        yield potong
      }
    } catch (galat) {
      throw galat instanceof GalatBerkas ? galat : new GalatBerkas('ZIP_RUSAK')
    }
    if (jumlah !== satu.crc32) throw new GalatBerkas('ZIP_RUSAK')
  }
}

/** The sizes a zip declares are held to by yauzl while it expands. */
function periksaUkuran(entri: readonly Entry[], batas: BatasBerkas) {
  let jumlah = 0
  for (const { uncompressedSize, compressedSize, ...satu } of entri) {
    if (satu.generalPurposeBitFlag & 1) throw new GalatBerkas('XLSX_TERSANDI')
    jumlah += uncompressedSize
    const wajar = uncompressedSize <= batas.bitaSebelumRasio
    if (!wajar && uncompressedSize > batas.rasio * compressedSize)
      throw new GalatBerkas('MEMBENGKAK')
  }
  if (jumlah > batas.bitaTerurai) throw new GalatBerkas('TERLALU_BESAR')
}
