import type { Tanggal } from '@harapan/kode'
import type { CursorCodec } from '@harapan/pothos-sql'
import type { Pelaku } from './akses/pelaku.ts'
import type { Kuitansi } from './batas/laju.rules.ts'
import type { Transaksi } from './db/transaksi.ts'
import type { Pelindung } from './identitas/pelindung.ts'

/** What every resolver sees. `tx` is the operation's one transaction and the only database handle. */
export type Konteks = {
  pelaku: Pelaku
  tx: Transaksi
  pelindung: Pelindung
  kursor: CursorCodec
  hariIni: Tanggal
  permintaanId: string
  /** Whom resolvers and verbs have read or changed; a statement leaves its own in a setting. */
  subjek: Set<string>
  /** How the operation was read, and why not otherwise; shown in development. */
  jalur?: string
  /** Of an answer that is the same for everybody. */
  etag?: string | undefined
  /** Where the caller's quota stands, once the operation was charged. */
  laju?: Kuitansi | undefined
}
