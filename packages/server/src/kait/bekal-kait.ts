import type { PenyandiTeks } from '../identitas/penyandi-teks.ts'

export type BekalKait = {
  penyandi: PenyandiTeks
  /** Development: a receiver on this machine may be spoken to, and without TLS. */
  setempat: boolean
}
