import type { Plugin } from 'graphql-yoga'
import { galatKode } from '../galat.ts'

/**
 * Text with U+0000 is refused before anything runs: PostgreSQL cannot hold it, and its error would
 * end the transaction of all fields. Literals are checked by `tanpa-nomor-literal.ts`.
 */
export function useTanpaNul(): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      for (const [nama, nilai] of Object.entries(args.variableValues ?? {})) {
        if (!memuatNul(nilai)) continue
        setResultAndStopExecution({
          errors: [galatKode('MASUKAN_TIDAK_SAH', { tempat: `$${nama}` })],
        })
        return
      }
    },
  }
}

/** Walks without recursion: nesting of any depth is only a longer list. */
export function memuatNul(akar: unknown): boolean {
  const antrean = [akar]
  for (const nilai of antrean) {
    if (typeof nilai === 'string' && nilai.includes('\0')) return true
    if (typeof nilai !== 'object' || nilai === null) continue
    for (const isi of Object.values(nilai)) antrean.push(isi)
  }
  return false
}
