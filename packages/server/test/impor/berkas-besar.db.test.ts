import { createWriteStream, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect, it } from 'vitest'
import type { Proses } from '../perintah/jalankan.ts'
import { bukaInstalasi, OKI } from './instalasi.ts'

/** Size of the file; `pnpm test:deep` asks for more. */
const MEGABITA = Number(process.env['HARAPAN_IMPOR_MB'] ?? 20)
const JUDUL = 'NPSN;Nama Sekolah;Jenjang;Alamat;Kode Desa;Keterangan\n'
/** A column that nobody reads, as offices have them: the file is large, what is written of it less so. */
const KETERANGAN = 'keterangan yang panjang '.repeat(90)

const baris = (ke: number) =>
  `${10_000_000 + ke};SD Negeri ${ke};SD;Jl. Merdeka ${ke};16.02.05.1001;${KETERANGAN}\n`

function* isi(banyak: number) {
  yield JUDUL
  for (let ke = 0; ke < banyak; ke += 100) {
    let teks = ''
    for (let satu = ke; satu < Math.min(ke + 100, banyak); satu++) teks += baris(satu)
    yield teks
  }
}

// The embedded database lives in the process of the command: its memory is not the import's.
it.skipIf(!process.env['HARAPAN_UJI_URL'])(
  `berkas ${MEGABITA} MB diimpor, dan dikembalikan, dengan ingatan terbatas`,
  async () => {
    const instalasi = await bukaInstalasi()
    try {
      const jalur = join(instalasi.direktori, 'besar.csv')
      const banyak = Math.ceil((MEGABITA * 1_048_576) / baris(0).length)
      await pipeline(Readable.from(isi(banyak)), createWriteStream(jalur))
      expect(statSync(jalur).size).toBeGreaterThan(MEGABITA * 1_048_576)
      const maju = await sambilDiukur(await instalasi.mulai(['impor', 'fasilitas', jalur], OKI))
      expect([maju.kode, maju.keluaran]).toEqual([0, expect.stringContaining('SELESAI')])
      const ada = () => instalasi.baca('select count(*)::int as n from fasilitas')
      expect(await ada()).toEqual([{ n: banyak }])
      const mundur = await sambilDiukur(await instalasi.mulai(['impor', 'batalkan', '1'], OKI))
      expect(mundur.kode, mundur.keluaran).toBe(0)
      expect(await ada()).toEqual([{ n: 0 }])
      process.stdout.write(
        `impor ${MEGABITA} MB, ${banyak} baris: ${maju.detik} s, puncak ${maju.puncak} MiB; dibatalkan ${mundur.detik} s, puncak ${mundur.puncak} MiB\n`,
      )
      expect(Math.max(maju.puncak, mundur.puncak)).toBeLessThan(300)
    } finally {
      await instalasi.tutup()
    }
  },
  120_000 + MEGABITA * 1_500,
)

/** To its end; how long it took, and the most memory it held (MiB). */
async function sambilDiukur({ anak, selesai, keluaran }: Proses) {
  const mulai = performance.now()
  let puncak = 0
  const jam = setInterval(() => {
    puncak = Math.max(puncak, ingatanTertinggi(anak.pid))
  }, 50)
  const kode = await selesai
  clearInterval(jam)
  const detik = Math.round((performance.now() - mulai) / 100) / 10
  return { kode, keluaran: keluaran(), detik, puncak }
}

function ingatanTertinggi(pid: number | undefined): number {
  try {
    const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Math.round(Number(kb ?? 0) / 1_024)
  } catch {
    // It has just ended.
    return 0
  }
}
