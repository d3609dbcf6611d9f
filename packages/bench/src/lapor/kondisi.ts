import { readFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import pg from 'pg'
import { ADA_WRK } from '../beban/beban.ts'
import type { Opsi } from '../opsi.ts'

/** Under what conditions a run was made; nothing that names the machine. */
export type Kondisi = {
  tanggal: string
  ukuran: string
  keluarga: number
  orang: number
  putaran: number
  koneksi: number
  inti: number
  memoriGb: number
  node: string
  postgres: string
  sharedBuffers: string
  postgraphile: string
  beban: string
}

export async function kondisi(opsi: Opsi, url: string): Promise<Kondisi> {
  const klien = new pg.Client({ connectionString: url })
  await klien.connect()
  const { rows } = await klien.query<Record<string, string>>(
    `select (select count(*) from kpm) as keluarga, (select count(*) from individu) as orang,
      current_setting('server_version') as versi, current_setting('shared_buffers') as memori`,
  )
  await klien.end()
  const isi = rows[0] ?? {}
  return {
    tanggal: new Date().toISOString().slice(0, 10),
    ukuran: opsi.ukuran,
    keluarga: Number(isi['keluarga']),
    orang: Number(isi['orang']),
    putaran: opsi.putaran,
    koneksi: opsi.koneksi,
    inti: availableParallelism(),
    memoriGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    // Without the packager's addition in brackets.
    postgres: String(isi['versi']).split(' ')[0] ?? '',
    sharedBuffers: String(isi['memori']),
    postgraphile: versiPostgraphile(),
    beban: ADA_WRK ? 'wrk -t1' : 'autocannon',
  }
}

function versiPostgraphile(): string {
  const paket = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(paket) as { dependencies: Record<string, string> }).dependencies[
    'postgraphile'
  ] as string
}
