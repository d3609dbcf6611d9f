import type { BarisBerkas } from './baris-berkas.ts'
import type { BatasBerkas } from './batas-berkas.ts'
import { GalatBerkas } from './galat-berkas.ts'
import { tanpaEkorKosong } from './judul.ts'

/** Rows below the header in batches of bounded size. A file with none is refused. */
export async function* kelompokBaris(
  awal: readonly BarisBerkas[],
  lanjutan: AsyncGenerator<readonly BarisBerkas[], void>,
  banyakKolom: number,
  batas: BatasBerkas,
): AsyncGenerator<readonly BarisBerkas[], void> {
  let adaBaris = false
  try {
    let kelompok = awal
    for (;;) {
      for (let ke = 0; ke < kelompok.length; ke += batas.barisSekelompok) {
        adaBaris = true
        yield kelompok
          .slice(ke, ke + batas.barisSekelompok)
          .map((baris) => ({ ...baris, sel: tanpaEkorKosong(baris.sel, banyakKolom) }))
      }
      const berikut = await lanjutan.next()
      if (berikut.done) break
      kelompok = berikut.value
    }
  } finally {
    await lanjutan.return()
  }
  if (!adaBaris) throw new GalatBerkas('TANPA_BARIS')
}
