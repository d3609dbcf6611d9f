import type { BasisData } from '../db/basis-data.ts'
import { bacaTanpaBingkai } from '../db/sekali-kirim.ts'

const TULIS_MS = 10_000
/** More than these before they are written are not counted: a count must not fill the memory. */
const TERBANYAK = 10_000

type Hitungan = { sidik: string; klien: string | null; jumlah: number }

export type PencatatPemakaian = ReturnType<typeof catatPemakaian>

/**
 * How often registered documents are sent, by document and system, written every ten seconds. A count
 * is for planning, not for proof: what was not written when a process ends badly is lost.
 */
export function catatPemakaian(basisData: BasisData, gagal: (galat: unknown) => void) {
  let belum = new Map<string, Hitungan>()
  let jadwal: NodeJS.Timeout | undefined
  return { catat, tulis }

  function catat(sidik: string, klien: string | undefined): void {
    const kunci = `${sidik}|${klien ?? ''}`
    const lama = belum.get(kunci)
    if (lama) lama.jumlah++
    else if (belum.size < TERBANYAK) belum.set(kunci, { sidik, klien: klien ?? null, jumlah: 1 })
    jadwal ??= setTimeout(() => void tulis(), TULIS_MS).unref()
  }

  async function tulis(): Promise<void> {
    clearTimeout(jadwal)
    jadwal = undefined
    const baris = [...belum.values()]
    belum = new Map()
    if (baris.length === 0) return
    const values = (['sidik', 'klien', 'jumlah'] as const).map((nama) => baris.map((b) => b[nama]))
    await bacaTanpaBingkai(basisData, {
      name: 'catat_pemakaian',
      text: 'select catat_pemakaian($1, $2, $3)::text',
      values,
    }).catch(gagal)
  }
}
