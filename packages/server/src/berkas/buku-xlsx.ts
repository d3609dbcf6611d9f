import type { BatasBerkas } from './batas-berkas.ts'
import { menampilkanTanggal } from './format-tanggal.rules.ts'
import { GalatBerkas } from './galat-berkas.ts'
import { habiskanXml } from './urai-xml.ts'
import type { ZipTerbatas } from './zip-terbatas.ts'

type LembarBuku = { nama: string; jalur: string; terlihat: boolean }

export type BukuXlsx = {
  lembar: readonly LembarBuku[]
  sejak1904: boolean
  jalurTeks: string | undefined
  jalurGaya: string | undefined
}

/** What a workbook consists of: `_rels/.rels` leads to it, its own relations to its parts. */
export async function bacaBuku(zip: ZipTerbatas, batas: BatasBerkas): Promise<BukuXlsx> {
  if (!zip.ada('_rels/.rels')) throw new GalatBerkas('ZIP_BUKAN_XLSX')
  const akar = await bacaHubungan(zip, '_rels/.rels', '', batas)
  const jalur = akar.find(({ jenis }) => jenis === 'officeDocument')?.jalur
  if (jalur === undefined || !zip.ada(jalur)) throw new GalatBerkas('ZIP_BUKAN_XLSX')
  const folder = jalur.slice(0, jalur.lastIndexOf('/') + 1)
  const jalurHubungan = `${folder}_rels/${jalur.slice(folder.length)}.rels`
  if (!zip.ada(jalurHubungan)) throw new GalatBerkas('ZIP_BUKAN_XLSX')
  const hubungan = await bacaHubungan(zip, jalurHubungan, folder, batas)

  const lembar: LembarBuku[] = []
  let sejak1904 = false
  await habiskanXml(
    zip.baca(jalur),
    {
      buka(nama, atribut) {
        if (nama === 'workbookPr') sejak1904 = /^(?:1|true)$/.test(atribut['date1904'] ?? '')
        if (nama !== 'sheet') return
        const id = atribut[Object.keys(atribut).find((kunci) => kunci.endsWith(':id')) ?? '']
        const tujuan = hubungan.find((satu) => satu.id === id && satu.jenis === 'worksheet')
        if (tujuan === undefined) return
        const terlihat = (atribut['state'] ?? 'visible') === 'visible'
        lembar.push({ nama: atribut['name'] ?? '', jalur: tujuan.jalur, terlihat })
      },
      teks() {},
      tutup() {},
    },
    batas,
  )
  const jalurDari = (jenis: string) =>
    hubungan.find((satu) => satu.jenis === jenis && zip.ada(satu.jalur))?.jalur
  return {
    lembar,
    sejak1904,
    jalurTeks: jalurDari('sharedStrings'),
    jalurGaya: jalurDari('styles'),
  }
}

type Hubungan = { id: string; jenis: string; jalur: string }

async function bacaHubungan(zip: ZipTerbatas, bagian: string, folder: string, batas: BatasBerkas) {
  const hasil: Hubungan[] = []
  await habiskanXml(
    zip.baca(bagian),
    {
      buka(nama, { Id: id = '', Type: jenis = '', Target: tujuan = '', TargetMode: letak }) {
        if (nama !== 'Relationship' || letak === 'External') return
        const jalur = jalurDalam(tujuan, folder)
        hasil.push({ id, jenis: jenis.slice(jenis.lastIndexOf('/') + 1), jalur })
        if (hasil.length > batas.entriZip) throw new GalatBerkas('MEMBENGKAK')
      },
      teks() {},
      tutup() {},
    },
    batas,
  )
  return hasil
}

/** A path inside the zip; `URL` takes `..` away and cannot lead out of it. */
function jalurDalam(tujuan: string, folder: string): string {
  try {
    return decodeURIComponent(new URL(tujuan, `zip:///${folder}`).pathname.slice(1))
  } catch {
    throw new GalatBerkas('XLSX_RUSAK')
  }
}

/** For each cell style, whether it shows a date. */
export async function bacaGaya(
  zip: ZipTerbatas,
  jalur: string | undefined,
  batas: BatasBerkas,
): Promise<readonly boolean[]> {
  if (jalur === undefined) return []
  const format = new Map<number, string>()
  const gaya: boolean[] = []
  let dalamGaya = false
  await habiskanXml(
    zip.baca(jalur),
    {
      buka(nama, atribut) {
        const nomor = Number(atribut['numFmtId'] ?? 0)
        if (nama === 'numFmt') format.set(nomor, atribut['formatCode'] ?? '')
        if (nama === 'cellXfs') dalamGaya = true
        if (nama === 'xf' && dalamGaya) gaya.push(menampilkanTanggal(nomor, format.get(nomor)))
        if (gaya.length + format.size > 200_000) throw new GalatBerkas('MEMBENGKAK')
      },
      teks() {},
      tutup(nama) {
        if (nama === 'cellXfs') dalamGaya = false
      },
    },
    batas,
  )
  return gaya
}
