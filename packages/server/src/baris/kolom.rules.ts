/** A column of a source: the name used in reports, and how offices write it. */
export type KolomProfil = {
  nama: string
  alias: readonly string[]
  wajib: boolean
  /** How many digits of a refused value may be shown, where it holds identity numbers. */
  angkaTerlihat?: number
  uraian: string
}

/** Which column of the file is which: the place of each known one, and those that nobody knows. */
export type Kecocokan = {
  letak: ReadonlyMap<string, number>
  tidakDikenal: readonly string[]
  tidakAda: readonly string[]
  /** A known column that two columns of the file claim to be. */
  berebut: readonly (readonly [nama: string, ...judul: string[]])[]
  /** Columns that a report of refused rows added; they are for people. */
  diabaikan: readonly string[]
}

const KEPANJANGAN: Readonly<Record<string, string>> = {
  no: 'nomor',
  nomer: 'nomor',
  tgl: 'tanggal',
  tggl: 'tanggal',
  jns: 'jenis',
  kls: 'kelas',
}

/** `No. NIK`, `NO_NIK` and `no nik` are one name. */
function bakukanNama(judul: string): string {
  const kata = judul
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((satu) => satu !== '')
  return kata.map((satu) => KEPANJANGAN[satu] ?? satu).join('')
}

/** What a report of refused rows adds behind the columns of the file. */
export const KOLOM_TOLAKAN = ['baris_asal', 'kode', 'alasan'] as const

/** Finds the columns of a source in a header. Nothing is guessed: a name is known or it is not. */
export function cocokkanKolom(
  judul: readonly string[],
  kolom: readonly KolomProfil[],
  tetap: ReadonlySet<string> = new Set(),
): Kecocokan {
  const peta = new Map<string, string>()
  for (const { nama, alias } of kolom) {
    for (const satu of [nama, ...alias]) peta.set(bakukanNama(satu), nama)
  }
  const ekor = judul.slice(-KOLOM_TOLAKAN.length)
  const bertolakan = ekor.every((satu, ke) => satu === KOLOM_TOLAKAN[ke]) && ekor.length === 3
  const milik = bertolakan ? judul.slice(0, -KOLOM_TOLAKAN.length) : judul
  const ditemukan = new Map<string, string[]>()
  const letak = new Map<string, number>()
  const tidakDikenal: string[] = []
  for (const [ke, satu] of milik.entries()) {
    const nama = peta.get(bakukanNama(satu))
    if (nama === undefined) {
      tidakDikenal.push(satu)
      continue
    }
    if (!letak.has(nama)) letak.set(nama, ke)
    ditemukan.set(nama, [...(ditemukan.get(nama) ?? []), satu])
  }
  return {
    letak,
    tidakDikenal,
    tidakAda: kolom
      .filter(({ nama, wajib }) => wajib && !letak.has(nama) && !tetap.has(nama))
      .map(({ nama }) => nama),
    berebut: [...ditemukan]
      .filter(([nama, milikNama]) => milikNama.length > 1 || tetap.has(nama))
      .map(([nama, milikNama]) => [nama, ...milikNama] as const),
    diabaikan: bertolakan ? KOLOM_TOLAKAN : [],
  }
}
