import type { Mode } from '../batas/batas.rules.ts'

const TUTUP = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** GraphiQL is one page with its scripts in it, and its editor starts workers from blobs. */
const GRAPHIQL = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob: data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

// A year, and only this host: what else stands under the agency's domain is not ours to bind.
const HSTS = { 'strict-transport-security': 'max-age=31536000' }

const BERSAMA = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  // An answer depends on all of these, whatever a cache in between believes.
  vary: 'Authorization, X-Harapan-Tujuan, Origin, Accept, Accept-Encoding',
}

/** What every answer carries for browsers and caches, whichever door gives it. */
export function kepalaAman(mode: Mode, jenis = ''): Record<string, string> {
  return {
    ...BERSAMA,
    'content-security-policy': jenis.startsWith('text/html') ? GRAPHIQL : TUTUP,
    ...(mode === 'produksi' && HSTS),
  }
}
