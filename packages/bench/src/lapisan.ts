import { parse } from 'graphql'
import pg from 'pg'
import { compiler } from '../../pothos-sql/src/index.ts'
import { lingkupPelaku } from '../../server/src/akses/pelaku.ts'
import { pernyataanCatat } from '../../server/src/audit/catat.ts'
import { bingkaiPermintaan, nilaiBingkai, SQL_BINGKAI } from '../../server/src/db/lingkup.ts'
import { varianPelaku } from '../../server/src/layanan/varian-pelaku.ts'
import { PEMBACAAN } from '../../server/src/pembacaan.ts'
import { schema } from '../../server/src/schema.ts'
import { bacaBahan } from './kueri/bahan.ts'
import { dokumen, type Kueri } from './kueri/kueri.ts'
import { perkakasBench } from './kunci.ts'
import { bacaHasil, simpanHasil } from './lapor/hasil.ts'
import { tulisKinerja } from './lapor/kinerja.ts'
import { siapkanBasisData } from './muat/muat.ts'
import { bacaOpsi } from './opsi.ts'
import { PELAKU } from './pelaku.ts'
import { median } from './ukur/median.ts'

// What each layer of the guard costs, one connection, the statement of A alone: bare, then inside its
// frame, then under row-level security, then with the audit row whose commit waits for the disk; and,
// beside them, an insert of one number that waits for it too.
// `node src/lapisan.ts --ukuran 37k --kueri Q2,Q3,Q6a` adds the table to the last run of that size.
type Kiriman = { name?: string; text: string; values: readonly unknown[] }

const LAPISAN = ['statement', 'frame', 'row security', 'audit row', 'a bare insert alone'] as const
const ULANG = 150
const BATAS_MS = 10_000

const opsi = bacaOpsi()
const url = await siapkanBasisData(opsi.url, opsi.ukuran, () => undefined)
const bahan = await bacaBahan(url)
const klien = new pg.Client({ connectionString: url, pipeline: true } as pg.ClientConfig)
await klien.connect()
await klien.query('set jit = off')
await klien.query('drop table if exists bench_sisip; create table bench_sisip (n int)')
const { prepare } = compiler(schema, PEMBACAAN as never, varianPelaku as never, {
  firstAsked: 'inside',
})

const hasil: Record<string, number[]> = {}
for (const kueri of opsi.kueri) hasil[kueri.nama] = await ukurLapisan(kueri)
await klien.query('drop table bench_sisip')
await klien.end()

const simpanan = bacaHasil().find(({ kondisi }) => kondisi.ukuran === opsi.ukuran)
process.stdout.write(`${JSON.stringify({ LAPISAN, hasil })}\n`)
if (simpanan && opsi.tulis) {
  const tanggal = new Date().toISOString().slice(0, 10)
  simpanHasil(opsi.ukuran, { ...simpanan, lapisan: { tanggal, nama: LAPISAN, mikrodetik: hasil } })
  tulisKinerja(bacaHasil())
}

/** Median microseconds of each layer, the layers taking turns. */
async function ukurLapisan(kueri: Kueri): Promise<number[]> {
  const pelaku = PELAKU[kueri.oleh]
  const konteks = {
    ...perkakasBench(),
    ...{ pelaku, hariIni: '2026-11-25', permintaanId: 'bench', subjek: new Set<string>() },
  }
  const [variabel = {}] = kueri.variabel(bahan)
  const siap = prepare(parse(dokumen(kueri, 'harapan')), undefined, variabel, konteks)
  if ('reason' in siap) throw new Error(`${kueri.nama}: ${siap.reason}`)
  const { name, text, values, effects } = siap.statement
  const lingkup = { ...lingkupPelaku(pelaku), padan: effects.flat() as string[] }
  const bingkai = bingkaiPermintaan(lingkup, BATAS_MS)
  const baca: Kiriman = { name, text, values }
  const mulai: Kiriman = { text: 'begin', values: [] }
  const simpan: Kiriman = { text: 'commit', values: [] }
  const tanpaPeran = { ...bingkai, values: ['postgres', ...bingkai.values.slice(1)] }
  const sidik = 'x'.repeat(43)
  const catat = pernyataanCatat(
    {
      ...{ permintaan: 'bench', pelaku, operasi: kueri.nama, sidikDokumen: sidik },
      ...{ sidikVariabel: sidik, kelas: ['pribadi'], ditolak: 0, hasil: 'BERHASIL' },
    },
    { padan: lingkup.padan.length > 0 },
  )
  const lapisan: Kiriman[][] = [
    [{ ...baca, name: `${name}.b` }],
    [mulai, tanpaPeran, { ...baca, name: `${name}.s` }, simpan],
    [mulai, bingkai, baca, simpan],
    [mulai, bingkai, baca, catat as Kiriman, simpan],
    [mulai, { name: 'sisip', text: 'insert into bench_sisip values (1)', values: [] }, simpan],
  ]
  const catatan = lapisan.map((): number[] => [])
  const sesi = nilaiBingkai(lingkup)
  await klien.query(SQL_BINGKAI.replaceAll('true)', 'false)'), ['none', ...sesi.slice(1)])
  for (let ke = 0; ke < ULANG; ke += 1) {
    for (const [urutan, kiriman] of lapisan.entries()) {
      const awal = process.hrtime.bigint()
      await Promise.all(kiriman.map((satu) => klien.query({ ...satu, values: [...satu.values] })))
      if (ke >= ULANG / 3) catatan[urutan]?.push(Number(process.hrtime.bigint() - awal) / 1_000)
    }
  }
  return catatan.map((angka) => Math.round(median(angka)))
}
