import { buatAcak } from './acak.ts'
import { bagi } from './bagi.ts'
import { FAKTA, type FaktaKabupaten } from './fakta.ts'

export type PilihanDemo = 'kecil' | 'oki' | 'kotim' | 'semua'

export interface DesaDemo {
  /** Ten digits. */
  readonly kode: number
}

/** One kecamatan: one stage, to be written in one transaction. Cheap to hold; the rows come later. */
export interface RencanaTahap {
  /** The stage's key, such as `oki/16.02.05` or `kecil-oki/16.02.05`. */
  readonly nama: string
  readonly fakta: FaktaKabupaten
  /** Six digits. */
  readonly kecamatan: number
  /** All of the regency: where a number may have been registered. */
  readonly kecamatanSekabupaten: readonly number[]
  /** Per desa, how many KPM of each gelombang. */
  readonly desa: readonly { readonly kode: number; readonly perGelombang: readonly number[] }[]
  readonly jumlahPendamping: number
}

/** No desa of a full selection has fewer KPM than this. */
export const KPM_MINIMUM_PER_DESA = 5

/**
 * How the published totals are spread over the real desa. The spread itself is drawn, and is nobody's
 * figure; the totals are exact.
 *
 * @throws RangeError if the list holds no desa of a regency that was asked for.
 */
export function rencanaDemo(pilihan: PilihanDemo, wilayah: readonly DesaDemo[]): RencanaTahap[] {
  return FAKTA.filter(
    ({ nama }) => !(pilihan === 'oki' || pilihan === 'kotim') || nama === pilihan,
  ).flatMap((fakta) => rencanaKabupaten(fakta, pilihan === 'kecil', wilayah))
}

function rencanaKabupaten(
  fakta: FaktaKabupaten,
  kecil: boolean,
  wilayah: readonly DesaDemo[],
): RencanaTahap[] {
  const kode = wilayah
    .map((desa) => desa.kode)
    .filter((kode) => Math.floor(kode / 1_000_000) === fakta.kabupaten)
    .sort((a, b) => a - b)
  if (kode.length === 0) {
    throw new RangeError(
      `Daftar desa tidak memuat kabupaten ${fakta.kabupaten} / The list of desa lacks regency ${fakta.kabupaten}`,
    )
  }
  const perKecamatan = Map.groupBy(kode, (desa) => Math.floor(desa / 10_000))
  const jumlahDesa = kecil ? sebarKecil(fakta, perKecamatan) : sebarPenuh(fakta, kode)
  const kecamatanSekabupaten = [...perKecamatan.keys()]
  const jumlahKpm = kecamatanSekabupaten.map((kecamatan) =>
    (perKecamatan.get(kecamatan) ?? []).reduce(
      (total, desa) => total + jumlah(jumlahDesa.get(desa)),
      0,
    ),
  )
  const pendamping = kecil
    ? jumlahKpm.map(() => Math.sign(fakta.jumlahPendamping))
    : bagi(fakta.jumlahPendamping, jumlahKpm)

  return kecamatanSekabupaten.map((kecamatan, urutan) => ({
    nama: `${kecil ? 'kecil-' : ''}${fakta.nama}/${bertitik(kecamatan)}`,
    fakta,
    kecamatan,
    kecamatanSekabupaten,
    desa: (perKecamatan.get(kecamatan) ?? []).map((desa) => ({
      kode: desa,
      perGelombang: jumlahDesa.get(desa) ?? [],
    })),
    jumlahPendamping: pendamping[urutan] ?? 0,
  }))
}

type JumlahDesa = ReadonlyMap<number, readonly number[]>

function sebarPenuh({ kabupaten, gelombang }: FaktaKabupaten, desa: readonly number[]): JumlahDesa {
  const seluruh = gelombang.reduce((total, { jumlah }) => total + jumlah, 0)
  const bebas = bagi(seluruh - KPM_MINIMUM_PER_DESA * desa.length, bobotDesa(kabupaten, desa))
  const perDesa = bebas.map((tambahan) => KPM_MINIMUM_PER_DESA + tambahan)
  return bagiGelombang(
    desa,
    perDesa,
    gelombang.map(({ jumlah }) => jumlah),
  )
}

function sebarKecil(
  { kabupaten, gelombang }: FaktaKabupaten,
  perKecamatan: ReadonlyMap<number, readonly number[]>,
): JumlahDesa {
  const perGelombang = gelombang.map(({ jumlahKecil }) => jumlahKecil)
  return new Map(
    [...perKecamatan.values()].flatMap((desa) => {
      const bebas = bagi(jumlah(perGelombang) - desa.length, bobotDesa(kabupaten, desa))
      const perDesa = bebas.map((tambahan) => 1 + tambahan)
      return [...bagiGelombang(desa, perDesa, perGelombang)]
    }),
  )
}

/** Each gelombang in turn takes its exact number out of what the desa still have to give. */
function bagiGelombang(
  desa: readonly number[],
  perDesa: readonly number[],
  perGelombang: readonly number[],
): Map<number, number[]> {
  let sisa = [...perDesa]
  const hasil = new Map<number, number[]>(desa.map((kode) => [kode, []]))
  for (const jumlahGelombang of perGelombang) {
    const ambil = bagi(jumlahGelombang, sisa)
    desa.forEach((kode, letak) => {
      hasil.get(kode)?.push(ambil[letak] ?? 0)
    })
    sisa = sisa.map((nilai, letak) => nilai - (ambil[letak] ?? 0))
  }
  return hasil
}

/** Uneven as real desa are: some kecamatan are large, and within each some desa are. */
function bobotDesa(kabupaten: number, desa: readonly number[]): number[] {
  return desa.map((kode) => {
    const kecamatan = menyebar(`bobot/${kabupaten}/${Math.floor(kode / 10_000)}`, 0.3)
    return kecamatan * menyebar(`bobot/${kode}`, 0.55)
  })
}

function menyebar(benih: string, lebar: number): number {
  const acak = buatAcak(benih)
  // The sum of four draws is close enough to a bell; its deviation is 0.577.
  const lonceng = acak.pecahan() + acak.pecahan() + acak.pecahan() + acak.pecahan() - 2
  return Math.exp((lebar * lonceng) / 0.577)
}

function jumlah(bagian: readonly number[] = []): number {
  return bagian.reduce((total, nilai) => total + nilai, 0)
}

function bertitik(kecamatan: number): string {
  return String(kecamatan).replace(/^(\d\d)(\d\d)(\d\d)$/, '$1.$2.$3')
}
