export type KodeKesalahanIdentitas =
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
export class KesalahanIdentitas extends Error {
  override readonly name = 'KesalahanIdentitas'
  readonly code: KodeKesalahanIdentitas
  readonly tempat: string
  readonly petunjuk: string

  constructor(code: KodeKesalahanIdentitas, tempat: string, pesan: string, petunjuk: string) {
    super(pesan)
    this.code = code
    this.tempat = tempat
    this.petunjuk = petunjuk
  }
}
