import { akhirTahun, bulanDari, rentang } from '@harapan/kode'
import { type Fragment, join, sql } from '@harapan/pothos-sql'
import type { Program } from '../_generated/prisma/client.ts'
import { alasanTolak, type Pelaku } from '../akses/pelaku.ts'
import type { Konteks } from '../konteks.ts'

/** An area as its range of village codes. */
export type Daerah = { awal: bigint; akhir: bigint }

/** In a resolver the range is a value, and PostgreSQL must be told its type. */
const bigint = (nilai: bigint): Fragment => sql`${nilai}::bigint`

export type TanyaRekap = { program: Program; tahun: number }

/** Columns of a roll-up: name in code, name in SQL. */
export const KOLOM_REKAP = {
  wilayahKode: 'wilayah_kode',
  program: 'program',
  tahun: 'tahun',
  perTanggal: 'per_tanggal',
  jumlahKpm: 'jumlah_kpm',
  kabupatenBerdata: 'kabupaten_berdata',
  sintetis: 'sintetis',
  langsung: 'langsung',
}

/**
 * The roll-up of an area: counted live inside the caller's own area, otherwise as published. No row
 * where no data is loaded: unknown is not zero.
 */
export function rekapWilayah(daerah: Daerah, tanya: TanyaRekap, konteks: Konteks): Fragment {
  const dalam = dalamWilayah(konteks.pelaku, daerah)
  if (!dalam) return rekapTerbit(daerah.awal, tanya)
  const terbit = sql`${rekapTerbit(daerah.awal, tanya)} and not (${dalam})`
  const langsung = rekapLangsung(daerah, tanya, konteks)
  return langsung ? sql`${langsung} and (${dalam}) union all ${terbit}` : terbit
}

/** The nation is published under code 0. */
export const rekapNasional = (tanya: TanyaRekap): Fragment => rekapTerbit(0n, tanya)

/** The live count of this year inside the caller's own area; no row elsewhere. */
export function jumlahLangsung(
  daerah: Daerah,
  program: Program,
  konteks: Konteks,
): Fragment | undefined {
  const dalam = dalamWilayah(konteks.pelaku, daerah)
  const tahun = Number(konteks.hariIni.slice(0, 4))
  const langsung = dalam && rekapLangsung(daerah, { program, tahun }, konteks)
  return langsung && sql`select jumlah_kpm from (${langsung} and (${dalam})) r`
}

/**
 * Live numbers are internal: differences over time would give single families away. A PENDAMPING sees
 * single families, not the village they are counted in.
 */
function dalamWilayah(pelaku: Pelaku, { awal, akhir }: Daerah): Fragment | undefined {
  if (alasanTolak(pelaku, { kelas: 'internal' }) || pelaku.peran === 'PENDAMPING') return undefined
  if (pelaku.peran === 'PUSAT') return sql`true`
  if (pelaku.wilayah.length === 0) return undefined
  const rentangPelaku = pelaku.wilayah.map(rentang)
  return join(
    rentangPelaku.map(
      (satu) =>
        sql`${bigint(awal)} >= ${satu.awal}::bigint and ${bigint(akhir)} <= ${satu.akhir}::bigint`,
    ),
    ' or ',
  )
}

/** Ends in a condition, so that others may follow. Nothing for the future and for what is no year. */
function rekapLangsung(
  { awal, akhir }: Daerah,
  { program, tahun }: TanyaRekap,
  { hariIni }: Konteks,
): Fragment | undefined {
  const tahunIni = Number(hariIni.slice(0, 4))
  if (tahun < 1 || tahun > tahunIni) return undefined
  const selesai = tahun < tahunIni
  const perTanggal = selesai ? akhirTahun(tahun) : hariIni
  const kejadian = sql`desa_kode between ${bigint(awal)} and ${bigint(akhir)} and program = ${program}::program
    and status = 'AKTIF'`
  // Whole years first; the months of a year that is not over yet; what is not folded yet.
  const bulanIni = selesai
    ? sql``
    : sql`union all select masuk, keluar from rekap_dasar where ${kejadian}
          and bulan between ${tahun * 100}::int and ${bulanDari(perTanggal)}::int`
  const cakupan = sql`from cakupan_data where program = ${program}::program and dari_tahun <= ${tahun}::int
    and kabupaten_kode between ${bigint(awal)} / 1000000 * 1000000 and ${bigint(akhir)}`
  return sql`select ${bigint(awal)} as wilayah_kode, ${program}::program as program, ${tahun}::int as tahun, ${perTanggal}::date as per_tanggal,
      (select coalesce(sum(r.masuk - r.keluar), 0)::int from (
        select masuk, keluar from rekap_tahunan where ${kejadian} and tahun <= ${selesai ? tahun : tahun - 1}::int
        ${bulanIni}
        union all select masuk, keluar from rekap_delta where ${kejadian} and bulan <= ${bulanDari(perTanggal)}::int
      ) r) as jumlah_kpm,
      (select count(distinct kabupaten_kode)::int ${cakupan}) as kabupaten_berdata, (select bool_or(sintetis) ${cakupan}) as sintetis,
      true as langsung
    where exists (select ${cakupan})`
}

/** Since when and by what the rows of the regencies in an area, or of the regency around it, are loaded. */
export const cakupanRekap = ({
  wilayahKode,
  program,
  tahun,
}: Record<'wilayahKode' | 'program' | 'tahun', unknown>): Fragment => sql`array(
  select distinct 'sejak ' || dari_tahun || ': ' || sumber
  from cakupan_data c, (select ${wilayahKode}::bigint as awal) w,
    (select case when ${wilayahKode}::bigint = 0 then 10000000000 when ${wilayahKode}::bigint % 100000000 = 0 then 100000000
      else 1000000 end as satuan) s
  where c.program = ${program}::program and c.dari_tahun <= ${tahun}::int
    and c.kabupaten_kode / satuan = awal / satuan
  order by 1 limit 50)`

function rekapTerbit(wilayahKode: bigint, { program, tahun }: TanyaRekap): Fragment {
  return sql`select wilayah_kode, program, tahun, per_tanggal, jumlah_kpm, kabupaten_berdata, sintetis, false as langsung
    from rekap_terbit where wilayah_kode = ${bigint(wilayahKode)} and program = ${program}::program and tahun = ${tahun}::int`
}
