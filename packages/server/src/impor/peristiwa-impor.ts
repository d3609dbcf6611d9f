import type { BarisTolakanUtuh } from './baca-tolakan.ts'
import type { HasilImpor, KemajuanImpor } from './bahan-impor.ts'

/** What a running import says, one after the other: to a terminal, or as lines of JSON to a command. */
export type PeristiwaImpor =
  | { jenis: 'kemajuan'; kemajuan: KemajuanImpor }
  | { jenis: 'tolakan'; baris: readonly BarisTolakanUtuh[] }
  | { jenis: 'selesai'; hasil: HasilImpor }
  | { jenis: 'galat'; kode: string; pesan: string; petunjuk: string }
