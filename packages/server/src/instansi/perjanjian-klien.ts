import { Lru } from '@harapan/pothos-sql'
import { bacaPerjanjian, type Perjanjian } from '../akses/perjanjian.ts'
import type { BasisData } from '../db/basis-data.ts'
import { bacaTanpaBingkai } from '../db/sekali-kirim.ts'

const INGAT_MS = 5_000
const KLIEN_DIINGAT = 1_000

type Ingatan = { isi: Promise<Perjanjian | undefined>; sampai: number }

export type BukuPerjanjian = ReturnType<typeof bukaBukuPerjanjian>

/**
 * The agreement under which a client speaks, remembered for five seconds. What a stale memory could
 * open is public or internal only: personal data is read in a frame that asks the database itself.
 */
export function bukaBukuPerjanjian(basisData: BasisData) {
  const dikenal = new Lru<Ingatan>(KLIEN_DIINGAT)
  return {
    untuk(klien: string): Promise<Perjanjian | undefined> {
      const lama = dikenal.get(klien)
      if (lama && Date.now() < lama.sampai) return lama.isi
      const isi = baca(basisData, klien)
      dikenal.set(klien, { isi, sampai: Date.now() + INGAT_MS })
      // Whoever has none, or could not be asked about, is asked about again: an approval counts at once.
      const lupakan = () => dikenal.set(klien, { isi, sampai: 0 })
      isi.then((ada) => ada ?? lupakan(), lupakan)
      return isi
    },
  }
}

async function baca(basisData: BasisData, klien: string): Promise<Perjanjian | undefined> {
  const teks = await bacaTanpaBingkai(basisData, {
    name: 'perjanjian_klien',
    text: `select (perjanjian_klien($1)::jsonb || jsonb_build_object('banyakKlien', banyak_klien($1)))::text`,
    values: [klien],
  })
  return teks === null ? undefined : bacaPerjanjian(teks)
}
