import { PESAN_BERKAS } from './pesan-berkas.ts'

export type KodeGalatBerkas = keyof typeof PESAN_BERKAS

/** Counted from one; `baris` is the line of a text file or the row of a sheet. */
export type LetakBerkas = { baris?: number | undefined; kolom?: number | undefined }

/** A file that cannot be read or written on. Says where and what to do; never repeats what a cell holds. */
export class GalatBerkas extends Error {
  override readonly name = 'GalatBerkas'
  readonly kode: KodeGalatBerkas
  readonly baris: number | undefined
  readonly kolom: number | undefined
  readonly tempat: string
  readonly petunjuk: string

  constructor(kode: KodeGalatBerkas, letak: LetakBerkas = {}) {
    const [pesan, petunjuk] = PESAN_BERKAS[kode]
    super(pesan)
    this.kode = kode
    this.baris = letak.baris
    this.kolom = letak.kolom
    this.tempat = tempat(letak)
    this.petunjuk = petunjuk
  }
}

function tempat({ baris, kolom }: LetakBerkas): string {
  if (baris === undefined) return 'berkas / file'
  if (kolom === undefined) return `baris ${baris} / row ${baris}`
  return `baris ${baris}, kolom ${kolom} / row ${baris}, column ${kolom}`
}
