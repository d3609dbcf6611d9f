import type pg from 'pg'
import { larik } from '../db/larik.ts'
import { type Antara, bacaAntara, transaksiKe } from './baca-audit.ts'
import { hashSegel } from './hash-segel.ts'
import { type Potret, potongPotret, tulisPotret, uraikanPotret } from './potret.rules.ts'
import { potretKini } from './potret-kini.ts'
import { HASH_AWAL, type KepalaSegel, SEGEL_AWAL, tulisIsi } from './segel.rules.ts'
import { segelTerakhir, tulisSegel } from './simpan-segel.ts'

const BARIS_PER_SEGEL = 10_000

/** The head of the chain, whoever made it, whether it was made now, and whether rows wait for another seal. */
export type HasilSegel = { kepala: KepalaSegel | undefined; dibuat: boolean; masihAda: boolean }

/**
 * Makes the next seal, of all audit rows that are committed and in no seal: those that the snapshot
 * of now sees and that of the last seal did not. What commits late is in a later seal, and keeps no
 * other waiting. Runs as the owner; one instance at a time, the others learn the head.
 */
export async function segelkan(
  klien: pg.ClientBase,
  paling = BARIS_PER_SEGEL,
): Promise<HasilSegel> {
  const giliran = await ambilGiliran(klien)
  const kepala = await segelTerakhir(klien)
  if (!giliran) return { kepala, dibuat: false, masihAda: false }

  const { nomor, potret: teksLama } = kepala ?? SEGEL_AWAL
  const lama = uraikanPotret(teksLama)
  const { potret: kini, dibuatPada } = await potretKini(klien)
  const terakhir = await transaksiKe(klien, antara(lama, kini), paling)
  const potret = terakhir === undefined ? kini : potongPotret(kini, terakhir, lama)
  const baris = await bacaAntara(klien, antara(lama, potret))
  if (baris.length === 0) return { kepala, dibuat: false, masihAda: false }

  const waktu = baris.map((satu) => satu.waktu.getTime()).sort((a, b) => a - b)
  const segel = {
    nomor: nomor + 1n,
    dari: new Date(waktu[0] ?? 0),
    sampai: new Date(waktu.at(-1) ?? 0),
    jumlah: baris.reduce((jumlah, satu) => jumlah + satu.jumlah, 0),
    hashSebelumnya: kepala?.hash ?? HASH_AWAL,
    dibuatPada,
    potret: tulisPotret(potret),
    lengkap: potret === kini,
    isi: tulisIsi(baris),
  }
  const hash = hashSegel(segel)
  await tulisSegel(klien, { ...segel, hash })
  return { kepala: { ...segel, hash }, dibuat: true, masihAda: !segel.lengkap }
}

/** The lock first: what is read after it sees all that its last holder wrote. */
async function ambilGiliran(klien: pg.ClientBase): Promise<boolean> {
  const { rows } = await klien.query<{ giliran: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('harapan segel')) as giliran",
  )
  return rows[0]?.giliran ?? false
}

const antara = (lama: Potret, baru: Potret): Antara => [
  larik(lama.xip),
  String(lama.xmax),
  String(baru.xmax),
  larik(baru.xip),
]
