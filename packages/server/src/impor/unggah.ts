import type { Readable } from 'node:stream'
import type pg from 'pg'
import { lingkupPelaku, type Pelaku } from '../akses/pelaku.ts'
import { dalamTransaksiLingkup } from '../db/transaksi.ts'
import { galatKode } from '../galat.ts'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import { samarkanNomor } from '../identitas/nomor-tertulis.ts'
import { buangUnggahan } from './buang-unggahan.ts'
import {
  type BatasUnggahan,
  type Dalam,
  letakLain,
  sidikTersimpan,
  tampung,
  tutupUnggahan,
} from './tampung.ts'

export type Unggahan = { id: string; sidik: string; bita: number }
/** How far one is that came in parts; without `sidik` it is not whole. */
export type KeadaanUnggahan = { id: string; sidik: string | null; bita: number }

export type BahanUnggah = {
  kolam: pg.Pool
  kunci: KunciIdentitas
  pelaku: Pelaku
  batas: BatasUnggahan
  bayar: (bita: number) => Promise<void>
}

const dalamMilik =
  ({ kolam, pelaku }: BahanUnggah): Dalam =>
  (kerja) =>
    dalamTransaksiLingkup(kolam, lingkupPelaku(pelaku), kerja)

/**
 * Keeps a file that comes in one piece. What does not come to its end leaves nothing: who sent it does not
 * know its number, so nobody could go on with it.
 *
 * @throws MASUKAN_TIDAK_SAH with 413, KUOTA_PENUH with 429
 */
export async function unggah(bahan: BahanUnggah, nama: string, isi: Readable): Promise<Unggahan> {
  const id = await mulaiUnggahan(bahan, nama)
  const dalam = dalamMilik(bahan)
  try {
    const { bita, sidik } = await tampung({ ...bahan, dalam, isi }, { id, bita: 0, nomor: 0 })
    return await tutupUnggahan(dalam, { id, bita }, sidik)
  } catch (galat) {
    // Where even this fails, the hourly round removes it.
    await buangUnggahan(bahan.kolam, id).catch(() => undefined)
    throw galat
  }
}

/** Begins a file that will come in parts. @throws KUOTA_PENUH with 429 */
export function mulaiUnggahan(bahan: BahanUnggah, nama: string): Promise<string> {
  const { pelaku, batas } = bahan
  return dalamMilik(bahan)(async (klien) => {
    // Two that begin at once are counted one after the other.
    await klien.query('select pg_advisory_xact_lock(hashtextextended($1, 8))', [
      `unggahan|${pelaku.id}`,
    ])
    const ada = await klien.query<{ n: number }>('select count(*)::int as n from unggahan')
    if ((ada.rows[0]?.n ?? 0) >= batas.banyak) throw terlaluBanyak(batas.banyak)
    const { rows } = await klien.query<{ id: string }>(
      'insert into unggahan (pemilik, nama) values ($1, $2) returning id::text as id',
      [pelaku.id, samarkanNomor(nama).slice(0, 200)],
    )
    const [satu] = rows
    if (!satu) throw new Error('the upload was not recorded')
    return satu.id
  })
}

/**
 * Goes on with a file that comes in parts, from where it stands; with `akhir` it is whole after this. A
 * request that breaks off leaves what had come, to be gone on with for an hour.
 *
 * @throws TIDAK_DITEMUKAN, MASUKAN_TIDAK_SAH with 409 where it stands elsewhere, with 413 over the limit
 */
export async function teruskanUnggahan(
  bahan: BahanUnggah,
  id: string,
  { dari, akhir }: { dari: number; akhir: boolean },
  isi: Readable,
): Promise<KeadaanUnggahan> {
  const dalam = dalamMilik(bahan)
  const { nomor, ...kini } = await bacaUnggahan(dalam, id)
  if (kini.bita !== dari) throw letakLain(dari)
  // The answer to the last part was lost: it is whole already, and nothing can come behind it.
  if (kini.sidik !== null && akhir) return kini
  const { bita, sidik } = await tampung({ ...bahan, dalam, isi }, { id, bita: dari, nomor })
  if (!akhir) return { id, bita, sidik: null }
  const utuh = nomor === 0 ? sidik : await sidikTersimpan(dalam, bahan.kunci, id)
  return tutupUnggahan(dalam, { id, bita }, utuh)
}

/** How far it is. @throws TIDAK_DITEMUKAN */
export async function lihatUnggahan(bahan: BahanUnggah, id: string): Promise<KeadaanUnggahan> {
  const { nomor: _, ...keadaan } = await bacaUnggahan(dalamMilik(bahan), id)
  return keadaan
}

/** Throws away one that no import waits for. @throws TIDAK_DITEMUKAN, STATUS_TIDAK_SESUAI */
export async function hapusUnggahan(bahan: BahanUnggah, id: string): Promise<void> {
  const dalam = dalamMilik(bahan)
  await bacaUnggahan(dalam, id)
  if (!(await buangUnggahan(bahan.kolam, id)))
    throw galatKode('STATUS_TIDAK_SESUAI', { tempat: 'unggahan', http: { status: 409 } })
}

type Tersimpan = KeadaanUnggahan & { nomor: number }

async function bacaUnggahan(dalam: Dalam, id: string): Promise<Tersimpan> {
  const { rows } = await dalam((klien) =>
    klien.query<Tersimpan>(
      `select id::text as id, bita::float8 as bita, sidik,
        (select count(*)::int from unggahan_potong where unggahan_id = u.id) as nomor from unggahan u where id = $1`,
      [id],
    ),
  )
  const [satu] = rows
  if (!satu) throw galatKode('TIDAK_DITEMUKAN', { tempat: 'unggahan' })
  return satu
}

const terlaluBanyak = (banyak: number) =>
  galatKode('KUOTA_PENUH', {
    tempat: 'unggahan',
    pesan: `Sudah ${banyak} berkas Anda yang menunggu / ${banyak} of your files are waiting`,
    petunjuk:
      'Tunggu impornya selesai; yang tidak dipakai dibuang sesudah 24 jam / Wait for their imports; unused ones are removed after 24 hours',
    http: { status: 429, ulangiDetik: 60 },
  })
