import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { bacaSalinan, penyimpanBerkas } from '../src/berkas.ts'
import type { Penyimpan } from '../src/penyimpan.ts'
import { type BasisDataSqlite, penyimpanSqlite } from '../src/sqlite.ts'

/** Listrik padam: apa pun sesudahnya tidak terjadi / A power cut: nothing after it happens. */
export class Padam extends Error {}

/** Menghitung langkah, dan padam pada langkah yang diminta / Counts steps, and goes dark at the one asked for. */
export class Listrik {
  langkah = 0
  readonly padamPada: number
  constructor(padamPada = Number.POSITIVE_INFINITY) {
    this.padamPada = padamPada
  }
  lewat(): void {
    if (this.langkah++ >= this.padamPada) throw new Padam()
  }
}

/** Salinan yang dapat ditinggal mati di langkah mana pun, lalu dibuka lagi / A copy to be left dead at any step. */
export interface SalinanUji {
  buka(listrik: Listrik): Penyimpan
  isi(): Promise<string[]>
  buang(): void
}

export function salinanSqlite(): SalinanUji {
  const folder = mkdtempSync(join(tmpdir(), 'harapan-salinan-'))
  const berkas = join(folder, 'salinan.db')
  let terbuka: DatabaseSync | undefined
  const bukaLagi = () => {
    // Ditutup tanpa commit: yang belum selesai hilang, seperti pada listrik padam.
    terbuka?.close()
    terbuka = new DatabaseSync(berkas)
    // Prosesnya yang mati di sini, bukan cakramnya: tidak perlu menunggu fsync.
    terbuka.exec('pragma synchronous = off')
    return terbuka
  }
  return {
    buka(listrik) {
      const basisData = bukaLagi()
      const padam: BasisDataSqlite = {
        exec(sql) {
          listrik.lewat()
          basisData.exec(sql)
          // Sesudahnya pun: yang tertulis tinggal tertulis, yang memanggil tidak sempat tahu.
          listrik.lewat()
        },
        prepare(sql) {
          const pernyataan = basisData.prepare(sql)
          return {
            run(...nilai) {
              listrik.lewat()
              return pernyataan.run(...nilai)
            },
            get: (...nilai) => pernyataan.get(...nilai),
          }
        },
      }
      return penyimpanSqlite(padam)
    },
    async isi() {
      const baris = bukaLagi().prepare('select isi from harapan_salinan').all()
      return baris.map(({ isi }) => String(isi)).sort()
    },
    buang() {
      terbuka?.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/**
 * Folder dengan keadaan yang dapat ditinggalkan listrik padam di antara dua penulisan / A folder with what a power cut
 * can leave between two writes: a log longer than its record by a part of the page and an unfinished `token.json.baru`;
 * or the token moved on and the old log still there.
 */
export function salinanBerkas(): SalinanUji {
  const rumah = mkdtempSync(join(tmpdir(), 'harapan-salinan-'))
  const folder = join(rumah, 'salinan')
  const sebelum = join(rumah, 'sebelum')

  const cobaTulis = async (listrik: Listrik, kerja: () => Promise<void>) => {
    listrik.lewat()
    rmSync(sebelum, { recursive: true, force: true })
    cpSync(folder, sebelum, { recursive: true })
    await kerja()
    bilaPadam(listrik, () => {
      const tertulis = readdirSync(folder).filter(adalahLog)
      for (const nama of tertulis) {
        const dahulu = join(sebelum, nama)
        const panjang = existsSync(dahulu) ? statSync(dahulu).size : 0
        const isi = readFileSync(join(folder, nama))
        writeFileSync(dahulu, isi.subarray(0, Math.ceil((panjang + isi.length) / 2)))
      }
      writeFileSync(join(sebelum, 'token.json.baru'), '{"lanj')
      rmSync(folder, { recursive: true })
      cpSync(sebelum, folder, { recursive: true })
    })
    bilaPadam(listrik, () => {
      for (const nama of readdirSync(sebelum).filter(adalahLog))
        if (!existsSync(join(folder, nama))) cpSync(join(sebelum, nama), join(folder, nama))
    })
    listrik.lewat()
  }

  return {
    buka(listrik) {
      const penyimpan = penyimpanBerkas(folder)
      return {
        baca: () => penyimpan.baca(),
        terapkan: (halaman) => cobaTulis(listrik, () => penyimpan.terapkan(halaman)),
        kosongkan: () => cobaTulis(listrik, () => penyimpan.kosongkan()),
      }
    },
    async isi() {
      const semua: string[] = []
      for await (const { isi } of bacaSalinan(folder)) semua.push(JSON.stringify(isi))
      return semua.sort()
    },
    buang: () => rmSync(rumah, { recursive: true }),
  }
}

function bilaPadam(listrik: Listrik, tinggalkan: () => void): void {
  try {
    listrik.lewat()
  } catch (padam) {
    tinggalkan()
    throw padam
  }
}

const adalahLog = (nama: string) => nama.endsWith('.ndjson')
