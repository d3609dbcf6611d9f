/** A PostgreSQL array literal: cheaper than the driver's, which inspects the type of every value. */
export function larik(nilai: readonly unknown[]): string {
  return `{${nilai.map(unsur).join(',')}}`
}

function unsur(nilai: unknown): string {
  if (nilai === null || nilai === undefined) return 'null'
  if (typeof nilai === 'number' || typeof nilai === 'bigint' || typeof nilai === 'boolean') {
    return String(nilai)
  }
  if (nilai instanceof Uint8Array) return `"\\\\x${Buffer.from(nilai).toString('hex')}"`
  const teks = Array.isArray(nilai) ? larik(nilai) : String(nilai)
  if (!PERLU_LOLOS.test(teks)) return `"${teks}"`
  return `"${teks.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

const PERLU_LOLOS = /["\\]/

/** An array of `bytea`, given as hexadecimal text. */
export function larikBita(heks: readonly string[]): string {
  return `{${heks.map((satu) => `"\\\\x${satu}"`).join(',')}}`
}
