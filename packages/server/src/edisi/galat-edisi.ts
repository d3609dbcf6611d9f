const GALAT = {
  EDISI_TIDAK_ADA: [
    'Edisi ini tidak dikenal / No such edition',
    'Impor berkasnya dahulu, atau tulis nomornya seperti di daftar: harapan edisi / Import its file first, or write its number as the list has it',
  ],
  SEDANG_DITERAPKAN: [
    'Edisi sedang diterapkan oleh perintah lain / An edition is being applied by another command',
    'Tunggu sampai selesai / Wait until it is done',
  ],
} as const satisfies Record<string, readonly [string, string]>

export type KodeGalatEdisi = keyof typeof GALAT

/** Why the command itself cannot go on, apart from what the edition says. */
export class GalatEdisi extends Error {
  readonly kode: KodeGalatEdisi
  constructor(kode: KodeGalatEdisi, tempat = '') {
    const [pesan, petunjuk] = GALAT[kode]
    super(`${kode}: ${pesan}${tempat === '' ? '' : ` (${tempat})`}\n${petunjuk}`)
    this.kode = kode
  }
}
