import type pg from 'pg'
import { larik } from '../db/larik.ts'
import { awal, awalanInduk } from './kode-induk.rules.ts'
import { berpindah } from './pindahkan-data.ts'
import type { Langkah } from './rencana.rules.ts'

/**
 * An area that came from one published area into another changes the sums of both, also of years that were closed:
 * what they said before, less what they say after, is the figure of that area. Where it is withheld, so are they.
 */
export async function samarkanLuas(
  klien: pg.ClientBase,
  edisiId: number,
  langkah: readonly Langkah[],
): Promise<void> {
  const pasangan = berpindah(langkah).filter(({ lama }) => lama.includes('.'))
  if (pasangan.length === 0) return
  const { rows } = await klien.query<{ lama: string; baru: string }>(
    'select lama, baru from langkah_edisi where edisi_id = $1 and pindah and length(lama) < 13',
    [edisiId],
  )
  const tujuan = new Map(rows.map(({ lama, baru }) => [lama, baru]))
  const kena = pasangan.flatMap(({ lama, baru }) => {
    const pindah = (kode: string) => tujuan.get(kode) ?? kode
    if (pindah(awalanInduk(lama)) === awalanInduk(baru)) return []
    const [asal, kini] = [atasan(lama).map(pindah), atasan(baru)]
    return asal
      .flatMap((kode, ke) => (kode === kini[ke] ? [] : [kode, kini[ke] ?? kode]))
      .map((kode) => [awal(baru), awal(kode)] as const)
  })
  await klien.query(SQL_SAMARKAN, [
    larik(kena.map(([satu]) => satu)),
    larik(kena.map(([, luas]) => luas)),
  ])
}

/** Every area above, the next one first. */
const atasan = (kode: string): string[] => {
  const atas = awalanInduk(kode)
  return atas === '' ? [] : [atas, ...atasan(atas)]
}

const SQL_SAMARKAN = `with kena as materialized (
    select distinct t.wilayah_kode, t.program, t.tahun, t.jumlah_kpm from unnest($1::bigint[], $2::bigint[]) as p(pindah, luas)
    join rekap_samar s on s.wilayah_kode = p.pindah
    join rekap_terbit t on t.wilayah_kode = p.luas and (t.program, t.tahun) = (s.program, s.tahun) and t.jumlah_kpm is not null
  ), samar as (
    insert into rekap_samar (wilayah_kode, program, tahun, jumlah)
    select wilayah_kode, program, tahun, jumlah_kpm from kena
  )
  update rekap_terbit t set jumlah_kpm = null from kena k
  where (t.wilayah_kode, t.program, t.tahun) = (k.wilayah_kode, k.program, k.tahun)`
