import {
  akhirTahun,
  bulanDari,
  type KodeWilayah,
  mencakup,
  rentang,
  type Tanggal,
  tanggalUtc,
} from '@harapan/kode'
import DataLoader from 'dataloader'
import type { Program } from '../_generated/prisma/client.ts'
import type { Pelaku } from '../akses/pelaku.ts'
import { PERAN } from '../akses/peran.ts'
import type { Transaksi } from '../db/transaksi.ts'

/** `wilayah` absent: the whole nation. */
export type TanyaRekap = { wilayah?: KodeWilayah; program: Program; tahun: number }

type TanyaWilayah = TanyaRekap & { wilayah: KodeWilayah }

export type Rekap = {
  perTanggal: Tanggal
  jumlahKpm: number | null
  kabupatenBerdata: number
  sintetis: boolean
  langsung: boolean
  tanya: TanyaRekap
}

/**
 * Roll-ups in batches: counted live inside the caller's own area, otherwise as published. Null
 * where no data is loaded: unknown is not zero.
 */
export function pemuatRekap(tx: Transaksi, pelaku: Pelaku, hariIni: Tanggal) {
  return new DataLoader<TanyaRekap, Rekap | null, string>(
    async (tanya) => {
      const langsung: TanyaWilayah[] = []
      const terbit: TanyaRekap[] = []
      for (const satu of tanya) {
        if (bolehLangsung(pelaku, satu)) langsung.push(satu)
        else terbit.push(satu)
      }
      const jawaban = new Map([
        ...(await bacaLangsung(tx, langsung, hariIni)),
        ...(await bacaTerbit(tx, terbit)),
      ])
      return tanya.map((satu) => jawaban.get(kunci(satu)) ?? null)
    },
    { cacheKeyFn: kunci },
  )
}

/** Live numbers are internal: differences over time would give single families away. */
function bolehLangsung(pelaku: Pelaku, tanya: TanyaRekap): tanya is TanyaWilayah {
  const { wilayah } = tanya
  const kelas: readonly string[] = PERAN[pelaku.peran].kelas
  return (
    kelas.includes('internal') &&
    wilayah !== undefined &&
    pelaku.wilayah.some((milik) => mencakup(milik, wilayah))
  )
}

async function bacaLangsung(
  tx: Transaksi,
  tanya: TanyaWilayah[],
  hariIni: Tanggal,
): Promise<[string, Rekap][]> {
  const jawaban = await Promise.all(
    kelompok(tanya).map(async (sama) => {
      const { program, tahun } = sama[0] as TanyaWilayah
      // Any integer may be asked for; the future and what is no year have no state.
      if (tahun < 1 || tahun > Number(hariIni.slice(0, 4))) return []
      const perTanggal = akhirTahun(tahun) < hariIni ? akhirTahun(tahun) : hariIni
      const daerah = sama.map(({ wilayah }) => rentang(wilayah))
      const baris = await tx.$queryRaw<
        { jumlah: number; berdata: number; sintetis: boolean | null }[]
      >`
        select (select coalesce(sum(r.masuk - r.keluar), 0)::int from (
            select masuk, keluar from rekap_dasar where desa_kode between a.awal and a.akhir
              and program = ${program}::program and status = 'AKTIF' and bulan <= ${bulanDari(perTanggal)}
            union all
            select masuk, keluar from rekap_delta where desa_kode between a.awal and a.akhir
              and program = ${program}::program and status = 'AKTIF' and bulan <= ${bulanDari(perTanggal)}
          ) r) as jumlah, c.berdata, c.sintetis
        from unnest(${daerah.map((d) => BigInt(d.awal))}::bigint[], ${daerah.map((d) => BigInt(d.akhir))}::bigint[])
          with ordinality a(awal, akhir, urutan)
        cross join lateral (
          select count(*)::int as berdata, bool_or(sintetis) as sintetis from cakupan_data
          where program = ${program}::program and dari_tahun <= ${tahun}
            and kabupaten_kode between a.awal / 1000000 * 1000000 and a.akhir
        ) c
        order by a.urutan`
      return sama.flatMap((satu, i): [string, Rekap][] => {
        const isi = baris[i]
        if (!isi || isi.berdata === 0) return []
        return [
          [
            kunci(satu),
            {
              perTanggal,
              jumlahKpm: isi.jumlah,
              kabupatenBerdata: isi.berdata,
              sintetis: isi.sintetis ?? false,
              langsung: true,
              tanya: satu,
            },
          ],
        ]
      })
    }),
  )
  return jawaban.flat()
}

async function bacaTerbit(tx: Transaksi, tanya: TanyaRekap[]): Promise<[string, Rekap][]> {
  if (tanya.length === 0) return []
  const jawaban = await Promise.all(
    kelompok(tanya).map(async (sama) => {
      const { program, tahun } = sama[0] as TanyaRekap
      const baris = await tx.rekapTerbit.findMany({
        where: { program, tahun, wilayahKode: { in: sama.map(awalTerbit) } },
      })
      return sama.flatMap((satu): [string, Rekap][] => {
        const isi = baris.find(({ wilayahKode }) => wilayahKode === awalTerbit(satu))
        if (!isi) return []
        return [
          [
            kunci(satu),
            {
              perTanggal: tanggalUtc(isi.perTanggal),
              jumlahKpm: isi.jumlahKpm,
              kabupatenBerdata: isi.kabupatenBerdata,
              sintetis: isi.sintetis,
              langsung: false,
              tanya: satu,
            },
          ],
        ]
      })
    }),
  )
  return jawaban.flat()
}

const kunci = ({ wilayah, program, tahun }: TanyaRekap) => `${wilayah ?? ''}|${program}|${tahun}`

/** The nation is published under code 0. */
const awalTerbit = ({ wilayah }: TanyaRekap) => (wilayah ? BigInt(rentang(wilayah).awal) : 0n)

function kelompok<T extends TanyaRekap>(tanya: T[]): T[][] {
  return Object.values(Object.groupBy(tanya, ({ program, tahun }) => `${program}|${tahun}`)).map(
    (satu) => satu ?? [],
  )
}
