/** Bytes in one block. */
const UKURAN_BLOK = 65_536

/** Cuts any chunks into blocks of one size, the last may be shorter: what follows never sees how bytes arrived. */
export async function* dalamBlok(
  sumber: AsyncIterable<Uint8Array>,
  ukuran: number = UKURAN_BLOK,
): AsyncGenerator<Buffer, void> {
  let blok = Buffer.allocUnsafeSlow(ukuran)
  let terisi = 0
  for await (const potong of sumber) {
    for (let awal = 0; awal < potong.length; ) {
      const akhir = Math.min(potong.length, awal + ukuran - terisi)
      blok.set(potong.subarray(awal, akhir), terisi)
      terisi += akhir - awal
      awal = akhir
      if (terisi < ukuran) continue
      yield blok
      blok = Buffer.allocUnsafeSlow(ukuran)
      terisi = 0
    }
  }
  if (terisi > 0) yield blok.subarray(0, terisi)
}
