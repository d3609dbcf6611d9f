import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { salinanDipakai } from '../galat-salinan.ts'
import { bacaSalinan } from './baca-salinan.ts'
import { bacaKeadaan, buangSelain, namaLog, tulisKeadaan } from './keadaan.ts'

/**
 * Menulis ulang salinan tanpa keadaan lama dan tanpa yang sudah hilang / Rewrites a copy without what has passed.
 * The log otherwise keeps what was said of people who have left: run it after a `sinkron`, not beside one. A copy that
 * was never whole, or is starting over, is left as it is. A power cut leaves the one or the other.
 *
 * @throws HarapanError `SALINAN_DIPAKAI`: sinkron berjalan di sampingnya / a run went on beside it
 * @throws galat sistem berkas, misalnya `ENOSPC` / errors of the file system
 * @example
 * await sinkron(klien, penyimpanBerkas('salinan'))
 * await padatkanSalinan('salinan')
 */
export async function padatkanSalinan(folder: string): Promise<void> {
  const kini = await bacaKeadaan(folder)
  if (!kini.utuh) return
  const generasi = kini.generasi + 1
  await using log = await open(join(folder, namaLog(generasi)), 'w', 0o600)
  await log.writeFile(baris(folder))
  await log.sync()
  if ((await bacaKeadaan(folder)).lanjut !== kini.lanjut) throw salinanDipakai()
  await tulisKeadaan(folder, { ...kini, generasi, panjang: (await log.stat()).size })
  await buangSelain(folder, [generasi])
}

async function* baris(folder: string): AsyncGenerator<string> {
  for await (const satu of bacaSalinan(folder))
    yield `${JSON.stringify({ operasi: 'SIMPAN', ...satu })}\n`
}
