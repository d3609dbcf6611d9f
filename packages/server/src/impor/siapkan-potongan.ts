import { scheduler } from 'node:timers/promises'
import type { KodeBaris } from '../baris/kode-baris.rules.ts'
import type { PembacaBaris, Temuan } from '../baris/pembaca-baris.ts'
import type { InfoBerkas, SembarangProfil } from '../baris/profil.ts'
import type { BarisBerkas } from '../berkas/baca-berkas.ts'
import type { CacatSel } from '../berkas/baris-berkas.ts'
import { larik } from '../db/larik.ts'
import { larikBitaBiner } from '../db/larik-biner.ts'
import type { Pelindung } from '../identitas/pelindung.ts'

/** A row that does not get in, as far as is known before the database is asked. */
export type BarisTolak = { nomor: number; hasil: 'DITOLAK' | 'PERLU_TINJAUAN'; temuan: Temuan[] }

/** Rows that may be written together: none of them decides about another. */
export type Gelombang = {
  nomor: readonly number[]
  nilai: readonly (string | Buffer)[]
  /** The same without the groups of these lines. */
  tanpa(nomor: ReadonlySet<number>): Gelombang
}

/** A chunk as it goes to the database. */
export type Potongan = {
  baris: number
  kosong: number
  gelombang: Gelombang[]
  ditolak: BarisTolak[]
  /** What a row held, by its line. */
  sel(nomor: number): readonly string[]
}

export type BahanSiap = {
  profil: SembarangProfil
  pembaca: PembacaBaris
  pelindung: Pelindung
  info: InfoBerkas
  kolom: readonly string[]
  format: 'csv' | 'xlsx' | 'ndjson'
}

/** So many rows before the loop turns: the chunk before this one is being written, and must get on. */
const SEGILIR = 500

/** Judges and protects the rows of a chunk; no number leaves here in plain but in `sel`. */
export async function siapkanPotongan(
  bahan: BahanSiap,
  baris: readonly BarisBerkas[],
): Promise<Potongan> {
  const { profil, pembaca, pelindung, info } = bahan
  const ditolak: BarisTolak[] = []
  const berapa = new Map<string, number>()
  const gelombang: Susunan[] = []
  let kosong = 0
  for (const [urutan, { nomor, sel: isi, cacat = [] }] of baris.entries()) {
    if (urutan % SEGILIR === 0) await scheduler.yield()
    if (cacat.length === 0 && isi.every((satu) => satu.trim() === '')) {
      kosong += 1
      continue
    }
    pembaca.mulai(isi)
    const bentuk = bentukSalah(isi, cacat, bahan)
    if (bentuk.length > 0) {
      ditolak.push({ nomor, hasil: 'DITOLAK', temuan: bentuk })
      continue
    }
    const terbaca = profil.petakan(pembaca, info)
    if (terbaca === undefined || pembaca.temuan.length > 0) {
      ditolak.push({ nomor, hasil: 'DITOLAK', temuan: pembaca.temuan })
      continue
    }
    const kunci = profil.kunci(terbaca)
    const ke = berapa.get(kunci) ?? 0
    berapa.set(kunci, ke + 1)
    gelombang[ke] ??= { nomor: [], rumpun: [], kolom: profil.masuk.map(() => []) }
    const satu = gelombang[ke]
    satu.nomor.push(nomor)
    if (profil.rumpun) satu.rumpun.push(pembaca.teks(profil.rumpun))
    const terlindung = profil.lindungi(terbaca, pelindung.latin)
    for (const [letak, [, , nilai]] of profil.masuk.entries())
      satu.kolom[letak]?.push(nilai(terlindung))
  }
  return {
    baris: baris.length,
    kosong,
    ditolak,
    sel: selMenurutBaris(baris),
    gelombang: gelombang.map((satu) => susun(profil, satu)),
  }
}

/** Few rows are refused: they are looked for only when the first of them is asked for. */
function selMenurutBaris(baris: readonly BarisBerkas[]): Potongan['sel'] {
  let peta: Map<number, readonly string[]> | undefined
  return (nomor) => {
    peta ??= new Map(baris.map((satu) => [satu.nomor, satu.sel]))
    return peta.get(nomor) ?? []
  }
}

/** Rows by column, so that nothing else of them outlives its turn. */
type Susunan = { nomor: number[]; rumpun: string[]; kolom: unknown[][] }

function susun(profil: SembarangProfil, susunan: Susunan): Gelombang {
  const { nomor, rumpun, kolom } = susunan
  return {
    nomor,
    nilai: [
      larik(nomor),
      ...kolom.map((isi, letak) =>
        profil.masuk[letak]?.[1] === 'bytea'
          ? larikBitaBiner(isi as (string | null)[])
          : larik(isi),
      ),
    ],
    tanpa(buang) {
      const dibuang = new Set(nomor.flatMap((satu, ke) => (buang.has(satu) ? [rumpun[ke]] : [])))
      const sisa = <T>(isi: readonly T[]) => isi.filter((_, ke) => !dibuang.has(rumpun[ke]))
      return susun(profil, { nomor: sisa(nomor), rumpun: sisa(rumpun), kolom: kolom.map(sisa) })
    },
  }
}

/** What is wrong with a row before anything in it is read. */
function bentukSalah(
  sel: readonly string[],
  cacat: readonly CacatSel[],
  bahan: BahanSiap,
): Temuan[] {
  const rusak = cacat.length === 0 ? [] : tidakDipercaya(cacat, bahan)
  if (rusak.length > 0) return rusak
  const panjang = jumlahKolom(sel, bahan)
  return panjang ? [panjang] : []
}

/** Cells that the reader of the file does not believe; of columns that nobody reads it does not matter. */
function tidakDipercaya(cacat: readonly CacatSel[], { pembaca }: BahanSiap): Temuan[] {
  return cacat.flatMap(({ kolom, kode }) => {
    const nama = pembaca.namaKolom(kolom - 1)
    if (nama === undefined && kode !== 'NDJSON_KUNCI_ASING') return []
    return [{ kode, kolom: nama ?? '', nilai: nama === undefined ? '' : pembaca.samar(nama) }]
  })
}

/** A row that is longer than its header has shifted somewhere; where, nobody knows. */
function jumlahKolom(sel: readonly string[], { kolom, format }: BahanSiap): Temuan | undefined {
  // A sheet leaves out the empty cells at the end of a row.
  const pendek = sel.length < kolom.length && format !== 'csv'
  if (sel.length === kolom.length || pendek) return undefined
  const kode: KodeBaris = 'JUMLAH_KOLOM'
  return { kode, kolom: '', nilai: `${sel.length}/${kolom.length}` }
}
