import { createHmac, createSecretKey } from 'node:crypto'
import { Lru } from '@harapan/pothos-sql'
import type { Pelaku } from '../akses/pelaku.ts'
import type { BasisData } from '../db/basis-data.ts'
import { bacaTanpaBingkai } from '../db/sekali-kirim.ts'
import { type KuotaMilik, kuotaPelaku } from './kuota-pelaku.ts'
import { type Putusan, Rekening, type Sewa } from './rekening-laju.ts'

const REKENING_TERBANYAK = 10_000

export type PembatasLaju = ReturnType<typeof buatPembatasLaju>

type Bahan = { basisData: BasisData; kunciSidik: Uint8Array; petugas: number }

/**
 * Charges callers in points per minute, right across instances. The database is asked once for a lease
 * of points, not once for a request; who is over the quota is refused without asking.
 */
export function buatPembatasLaju({ basisData, kunciSidik, petugas }: Bahan) {
  const dikenal = new Lru<{ kuota: readonly KuotaMilik[]; rekening: Rekening }>(REKENING_TERBANYAK)
  const kunci = createSecretKey(kunciSidik)
  return { tagih }

  /** At once where points are in hand; nothing for who has no quota. Rejects where the database cannot be asked. */
  function tagih(pelaku: Pelaku, poin: number): Putusan | undefined | Promise<Putusan> {
    const kuota = kuotaPelaku(pelaku, petugas)
    if (kuota.length === 0) return undefined
    const terkecil = Math.min(...kuota.map((satu) => satu.kuota))
    return rekening(pelaku, kuota).tagih(Math.min(Math.max(poin, 1), terkecil))
  }

  function rekening({ klien, id }: Pelaku, kuota: readonly KuotaMilik[]): Rekening {
    // Other terms are another account: what is in hand of the old is spent nowhere.
    const nama = klien === undefined ? `petugas ${id}` : `klien ${klien}`
    const lama = dikenal.get(nama)
    if (lama && sama(kuota, lama.kuota)) return lama.rekening
    const baris = kuota.map(({ nama, milik }) => sidik(`${nama} ${milik}`))
    const pagu = kuota.map((satu) => satu.kuota)
    const baru = new Rekening(kuota, (butuh, mau) => ambil(basisData, baris, pagu, butuh, mau))
    dikenal.set(nama, { kuota, rekening: baru })
    return baru
  }

  /** Rows say nothing of who they belong to, and whoever may call the function cannot name another's. */
  function sidik(teks: string): string {
    return createHmac('sha256', kunci).update(`laju ${teks}`).digest('base64url').slice(0, 22)
  }
}

const sama = (a: readonly KuotaMilik[], b: readonly KuotaMilik[]) =>
  a.length === b.length &&
  a.every(({ kuota, milik }, ke) => kuota === b[ke]?.kuota && milik === b[ke].milik)

async function ambil(
  basisData: BasisData,
  kunci: readonly string[],
  kuota: readonly number[],
  poin: number,
  mau: number,
): Promise<Sewa> {
  const jawaban = await bacaTanpaBingkai(basisData, {
    name: 'ambil_laju',
    text: 'select ambil_laju($1, $2, $3, $4)::text',
    values: [kunci, kuota, poin, mau],
  })
  return JSON.parse(jawaban ?? '') as Sewa
}
