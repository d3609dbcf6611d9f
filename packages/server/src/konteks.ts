import type { Tanggal } from '@harapan/kode'
import type { Pelaku } from './akses/pelaku.ts'
import type { Transaksi } from './db/transaksi.ts'
import type { PenyandiKursor } from './halaman/kursor.ts'
import type { Pelindung } from './identitas/pelindung.ts'
import type { Pemuat } from './pemuat.ts'

/** What every resolver sees. `tx` is the operation's one transaction and the only database handle. */
export type Konteks = {
  pelaku: Pelaku
  tx: Transaksi
  pemuat: Pemuat
  pelindung: Pelindung
  kursor: PenyandiKursor
  hariIni: Tanggal
  permintaanId: string
}
