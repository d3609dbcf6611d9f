import { hash } from 'node:crypto'

const BLOK = 64
const SIDIK = 32
/** Longest message: a kind and its digits. */
const PESAN = 64

/**
 * HMAC-SHA256 (RFC 2104) over short messages of Latin-1 text, as two one-shot hashes over buffers that
 * stay: `createHmac` makes three objects a message, and an import hashes two numbers a row.
 */
export function buatHmac(kunci: Uint8Array): (pesan: string, sandi: 'binary' | 'hex') => string {
  const isi = kunci.length > BLOK ? Buffer.from(hash('sha256', kunci, 'hex'), 'hex') : kunci
  const dalam = Buffer.alloc(BLOK + PESAN, 0x36)
  const luar = Buffer.alloc(BLOK + SIDIK, 0x5c)
  for (const [ke, satu] of isi.entries()) {
    dalam[ke] = 0x36 ^ satu
    luar[ke] = 0x5c ^ satu
  }
  const awalan = Array.from({ length: PESAN + 1 }, (_, n) => dalam.subarray(0, BLOK + n))
  return (pesan, sandi) => {
    const milik = awalan[pesan.length]
    if (!milik) throw new RangeError('message too long')
    dalam.write(pesan, BLOK, 'latin1')
    luar.write(hash('sha256', milik, 'binary'), BLOK, 'latin1')
    return hash('sha256', luar, sandi)
  }
}
