import type { Sel } from './sel.rules.ts'

/** Figures from here up may be published: fewer families could be recognised (UU 27/2022). */
const TERKECIL_TERBIT = 5

export type Pilihan = {
  /** Withheld beside counts of 1-4. */
  wajib: (sel: Sel) => boolean
  /** Who of two comes first when one must be withheld to protect others. */
  urut: (satu: Sel, lain: Sel) => number
}

/**
 * The cells of one tree that are not published: counts of 1-4, and what else must go so that no
 * withheld cell follows from the others. Withheld villages whose areas are withheld up to the same
 * published one share one equation: their sum. There must be two of them at least, and so many
 * families beyond one each that any of them might be 5 or more; and no withheld area may hold them
 * all, because it would be the published one less known figures. Zero is always published.
 */
export function samarkan(pohon: readonly Sel[], { wajib, urut }: Pilihan): Set<Sel> {
  const samar = new Set(pohon.filter((sel) => kecil(sel) || wajib(sel)))
  const dapat = (sel: Sel) => sel.nilai > 0 && !sel.terbuka && !samar.has(sel)
  const terdepan = (calon: readonly Sel[]) =>
    calon.reduce<Sel | undefined>(
      (depan, sel) => (depan && urut(depan, sel) <= 0 ? depan : sel),
      undefined,
    )
  // Villages before districts: as few sums as can be are lost.
  const pilih = (calon: readonly Sel[]) => terdepan(calon.filter(daun)) ?? terdepan(calon)

  /** A withheld area needs a withheld village inside, or its parts add up to it. */
  const isi = (sel: Sel): void => {
    const { dalam, desa } = bagian(sel, samar)
    if (daun(sel) || desa.length > 0) return
    const calon = pilih([sel, ...dalam].flatMap(({ anak }) => anak.filter(dapat)))
    if (!calon) return
    samar.add(calon)
    isi(calon)
  }

  const lindungi = (akar: Sel): void => {
    for (;;) {
      const { dalam, desa } = bagian(akar, samar)
      const celah = cariCelah(
        dalam,
        desa.filter(({ terbuka }) => !terbuka),
      )
      if (!celah) return
      const tempat = [akar, ...dalam].filter((sel) => !celah.luar || !didalam(sel, celah.luar))
      const calon = pilih(tempat.flatMap(({ anak }) => anak.filter(dapat)))
      if (!calon) {
        // Nothing left beside it: the area itself goes, and the one above asks for more.
        if (!akar.terbuka) samar.add(akar)
        return
      }
      samar.add(calon)
      isi(calon)
    }
  }

  // From below: what is withheld here may ask for more above, never below.
  for (const sel of pohon.filter((satu) => !daun(satu)).reverse()) {
    if (samar.has(sel)) isi(sel)
    else lindungi(sel)
  }
  return samar
}

const kecil = ({ nilai }: Sel) => nilai > 0 && nilai < TERKECIL_TERBIT
const daun = ({ anak }: Sel) => anak.length === 0

/** Withheld areas below that hang together with `akar`, topmost first, and their withheld villages. */
function bagian(akar: Sel, samar: ReadonlySet<Sel>): { dalam: Sel[]; desa: Sel[] } {
  const dalam: Sel[] = []
  const desa: Sel[] = []
  const kunjungi = (sel: Sel): void => {
    for (const anak of sel.anak) {
      if (!samar.has(anak)) continue
      if (daun(anak)) desa.push(anak)
      else {
        dalam.push(anak)
        kunjungi(anak)
      }
    }
  }
  kunjungi(akar)
  return { dalam, desa }
}

/** What is missing below a published area; `luar` is an area outside which something must go. */
function cariCelah(dalam: readonly Sel[], rahasia: readonly Sel[]): { luar?: Sel } | undefined {
  if (rahasia.length === 0) return undefined
  const memuat = (sel: Sel) => rahasia.every((desa) => didalam(desa, sel))
  const luar = dalam.find((sel) => !sel.terbuka && memuat(sel))
  if (luar) return { luar }
  const lebih = rahasia.reduce((jumlah, { nilai }) => jumlah + nilai - 1, 0)
  return rahasia.length < 2 || lebih < TERKECIL_TERBIT - 1 ? {} : undefined
}

function didalam(sel: Sel, daerah: Sel): boolean {
  for (let satu: Sel | undefined = sel; satu; satu = satu.induk) {
    if (satu === daerah) return true
  }
  return false
}
