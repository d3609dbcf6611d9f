import type pg from 'pg'
import { larik } from '../db/larik.ts'
import { awal, awalanInduk } from './kode-induk.rules.ts'
import { pindahkanTerbit } from './pindahkan-terbit.ts'
import type { Langkah } from './rencana.rules.ts'
import { tabelDengan } from './tabel-berkode.ts'

/** An area that ends and the one where its rows go. */
export type Pasangan = { lama: string; baru: string }

export const berpindah = (langkah: readonly Langkah[]): Pasangan[] =>
  langkah.flatMap(({ pindah, lama, baru }) => (pindah && lama && baru ? [{ lama, baru }] : []))

/**
 * Moves every row of some areas, in the caller's transaction and as the owner: what hangs on a family or a
 * person goes with it, roll-ups follow the spells, and the feed says of each that it moved.
 *
 * @returns whom it moved, as `i12,k4`
 */
export async function pindahkanData(
  klien: pg.ClientBase,
  langkah: readonly Langkah[],
  tanggal: string,
): Promise<string> {
  const pasangan = berpindah(langkah)
  if (pasangan.length === 0) return ''
  const nilai = [
    larik(pasangan.map(({ lama }) => awal(lama))),
    larik(pasangan.map(({ baru }) => awal(baru))),
  ]
  await klien.query("select set_config('h.pindah', $1, true)", [
    larik(await terlihat(klien, pasangan)),
  ])
  const subjek = await klien.query<{ subjek: string }>(SQL_SUBJEK, [nilai[0]])
  for (const [tabel, kolom] of tabelDengan('PINDAH'))
    await klien.query(
      `update ${tabel} t set ${kolom} = p.baru from unnest($1::bigint[], $2::bigint[]) as p(lama, baru) where t.${kolom} = p.lama`,
      nilai,
    )
  await klien.query(SQL_LEPAS_PENDAMPING, [nilai[1], tanggal])
  await pindahkanTerbit(klien, langkah)
  return subjek.rows[0]?.subjek ?? ''
}

const SQL_SUBJEK = `select concat_ws(',', (select string_agg('i' || id, ',' order by id) from individu where desa_kode = any($1::bigint[])),
  (select string_agg('k' || id, ',' order by id) from keluarga where desa_kode = any($1::bigint[]))) as subjek`

/** A village that came into another kecamatan leaves its pendamping behind, as a family that moves does. */
const SQL_LEPAS_PENDAMPING = `update pendampingan_kpm d set sampai = greatest(d.dari, $2::date - 1) from pendamping p
  where d.sampai is null and d.desa_kode = any($1::bigint[]) and p.id = d.pendamping_id
    and p.wilayah_kode / 10000 <> d.desa_kode / 10000`

/** The areas themselves, and the kecamatan where their pendamping work: before, after, and under its new code. */
async function terlihat(klien: pg.ClientBase, pasangan: readonly Pasangan[]): Promise<number[]> {
  const kode = new Set(pasangan.flatMap(({ lama, baru }) => [lama, baru]))
  for (const satu of [...kode]) if (satu.length === 13) kode.add(awalanInduk(satu))
  const { rows } = await klien.query<{ baru: string }>(
    'select distinct baru from langkah_edisi where pindah and lama = any($1::text[])',
    [larik([...kode])],
  )
  return [...new Set([...kode, ...rows.map(({ baru }) => baru)])].map(awal)
}
