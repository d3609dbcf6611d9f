/// <reference path="./pg-utils.d.ts" />
import type { Duplex } from 'node:stream'
import pg from 'pg'
import utils from 'pg/lib/utils.js'

export type Pernyataan = { text: string; values: readonly unknown[]; name?: string | undefined }

/** What an answered statement said: the tag of its command, and the first column of its first row. */
export type Jawaban = { perintah: string; kolom: string | null }

type Nama = Record<string, string | undefined>
type Koneksi = {
  stream: Duplex
  parsedStatements: Nama
  submittedNamedStatements: Nama
  parse(pernyataan: { text: string; name: string }): void
  bind(isi: { statement: string; values: readonly unknown[] }): void
  execute(isi: object): void
  sync(): void
}
type Panggilan = (galat: Error | null, jawaban?: Jawaban[]) => void

/**
 * Statements in a row with one Sync behind them: one packet there and one back. PostgreSQL skips
 * what follows a failed one. The driver has no such query of its own; its protocol has (PostgreSQL
 * manual, "Pipelining"). Answers are text as the server wrote it, so no column is described.
 */
export class Rangkaian extends pg.Query {
  declare callback: Panggilan
  // The driver notes under these two what the server has prepared: those of the statement that is
  // being answered.
  declare name: string | undefined
  declare text: string
  readonly pernyataan: readonly Pernyataan[]
  readonly #jawaban: Jawaban[] = []
  #kolom: string | null = null

  static kirim(klien: pg.PoolClient, pernyataan: readonly Pernyataan[]): Promise<Jawaban[]> {
    return new Promise((berhasil, gagal) => {
      const lalu: Panggilan = (galat, jawaban = []) => (galat ? gagal(galat) : berhasil(jawaban))
      klien.query(new Rangkaian(pernyataan, lalu))
    })
  }

  private constructor(pernyataan: readonly Pernyataan[], lalu: Panggilan) {
    super('')
    this.pernyataan = pernyataan
    this.callback = lalu
    this.#berikut()
  }

  override submit = (milik: unknown): void => {
    const koneksi = milik as Koneksi
    // Before anything is written: half a row of messages would be waited for without end.
    const nilai = this.pernyataan.map(({ values }) => values.map(utils.prepareValue))
    koneksi.stream.cork()
    for (const [ke, { text, name = '' }] of this.pernyataan.entries()) {
      if (!koneksi.parsedStatements[name] && !koneksi.submittedNamedStatements[name]) {
        koneksi.parse({ text, name })
        if (name) koneksi.submittedNamedStatements[name] = text
      }
      koneksi.bind({ statement: name, values: nilai[ke] ?? [] })
      koneksi.execute({})
    }
    koneksi.sync()
    koneksi.stream.uncork()
  }

  handleDataRow({ fields: [kolom = null] }: { fields: (string | null)[] }): void {
    this.#kolom = kolom
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#jawaban.push({ perintah: text, kolom: this.#kolom })
    this.#kolom = null
    this.#berikut()
  }

  handleError(galat: Error, koneksi: unknown): void {
    // What follows the failed statement was skipped, so it is not prepared either.
    const { submittedNamedStatements } = koneksi as Koneksi
    for (const { name = '' } of this.pernyataan.slice(this.#jawaban.length))
      delete submittedNamedStatements[name]
    this.callback(galat)
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#jawaban)
  }

  #berikut(): void {
    const { name, text = '' } = this.pernyataan[this.#jawaban.length] ?? {}
    Object.assign(this, { name, text })
  }
}
