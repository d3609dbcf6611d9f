import { type Pernyataan, Rangkaian } from '../../../server/src/db/rangkaian.ts'

/**
 * Leaves the audit row out of what A sends: no other side writes one, and its commit would measure the
 * disk. The product has no such switch, so the bench takes the statement out of what is sent.
 */
export function tanpaAudit(): void {
  saring((pernyataan) => !adalahCatatan(pernyataan))
}

/** Leaves out the audit row and the frame; each session reads as its login, past every policy. */
export function tanpaBingkai(): void {
  saring(
    (pernyataan) => !adalahCatatan(pernyataan) && !BINGKAI.includes(pernyataan.name ?? ''),
    "select set_config('role', session_user, false), set_config('h.subjek', '', false)",
  )
}

const adalahCatatan = ({ name }: Pernyataan) => name?.startsWith('catat_') ?? false
const BINGKAI = ['mulai', 'bingkai', 'bingkai_mitra', 'simpan']

/** What is left out is answered as if it had been sent: answers are read by their place. */
function saring(ikut: (pernyataan: Pernyataan) => boolean, pembuka?: string): void {
  const { kirim } = Rangkaian
  const terbuka = new WeakSet<object>()
  Rangkaian.kirim = async (klien, pernyataan) => {
    if (pembuka && !terbuka.has(klien)) await klien.query(pembuka)
    terbuka.add(klien)
    const jawaban = await kirim(klien, pernyataan.filter(ikut))
    return pernyataan.map((satu) =>
      ikut(satu) ? (jawaban.shift() ?? KOSONG) : { ...KOSONG, perintah: 'COMMIT' },
    )
  }
}

const KOSONG = { perintah: '', kolom: null }
