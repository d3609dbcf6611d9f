import { createHash, type Hash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type pg from 'pg'
import { galatKode } from '../galat.ts'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import { isiUnggahan } from './baca-unggahan.ts'
import { penyandiUnggahan, tempatPotong } from './penyandi-impor.ts'

export type BatasUnggahan = {
  /** Of one file. */
  bita: number
  /** Files of one caller that wait at a time. */
  banyak: number
  /** How long a client may send nothing. */
  diamMs: number
}

export const MB = 1_048_576
export const BATAS_UNGGAHAN: BatasUnggahan = { bita: 2_048 * MB, banyak: 5, diamMs: 60_000 }

/** How a piece of work gets its transaction, in the caller's frame. */
export type Dalam = <T>(kerja: (klien: pg.PoolClient) => Promise<T>) => Promise<T>

export type Letak = { id: string; bita: number; nomor: number }

type Bahan = {
  dalam: Dalam
  kunci: KunciIdentitas
  isi: Readable
  batas: BatasUnggahan
  /** Waits until the caller has the points for so many bytes more. */
  bayar: (bita: number) => Promise<void>
}

/**
 * Keeps what comes behind what is there, a megabyte at a time, encrypted before it leaves this process. No
 * transaction is open while the client is waited for. What had come when the sender broke off stays.
 *
 * @throws MASUKAN_TIDAK_SAH with 413 over the limit, with 409 where another request has gone on meanwhile
 */
export async function tampung(
  { dalam, kunci, isi, batas, bayar }: Bahan,
  { id, ...dari }: Letak,
): Promise<{ bita: number; sidik: Hash }> {
  const penyandi = penyandiUnggahan(kunci)
  const sidik = createHash('sha256')
  let { bita, nomor } = dari
  for await (const potong of sepotong(denganTenggat(isi, batas.diamMs))) {
    if (bita + potong.length > batas.bita) throw terlaluBesar(batas.bita)
    await bayar(potong.length)
    sidik.update(potong)
    const sandi = penyandi.sandikanBita(potong, tempatPotong(id, nomor))
    const [lama, ke] = [bita, nomor]
    await dalam((klien) => simpanPotong(klien, { id, bita: lama, nomor: ke }, potong.length, sandi))
    bita += potong.length
    nomor += 1
  }
  return { bita, sidik }
}

/** SHA-256 of what lies there, read through once: a file that came in parts has no running one. */
export async function sidikTersimpan(
  dalam: Dalam,
  kunci: KunciIdentitas,
  id: string,
): Promise<Hash> {
  const sidik = createHash('sha256')
  for await (const potong of isiUnggahan(kunci, id)(dalam)) sidik.update(potong)
  return sidik
}

/** The file is whole: from now on it may be imported, and nothing can be added. */
export async function tutupUnggahan(
  dalam: Dalam,
  { id, bita }: { id: string; bita: number },
  sidik: Hash,
): Promise<{ id: string; sidik: string; bita: number }> {
  const hasil = { id, sidik: sidik.digest('hex'), bita }
  const { rowCount } = await dalam((klien) =>
    klien.query(
      'update unggahan set sidik = $3, diubah_pada = now() where id = $1 and bita = $2 and coalesce(sidik, $3) = $3',
      [id, bita, hasil.sidik],
    ),
  )
  if (rowCount !== 1) throw letakLain(bita)
  return hasil
}

export const terlaluBesar = (bita: number) =>
  galatKode('MASUKAN_TIDAK_SAH', {
    tempat: 'berkas',
    pesan: `Berkas melebihi ${Math.floor(bita / MB)} MB / The file is over ${Math.floor(bita / MB)} MB`,
    petunjuk:
      'Mampatkan dengan gzip, atau bagi berkasnya / Compress it with gzip, or send it in parts',
    http: { status: 413 },
  })

/** Two send at once, or the sender does not know where it stands. */
export const letakLain = (bita: number) =>
  galatKode('MASUKAN_TIDAK_SAH', {
    tempat: 'dari',
    pesan: `Unggahan tidak berada di ${bita} / The upload does not stand at ${bita}`,
    petunjuk:
      'Tanyakan GET /unggahan/{id}, lalu teruskan dari `bita` / Ask GET /unggahan/{id}, then go on from `bita`',
    http: { status: 409 },
  })

async function simpanPotong(
  klien: pg.PoolClient,
  { id, bita, nomor }: Letak,
  panjang: number,
  sandi: Uint8Array,
): Promise<void> {
  const { rowCount } = await klien.query({
    name: 'unggahan_maju',
    text: `update unggahan set bita = bita + $3::bigint, diubah_pada = now()
      where id = $1 and bita = $2 and sidik is null`,
    values: [id, bita, panjang],
  })
  if (rowCount !== 1) throw letakLain(bita)
  await klien.query({
    name: 'unggahan_potong',
    text: 'insert into unggahan_potong (unggahan_id, nomor, sandi) values ($1, $2, $3)',
    values: [id, nomor, sandi],
  })
}

/** Ends a stream whose sender is silent; the time that we take ourselves does not count. */
async function* denganTenggat(isi: Readable, diamMs: number): AsyncGenerator<Uint8Array> {
  const jaga = () => setTimeout(() => isi.destroy(new Error('silent')), diamMs)
  let jam = jaga()
  try {
    // A refusal must still find the connection there.
    for await (const satu of isi.iterator({ destroyOnReturn: false })) {
      clearTimeout(jam)
      yield satu as Uint8Array
      jam = jaga()
    }
  } finally {
    clearTimeout(jam)
  }
}

async function* sepotong(isi: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let kumpul: Uint8Array[] = []
  let panjang = 0
  let putus: unknown
  try {
    for await (const satu of isi) {
      kumpul.push(satu)
      panjang += satu.length
      if (panjang < MB) continue
      const penuh = Buffer.concat(kumpul)
      ;[kumpul, panjang] = [[], 0]
      yield penuh
    }
  } catch (galat) {
    putus = galat
  }
  // What came before the sender broke off is as good as any.
  if (panjang > 0) yield Buffer.concat(kumpul)
  if (putus) throw putus
}
