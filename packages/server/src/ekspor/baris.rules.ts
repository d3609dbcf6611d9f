/** What a cell of a file may hold. */
export type Nilai = string | number | boolean | null

type Objek = Readonly<Record<string, unknown>>

/** The fields of a selection, written as GraphQL: `a.b` and `a.c` are `a { b c }`. */
export function tulisPilihan(jalan: readonly string[]): string {
  const bawah = new Map<string, string[]>()
  for (const satu of jalan) {
    const [nama = '', ...sisa] = satu.split('.')
    const milik = bawah.get(nama) ?? []
    bawah.set(nama, milik)
    if (sisa.length > 0) milik.push(sisa.join('.'))
  }
  return [...bawah]
    .map(([nama, isi]) => (isi.length > 0 ? `${nama} { ${tulisPilihan(isi)} }` : nama))
    .join(' ')
}

/**
 * Makes the rows of one object: one, or one for each element of the lists in `ulang`, of which the
 * later stand inside the earlier. Every column reads from the innermost element on its path.
 */
export function buatPembacaBaris(kolom: readonly string[], ulang: readonly string[]) {
  const potong = ulang.map((satu, ke) => sisaJalan(satu, ulang[ke - 1]))
  const pembaca = kolom.map((jalan) => {
    const di = ulang.findLastIndex((satu) => jalan.startsWith(`${satu}.`))
    return { di: di + 1, sisa: sisaJalan(jalan, ulang[di]) }
  })
  return (simpul: unknown): Nilai[][] => {
    let rangkaian: unknown[][] = [[simpul]]
    for (const [ke, sisa] of potong.entries())
      rangkaian = rangkaian.flatMap((satu) =>
        daftar(ambil(satu[ke], sisa)).map((unsur) => [...satu, unsur]),
      )
    return rangkaian.map((satu) => pembaca.map(({ di, sisa }) => nilai(ambil(satu[di], sisa))))
  }
}

const sisaJalan = (jalan: string, awalan: string | undefined): string[] =>
  (awalan === undefined ? jalan : jalan.slice(awalan.length + 1)).split('.')

const ambil = (dari: unknown, jalan: readonly string[]): unknown =>
  jalan.reduce<unknown>((di, nama) => (di as Objek | null | undefined)?.[nama], dari)

const daftar = (isi: unknown): readonly unknown[] => (Array.isArray(isi) ? isi : [])

function nilai(isi: unknown): Nilai {
  if (isi === undefined || isi === null) return null
  if (typeof isi === 'string' || typeof isi === 'number' || typeof isi === 'boolean') return isi
  return JSON.stringify(isi)
}
