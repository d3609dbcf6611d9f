import { IkutiImpor, ImporMenurutId, type ImporRingkasFragment } from '../_generated/operasi.ts'
import { tunggu } from '../abort.ts'
import { aliran } from '../aliran.ts'
import type { Klien } from '../client.ts'
import { HarapanError, isHarapanError } from '../errors.ts'
import { putus } from '../masalah.ts'
import type { OpsiKlien } from '../opsi.ts'
import { buatPutaran } from '../putaran.ts'

const BERAKHIR = ['SELESAI', 'GAGAL', 'DIBATALKAN']
const JEDA_MS = { awal: 1_000, terlama: 5_000 }

/**
 * Keadaan sebuah impor sampai ia berakhir: lewat SSE, dan di mana itu tidak sampai, dengan bertanya / An import's states
 * until its end: over SSE, and where that does not get through, by asking.
 */
export async function* pantauImpor(
  opsi: OpsiKlien,
  klien: Pick<Klien, 'query'>,
  id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImporRingkasFragment, void, undefined> {
  for (const jalan of [lewatAliran(opsi, id, signal), bertanya(opsi, klien, id, signal)])
    for await (const satu of jalan) {
      yield satu
      if (BERAKHIR.includes(satu.status ?? '')) return
    }
}

/** Berakhir tanpa galat bila aliran bukan jalannya: yang bertanya lalu mendengar galatnya / Ends where it is no way. */
async function* lewatAliran(
  opsi: OpsiKlien,
  id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImporRingkasFragment, void, undefined> {
  const putaran = buatPutaran(opsi, signal)
  for (;;) {
    const henti = new AbortController()
    let datang = false
    try {
      for await (const { kemajuanImpor } of aliran(
        opsi,
        putaran,
        IkutiImpor,
        { id },
        henti.signal,
      )) {
        datang = true
        putaran.maju()
        yield ada(kemajuanImpor)
      }
      throw putus(undefined)
    } catch (sebab) {
      signal?.throwIfAborted()
      // Sebuah perantara menahan alirannya sampai ia selesai.
      if (!datang && isHarapanError(sebab) && sebab.is('BATAS_WAKTU')) return
      const lanjut = await putaran.gagal(sebab).then(
        () => true,
        () => false,
      )
      signal?.throwIfAborted()
      if (!lanjut) return
    } finally {
      henti.abort()
    }
  }
}

async function* bertanya(
  opsi: OpsiKlien,
  klien: Pick<Klien, 'query'>,
  id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImporRingkasFragment, void, undefined> {
  const putaran = buatPutaran(opsi, signal, true)
  let jedaMs = JEDA_MS.awal
  for (;;) {
    try {
      const { impor } = await klien.query(ImporMenurutId, { id, first: 1 }, { signal })
      putaran.maju()
      yield ada(impor)
    } catch (sebab) {
      await putaran.gagal(sebab)
      continue
    }
    await tunggu(jedaMs, signal)
    jedaMs = Math.min(jedaMs * 1.5, JEDA_MS.terlama)
  }
}

function ada<T>(impor: T | null): T {
  if (impor) return impor
  throw new HarapanError({ kode: 'TIDAK_DITEMUKAN', pesan: 'impor' })
}
