/**
 * Values by place (`Query.kabupaten.kode`), by argument (`first`) or by type (`Date`). The simplest
 * come first: a failing operation is made smaller towards them.
 */
export type KolamNilai = {
  /** What may stand in the document as well as in a variable. */
  nilai: Readonly<Record<string, readonly unknown[]>>
  /** What may come only in a variable: identity numbers, and texts the document could not hold. */
  lewatVariabel: Readonly<Record<string, readonly unknown[]>>
  /**
   * Arguments of a place that go together, such as a cursor and the order it was made in; without
   * them most pages would be refused. `acak` is any value that the argument may have.
   */
  paket: Readonly<Record<string, readonly Paket[]>>
}

export type Paket = Readonly<Record<string, readonly unknown[] | 'acak'>>

/** The pools that fit a place, the most particular first. */
export function kolamUntuk(
  kolam: KolamNilai['nilai'],
  tempat: string,
  nama: string,
  tipe: string,
): (readonly unknown[])[] {
  return [`${tempat}.${nama}`, nama, tipe].flatMap((kunci) => {
    const isi = Object.hasOwn(kolam, kunci) ? kolam[kunci] : undefined
    return isi?.length ? [isi] : []
  })
}
