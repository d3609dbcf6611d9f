import pg from 'pg'
import type { Bahan } from './kueri.ts'

/** Reads the areas and numbers the variable sets are made of. */
export async function bacaBahan(url: string): Promise<Bahan> {
  const klien = new pg.Client({ connectionString: url })
  await klien.connect()
  try {
    const kode = async (syarat: string) => {
      const { rows } = await klien.query<{ kode: string }>(
        `select kode from wilayah where berlaku_sampai is null and ${syarat} order by kode`,
      )
      return rows.map((baris) => baris.kode)
    }
    return {
      kecamatan: await kode(`tingkat = 'KECAMATAN' and kode like '16.02.%'`),
      kabupaten: await kode(`tingkat = 'KABUPATEN'`),
      keluarga: 37_083,
      tahun: new Date().getFullYear(),
    }
  } finally {
    await klien.end()
  }
}
