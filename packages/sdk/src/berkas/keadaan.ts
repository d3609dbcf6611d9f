import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { salinanRusak } from '../galat-salinan.ts'

/** Isi `token.json`: di mana salinan berada, dan berapa byte lognya yang berlaku / Where a copy stands. */
export interface Keadaan {
  readonly lanjut?: string | undefined
  readonly generasi: number
  readonly panjang: number
  /** Pernah mutakhir / It has been up to date. */
  readonly utuh: boolean
  /** Salinan utuh sebelumnya, dibaca sampai yang baru utuh / The whole copy before, read until the new one is. */
  readonly lama?: { readonly generasi: number; readonly panjang: number } | undefined
}

export const KEADAAN_AWAL: Keadaan = { generasi: 1, panjang: 0, utuh: false }

const NAMA = 'token.json'

export const namaLog = (generasi: number) => `salinan-${generasi}.ndjson`

export async function bacaKeadaan(folder: string): Promise<Keadaan> {
  const teks = await readFile(join(folder, NAMA), 'utf8').catch(bilaTidakAda)
  if (teks === undefined) return KEADAAN_AWAL
  try {
    return JSON.parse(teks)
  } catch {
    throw salinanRusak(NAMA)
  }
}

/** Berkas baru selengkapnya di cakram, baru namanya dipindah / All of the new file is on disk before it takes the name. */
export async function tulisKeadaan(folder: string, keadaan: Keadaan): Promise<void> {
  const sementara = join(folder, `${NAMA}.baru`)
  {
    await using berkas = await open(sementara, 'w', 0o600)
    await berkas.writeFile(JSON.stringify(keadaan))
    await berkas.sync()
  }
  await rename(sementara, join(folder, NAMA))
  await sinkronkanFolder(folder)
}

/** Membuang log generasi lain / Removes the logs of other generations. */
export async function buangSelain(folder: string, generasi: readonly (number | undefined)[]) {
  const tetap = generasi.map((satu) => satu && namaLog(satu))
  const buang = (await readdir(folder)).filter(
    (nama) => /^salinan-\d+\.ndjson$/.test(nama) && !tetap.includes(nama),
  )
  await Promise.all(buang.map((nama) => rm(join(folder, nama), { force: true })))
}

// Nama baru pun harus sampai ke cakram; Windows tidak dapat dan tidak perlu membuka folder.
async function sinkronkanFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await using isi = await open(folder, 'r')
  await isi.sync()
}

function bilaTidakAda(galat: { readonly code?: string }): undefined {
  if (galat.code !== 'ENOENT') throw galat
}
