import pg from 'pg'
import type { Sisi } from '../sisi/sisi.ts'
import { tanya } from '../ukur/tanya.ts'
import type { Kueri, Variabel } from './kueri.ts'

type Sambungan = { kpm: { edges: { cursor: string }[] } }

/** Gives each variable set the cursor of its depth, in the server's own form, read from the end. */
export async function denganKursor(
  sisi: Sisi,
  kueri: Kueri,
  himpunan: readonly Variabel[],
  url: string,
): Promise<Variabel[]> {
  const { dariAkhir } = kueri
  if (!dariAkhir) return [...himpunan]
  const terdalam = Math.max(...himpunan.map((_, i) => dariAkhir(i)))
  const kursor =
    sisi.huruf === 'C' ? await dariTabel(url, terdalam) : await dariServer(sisi, kueri, terdalam)
  return himpunan.map((satu, i) => ({ ...satu, after: kursor[dariAkhir(i) - 1] }))
}

async function dariServer(sisi: Sisi, kueri: Kueri, banyak: number): Promise<string[]> {
  const kursor: string[] = []
  const sama = { kode: '16.02', status: ['AKTIF'], last: 200 }
  while (kursor.length < banyak) {
    const before = kursor.at(-1)
    const data = await tanya(sisi, kueri, before ? { ...sama, before } : sama)
    const { kpm } = ((data as { kabupaten?: Sambungan }).kabupaten ?? data) as Sambungan
    kursor.push(...kpm.edges.map(({ cursor }) => cursor).reverse())
  }
  return kursor
}

/** C's page goes forward only; its cursor is the sort key. */
async function dariTabel(url: string, banyak: number): Promise<string[]> {
  const klien = new pg.Client({ connectionString: url })
  await klien.connect()
  const { rows } = await klien.query<{ desa_kode: string; id: string }>(
    `select desa_kode, id from kpm where desa_kode between 1602000000 and 1602999999
      and program = 'PKH' and status = 'AKTIF' order by desa_kode desc, id desc limit $1`,
    [banyak],
  )
  await klien.end()
  return rows.map(({ desa_kode, id }) => Buffer.from(`${desa_kode},${id}`).toString('base64'))
}
