import type { Operasi } from '@harapan/testing'
import type { NamaPelaku } from './pelaku-banding.ts'
import type { Mentah } from './tanya-mentah.ts'

const SEKITAR = 500

/** Why the two answers may not stand side by side, or nothing when they are the same and sound. */
export function selisih(kompilasi: Mentah, rujukan: Mentah): string | undefined {
  if (kompilasi.status !== rujukan.status) return 'status berbeda'
  if (kompilasi.teks !== rujukan.teks) return 'jawaban berbeda'
  if (kompilasi.teks.includes('GALAT_INTERNAL')) return 'GALAT_INTERNAL'
  return undefined
}

/** Everything needed to understand one failure and to have it again. */
export function laporan(
  sebab: string,
  { dokumen, variabel }: Operasi,
  oleh: NamaPelaku,
  [kompilasi, rujukan]: readonly [Mentah, Mentah],
): string {
  const beda = letakBeda(kompilasi.teks, rujukan.teks)
  return [
    sebab,
    `dokumen   ${dokumen}`,
    `variabel  ${JSON.stringify(variabel)}`,
    `oleh      ${oleh}`,
    `kompilasi ${kompilasi.status} ${kompilasi.jalur ?? ''} ${potong(kompilasi.teks, beda)}`,
    `rujukan   ${rujukan.status} ${rujukan.jalur ?? ''} ${potong(rujukan.teks, beda)}`,
  ].join('\n')
}

function letakBeda(a: string, b: string): number {
  let letak = 0
  while (letak < a.length && a[letak] === b[letak]) letak++
  return letak
}

/** The text around its first difference. */
function potong(teks: string, letak: number): string {
  const awal = Math.max(0, letak - SEKITAR)
  return `${awal > 0 ? '…' : ''}${teks.slice(awal, letak + SEKITAR)}${letak + SEKITAR < teks.length ? '…' : ''}`
}
