import { rentang } from '@harapan/kode'
import type { Pelaku } from '@harapan/server/pelaku'
import type { Fakta, Masa, Pemilik, Petugas } from './fakta.ts'

/** Which rows a caller reaches, computed from plain data alone. */
export type Jangkauan = {
  pemilik(satu: Pemilik): boolean
  masa(kpm: number, satu: Masa): boolean
  petugas(satu: Petugas): boolean
  /** Whether live counts of a whole area are the caller's. */
  seluruh(awal: number, akhir: number): boolean
  /** Whether a partner or an officer may learn of the owner of a NIK whether it is in a programme. */
  padan(individu: number, program: string): boolean
  /** How many enrolments of an area are within reach. */
  banyakKpm(awal: number, akhir: number): number
}

export function buatJangkauan(fakta: Fakta, pelaku: Pelaku): Jangkauan {
  const dasar =
    pelaku.peran === 'PENDAMPING' ? milikPendamping(fakta, pelaku) : milikWilayah(fakta, pelaku)
  return {
    ...dasar,
    padan:
      pelaku.peran === 'MITRA'
        ? padanMitra(fakta, pelaku)
        : (id) => dasar.pemilik({ jenis: 'Individu', id }),
    banyakKpm(awal, akhir) {
      let jumlah = 0
      for (const [id, { desa }] of fakta.kpm) {
        if (desa >= awal && desa <= akhir && dasar.pemilik({ jenis: 'Kpm', id })) jumlah++
      }
      return jumlah
    },
  }
}

type Dasar = Omit<Jangkauan, 'padan' | 'banyakKpm'>

/** Officers reach the villages of their areas; the centre all of them; agencies and the public none. */
function milikWilayah(fakta: Fakta, pelaku: Pelaku): Dasar {
  const daerah = pelaku.peran === 'MITRA' ? [] : daerahPelaku(pelaku)
  const desa = (kode: number | undefined) => kode !== undefined && dalam(daerah, kode, kode)
  return {
    pemilik: ({ jenis, id }) => desa(desaMilik(fakta, jenis, id)),
    masa: (_, { desa: kode }) => desa(kode),
    petugas: ({ wilayah }) => desa(wilayah),
    seluruh: (awal, akhir) => dalam(daerah, awal, akhir),
  }
}

/** A facilitator reaches the families of today's assignments, and nobody by area. */
function milikPendamping({ kpm, anggota, dampingan }: Fakta, pelaku: Pelaku): Dasar {
  const milikKpm = dampingan.get(pelaku.pendamping ?? 0) ?? new Set()
  const keluarga = new Set([...milikKpm].map((id) => kpm.get(id)?.keluarga ?? 0))
  const orang = new Set([...keluarga].flatMap((id) => [...(anggota.get(id) ?? [])]))
  const milik = { Kpm: milikKpm, Keluarga: keluarga, Individu: orang }
  return {
    pemilik: ({ jenis, id }) => milik[jenis].has(id),
    masa: (id) => milikKpm.has(id),
    petugas: ({ id }) => id === pelaku.pendamping,
    seluruh: () => false,
  }
}

/** A partner learns of persons who live where its agreement counts, about the programmes in it. */
function padanMitra({ individu }: Fakta, pelaku: Pelaku) {
  const { perjanjian } = pelaku
  const daerah = perjanjian?.nasional ? NASIONAL : (perjanjian?.wilayah ?? []).map(rentang)
  const milik: readonly string[] = perjanjian?.program ?? []
  return (id: number, program: string) => {
    const desa = individu.get(id)
    return milik.includes(program) && desa !== undefined && dalam(daerah, desa, desa)
  }
}

type Daerah = readonly { awal: number; akhir: number }[]

const NASIONAL: Daerah = [{ awal: 1_100_000_000, akhir: 9_999_999_999 }]

const daerahPelaku = ({ peran, wilayah }: Pelaku): Daerah =>
  peran === 'PUSAT' ? NASIONAL : wilayah.map(rentang)

const dalam = (daerah: Daerah, dari: number, sampai: number) =>
  daerah.some(({ awal, akhir }) => awal <= dari && sampai <= akhir)

function desaMilik(fakta: Fakta, jenis: Pemilik['jenis'], id: number): number | undefined {
  if (jenis === 'Kpm') return fakta.kpm.get(id)?.desa
  return jenis === 'Keluarga' ? fakta.keluarga.get(id) : fakta.individu.get(id)
}
