import type { BasisData } from '../db/basis-data.ts'
import { buangUnggahanLama } from './buang-unggahan.ts'
import { jalankanBatal } from './jalankan-batal.ts'
import { type BahanTugas, jalankanTugas } from './jalankan-tugas.ts'
import { batalBerikut } from './tugas-batal.ts'
import { tugasBerikut } from './tugas-menunggu.ts'

export type PelaksanaImpor = {
  /** Works off all that waits now; nothing where another instance is at it. */
  lakukan(): Promise<void>
  /** Stops between two pieces of a file; the job goes on with the next start. */
  berhenti(): Promise<void>
}

const JEDA_MS = 1_000
const JEDA_BUANG_MS = 3_600_000
const KUNCI_ANTREAN = 0x68_69_6d_70

/** Runs jobs one at a time among all instances, and every hour removes uploads that nobody used. */
export function jadwalkanImpor(bahan: BahanTugas, jedaMs = JEDA_MS): PelaksanaImpor {
  const { basisData, pencatat } = bahan
  const pergi = new AbortController()
  let berjalan: Promise<void> | undefined
  let dibuangPada = Number.NEGATIVE_INFINITY

  /** What is taken back goes first: it ends the import that it takes back. */
  const berikut = async (): Promise<(() => Promise<void>) | undefined> => {
    const batal = await batalBerikut(basisData.kolam)
    if (batal) return () => jalankanBatal(bahan, batal, pergi.signal)
    const tugas = await tugasBerikut(basisData.kolam)
    return tugas && (() => jalankanTugas(bahan, tugas, pergi.signal))
  }

  const putaran = async () => {
    if (performance.now() - dibuangPada > JEDA_BUANG_MS) {
      dibuangPada = performance.now()
      const dibuang = await buangUnggahanLama(basisData.kolam)
      if (dibuang > 0) pencatat.info({ dibuang }, 'unggahan lama dibuang')
    }
    if (!(await berikut())) return
    await sendirian(basisData, async () => {
      while (!pergi.signal.aborted) {
        const kerja = await berikut()
        if (!kerja) return
        await kerja()
      }
    })
  }
  const lakukan = (): Promise<void> => {
    berjalan ??= putaran()
      .catch((galat: Error) => pencatat.error({ galat: galat.message }, 'antrean impor terhenti'))
      .finally(() => {
        berjalan = undefined
      })
    return berjalan
  }
  const jam = setInterval(lakukan, jedaMs).unref()
  return {
    lakukan,
    async berhenti() {
      clearInterval(jam)
      pergi.abort()
      await berjalan
    },
  }
}

/**
 * While no other instance is at the queue. The embedded database has one opener. Should the lock be lost with
 * its connection, the mark of each chunk still lets only one run go on.
 */
async function sendirian({ jenis, kolam }: BasisData, kerja: () => Promise<void>): Promise<void> {
  if (jenis === 'tertanam') return kerja()
  const klien = await kolam.connect()
  let putus: Error | undefined
  try {
    const { rows } = await klien.query<{ dapat: boolean }>(
      'select pg_try_advisory_lock($1) as dapat',
      [KUNCI_ANTREAN],
    )
    if (rows[0]?.dapat) await kerja()
    await klien.query('select pg_advisory_unlock_all()')
  } catch (galat) {
    putus = galat as Error
    throw galat
  } finally {
    klien.release(putus)
  }
}
