import type { Pelaku } from '../akses/pelaku.ts'
import { galatLaju } from '../batas/galat-laju.ts'
import type { PembatasLaju } from '../batas/pembatas-laju.ts'
import type { Putusan } from '../batas/rekening-laju.ts'
import type { Konteks } from '../konteks.ts'

/** An answer that is at hand costs no row. */
const BIAYA_TERSIMPAN = 1
/** A document that is refused was still read, and perhaps validated. */
const BIAYA_TIDAK_SAH = 10

type Ditagih = { konteks: Konteks; biaya: number }

export type Penagih = ReturnType<typeof buatPenagih>

/** What operations cost their callers, for both doors: each is charged once, before its first statement. */
export function buatPenagih({ tagih }: PembatasLaju) {
  return { operasi, tersimpan, tidakSah }

  /** @throws BATAS_LAJU; where the database cannot be asked, its error: the operation would meet it too */
  async function operasi({ konteks, biaya }: Ditagih): Promise<void> {
    if (konteks.laju) return
    putuskan(konteks, biaya, await tagih(konteks.pelaku, biaya))
  }

  /** A kept public answer goes out without the database too. @throws BATAS_LAJU */
  async function tersimpan({ konteks }: Ditagih): Promise<void> {
    const putusan = await Promise.resolve(tagih(konteks.pelaku, BIAYA_TERSIMPAN)).catch(tanpa)
    putuskan(konteks, BIAYA_TERSIMPAN, putusan)
  }

  /** Charged where it can be; the refusal of the document does not wait for it. */
  function tidakSah(pelaku: Promise<Pelaku>): void {
    pelaku.then((siapa) => tagih(siapa, BIAYA_TIDAK_SAH)).catch(() => undefined)
  }
}

const tanpa = () => undefined

function putuskan(konteks: Konteks, biaya: number, putusan: Putusan | undefined): void {
  if (!putusan) return
  const { kuitansi, tungguMs } = putusan
  konteks.laju = kuitansi
  if (tungguMs > 0) throw galatLaju(kuitansi, biaya, tungguMs)
}
