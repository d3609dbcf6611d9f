/**
 * Nomor identitas tersamar, `1602************` / A masked identity number.
 * Not a string, so that it is never taken for the number; every way of printing it prints the mask.
 * Two equal masks do not mean one person: compare `id`, not this.
 */
export class NomorTersamar {
  readonly #topeng: string

  constructor(topeng: string) {
    this.#topeng = topeng
  }

  toString(): string {
    return this.#topeng
  }

  toJSON(): string {
    return this.#topeng
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.#topeng
  }
}
