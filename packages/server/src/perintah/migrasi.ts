import { terapkanMigrasi } from '../db/migrasi.ts'
import { bacaLingkungan } from '../lingkungan.ts'
import { denganBasisData } from './dengan-basis-data.ts'

/** `harapan migrasi`: brings the database to the newest migration and prints what was applied. */
export async function perintahMigrasi(): Promise<number> {
  const diterapkan = await denganBasisData(bacaLingkungan(), 'databaseUrlPemilik', terapkanMigrasi)
  process.stdout.write(
    diterapkan.length === 0 ? 'Sudah mutakhir. / Up to date.\n' : `${diterapkan.join('\n')}\n`,
  )
  return 0
}
