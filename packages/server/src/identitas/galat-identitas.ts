export type KodeGalatIdentitas =
  | 'KUNCI_TIDAK_ADA'
  | 'KUNCI_TIDAK_SAH'
  | 'KUNCI_BERKAS_RUSAK'
  | 'KUNCI_TIDAK_DIKENAL'
  | 'NOMOR_TIDAK_SAH'
  | 'SANDI_TIDAK_SAH'

/**
 * A fault with the identity keys or with a protected number. It never carries a key or a number.
 * `tempat` names where to look (an environment variable, a file name, a kind of number).
 */
export class GalatIdentitas extends Error {
  override readonly name = 'GalatIdentitas'
  readonly kode: KodeGalatIdentitas
  readonly tempat: string
  readonly petunjuk: string

  constructor(kode: KodeGalatIdentitas, tempat: string, pesan: string, petunjuk: string) {
    super(pesan)
    this.kode = kode
    this.tempat = tempat
    this.petunjuk = petunjuk
  }
}
