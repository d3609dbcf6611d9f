import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { bukaBasisData } from '../../../server/src/db/basis-data.ts'
import { terapkanMigrasi } from '../../../server/src/db/migrasi.ts'
import { sebagaiPemilik } from '../../../server/src/db/transaksi.ts'
import { muat } from '../../../server/src/muat/muat.ts'
import { muatPerjanjian } from '../../../server/src/muat/muat-perjanjian.ts'
import { terbitkanRekap } from '../../../server/src/rekap/terbitkan.ts'
import { perkakasBench } from '../kunci.ts'
import { individuContoh, NIK_CONTOH, nikContoh } from '../nik.ts'

/** How many families live outside Ogan Komering Ilir; in it there are always 37,083. */
export const UKURAN = { '37k': 0, '1M': 962_917 } as const

export type Ukuran = keyof typeof UKURAN

type Lapor = (teks: string) => void

/** The bench database of that size: the loaded one if it is of this version, else made anew. */
export async function siapkanBasisData(url: string, ukuran: Ukuran, lapor: Lapor): Promise<string> {
  const nama = `harapan_bench_${ukuran.toLowerCase()}`
  const milik = new URL(url)
  milik.pathname = `/${nama}`
  const versi = versiMuatan()
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    const { rows } = await admin.query<{ versi: string }>(
      `select shobj_description(oid, 'pg_database') as versi from pg_database where datname = $1`,
      [nama],
    )
    if (rows[0]?.versi !== versi) {
      await admin.query(`drop database if exists ${nama} with (force)`)
      await admin.query(`create database ${nama}`)
      await isi(milik.href, ukuran, lapor)
      // Last, so that a load that was broken off is not taken for a whole one.
      await admin.query(`comment on database ${nama} is '${versi}'`)
    }
  } finally {
    await admin.end()
  }
  await pasangPembantu(milik.href)
  return milik.href
}

async function isi(url: string, ukuran: Ukuran, lapor: Lapor): Promise<void> {
  const { kunci, pelindung } = perkakasBench()
  const basisData = await bukaBasisData({ url }, { koneksi: 1 })
  try {
    await terapkanMigrasi(basisData.kolam)
    await muat({ kolam: basisData.kolam, kunci, demo: 'tidak', hariIni: hariIni() })
    // Under which the partner agency asks.
    await sebagaiPemilik(basisData.kolam, muatPerjanjian)
  } finally {
    await basisData.tutup()
  }
  const klien = new pg.Client({ connectionString: url })
  await klien.connect()
  try {
    await klien.query('create temp table nik_contoh (individu_id bigint primary key, hash bytea)')
    const urutan = Array.from({ length: NIK_CONTOH }, (_, i) => i)
    await klien.query('insert into nik_contoh select * from unnest($1::bigint[], $2::bytea[])', [
      urutan.map(individuContoh),
      urutan.map((i) => Buffer.from(pelindung.hash('nik', nikContoh(i)))),
    ])
    for (const bagian of naskah('isi.sql').split('-- >> ')) {
      const mulai = performance.now()
      if (bagian.startsWith('statistik')) await terbitkan(klien)
      // `vacuum` must be alone; every other part is one implicit transaction.
      await klien.query(bagian.replace(/^\w+\n/, '').replaceAll('{lain}', String(UKURAN[ukuran])))
      lapor(
        `muat ${bagian.split('\n')[0]?.slice(0, 12)} ${Math.round(performance.now() - mulai)} ms`,
      )
    }
  } finally {
    await klien.end()
  }
}

async function terbitkan(klien: pg.Client): Promise<void> {
  await klien.query('begin')
  await terbitkanRekap(klien, hariIni())
  await klien.query('commit')
}

/** What only PostGraphile needs: views and functions in a schema of their own, made anew each time. */
async function pasangPembantu(url: string): Promise<void> {
  const klien = new pg.Client({ connectionString: url })
  await klien.connect()
  await klien.query(naskah('pembantu.sql'))
  // What earlier runs left in the log of A's reads.
  await klien.query('truncate audit_akses')
  await klien.end()
}

function versiMuatan(): string {
  const akar = fileURLToPath(new URL('../../../', import.meta.url))
  const jejak = createHash('sha256').update(naskah('isi.sql'))
  for (const berkas of globSync('server/migrations/**/*.sql', { cwd: akar }).sort())
    jejak.update(readFileSync(akar + berkas))
  return jejak.digest('hex').slice(0, 16)
}

const naskah = (nama: string) => readFileSync(new URL(nama, import.meta.url), 'utf8')

const hariIni = () => new Date().toISOString().slice(0, 10)
