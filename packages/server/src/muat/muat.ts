import type pg from 'pg'
import { dalamTransaksiNasional, sebagaiPemilik } from '../db/transaksi.ts'
import { desaNyata } from '../demo/desa-nyata.ts'
import { type PilihanDemo, rencanaDemo } from '../demo/rencana.ts'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import { lipatRekap } from '../rekap/lipat.ts'
import { terbitkanRekap } from '../rekap/terbitkan.ts'
import { EDISI_KINI } from '../wilayah/edisi.rules.ts'
import { lepasKunciAsing, pasangKunciAsing } from './kunci-asing.ts'
import { lanjutkanUrutan } from './lanjutkan-urutan.ts'
import { muatAcuan } from './muat-acuan.ts'
import { muatAngkaTerbit, muatCakupan } from './muat-angka-terbit.ts'
import { muatPerjanjian } from './muat-perjanjian.ts'
import { muatWilayah } from './muat-wilayah.ts'
import { type TahapSiap, tahapSiap } from './tahap-siap.ts'
import { bunyikanUmpan, diamkanUmpan } from './umpan-diam.ts'

export type Kemajuan = { selesai: number; jumlah: number; tahap: string }

type Bahan = {
  kolam: pg.Pool
  kunci: KunciIdentitas
  demo: PilihanDemo | 'tidak'
  hariIni: string
  lapor?: (kemajuan: Kemajuan) => void
}

const TAHAP_TERAKHIR = 'demo/rekap'

type Tahap = { nama: string; jalankan: () => Promise<void> }

type Rencana = { tahap: Tahap[]; tutup?: () => Promise<unknown> }

/**
 * Loads areas, reference tables and sample data. Each stage is one transaction that also writes its
 * marker, so a killed load goes on with the first stage that is not there, and nothing is doubled.
 *
 * @returns whether anything was loaded
 */
export async function muat(bahan: Bahan): Promise<boolean> {
  const sudah = await tahapSelesai(bahan.kolam)
  const { tahap: semua, tutup } = await rencanakan(bahan, sudah)
  const sisa = semua.filter(({ nama }) => !sudah.has(nama))
  try {
    for (const tahap of sisa) {
      bahan.lapor?.({
        selesai: semua.length - sisa.length + sisa.indexOf(tahap),
        jumlah: semua.length,
        tahap: tahap.nama,
      })
      await tahap.jalankan()
    }
  } finally {
    await tutup?.()
  }
  if (sisa.length > 0)
    bahan.lapor?.({ selesai: semua.length, jumlah: semua.length, tahap: 'selesai' })
  return sisa.length > 0
}

/** The selection an earlier start loaded, if any: two selections share ids and do not mix. */
export async function demoTermuat(kolam: pg.Pool): Promise<string | undefined> {
  for (const tahap of await tahapSelesai(kolam)) {
    if (tahap.startsWith('demo:')) return tahap.slice('demo:'.length)
  }
  return undefined
}

async function tahapSelesai(kolam: pg.Pool): Promise<Set<string>> {
  const { rows } = await dalamTransaksiNasional(kolam, (klien) =>
    klien.query<{ tahap: string }>('select tahap from tahap_muat'),
  )
  return new Set(rows.map(({ tahap }) => tahap))
}

async function rencanakan(
  { kolam, kunci, demo, hariIni }: Bahan,
  sudah: ReadonlySet<string>,
): Promise<Rencana> {
  const pemilik = (nama: string, kerja: (klien: pg.ClientBase) => Promise<number>): Tahap => ({
    nama,
    jalankan: () => sebagaiPemilik(kolam, async (klien) => tandai(klien, nama, await kerja(klien))),
  })
  const awal = [
    pemilik(tahapWilayah(sudah), async (klien) => {
      const jumlah = await muatWilayah(klien)
      await klien.query('analyze wilayah')
      return jumlah
    }),
    pemilik('acuan/pkh', muatAcuan),
    pemilik('acuan/angka-terbit', muatAngkaTerbit),
  ]
  // A later start must not read 83,762 villages only to find that all is there.
  if (demo === 'tidak' || sudah.has(TAHAP_TERAKHIR)) return { tahap: awal }

  // From the package, not from the database: the plan is known before the first stage.
  const desa = await desaNyata()
  const keluarga = rencanaDemo(demo, desa).map(({ nama }) => nama)
  const dibuat = tahapSiap({ demo, desa, kunci, nama: keluarga.filter((nama) => !sudah.has(nama)) })
  // Asked for now, the first stage is made while the areas are written.
  let berikut = dibuat.next()
  const ambil = async (): Promise<TahapSiap> => {
    const { value } = await berikut
    berikut = dibuat.next()
    return value
  }
  const tahap = [
    ...awal,
    pemilik(`demo:${demo}`, (klien) => muatCakupan(klien, demo)),
    pemilik('demo/perjanjian', muatPerjanjian),
    pemilik('demo/diamkan-umpan', diamkanUmpan),
    pemilik('demo/lepas-kunci-asing', lepasKunciAsing),
    ...keluarga.map((nama) => ({ nama, jalankan: async () => tulisTahap(kolam, await ambil()) })),
    { nama: 'demo/urutan', jalankan: () => lanjutkanUrutan(kolam, 'demo/urutan') },
    pemilik('demo/pasang-kunci-asing', pasangKunciAsing),
    pemilik('demo/bunyikan-umpan', bunyikanUmpan),
    pemilik(TAHAP_TERAKHIR, async (klien) => {
      await lipatRekap(klien)
      const sel = await terbitkanRekap(klien, hariIni)
      // Without statistics the planner guesses, and a page of a name list takes a minute.
      await klien.query('analyze')
      return sel
    }),
  ]
  return { tahap, tutup: () => dibuat.return(undefined) }
}

/** Areas are loaded once; a later edition comes as a file (`harapan edisi`), whatever edition we ship by then. */
const tahapWilayah = (sudah: ReadonlySet<string>): string =>
  [...sudah].find((nama) => nama.startsWith('wilayah/')) ?? `wilayah/${EDISI_KINI.nomor}`

function tulisTahap(kolam: pg.Pool, { nama, jumlah, pernyataan }: TahapSiap): Promise<void> {
  return dalamTransaksiNasional(kolam, async (klien) => {
    for (const { sql, nilai } of pernyataan) await klien.query(sql, nilai)
    await tandai(klien, nama, jumlah)
  })
}

async function tandai(klien: pg.ClientBase, tahap: string, jumlah: number): Promise<void> {
  await klien.query('insert into tahap_muat (tahap, jumlah) values ($1, $2)', [tahap, jumlah])
}
