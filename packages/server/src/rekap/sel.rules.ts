/** One figure of the roll-up that is about to be published: an area in a year of a programme. */
export type Sel = {
  readonly kode: number
  readonly nilai: number
  readonly induk: Sel | undefined
  readonly anak: readonly Sel[]
  /** Withheld before: what was not shown and has not changed is not shown later either. */
  readonly wajib: boolean
  /** Taken as known to everybody: it protects nothing and cannot be withheld any more. */
  readonly terbuka: boolean
  /** Withheld for others in this order: 0 was hidden before, 1, 2 was shown just like this. */
  readonly peringkat: 0 | 1 | 2
  /** Decides among equals, unknown to the reader: the choice must say nothing of the figures. */
  readonly acak: number
}

/** What the database says of a cell, in order of the code. */
export type BarisSel = {
  kode: number
  nilai: number
  /** The figure of the last publication, also where it was withheld; null where there was none. */
  dulu: number | null
  samarDulu: boolean
  /** The year was closed before: its figures stand, and only a new regency can join them. */
  tutup: boolean
  /** Somebody else has published this count. */
  diumumkan: boolean
}

/** The tree of one year. Areas stand before those inside them; 0 is the nation. */
export function pohonSel(baris: readonly BarisSel[], acak: (kode: number) => number): Sel[] {
  const anak = new Map<number, Sel[]>()
  const sel = new Map<number, Sel>()
  for (const satu of baris) {
    const kode = satu.kode
    const baru = { ...dariBaris(satu), kode, induk: sel.get(atas(kode)), acak: acak(kode) }
    const lengkap: Sel = { ...baru, anak: kode % DESA === 0 ? ambil(anak, kode) : TANPA_ANAK }
    sel.set(kode, lengkap)
    if (kode !== 0) ambil(anak, atas(kode)).push(lengkap)
  }
  return [...sel.values()]
}

function dariBaris({ nilai, dulu, samarDulu, tutup, diumumkan }: BarisSel) {
  const sama = dulu === nilai
  return {
    nilai,
    wajib: nilai > 0 && samarDulu && (tutup || sama),
    terbuka: diumumkan || (tutup && sama),
    peringkat: samarDulu ? 0 : sama ? 2 : 1,
  } as const
}

const TANPA_ANAK: readonly Sel[] = []
const DESA = 10_000
const SATUAN = [DESA, 1_000_000, 100_000_000] as const

/** The code of the area above: the first that is rounder. */
function atas(kode: number): number {
  const satuan = SATUAN.find((satu) => kode % satu !== 0)
  return satuan ? kode - (kode % satuan) : 0
}

function ambil(anak: Map<number, Sel[]>, kode: number): Sel[] {
  const ada = anak.get(kode)
  if (ada) return ada
  const baru: Sel[] = []
  anak.set(kode, baru)
  return baru
}
