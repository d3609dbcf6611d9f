import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { Writable } from 'node:stream'

/** Up to where a file that is not whole yet is sure, and where it goes on. */
export type Tanda = { permintaan: string; bita: number; baris: number; lanjut: string }

/** Marks are written this often: each waits for the disk. */
const TIAP_MS = 500

/**
 * A file under way: `FILE.bagian` grows, `FILE.bagian.tanda` says how much of it is whole pages. The
 * mark is written after what it speaks of, so what a killed process leaves beyond it is cut off, and
 * nothing before it is missing. Of a format with a header the first line is left out when it goes on.
 */
export function bukaBagian(
  berkas: string,
  permintaan: string,
  { lanjutkan, berjudul }: { lanjutkan: boolean; berjudul: boolean },
) {
  const bagian = `${berkas}.bagian`
  const letakTanda = `${bagian}.tanda`
  const tanda = lanjutkan ? bacaTanda(letakTanda, permintaan) : undefined
  const fd = openSync(bagian, tanda ? 'r+' : 'w')
  if (!tanda) rmSync(letakTanda, { force: true })
  ftruncateSync(fd, tanda?.bita ?? 0)
  let bita = tanda?.bita ?? 0
  let ditandai = performance.now()
  let judul = tanda !== undefined && berjudul
  const keluar = new Writable({
    // Written before it returns: a mark must never speak of what is still on its way.
    write(semua: Buffer, _, lalu) {
      const awal = judul ? semua.indexOf(0x0a) + 1 : 0
      if (judul && awal === 0) return lalu()
      judul = false
      const potong = semua.subarray(awal)
      let tertulis = 0
      while (tertulis < potong.length)
        tertulis += writeSync(fd, potong, tertulis, potong.length - tertulis, bita + tertulis)
      bita += tertulis
      lalu()
    },
  })
  return {
    tanda,
    keluar,
    /** All of a page is written; what it leads to is remembered now and then. */
    tandai(baris: number, lanjut: string): void {
      if (performance.now() - ditandai < TIAP_MS) return
      fsyncSync(fd)
      // `flush`: after a power cut the name must not stand before what it names.
      writeFileSync(`${letakTanda}.baru`, JSON.stringify({ permintaan, bita, baris, lanjut }), {
        flush: true,
      })
      renameSync(`${letakTanda}.baru`, letakTanda)
      ditandai = performance.now()
    },
    /** Whole: only now does the file have its name. */
    selesai(): void {
      fsyncSync(fd)
      closeSync(fd)
      renameSync(bagian, berkas)
      rmSync(letakTanda, { force: true })
    },
    bita: () => bita,
  }
}

/** @throws where the file was begun by another request: its rows would not belong together */
function bacaTanda(letak: string, permintaan: string): Tanda | undefined {
  if (!existsSync(letak)) return undefined
  const tanda = JSON.parse(readFileSync(letak, 'utf8')) as Tanda
  if (tanda.permintaan === permintaan) return tanda
  throw new Error(
    `${letak}: berkas ini dimulai dengan permintaan lain; ulangi tanpa --lanjutkan / this file was begun by another request; run again without --lanjutkan`,
  )
}
