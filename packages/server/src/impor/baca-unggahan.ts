import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import type { IsiTersimpan } from './bahan-impor.ts'
import { penyandiUnggahan, tempatPotong } from './penyandi-impor.ts'

/** A stored file, decrypted piece by piece. What is cut short or in another order has another SHA-256. */
export function isiUnggahan(kunci: KunciIdentitas, id: string, signal?: AbortSignal): IsiTersimpan {
  return async function* (pelaksana) {
    const penyandi = penyandiUnggahan(kunci)
    for (let nomor = 0; ; nomor++) {
      signal?.throwIfAborted()
      const { rows } = await pelaksana((klien) =>
        klien.query<{ sandi: Uint8Array }>({
          name: 'unggahan_baca',
          text: 'select sandi from unggahan_potong where unggahan_id = $1 and nomor = $2',
          values: [id, nomor],
        }),
      )
      const [satu] = rows
      if (!satu) return
      yield penyandi.bukaBita(satu.sandi, tempatPotong(id, nomor))
    }
  }
}
