import { type KodeWilayah, rentang } from '@harapan/kode'
import { type Fragment, sql } from '@harapan/pothos-sql'
import type { Prisma, Program, StatusKpm } from '../_generated/prisma/client.ts'
import { galatKode } from '../galat.ts'

export type SaringanKpm = { program?: Program | null; status?: readonly StatusKpm[] | null }

const BAWAAN = { program: 'PKH', status: ['AKTIF'] } as const

/** Every order ends in the surrogate key, so that it is total. */
export const URUT_KPM = {
  WILAYAH: ['desaKode', 'id'],
  NAMA_PENGURUS: ['namaPengurus', 'id'],
  TANGGAL_MULAI: ['tanggalMulai', 'id'],
} as const

export type UrutKpm = keyof typeof URUT_KPM

export function saringanLengkap(saringan: SaringanKpm | null | undefined) {
  return {
    program: saringan?.program ?? BAWAAN.program,
    status: saringan?.status ?? BAWAAN.status,
  }
}

/** Whether the roll-up counts exactly what the filter lets through. */
export function saringanRekap(saringan: SaringanKpm | null | undefined): boolean {
  const { status } = saringanLengkap(saringan)
  return status.length === 1 && status[0] === BAWAAN.status[0]
}

/** The KPM of a range of villages. */
export function syaratKpm(
  { awal, akhir }: { awal: bigint; akhir: bigint },
  saringan: SaringanKpm | null | undefined,
): Prisma.KpmWhereInput {
  const { program, status } = saringanLengkap(saringan)
  return { desaKode: { gte: awal, lte: akhir }, program, status: { in: [...status] } }
}

// A pattern of a megabyte keeps the database busy for ten seconds.
const NAMA_TERPANJANG = 100

/**
 * Active KPM of an area whose pengurus has a name like this.
 *
 * @throws MASUKAN_TIDAK_SAH for a name outside 3-100 characters
 */
export function syaratNama(wilayah: KodeWilayah, nama: string): Prisma.KpmWhereInput {
  const dicari = nama.trim()
  if (dicari.length < 3 || nama.length > NAMA_TERPANJANG) {
    throw galatKode('MASUKAN_TIDAK_SAH', { tempat: 'nama' })
  }
  const { awal, akhir } = rentang(wilayah)
  return {
    ...syaratKpm({ awal: BigInt(awal), akhir: BigInt(akhir) }, undefined),
    namaPengurus: { contains: tanpaPola(dicari), mode: 'insensitive' },
  }
}

/** Prisma hands `contains` to LIKE as it is: a percent sign would match every name. */
const tanpaPola = (nama: string) => nama.replace(/[\\%_]/g, '\\$&')

const BATAS_HITUNG = 10_001

/** Counts rows up to a bound; `tepat` says whether it was reached. */
export function hitungSampaiBatas(baris: Fragment, tepat?: Fragment): Fragment {
  const hitung = sql`select count(*)::int from (${baris} limit ${BATAS_HITUNG}::int) k`
  if (!tepat) return sql`select n as nilai, n < ${BATAS_HITUNG}::int as tepat from (${hitung}) h(n)`
  // Counting is the expensive branch: it runs only where there is no roll-up, and once.
  return sql`select coalesce(r.n, h.n) as nilai, r.n is not null or h.n < ${BATAS_HITUNG}::int as tepat
    from (select (${tepat}) as n offset 0) r
    cross join lateral (select case when r.n is null then (${hitung}) end as n offset 0) h`
}
