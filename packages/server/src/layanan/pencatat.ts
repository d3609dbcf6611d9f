import { samarkanTeks } from '@harapan/kode'
import pino, { type Logger } from 'pino'

/** The log, one JSON line an event on stderr; every line is scrubbed of identity numbers. */
export function buatPencatat(
  tulis: (baris: string) => void = (baris) => process.stderr.write(baris),
): Logger {
  return pino(
    {
      level: process.env['HARAPAN_LOG'] ?? 'warn',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    { write: (baris) => tulis(samarkanTeks(baris)) },
  )
}
