import { type KodeWilayah, parseKodeWilayah, type Tanggal, tanggalDari, wajib } from '@harapan/kode'
import { bacaTabel } from './baca-tabel.ts'
import { PERUBAHAN_WILAYAH } from './perubahan-wilayah.ts'

/** Kode BPS sebuah kabupaten/kota; jangan pernah dibaca tanpa `sistem` / Never read without its system. */
export interface KodeBps {
  readonly sistem: 'BPS'
  readonly edisi: '2022'
  /** Kode Kemendagri edisi kini / The Kemendagri code of today. */
  readonly kode: KodeWilayah
  readonly kodeBps: string
  /** Terisi untuk 26 daerah Papua: BPS mengodekannya ulang setelah 2022, kode barunya belum kami ketahui / Set where BPS recoded after 2022. */
  readonly berlakuSampai: Tanggal | null
}

/**
 * `data/kode-bps.csv`: 514 kabupaten/kota menurut sig.bps.go.id, 22 Mei 2022 (wilayah kerja statistik 2020 semester 2).
 * The crosswalk of 514 regencies as BPS published it on 22 May 2022.
 */
export function daftarKodeBps(): KodeBps[] {
  const berganti = PERUBAHAN_WILAYAH.filter(({ jenis }) => jenis === 'GANTI_KODE')
  const papua = new Set<string>(berganti.map(({ ke }) => ke.kode))
  return bacaTabel('kode-bps', ['kode', 'bps']).map(({ kode, bps }) => ({
    sistem: 'BPS',
    edisi: '2022',
    kode: wajib(parseKodeWilayah(kode)),
    kodeBps: bps,
    berlakuSampai: papua.has(kode) ? tanggalDari(2022, 12, 31) : null,
  }))
}
