import { POTRET_KOSONG, tulisPotret } from './potret.rules.ts'

/** One link of the chain. `isi` names every row it covers, so a finding can name the row. */
export type Segel = {
  nomor: bigint
  /** Times of the earliest and the latest row. */
  dari: Date
  sampai: Date
  /** How many audit rows. */
  jumlah: number
  /** Hash over all the rest, in hexadecimal. */
  hash: string
  hashSebelumnya: string
  dibuatPada: Date
  /** A snapshot, as text: what is hashed is what is stored. */
  potret: string
  /** Whether no row was left waiting. */
  lengkap: boolean
  isi: Uint8Array
}

/** The newest seal as everybody may know it: who notes it can tell later whether the chain was cut. */
export type KepalaSegel = Pick<Segel, 'nomor' | 'hash' | 'dibuatPada'>

/** What stands before the first seal. */
export const HASH_AWAL = '0'.repeat(64)
export const SEGEL_AWAL = { nomor: 0n, potret: tulisPotret(POTRET_KOSONG) } as const

/** Every column of a seal but `hash` and `isi`, as the one text that is hashed before `isi`. */
export function teksSegel(segel: Omit<Segel, 'hash' | 'isi'>): string {
  const { nomor, hashSebelumnya, potret, lengkap, jumlah, dari, sampai, dibuatPada } = segel
  const waktu = [dari, sampai, dibuatPada].map((satu) => satu.getTime())
  return `${JSON.stringify([String(nomor), hashSebelumnya, potret, lengkap, jumlah, ...waktu])}\n`
}

/** An entry of `isi`: the number of an audit row, eight bytes, and the hash of it and its subjects. */
const BITA_BARIS = 8 + 32

/** The hash in hexadecimal of each audit row a seal covers, by number. */
export function uraikanIsi(isi: Uint8Array): Map<bigint, string> {
  const bita = Buffer.from(isi.buffer, isi.byteOffset, isi.byteLength)
  const jumlah = Math.floor(bita.length / BITA_BARIS)
  return new Map(
    Array.from({ length: jumlah }, (_, ke) => {
      const awal = ke * BITA_BARIS
      return [bita.readBigInt64BE(awal), bita.toString('hex', awal + 8, awal + BITA_BARIS)] as const
    }),
  )
}

export function tulisIsi(baris: readonly { audit: bigint; sidik: Uint8Array }[]): Uint8Array {
  const bita = Buffer.alloc(baris.length * BITA_BARIS)
  for (const [ke, { audit, sidik }] of baris.entries()) {
    bita.writeBigInt64BE(audit, ke * BITA_BARIS)
    bita.set(sidik, ke * BITA_BARIS + 8)
  }
  return bita
}
