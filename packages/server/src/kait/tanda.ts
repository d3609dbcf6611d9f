import { createHmac, randomBytes } from 'node:crypto'

/** 256 bits, with a beginning by which a search for leaked secrets knows it. */
export const rahasiaBaru = (): string => `hrp_wh_${randomBytes(32).toString('base64url')}`

/** Under which place a secret is encrypted: it cannot be moved to another webhook. */
export const tempatRahasia = (lingkup: string, url: string): string => `${lingkup} ${url}`

/** `t=<seconds>,v1=<hex>`, a v1 for each secret in use: HMAC-SHA256 of the time, a dot and the body. */
export function tandai(rahasia: readonly string[], detik: number, badan: string): string {
  const v1 = rahasia.map(
    (satu) => `v1=${createHmac('sha256', satu).update(`${detik}.${badan}`).digest('hex')}`,
  )
  return [`t=${detik}`, ...v1].join(',')
}
