/** Salinan dalam sebuah folder, untuk `sinkron`; perlu Node / A copy in a folder, for `sinkron`; needs Node. @module */
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import {
  bacaKeadaan,
  buangSelain,
  KEADAAN_AWAL,
  type Keadaan,
  namaLog,
  tulisKeadaan,
} from './berkas/keadaan.ts'
import { salinanDipakai, salinanRusak } from './galat-salinan.ts'
import type { HalamanSinkron, Penyimpan } from './penyimpan.ts'

export { type BarisSalinan, bacaSalinan } from './berkas/baca-salinan.ts'
export { padatkanSalinan } from './berkas/padatkan-salinan.ts'

/**
 * Salinan sebagai NDJSON yang hanya bertambah, satu baris tiap perubahan / A copy as NDJSON that only grows.
 * `token.json`, replaced atomically, says how much of it counts: what a power cut left behind it is cut off. While it
 * starts over, the new snapshot grows in a file of its own and `bacaSalinan` reads the old one until it is whole.
 *
 * @param folder dibuat bila belum ada, hanya untuk pemiliknya / made if absent, for its owner only
 * @throws HarapanError `SALINAN_DIPAKAI`: sinkron lain sudah memajukannya / another run has moved it on
 * @throws HarapanError `SALINAN_RUSAK`: berkasnya terpotong / its file was cut short
 * @throws galat sistem berkas, misalnya `ENOSPC` / errors of the file system
 * @example
 * await sinkron(klien, penyimpanBerkas('salinan'))
 * for await (const { jenis, id, isi } of bacaSalinan('salinan')) tampilkan(jenis, id, isi)
 */
export function penyimpanBerkas(folder: string): Penyimpan {
  const terapkan = async (halaman: HalamanSinkron) => {
    const { lama, ...kini } = await bacaKeadaan(folder)
    if (kini.lanjut !== halaman.sejak) throw salinanDipakai()
    const panjang = await tambahkan(folder, kini, tulisBaris(halaman))
    const { lanjut } = halaman
    const utuh = kini.utuh || halaman.utuh
    await tulisKeadaan(folder, { ...kini, lanjut, panjang, utuh, ...(lama && !utuh && { lama }) })
    if (lama && utuh) await buangSelain(folder, [kini.generasi])
  }

  return {
    async baca() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const { lanjut, generasi, lama } = await bacaKeadaan(folder)
      // Yang tertinggal bila listrik padam sebelum sempat dibuang: data orang tidak boleh mengendap.
      await buangSelain(folder, [generasi, lama?.generasi])
      return lanjut
    },
    terapkan,
    async kosongkan() {
      const { lama, ...kini } = await bacaKeadaan(folder)
      const utuhTerakhir = kini.utuh ? kini : lama
      const generasi = kini.generasi + 1
      await tulisKeadaan(folder, {
        ...KEADAAN_AWAL,
        generasi,
        ...(utuhTerakhir && {
          lama: { generasi: utuhTerakhir.generasi, panjang: utuhTerakhir.panjang },
        }),
      })
      await buangSelain(folder, [generasi, utuhTerakhir?.generasi])
    },
  }
}

function tulisBaris({ simpan, hapus }: HalamanSinkron): Buffer {
  const baris = [
    ...simpan.map((satu) => ({ operasi: 'SIMPAN', ...satu })),
    ...hapus.map((satu) => ({ operasi: 'HAPUS', ...satu })),
  ]
  return Buffer.from(baris.map((satu) => `${JSON.stringify(satu)}\n`).join(''))
}

/** Menulis sesudah yang tercatat dan membuang sisanya, sampai ke cakram / Writes after what counts, down to the disk. */
async function tambahkan(folder: string, { generasi, panjang }: Keadaan, isi: Buffer) {
  const nama = namaLog(generasi)
  const modus = panjang > 0 ? 'r+' : 'w'
  await using log = await open(join(folder, nama), modus, 0o600).catch((galat) => {
    throw galat.code === 'ENOENT' ? salinanRusak(nama) : galat
  })
  if ((await log.stat()).size < panjang) throw salinanRusak(nama)
  await log.truncate(panjang)
  let tertulis = 0
  while (tertulis < isi.length) {
    const { bytesWritten } = await log.write(isi, tertulis, undefined, panjang + tertulis)
    tertulis += bytesWritten
  }
  await log.datasync()
  return panjang + isi.length
}
