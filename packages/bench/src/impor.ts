import { execFileSync, spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { bukaBasisData } from '../../server/src/db/basis-data.ts'
import { terapkanMigrasi } from '../../server/src/db/migrasi.ts'
import { dalamTransaksiNasional } from '../../server/src/db/transaksi.ts'
import { tulisMassal } from '../../server/src/db/tulis-massal.ts'
import { muat } from '../../server/src/muat/muat.ts'
import { lingkunganBench, perkakasBench } from './kunci.ts'
import { bacaHasil } from './lapor/hasil.ts'
import { tulisKinerja } from './lapor/kinerja.ts'
import { simpanImpor, type UkuranLintasan } from './lapor/kinerja-impor.ts'

/**
 * `node packages/bench/src/impor.ts [--baris 1000000] [--url ...] [--lintasan 3] [--tulis]`: a JKN list of that many rows with planted
 * mistakes, imported as new, sent again with a newer date, and again unchanged; beside a bare COPY of the
 * same bytes. Prints rows a second, processor seconds of both sides, and resident memory; `--lintasan 1`
 * stops after the first, `--tulis` writes them to docs/kinerja.md.
 */
const { values } = parseArgs({
  options: {
    baris: { type: 'string', default: '1000000' },
    url: { type: 'string', default: 'postgres://postgres@127.0.0.1:5432/postgres' },
    lintasan: { type: 'string', default: '3' },
    tulis: { type: 'boolean', default: false },
  },
})
const BARIS = Number(values.baris)
/** One row in so many is broken: its NIK is a digit short. */
const CACAT = 250
const HARAPAN = new URL('../../server/src/perintah/harapan.ts', import.meta.url).pathname
const { kunci, pelindung } = perkakasBench()
const dua = (angka: number) => String(angka).padStart(2, '0')

/** A well-formed NIK of the province 99, which does not exist: 28 days, 12 months, 100 years, 30 kecamatan. */
function nik(urutan: number): string {
  const [hari, bulan] = [1 + (urutan % 28), 1 + (Math.floor(urutan / 28) % 12)]
  const [tahun, kecamatan] = [
    Math.floor(urutan / 336) % 100,
    10 + (Math.floor(urutan / 33_600) % 90),
  ]
  return `9901${kecamatan}${dua(hari)}${dua(bulan)}${dua(tahun)}${String(1 + Math.floor(urutan / 3_024_000)).padStart(4, '0')}`
}

const url = new URL(values.url)
const nama = `harapan_bench_impor_${process.pid}`
const direktori = mkdtempSync(join(tmpdir(), 'harapan-impor-'))
const admin = new pg.Client({ connectionString: values.url })
await admin.connect()
await admin.query(`create database ${nama}`)
url.pathname = `/${nama}`
try {
  await siapkan()
  const baru = await tulisBerkas('baru.csv', '01/11/2026')
  const copyPerDetik = await ukurCopy(baru)
  const semua: [nama: string, berkas: () => Promise<string>][] = [
    ['baru / new', async () => baru],
    ['diubah / changed', () => tulisBerkas('lagi.csv', '02/11/2026')],
    ['sama / same', () => tulisBerkas('sama.csv', '02/11/2026', 'x')],
  ]
  const lintasan: UkuranLintasan[] = []
  for (const [apa, berkas] of semua.slice(0, Number(values.lintasan)))
    lintasan.push(await ukurImpor(apa, await berkas()))
  if (values.tulis) {
    const { rows } = await admin.query<{ isi: string }>(
      "select current_setting('shared_buffers') as isi",
    )
    simpanImpor({
      ...{ tanggal: new Date().toISOString().slice(0, 10), baris: BARIS, copyPerDetik, lintasan },
      ...{ sharedBuffers: rows[0]?.isi ?? '', antrean: loadavg()[1] ?? 0 },
      inti: availableParallelism(),
    })
    tulisKinerja(bacaHasil())
  }
} finally {
  await admin.query(`drop database if exists ${nama} with (force)`)
  await admin.end()
  rmSync(direktori, { recursive: true, force: true })
}

async function siapkan(): Promise<void> {
  const basisData = await bukaBasisData({ url: url.href }, { koneksi: 1 })
  await terapkanMigrasi(basisData.kolam)
  await muat({ kolam: basisData.kolam, kunci, demo: 'tidak', hariIni: '2026-11-22' })
  for (let awal = 0; awal < BARIS; awal += 20_000) {
    const orang = Array.from({ length: Math.min(20_000, BARIS - awal) }, (_, ke) => awal + ke)
    await dalamTransaksiNasional(basisData.kolam, (klien) =>
      tulisMassal(
        klien,
        'individu',
        orang.map((urutan) => ({ urutan, nomor: pelindung.lindungi('nik', nik(urutan)) })),
        [
          ['nik_hash', 'bytea', (b) => b.nomor.hash],
          ['nik_sandi', 'bytea', (b) => b.nomor.sandi],
          ['nik_samaran', 'text', (b) => b.nomor.samaran],
          ['nama', 'text', (b) => `Orang ${b.urutan}`],
          ['tanggal_lahir', 'date', () => '1980-01-01'],
          ['jenis_kelamin', 'jenis_kelamin', () => 'PEREMPUAN'],
          ['punya_ktp_el', 'boolean', () => true],
          ['desa_kode', 'bigint', (b) => 1_602_052_001 + (b.urutan % 9)],
          ['sintetis', 'boolean', () => true],
        ],
      ),
    )
  }
  await basisData.tutup()
  await admin.query('select pg_stat_reset()')
  const milik = new pg.Client({ connectionString: url.href })
  await milik.connect()
  await milik.query('vacuum analyze')
  await milik.end()
}

async function tulisBerkas(berkas: string, tanggal: string, akhiran = ''): Promise<string> {
  const jalur = join(direktori, berkas)
  const keluar = createWriteStream(jalur)
  keluar.write(`NIK,No Kartu,Segmen,Kelas,TMT,TAT,Alasan Nonaktif,Tgl Update,Catatan${akhiran}\n`)
  for (let urutan = 0; urutan < BARIS; urutan++) {
    // In an order that is not the order of the table.
    const orang = (urutan * 7_919) % BARIS
    const nomor = urutan % CACAT === 0 ? nik(orang).slice(1) : nik(orang)
    const baris = `${nomor},${String(orang).padStart(13, '0')},PBI APBN,3,01/01/2020,,,${tanggal},baris ${urutan}\n`
    if (!keluar.write(baris)) await new Promise<void>((lanjut) => keluar.once('drain', lanjut))
  }
  await new Promise<void>((lanjut) => keluar.end(lanjut))
  return jalur
}

/** The same bytes into a table of text, as fast as PostgreSQL takes them. */
async function ukurCopy(jalur: string): Promise<number> {
  const kolom = Array.from({ length: 9 }, (_, ke) => `k${ke} text`).join(', ')
  const milik = new pg.Client({ connectionString: url.href })
  await milik.connect()
  await milik.query(`create table mentah (${kolom})`)
  const mulai = performance.now()
  execFileSync('psql', [url.href, '-qc', `\\copy mentah from '${jalur}' with (format csv, header)`])
  const { barisPerDetik } = lapor('COPY', mulai, 0, 0)
  await milik.query('drop table mentah')
  await milik.end()
  return barisPerDetik
}

/** The command itself, as an officer runs it, in a process of its own. */
async function ukurImpor(apa: string, jalur: string): Promise<UkuranLintasan> {
  const mulai = performance.now()
  const anak = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', HARAPAN, 'impor', 'jkn', jalur],
    {
      env: { ...process.env, ...lingkunganBench(), DATABASE_URL: url.href },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  let keluaran = ''
  anak.stdout.on('data', (isi) => {
    keluaran += isi
  })
  const cpu = new Map<number, number>()
  let rss = 0
  const catat = async () => {
    const { rows } = await admin.query<{ pid: number }>(
      'select pid from pg_stat_activity where datname = $1',
      [nama],
    )
    for (const { pid } of rows) cpu.set(pid, detikCpu(pid) ?? cpu.get(pid) ?? 0)
    const milik = anak.pid ?? 0
    cpu.set(milik, detikCpu(milik) ?? cpu.get(milik) ?? 0)
    const [, kb] = /VmHWM:\s+(\d+)/.exec(bacaProses(milik, 'status') ?? '') ?? []
    rss = Math.max(rss, Number(kb ?? 0) * 1024)
  }
  const jam = setInterval(() => void catat().catch(() => undefined), 100)
  await new Promise((selesai) => anak.once('close', selesai))
  clearInterval(jam)
  const node = cpu.get(anak.pid ?? 0) ?? 0
  const postgres = [...cpu.values()].reduce((satu, lain) => satu + lain, 0) - node
  const hasil = lapor(apa, mulai, node, postgres, rss)
  process.stdout.write(`  ${keluaran.split('\n').slice(3, 8).join('; ').replaceAll(/ +/g, ' ')}\n`)
  return hasil
}

function bacaProses(pid: number, berkas: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${berkas}`, 'utf8')
  } catch {
    return undefined
  }
}

/** Processor seconds of a process on this machine. */
function detikCpu(pid: number): number | undefined {
  const bagian = bacaProses(pid, 'stat')?.split(') ')[1]?.split(' ')
  return bagian && (Number(bagian[11]) + Number(bagian[12])) / 100
}

function lapor(
  nama: string,
  mulai: number,
  cpuNode: number,
  cpuPostgres: number,
  rss = 0,
): UkuranLintasan {
  const detik = (performance.now() - mulai) / 1000
  const perJuta = (cpu: number) => Math.round((cpu / BARIS) * 1e7) / 10
  const hasil = {
    ...{ nama, barisPerDetik: Math.round(BARIS / detik), rssMb: Math.round(rss / 1048576) },
    ...{ node: perJuta(cpuNode), postgres: perJuta(cpuPostgres) },
  }
  process.stdout.write(
    `${nama}: ${hasil.barisPerDetik} baris/s, ${detik.toFixed(1)} s; CPU per juta / per million: Node ${hasil.node} s, PostgreSQL ${hasil.postgres} s; RSS ${hasil.rssMb} MB\n`,
  )
  return hasil
}
