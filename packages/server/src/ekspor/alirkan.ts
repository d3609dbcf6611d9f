import type { PenulisEkspor } from './penulis.ts'
import type { Halaman } from './perjalanan.ts'

/** Writes the pages of a walk that has begun, one at a time: the next is read when this one is out. */
export async function alirkan(
  pertama: IteratorResult<Halaman, void>,
  jalan: AsyncGenerator<Halaman>,
  penulis: PenulisEkspor,
  keluar: (tulis: () => Promise<void>) => Promise<void>,
): Promise<void> {
  await penulis.mulai()
  let banyak = 0
  for (let ini = pertama; !ini.done; ini = await jalan.next()) {
    const { value } = ini
    banyak += value.baris.length
    await keluar(() => penulis.halaman(value))
  }
  await keluar(() => penulis.selesai(banyak))
}
