import { NullInNonNull } from '../plan/complete.ts'
import type { ComputedData, Filled, PageData } from '../plan/node.ts'
import { BROKEN, MARK, untraced } from './marker.ts'

/** Writes what SQL left to JavaScript into the text that SQL wrote. */
export function assemble(row: string | null, filled: readonly Filled[]): string | undefined {
  if (row === null || row.includes(BROKEN)) return undefined
  const text = untraced(row)
  if (!text.includes(MARK)) return text
  const pieces = text.split(MARK)
  try {
    for (let i = 1; i < pieces.length; i += 2) pieces[i] = written(pieces[i] ?? '', filled)
  } catch (error) {
    if (error instanceof NullInNonNull) return undefined
    throw error
  }
  return pieces.join('')
}

function written(piece: string, filled: readonly Filled[]): string {
  const colon = piece.indexOf(':')
  const data = filled[Number(piece.slice(0, colon))]?.data as ComputedData | PageData
  const json = piece.slice(colon + 1)
  return 'seal' in data ? `"${data.seal(json)}"` : data.write(json)
}
