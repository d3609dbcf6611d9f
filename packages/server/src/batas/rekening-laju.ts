import {
  type Kuitansi,
  type Kuota,
  lamaMengisi,
  palingBanyak,
  UMUR_SEWA_MS,
  ukuranSewa,
} from './laju.rules.ts'

/** What the database granted, and what it has left of each quota. */
export type Sewa = { diberi: number; tersisa: readonly number[] }

export type Putusan = { kuitansi: Kuitansi; tungguMs: number }

/**
 * The points of one caller in this instance: leased from the database, spent here. Points are handed
 * out by one place only, so all instances together never spend more than was there.
 */
export class Rekening {
  readonly kuota: readonly Kuota[]
  readonly #minta: (butuh: number, mau: number) => Promise<Sewa>
  readonly #jam: () => number
  #sisa = 0
  #sampai = Number.NEGATIVE_INFINITY
  #lalu = { poin: 0, terpakai: 0 }
  #tersisa: readonly number[]
  #pada = Number.NEGATIVE_INFINITY
  #bertanya: Promise<void> | undefined

  constructor(
    kuota: readonly Kuota[],
    minta: (butuh: number, mau: number) => Promise<Sewa>,
    jam = () => performance.now(),
  ) {
    this.kuota = kuota
    this.#tersisa = kuota.map((satu) => satu.kuota)
    this.#minta = minta
    this.#jam = jam
  }

  /** Takes points; or says how long to wait for them. Rejects where the database cannot be asked. */
  tagih(poin: number): Putusan | Promise<Putusan> {
    return this.#putuskan(poin) ?? this.#sesudahBertanya(poin)
  }

  /** At once, from what is in hand or known; nothing where the database must be asked. */
  #putuskan(poin: number): Putusan | undefined {
    const kini = this.#jam()
    if (kini >= this.#sampai) this.#sisa = 0
    if (this.#sisa >= poin) {
      this.#sisa -= poin
      this.#lalu.terpakai += poin
      return { kuitansi: this.#kuitansi(kini), tungguMs: 0 }
    }
    const tungguMs = this.#tunggu(poin - this.#sisa, kini)
    return tungguMs > 0 ? { kuitansi: this.#kuitansi(kini), tungguMs } : undefined
  }

  async #sesudahBertanya(poin: number): Promise<Putusan> {
    for (;;) {
      // Many at once wait for one answer; whoever is still short then asks next.
      this.#bertanya ??= this.#sewa(poin - this.#sisa, this.#jam() < this.#sampai)
      await this.#bertanya
      const putusan = this.#putuskan(poin)
      if (putusan) return putusan
    }
  }

  async #sewa(butuh: number, habis: boolean): Promise<void> {
    const terkecil = Math.min(...this.kuota.map(({ kuota }) => kuota))
    try {
      const mau = ukuranSewa({ ...this.#lalu, habis }, butuh, terkecil)
      const { diberi, tersisa } = await this.#minta(butuh, mau)
      this.#pada = this.#jam()
      this.#tersisa = tersisa
      if (diberi === 0) return
      this.#sisa += diberi
      this.#sampai = this.#pada + UMUR_SEWA_MS
      this.#lalu = { poin: diberi, terpakai: 0 }
    } finally {
      this.#bertanya = undefined
    }
  }

  #tunggu(butuh: number, kini: number): number {
    const ada = this.#adaDi(kini)
    const lama = this.kuota.map(({ kuota }, ke) => lamaMengisi(butuh - (ada[ke] ?? 0), kuota))
    return Math.max(0, ...lama)
  }

  #kuitansi(kini: number): Kuitansi {
    const ada = this.#adaDi(kini)
    const tersisa = this.kuota.map(({ kuota }, ke) => Math.min(kuota, (ada[ke] ?? 0) + this.#sisa))
    return { kuota: this.kuota, tersisa }
  }

  #adaDi(kini: number): number[] {
    return this.kuota.map(({ kuota }, ke) =>
      palingBanyak(this.#tersisa[ke] ?? 0, kuota, kini - this.#pada),
    )
  }
}
