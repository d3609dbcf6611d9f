import { join } from 'node:path'
import { bukaBasisData } from '../db/basis-data.ts'
import { kunciDirektori } from '../db/kunci-direktori.ts'
import { terapkanMigrasi } from '../db/migrasi.ts'
import { bacaLingkungan } from '../lingkungan.ts'

/** `harapan migrasi`: brings the database to the newest migration and prints what was applied. */
export async function perintahMigrasi(): Promise<number> {
  const { databaseUrlPemilik, direktori } = bacaLingkungan()
  const kunci = databaseUrlPemilik ? undefined : kunciDirektori(direktori)
  const basisData = await bukaBasisData(
    databaseUrlPemilik ? { url: databaseUrlPemilik } : { direktori: join(direktori, 'basis-data') },
    { koneksi: 1 },
  )
  try {
    const diterapkan = await terapkanMigrasi(basisData.kolam)
    process.stdout.write(
      diterapkan.length === 0 ? 'Sudah mutakhir. / Up to date.\n' : `${diterapkan.join('\n')}\n`,
    )
    return 0
  } finally {
    await basisData.tutup()
    kunci?.lepas()
  }
}
