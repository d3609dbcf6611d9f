import type { Uji } from '@harapan/testing'
import { expect } from 'vitest'
import type { Terbitan } from './penyerang-sel.ts'

type Rekap = { jumlahKpm: number | null; disamarkan: string[] } | null
type Daerah = { kode: string; rekap: Rekap } & Partial<Record<(typeof ANAK)[number], Daerah[]>>

const ANAK = ['kabupaten', 'kecamatan', 'desa'] as const
const REKAP = 'rekap(program: PKH, tahun: $tahun) { jumlahKpm disamarkan }'

/** All that anybody may read of one year without a token: the nation, and every area with data. */
export async function bacaTerbitan(uji: Uji, tahun: number): Promise<Terbitan> {
  const tanya = async (dokumen: string, kode?: string) => {
    const { data, errors } = await uji.tanya(dokumen, { variabel: { tahun, kode } })
    expect(errors).toBeUndefined()
    return data
  }
  const { nasional, daftarProvinsi } = await tanya(
    `query ($tahun: Int!) { nasional { ${REKAP} } daftarProvinsi { kode ${REKAP} } }`,
  )
  const provinsi = await Promise.all(
    berdata(daftarProvinsi).map(async ({ kode }) => {
      const data = await tanya(
        `query ($tahun: Int!, $kode: KodeWilayah!) { provinsi(kode: $kode) { kode ${REKAP}
          kabupaten { kode ${REKAP} kecamatan { kode ${REKAP} desa { kode ${REKAP} } } } } }`,
        kode,
      )
      return data.provinsi as Daerah
    }),
  )
  const terbitan = { nilai: new Map<string, number | null>(), jumlah: [] }
  catat(terbitan, { kode: '0', rekap: nasional.rekap }, provinsi)
  return terbitan
}

const berdata = (daerah: readonly Daerah[]) => daerah.filter(({ rekap }) => rekap !== null)

type Catatan = {
  nilai: Map<string, number | null>
  jumlah: { induk: string; anak: string[] }[]
}

function catat(catatan: Catatan, { kode, rekap }: Daerah, isi: readonly Daerah[]): void {
  const anak = berdata(isi)
  catatan.nilai.set(kode, rekap?.jumlahKpm ?? null)
  expect(rekap?.disamarkan).toEqual(rekap?.jumlahKpm === null ? ['JUMLAH_KPM'] : [])
  if (anak.length > 0) catatan.jumlah.push({ induk: kode, anak: anak.map((satu) => satu.kode) })
  for (const satu of anak)
    catat(
      catatan,
      satu,
      ANAK.flatMap((nama) => satu[nama] ?? []),
    )
}
