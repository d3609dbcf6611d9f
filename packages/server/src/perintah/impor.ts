import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { bacaBerkas } from '../berkas/baca-berkas.ts'
import type { BarisTolakanUtuh } from '../impor/baca-tolakan.ts'
import type { HasilImpor } from '../impor/bahan-impor.ts'
import { type Dugaan, kenali } from '../impor/cocokkan.ts'
import { bukaAksesImpor } from './akses-impor.ts'
import { buatBatangImpor } from './batang-impor.ts'
import { bukaBerkasTolakan } from './berkas-tolakan.ts'
import { daftarImpor, laporanBatal, laporanImpor } from './laporan-impor.ts'

const PAKAI = `harapan impor PROFIL BERKAS [--coba] [--wilayah 16.02] [--isi kolom=nilai] [--tolakan BERKAS.csv]
harapan impor kenali BERKAS
harapan impor lihat [ID]
harapan impor batalkan ID
(token petugas di HARAPAN_TOKEN / an officer's token in HARAPAN_TOKEN)`

const CONTOH_TOLAKAN = 10
/** Rows were read and some did not get in: a script must be able to tell. */
const ADA_TOLAKAN = 3

/** `harapan impor`: files of offices into the database, and what became of their rows. */
export async function perintahImpor(argumen: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: argumen,
    allowPositionals: true,
    options: {
      coba: { type: 'boolean', default: false },
      wilayah: { type: 'string' },
      isi: { type: 'string', multiple: true, default: [] },
      tolakan: { type: 'string' },
    },
  })
  const [apa, sasaran] = positionals
  try {
    if (apa === 'kenali' && sasaran) return await kenaliBerkas(jalur(sasaran))
    if (apa === 'lihat') return await dengan((akses) => akses.lihat(sasaran).then(daftarImpor))
    if (apa === 'batalkan' && sasaran) return await batalkan(sasaran)
    if (apa && sasaran) return await impor(apa, jalur(sasaran), values)
  } catch (galat) {
    throw denganPetunjuk(galat)
  }
  throw new Error(PAKAI)
}

// pnpm runs a package's script in its own folder; INIT_CWD is where the user stood.
const jalur = (nama: string) => resolve(process.env['INIT_CWD'] ?? process.cwd(), nama)

type Pilihan = { coba: boolean; wilayah?: string; isi: string[]; tolakan?: string }

async function impor(profil: string, berkas: string, pilihan: Pilihan): Promise<number> {
  // Rows live as long as their chunk: room for more young objects would only be resident memory.
  setFlagsFromString('--semi-space-growth-factor=1')
  // Nor is it worth waiting until the heap is four times what is alive.
  setFlagsFromString('--heap-growing-percent=100')
  const { coba, wilayah, isi } = pilihan
  const tetap = Object.fromEntries(isi.map(uraikanIsi))
  const { sidik, bita } = await sidikBerkas(berkas)
  const akses = await bukaAksesImpor()
  const tolakan = pilihan.tolakan ? bukaBerkasTolakan(jalur(pilihan.tolakan), berkas) : undefined
  const batang = buatBatangImpor(process.stderr)
  const contoh: BarisTolakanUtuh[] = []
  let hasil: HasilImpor | undefined
  try {
    const permintaan = {
      ...{ profil, jalur: berkas, nama: basename(berkas), sidik, bita, wilayah, tetap, coba },
      tolakanTerbanyak: tolakan ? Number.POSITIVE_INFINITY : CONTOH_TOLAKAN,
    }
    await akses.jalankan(permintaan, async (peristiwa) => {
      if (peristiwa.jenis === 'kemajuan') batang(peristiwa.kemajuan)
      if (peristiwa.jenis === 'selesai') hasil = peristiwa.hasil
      if (peristiwa.jenis !== 'tolakan') return
      contoh.push(...peristiwa.baris.slice(0, CONTOH_TOLAKAN - contoh.length))
      await tolakan?.tulis(peristiwa.baris)
    })
    await tolakan?.selesai()
  } finally {
    await akses.tutup()
  }
  if (!hasil) throw new Error('the import ended without a result')
  process.stdout.write(laporanImpor(hasil, contoh))
  const { DITOLAK, PERLU_TINJAUAN } = hasil.impor.hitungan
  return DITOLAK + PERLU_TINJAUAN > 0 ? ADA_TOLAKAN : 0
}

function uraikanIsi(teks: string): [string, string] {
  const [, kolom, nilai] = /^([\w]+)=(.+)$/.exec(teks) ?? []
  if (kolom === undefined || nilai === undefined)
    throw new Error('--isi kolom=nilai, misalnya / such as --isi diperbarui_pada=2026-11-30')
  return [kolom, nilai]
}

async function sidikBerkas(berkas: string): Promise<{ sidik: string; bita: number }> {
  const sidik = createHash('sha256')
  for await (const isi of createReadStream(berkas, { highWaterMark: 1_048_576 })) sidik.update(isi)
  return { sidik: sidik.digest('hex'), bita: statSync(berkas).size }
}

async function kenaliBerkas(berkas: string): Promise<number> {
  const { kolom, format, pemisah, baris } = await bacaBerkas(createReadStream(berkas))
  await baris[Symbol.asyncIterator]().return?.()
  const dugaan = kenali(kolom)
  const kepala = `${basename(berkas)}: ${format}${pemisah ? ` '${pemisah === '\t' ? 'tab' : pemisah}'` : ''}, ${kolom.length} kolom / columns`
  if (dugaan.length === 0) {
    process.stdout.write(`${kepala}\nTidak ada profil yang cocok / No source fits\n`)
    return 1
  }
  const [utama, ...lain] = dugaan.map((satu) => ({ ...satu, ...kelengkapan(satu) }))
  const bagian = [kepala, ...(utama ? [cocokan(utama, kolom, basename(berkas))] : [])]
  if (lain.length > 0) {
    const daftar = lain.map(({ profil, ada, wajib }) => `${profil.nama} (${ada}/${wajib})`)
    bagian.push(
      `Profil lain, kolom wajibnya / other sources, required columns: ${daftar.join(', ')}`,
    )
  }
  process.stdout.write(`${bagian.join('\n\n')}\n`)
  return 0
}

function kelengkapan({ profil, kecocokan }: Dugaan): { ada: number; wajib: number } {
  const wajib = profil.kolom.filter((kolom) => kolom.wajib).length
  return { wajib, ada: wajib - kecocokan.tidakAda.length }
}

/** Which header would be read as which column of a source. */
function cocokan({ profil, kecocokan }: Dugaan, judul: readonly string[], berkas: string): string {
  const { letak, tidakAda, tidakDikenal } = kecocokan
  return [
    `${profil.nama}: ${profil.uraian}`,
    ...profil.kolom.map(({ nama, wajib, uraian }) => {
      const ke = letak.get(nama)
      if (ke !== undefined) return `  ${nama.padEnd(18)} <- ${judul[ke]}`
      return `  ${nama.padEnd(18)} <- ${wajib ? '(WAJIB, tidak ada / missing)' : '-'}   ${uraian}`
    }),
    ...(tidakDikenal.length > 0 ? [`  tidak dikenal / unknown: ${tidakDikenal.join(', ')}`] : []),
    ...(tidakAda.length === 0 ? [`  -> harapan impor ${profil.nama} ${berkas} --coba`] : []),
  ].join('\n')
}

async function batalkan(id: string): Promise<number> {
  const akses = await bukaAksesImpor()
  try {
    const hasil = await akses.batalkan(id)
    process.stdout.write(laporanBatal(id, hasil))
    return hasil.jenis === 'DIBATALKAN' ? 0 : 1
  } finally {
    await akses.tutup()
  }
}

type Akses = Awaited<ReturnType<typeof bukaAksesImpor>>

async function dengan(kerja: (akses: Akses) => Promise<string>): Promise<number> {
  const akses = await bukaAksesImpor()
  try {
    process.stdout.write(await kerja(akses))
    return 0
  } finally {
    await akses.tutup()
  }
}

/** Our errors say what happened and what to do; the command shows both. */
function denganPetunjuk(galat: unknown): unknown {
  const { kode, message, petunjuk, tempat } = galat as Record<string, string | undefined>
  if (!kode || !petunjuk) return galat
  const letak = tempat && !message?.includes(tempat) ? ` (${tempat})` : ''
  return new Error(`${kode}: ${message}${letak}\n${petunjuk}`)
}
