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

/** An audit number as one transaction wrote it: somebody else may have used the number too. */
type NomorBaris = { transaksi: bigint; audit: bigint }

export const kunciBaris = ({ transaksi, audit }: NomorBaris) => `${transaksi}:${audit}`
export const auditDari = (kunci: string) => kunci.split(':')[1] ?? ''

/** An entry of `isi`: transaction and audit number, eight bytes each, and the hash of row and subjects. */
const BITA_BARIS = 16 + 32

/** The hash in hexadecimal of each audit row a seal covers. */
export function uraikanIsi(isi: Uint8Array): Map<string, string> {
  const bita = Buffer.from(isi.buffer, isi.byteOffset, isi.byteLength)
  const jumlah = Math.floor(bita.length / BITA_BARIS)
  return new Map(
    Array.from({ length: jumlah }, (_, ke) => {
      const awal = ke * BITA_BARIS
      const nomor = {
        transaksi: bita.readBigInt64BE(awal),
        audit: bita.readBigInt64BE(awal + 8),
      }
      return [kunciBaris(nomor), bita.toString('hex', awal + 16, awal + BITA_BARIS)] as const
    }),
  )
}

export function tulisIsi(baris: readonly (NomorBaris & { sidik: Uint8Array })[]): Uint8Array {
  const bita = Buffer.alloc(baris.length * BITA_BARIS)
  for (const [ke, { transaksi, audit, sidik }] of baris.entries()) {
    const awal = ke * BITA_BARIS
    bita.writeBigInt64BE(transaksi, awal)
    bita.writeBigInt64BE(audit, awal + 8)
    bita.set(sidik, awal + 16)
  }
  return bita
}
