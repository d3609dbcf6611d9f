import { type KodeWilayah, rentang } from '@harapan/kode'
import { larik, larikBita } from './larik.ts'

/** Which database role serves a caller, and the settings its row policies read. */
export type Lingkup = {
  peran: 'harapan_app' | 'harapan_baca' | 'harapan_pendamping' | 'harapan_mitra' | 'harapan_publik'
  wilayah: readonly KodeWilayah[]
  /** Every village; `wilayah` says nothing then. */
  nasional?: boolean
  /** Whose assigned families are reached, where it is only those. */
  pendamping?: number
  /** What the caller's token allows; row policies of administration ask for it. */
  wewenang?: readonly string[]
  /** The system that asks, of a partner agency. */
  klien?: string
  /** Hashes of the NIKs a partner agency asks for in this operation, in hexadecimal. */
  padan?: readonly string[]
  /** The edition whose codes `wilayah` names, where the caller's token says so. */
  edisi?: string
  pelaku: string
}

/** The one statement that opens a transaction's frame; it fails for a code that names another area since. */
export const SQL_BINGKAI = `select set_config('role', $1, true), set_config('h.lo', $2, true), set_config('h.hi', $3, true),
  set_config('h.scope', $4, true), set_config('h.padan', $5, true), set_config('h.pelaku', $6, true),
  set_config('h.pendamping', $7, true), set_config('h.wewenang', $8, true), set_config('h.klien', $9, true),
  set_config('h.subjek', '', true), periksa_wilayah($10, $11)::text`

/** The frame of a request, with its deadline. */
const SQL_BINGKAI_PERMINTAAN = `${SQL_BINGKAI}, set_config('statement_timeout', $12, true)`
/** A partner's frame fails where its agreement is not in force at this moment. */
const SQL_BINGKAI_MITRA = `${SQL_BINGKAI_PERMINTAAN}, periksa_klien($9)::text`

export function bingkaiPermintaan(lingkup: Lingkup, batasWaktuMs: number) {
  const mitra = lingkup.peran === 'harapan_mitra'
  return {
    name: mitra ? 'bingkai_mitra' : 'bingkai',
    text: mitra ? SQL_BINGKAI_MITRA : SQL_BINGKAI_PERMINTAAN,
    values: [...nilaiBingkai(lingkup), String(batasWaktuMs)],
  }
}

/** The values of `SQL_BINGKAI`. No area: an empty range, so no row. */
export function nilaiBingkai(lingkup: Lingkup): string[] {
  const daerah = lingkup.nasional ? [NASIONAL] : lingkup.wilayah.map(rentang)
  const awal = Math.min(...daerah.map((r) => r.awal))
  const akhir = Math.max(...daerah.map((r) => r.akhir))
  const hull = daerah.length === 0 ? ['1', '0'] : [String(awal), String(akhir)]
  const persis = `{${daerah.map((r) => `[${r.awal},${r.akhir}]`).join(',')}}`
  return [
    lingkup.peran,
    ...hull,
    persis,
    larikBita(lingkup.padan ?? []),
    lingkup.pelaku,
    String(lingkup.pendamping ?? 0),
    (lingkup.wewenang ?? []).join(' '),
    lingkup.klien ?? '',
    // A partner's codes are its agreement's, which follow each edition by themselves.
    larik(lingkup.nasional || lingkup.klien ? [] : lingkup.wilayah),
    lingkup.edisi ?? '',
  ]
}

const NASIONAL = { awal: 1_100_000_000, akhir: 9_999_999_999 }

/** Every village, for the loader and for `harapan periksa`; no token leads here. */
export const BINGKAI_NASIONAL: string[] = nilaiBingkai({
  peran: 'harapan_app',
  wilayah: [],
  nasional: true,
  pelaku: 'sistem',
})
