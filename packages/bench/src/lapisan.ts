import { parse } from 'graphql'
import pg from 'pg'
import { compiler } from '../../pothos-sql/src/index.ts'
import { lingkupPelaku } from '../../server/src/akses/pelaku.ts'
import { pernyataanCatat } from '../../server/src/audit/catat.ts'
import { nilaiBingkai, SQL_BINGKAI } from '../../server/src/db/lingkup.ts'
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
// frame, then under row-level security, then with the audit row whose commit waits for the disk.
// `node src/lapisan.ts --ukuran 37k --kueri Q2,Q3,Q6a` adds the table to the last run of that size.
type Kiriman = { name?: string; text: string; values: readonly unknown[] }

const LAPISAN = ['statement', 'frame', 'row security', 'audit row'] as const
const ULANG = 60

const opsi = bacaOpsi()
const url = await siapkanBasisData(opsi.url, opsi.ukuran, () => undefined)
const bahan = await bacaBahan(url)
const klien = new pg.Client({ connectionString: url, pipeline: true } as pg.ClientConfig)
await klien.connect()
await klien.query('set jit = off')
const { prepare } = compiler(schema, PEMBACAAN as never, varianPelaku as never, {
  firstAsked: 'inside',
})

const hasil: Record<string, number[]> = {}
for (const kueri of opsi.kueri) hasil[kueri.nama] = await ukurLapisan(kueri)
await klien.end()

const simpanan = bacaHasil().find(({ kondisi }) => kondisi.ukuran === opsi.ukuran)
process.stdout.write(`${JSON.stringify({ LAPISAN, hasil })}\n`)
if (simpanan && opsi.tulis) {
  simpanHasil(opsi.ukuran, { ...simpanan, lapisan: { nama: LAPISAN, mikrodetik: hasil } })
  tulisKinerja(bacaHasil())
}

/** Median microseconds of each layer, the layers taking turns. */
async function ukurLapisan(kueri: Kueri): Promise<number[]> {
  const pelaku = PELAKU[kueri.oleh]
  const konteks = { ...perkakasBench(), pelaku, hariIni: '2026-11-25', permintaanId: 'bench' }
  const [variabel = {}] = kueri.variabel(bahan)
  const siap = prepare(parse(dokumen(kueri, 'harapan')), undefined, variabel, konteks)
  if ('reason' in siap) throw new Error(`${kueri.nama}: ${siap.reason}`)
  const { name, text, values, effects } = siap.statement
  const lingkup = { ...lingkupPelaku(pelaku), padan: effects.flat() as string[] }
  const bingkai = nilaiBingkai(lingkup)
  const baca: Kiriman = { name, text, values }
  const dalam = (peran: string): Kiriman[] => [
    { text: 'begin', values: [] },
    { name: 'bingkai', text: SQL_BINGKAI, values: [peran, ...bingkai.slice(1)] },
    baca,
  ]
  const catat = pernyataanCatat({
    ...{ permintaan: 'bench', pelaku, operasi: kueri.nama, sidikDokumen: '', sidikVariabel: '' },
    ...{ kelas: [], ditolak: 0, hasil: 'BERHASIL' },
  })
  const simpan: Kiriman = { text: 'commit', values: [] }
  const lapisan: Kiriman[][] = [
    [{ ...baca, name: `${name}.b` }],
    [
      ...dalam('postgres').map((satu) => (satu === baca ? { ...baca, name: `${name}.s` } : satu)),
      simpan,
    ],
    [...dalam(lingkup.peran), simpan],
    [...dalam(lingkup.peran), catat as Kiriman, simpan],
  ]
  const catatan = lapisan.map((): number[] => [])
  await klien.query(SQL_BINGKAI.replaceAll('true)', 'false)'), ['none', ...bingkai.slice(1)])
  for (let ke = 0; ke < ULANG; ke += 1) {
    for (const [urutan, kiriman] of lapisan.entries()) {
      const awal = process.hrtime.bigint()
      await Promise.all(kiriman.map((satu) => klien.query({ ...satu, values: [...satu.values] })))
      if (ke >= ULANG / 3) catatan[urutan]?.push(Number(process.hrtime.bigint() - awal) / 1_000)
    }
  }
  return catatan.map((angka) => Math.round(median(angka)))
}
