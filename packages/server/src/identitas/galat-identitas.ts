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

/** A ciphertext names a key that this installation no longer holds. */
export const kunciTidakDikenal = (id: number) =>
  new GalatIdentitas(
    'KUNCI_TIDAK_DIKENAL',
    'HARAPAN_KUNCI_SANDI',
    `Kunci sandi nomor ${id} tidak terpasang / Encryption key ${id} is not configured`,
    'Pasang kembali kunci lama di samping yang baru / Configure the old key beside the new one',
  )
