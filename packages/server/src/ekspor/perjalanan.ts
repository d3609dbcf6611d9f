import type { CursorCodec } from '@harapan/pothos-sql'
import type { Nilai } from './baris.rules.ts'
import type { PermintaanEkspor } from './permintaan-ekspor.ts'
import type { KolomTerpilih } from './pilih-kolom.ts'

/** Asks one of our own documents as the caller, with everything that guards a query. */
export type Tanya = (dokumen: string, variabel: Record<string, unknown>) => Promise<unknown>

/** Some rows, and where to go on after them; null after the last. */
export type Halaman = { baris: readonly (readonly Nilai[])[]; lanjut: string | null }

export type Perjalanan = {
  tanya: Tanya
  permintaan: PermintaanEkspor
  terpilih: KolomTerpilih
  kursor: CursorCodec
  /** The version of public data when the walk begins. */
  versi: string | undefined
}
