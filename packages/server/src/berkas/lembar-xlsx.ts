import { kolomSel } from './alamat-sel.rules.ts'
import type { BarisBerkas, CacatSel } from './baris-berkas.ts'
import type { BatasBerkas } from './batas-berkas.ts'
import { GalatBerkas } from './galat-berkas.ts'
import { type AcuanSel, nilaiSel, type SelMentah } from './nilai-sel.ts'
import { uraiXml } from './urai-xml.ts'

/** Rows of a sheet that hold something, as they are expanded. Cells never written are empty texts. */
export async function* barisLembar(
  potongan: AsyncIterable<Buffer>,
  acuan: AcuanSel,
  batas: BatasBerkas,
): AsyncGenerator<BarisBerkas[], void> {
  const penampung = penampungBaris(acuan, batas)
  for await (const _ of uraiXml(potongan, penampung, batas)) {
    const baris = penampung.ambil()
    if (baris.length > 0) yield baris
  }
}

function penampungBaris(acuan: AcuanSel, batas: BatasBerkas) {
  let siap: BarisBerkas[] = []
  let nomor = 0
  let sel: string[] = []
  let cacat: CacatSel[] = []
  let kolom = -1
  let karakter = 0
  let mentah: SelMentah | undefined
  let unsur: 'v' | 't' | undefined
  let dalamLafal = false

  return {
    ambil() {
      const hasil = siap
      siap = []
      return hasil
    },
    buka(nama: string, atribut: Readonly<Record<string, string>>) {
      if (nama === 'row') return bukaBaris(atribut['r'])
      if (nama === 'c') return bukaSel(atribut)
      if (mentah === undefined) return
      if (nama === 'f') mentah.berumus = true
      if (nama === 'rPh') dalamLafal = true
      if (nama === 'v') {
        mentah.nilai ??= ''
        unsur = 'v'
      }
      if (nama === 't' && !dalamLafal) unsur = 't'
    },
    teks(isi: string) {
      if (mentah === undefined || unsur === undefined) return
      karakter += isi.length
      if (karakter > batas.karakterBaris) tolak('BARIS_TERLALU_PANJANG')
      if (unsur === 'v') mentah.nilai = (mentah.nilai ?? '') + isi
      else mentah.sebaris = (mentah.sebaris ?? '') + isi
    },
    tutup(nama: string) {
      if (nama === 'v' || nama === 't') unsur = undefined
      if (nama === 'rPh') dalamLafal = false
      if (nama === 'c') tutupSel()
      if (nama === 'row') tutupBaris()
    },
  }

  function bukaBaris(tertulis: string | undefined) {
    const berikut = tertulis === undefined ? nomor + 1 : Number(tertulis)
    if (!Number.isInteger(berikut) || berikut <= nomor) tolak('XLSX_RUSAK')
    nomor = berikut
    sel = []
    cacat = []
    kolom = -1
    karakter = 0
  }

  function bukaSel({ r: alamat, t: jenis = 'n', s: gaya }: Readonly<Record<string, string>>) {
    const letak = alamat === undefined ? kolom + 1 : kolomSel(alamat)
    if (letak === undefined || letak <= kolom) return tolak('XLSX_RUSAK')
    kolom = letak
    mentah = {
      jenis,
      gaya: Number(gaya ?? 0),
      berumus: false,
      nilai: undefined,
      sebaris: undefined,
    }
  }

  function tutupSel() {
    if (mentah === undefined) return
    const { teks, cacat: kode } = nilaiSel(mentah, acuan)
    mentah = undefined
    if (teks === '') return
    if (kolom >= batas.kolom) tolak('KOLOM_TERLALU_BANYAK')
    if (teks.length > batas.karakterSel) tolak('SEL_TERLALU_PANJANG')
    if (teks.includes('\0') || !teks.isWellFormed()) tolak('AKSARA_TERLARANG')
    while (sel.length < kolom) sel.push('')
    sel.push(teks)
    if (kode) cacat.push({ kolom: kolom + 1, kode })
  }

  function tutupBaris() {
    if (sel.length === 0) return
    siap.push(cacat.length > 0 ? { nomor, sel, cacat } : { nomor, sel })
  }

  function tolak(kode: ConstructorParameters<typeof GalatBerkas>[0]): never {
    throw new GalatBerkas(kode, { baris: nomor, kolom: kolom < 0 ? undefined : kolom + 1 })
  }
}
