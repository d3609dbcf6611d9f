import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Pernyataan } from '../db/tulis-massal.ts'
import type { DesaDemo, PilihanDemo } from '../demo/rencana.ts'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'

export type MasukanTahap = {
  demo: PilihanDemo
  desa: readonly DesaDemo[]
  /** The stages to make, in this order. */
  nama: readonly string[]
  kunci: KunciIdentitas
}

export type TahapSiap = { nama: string; jumlah: number; pernyataan: Pernyataan[] }

/**
 * Makes stages of sample data in a thread of its own, one ahead of the database: drawing families and
 * encrypting 387,000 numbers takes as long as a third of the writing.
 */
export async function* tahapSiap(masukan: MasukanTahap): AsyncGenerator<TahapSiap> {
  const pembuat = new Worker(new URL('./tahap-siap-worker.ts', import.meta.url), {
    workerData: masukan,
  })
  let berikut = dengar(pembuat)
  try {
    for (const _ of masukan.nama) {
      const tahap = await berikut
      berikut = dengar(pembuat)
      pembuat.postMessage('lanjut')
      yield tahap
    }
  } finally {
    await pembuat.terminate()
  }
}

/** Listens before the thread is told to go on: a message without a listener would be lost. */
function dengar(pembuat: Worker): Promise<TahapSiap> {
  const janji = once(pembuat, 'message').then(([tahap]) => tahap as TahapSiap)
  // Whoever waits for the stage gets the error; nobody waits behind the last one.
  janji.catch(() => undefined)
  return janji
}
