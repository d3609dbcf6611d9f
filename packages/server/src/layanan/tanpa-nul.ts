import type { Plugin } from 'graphql-yoga'
import { galatKode } from '../galat.ts'

/**
 * Text that PostgreSQL cannot hold is refused before anything runs: U+0000, and half a surrogate pair,
 * which is no character. Their errors would end the transaction of all fields. Literals are checked
 * by `tanpa-nomor-literal.ts`.
 */
export function useTanpaNul(): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      for (const [nama, nilai] of Object.entries(args.variableValues ?? {})) {
        if (!memuatBukanTeks(nilai)) continue
        setResultAndStopExecution({
          errors: [galatKode('MASUKAN_TIDAK_SAH', { tempat: `$${nama}` })],
        })
        return
      }
    },
  }
}

/** Walks without recursion: nesting of any depth is only a longer list. */
export function memuatBukanTeks(akar: unknown): boolean {
  const antrean = [akar]
  for (const nilai of antrean) {
    if (typeof nilai === 'string' && bukanTeks(nilai)) return true
    if (typeof nilai !== 'object' || nilai === null) continue
    for (const isi of Object.values(nilai)) antrean.push(isi)
  }
  return false
}

export const bukanTeks = (teks: string): boolean => teks.includes('\0') || !teks.isWellFormed()
