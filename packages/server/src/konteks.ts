import type { Tanggal } from '@harapan/kode'
import type { CursorCodec } from '@harapan/pothos-sql'
import type { DocumentNode } from 'graphql'
import type { Pelaku } from './akses/pelaku.ts'
import type { JenisDokumen } from './batas/batas.rules.ts'
import type { Kuitansi } from './batas/laju.rules.ts'
import type { Transaksi } from './db/transaksi.ts'
import type { Pelindung } from './identitas/pelindung.ts'
import type { BekalKait } from './kait/bekal-kait.ts'

/** What every resolver sees. `tx` is the operation's one transaction and the only database handle. */
export type Konteks = {
  pelaku: Pelaku
  tx: Transaksi
  pelindung: Pelindung
  kursor: CursorCodec
  hariIni: Tanggal
  /** What webhooks are registered with. */
  kait: BekalKait
  permintaanId: string
  /** Whom resolvers and verbs have read or changed; a statement leaves its own in a setting. */
  subjek: Set<string>
  /** A document as this server would take it, or nothing where it is not valid. */
  dokumen: (teks: string) => DocumentNode | undefined
  /** Whether the operation's document is a registered one. */
  jenisDokumen?: JenisDokumen | undefined
  /** How the operation was read, and why not otherwise; shown in development. */
  jalur?: string
  /** Whether personal data stands in the answer. */
  perorangan?: boolean
  /** Of an answer that is the same for everybody. */
  etag?: string | undefined
  /** Where the caller's quota stands, once the operation was charged. */
  laju?: Kuitansi | undefined
}
