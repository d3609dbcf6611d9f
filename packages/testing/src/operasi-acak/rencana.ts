/** A value where an argument stands; `undefined` as a variable's value leaves the variable out. */
export type NilaiRencana =
  | { cara: 'literal'; nilai: unknown; blok?: boolean }
  | { cara: 'variabel'; wajib: boolean; bawaan?: unknown; nilai?: unknown; nama?: string }
  | { cara: 'objek'; isi: Record<string, NilaiRencana> }
  | { cara: 'daftar'; isi: NilaiRencana[] }

export type ArgumenRencana = Record<string, NilaiRencana>

export type Arahan = { nama: 'include' | 'skip'; nilai: NilaiRencana }

export type FieldRencana = {
  macam: 'field'
  nama: string
  alias: string | undefined
  argumen: ArgumenRencana
  arahan: Arahan[]
  isi: Pilihan[]
  /** The same response key once more, with other selections of its own. */
  lagi: { arahan: Arahan[]; isi: Pilihan[] } | undefined
}

export type Pilihan =
  | FieldRencana
  | { macam: 'sisipan'; tipe: string | undefined; arahan: Arahan[]; isi: Pilihan[] }
  /** One of the document's fragments that fits here, counted from zero and round again. */
  | { macam: 'sebaran'; nomor: number; arahan: Arahan[] }

export type RencanaOperasi = {
  nama: string | undefined
  isi: Pilihan[]
  /** A fragment spreads only later ones, so that none spreads itself. */
  fragmen: { tipe: string; isi: Pilihan[] }[]
}
