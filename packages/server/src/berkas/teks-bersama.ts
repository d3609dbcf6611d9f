import { bacaAksara } from './aksara-xlsx.rules.ts'
import type { BatasBerkas } from './batas-berkas.ts'
import { GalatBerkas } from './galat-berkas.ts'
import { habiskanXml } from './urai-xml.ts'
import type { ZipTerbatas } from './zip-terbatas.ts'

/** The texts that cells of a workbook share. They are held in memory, so their number and length are bounded. */
export async function bacaTeksBersama(
  zip: ZipTerbatas,
  jalur: string | undefined,
  batas: BatasBerkas,
): Promise<readonly string[]> {
  if (jalur === undefined) return []
  const semua: string[] = []
  let karakter = 0
  let kini = ''
  let dalamTeks = false
  let dalamLafal = false
  await habiskanXml(
    zip.baca(jalur),
    {
      buka(nama) {
        if (nama === 'si') kini = ''
        // Japanese readings beside the text are not the text.
        if (nama === 'rPh') dalamLafal = true
        dalamTeks = nama === 't' && !dalamLafal
      },
      teks(isi) {
        if (!dalamTeks) return
        kini += isi
        if (kini.length > batas.karakterSel * 7) throw new GalatBerkas('SEL_TERLALU_PANJANG')
      },
      tutup(nama) {
        if (nama === 't') dalamTeks = false
        if (nama === 'rPh') dalamLafal = false
        if (nama !== 'si') return
        const teks = bacaAksara(kini)
        karakter += teks.length
        if (karakter > batas.karakterTeksBersama || semua.length >= batas.banyakTeksBersama) {
          throw new GalatBerkas('TERLALU_BESAR')
        }
        semua.push(teks)
      },
    },
    batas,
  )
  return semua
}
