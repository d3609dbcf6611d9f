const OID_BYTEA = 17
const KEPALA = 20
const KOSONG = -1

/**
 * A `bytea[]` in PostgreSQL's binary form, of texts with one character a byte (Latin-1). As text each byte
 * takes two characters, which one side writes and the other reads back: of an import's row that is a good
 * part of its cost.
 */
export function larikBitaBiner(nilai: readonly (string | null | undefined)[]): Buffer {
  let panjang = KEPALA
  let adaKosong = 0
  for (const satu of nilai) {
    panjang += 4 + (satu?.length ?? 0)
    if (typeof satu !== 'string') adaKosong = 1
  }
  const hasil = Buffer.allocUnsafe(panjang)
  let letak = hasil.writeInt32BE(1, 0)
  letak = hasil.writeInt32BE(adaKosong, letak)
  letak = hasil.writeInt32BE(OID_BYTEA, letak)
  letak = hasil.writeInt32BE(nilai.length, letak)
  letak = hasil.writeInt32BE(1, letak)
  for (const satu of nilai) {
    letak = hasil.writeInt32BE(satu?.length ?? KOSONG, letak)
    if (typeof satu === 'string') letak += hasil.write(satu, letak, 'latin1')
  }
  return hasil
}
