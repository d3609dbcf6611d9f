import { type JenisWilayah, jenis, type KodeWilayah, tingkat } from '@harapan/kode'
import { normalkanNama } from '../wilayah/pencarian.rules.ts'
import { type AreaKini, kodeBeralih, type Silsilah } from './kode-beralih.rules.ts'
import { awalanInduk } from './kode-induk.rules.ts'

/** A row of an edition's file. */
export type AreaEdisi = {
  kode: string
  nama: string
  namaLengkap: string
  kodeLama: readonly string[]
}

export type JenisLangkah =
  | 'PEMEKARAN'
  | 'PENGGABUNGAN'
  | 'PENGHAPUSAN'
  | 'GANTI_NAMA'
  | 'GANTI_KODE'
  | 'PINDAH_INDUK'
  | 'UBAH_STATUS'

/** What happens to one area; without `jenis` it is new and comes from none. */
export type Langkah = {
  jenis: JenisLangkah | null
  lama: string | null
  baru: string | null
  akhiri: boolean
  tulis: boolean
  pindah: boolean
}

export type Rencana = {
  langkah: Langkah[]
  tetap: number
  /** Old areas that end without exactly one successor, with those they have. */
  takPasti: { kode: string; penerus: string[] }[]
  /** Old areas that are not alone in the one they become. */
  gabungan: ReadonlySet<string>
  /** Areas of the new edition whose area above is not in it. */
  yatim: string[]
  /** Old codes that the file names and that no area has. */
  asing: { kode: string; lama: string }[]
  /** Codes that go over to another area. */
  beralih: ReadonlySet<string>
  /** From which regencies the villages of a regency come, where that is not itself alone. */
  asalKabupaten: (readonly [lama: string, baru: string])[]
}

/**
 * What an edition changes. Nothing is guessed: an area goes where the file says that it goes, or stays under
 * its own code. In an edition of changes whatever the file does not name stays as it is.
 */
export function rencanakan(
  kini: readonly AreaKini[],
  baris: readonly AreaEdisi[],
  { lengkap, silsilah }: { lengkap: boolean; silsilah: Silsilah },
): Rencana {
  const kiniMenurutKode = new Map(kini.map((satu) => [satu.kode, satu]))
  const disebut = new Set(baris.flatMap(({ kode, kodeLama }) => [kode, ...kodeLama]))
  const diam = lengkap ? [] : kini.filter(({ kode }) => !disebut.has(kode))
  const asal = ({ kode, kodeLama }: AreaEdisi): readonly string[] =>
    kodeLama.length > 0 ? kodeLama : kiniMenurutKode.has(kode) ? [kode] : []

  const penerus = new Map<string, string[]>()
  for (const satu of baris)
    for (const lama of asal(satu)) penerus.set(lama, [...(penerus.get(lama) ?? []), satu.kode])
  const tujuan = new Map<string, string>(diam.map(({ kode }) => [kode, kode]))
  const takPasti: Rencana['takPasti'] = []
  const bubar: Langkah[] = []
  for (const { kode } of kini) {
    if (tujuan.has(kode)) continue
    const milik = penerus.get(kode) ?? []
    const satu = milik.includes(kode) ? kode : milik.length === 1 ? milik[0] : undefined
    if (satu !== undefined) tujuan.set(kode, satu)
    else takPasti.push({ kode, penerus: milik })
    if (milik.length === 0 && satu === undefined) bubar.push(langkahHapus(kode))
  }
  const anggota = Map.groupBy(
    [...tujuan].map(([lama, baru]) => ({ lama, baru })),
    ({ baru }) => baru,
  )
  const gabungan = new Set(
    [...anggota.values()].filter((satu) => satu.length > 1).flatMap((s) => s.map((p) => p.lama)),
  )
  const langkah = [...bubar]
  let tetap = diam.length
  for (const satu of baris) {
    const milik = langkahSatu(satu, asal(satu), { kini: kiniMenurutKode, tujuan, gabungan })
    if (milik.length === 0) tetap += 1
    langkah.push(...milik)
  }
  const akhir = [...diam.map(({ kode }) => kode), ...baris.map(({ kode }) => kode)]
  const ada = new Set(akhir)
  return {
    langkah,
    tetap,
    takPasti,
    gabungan,
    yatim: akhir.filter((kode) => kode.length > 2 && !ada.has(awalanInduk(kode))),
    asing: baris.flatMap(({ kode, kodeLama }) =>
      kodeLama.filter((lama) => !kiniMenurutKode.has(lama)).map((lama) => ({ kode, lama })),
    ),
    beralih: kodeBeralih(
      baris.map((satu) => ({ kode: satu.kode, asal: asal(satu) })),
      kiniMenurutKode,
      silsilah,
    ),
    asalKabupaten: asalKabupaten(baris, asal, diam),
  }
}

const langkahHapus = (kode: string): Langkah => ({
  ...{ jenis: 'PENGHAPUSAN', lama: kode, baru: null },
  ...{ akhiri: true, tulis: false, pindah: false },
})

type Bahan = {
  kini: ReadonlyMap<string, AreaKini>
  tujuan: ReadonlyMap<string, string>
  gabungan: ReadonlySet<string>
}

/** The steps of one row; none where its area stays as it is. */
function langkahSatu(satu: AreaEdisi, asal: readonly string[], bahan: Bahan): Langkah[] {
  const { kini, tujuan, gabungan } = bahan
  const baru = satu.kode
  const sendiri = kini.get(baru)
  const berlanjut = sendiri !== undefined && asal.includes(baru)
  const berganti = berlanjut && !serupa(sendiri, satu)
  const tulis = !berlanjut || berganti
  if (asal.length === 0)
    return [{ jenis: null, lama: null, baru, akhiri: false, tulis: true, pindah: false }]
  return asal.flatMap((lama): Langkah[] => {
    if (lama === baru)
      return berganti
        ? [{ jenis: 'GANTI_NAMA', lama, baru, akhiri: true, tulis, pindah: false }]
        : []
    if (tujuan.get(lama) !== baru)
      return [{ jenis: 'PEMEKARAN', lama, baru, akhiri: !tujuan.has(lama), tulis, pindah: false }]
    const jenisnya = gabungan.has(lama) ? 'PENGGABUNGAN' : golongkan(lama, baru, tujuan)
    return [{ jenis: jenisnya, lama, baru, akhiri: true, tulis, pindah: true }]
  })
}

function serupa(kini: AreaKini, satu: AreaEdisi): boolean {
  if (kini.namaLengkap === satu.namaLengkap) return true
  return normalkanNama(kini.namaLengkap) === normalkanNama(satu.namaLengkap)
}

function golongkan(lama: string, baru: string, tujuan: ReadonlyMap<string, string>): JenisLangkah {
  // A regency of a new province is the same regency under another code (UU 14/2022).
  const atas = tingkat(baru as KodeWilayah) === 'KABUPATEN' ? undefined : awalanInduk(lama)
  if (atas && tujuan.get(atas) !== awalanInduk(baru)) return 'PINDAH_INDUK'
  const status = (kode: string): JenisWilayah => jenis(kode as KodeWilayah)
  return status(lama) === status(baru) ? 'GANTI_KODE' : 'UBAH_STATUS'
}

function asalKabupaten(
  baris: readonly AreaEdisi[],
  asal: (satu: AreaEdisi) => readonly string[],
  diam: readonly AreaKini[],
): Rencana['asalKabupaten'] {
  const sumber = new Map<string, Set<string>>()
  const catat = (lama: string, baru: string) => {
    const milik = sumber.get(baru) ?? new Set<string>()
    sumber.set(baru, milik.add(lama))
  }
  const kabupaten = (kode: string) => kode.slice(0, 5)
  for (const { kode } of diam) if (kode.length > 2) catat(kabupaten(kode), kabupaten(kode))
  for (const satu of baris) {
    if (satu.kode.length !== 13 && satu.kode.length !== 5) continue
    for (const lama of asal(satu)) catat(kabupaten(lama), kabupaten(satu.kode))
  }
  return [...sumber].flatMap(([baru, lama]) =>
    lama.size === 1 && lama.has(baru) ? [] : [...lama].map((satu) => [satu, baru] as const),
  )
}
