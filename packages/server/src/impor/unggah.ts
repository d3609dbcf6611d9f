import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type pg from 'pg'
import { lingkupPelaku, type Pelaku } from '../akses/pelaku.ts'
import { dalamTransaksiLingkup } from '../db/transaksi.ts'
import { galatKode } from '../galat.ts'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import { samarkanNomor } from '../identitas/nomor-tertulis.ts'
import { buangUnggahan } from './buang-unggahan.ts'
import { penyandiUnggahan, tempatPotong } from './penyandi-impor.ts'

export type BatasUnggahan = {
  /** Of one file. */
  bita: number
  /** Files of one caller that wait at a time. */
  banyak: number
  /** How long a client may send nothing. */
  diamMs: number
}

const MB = 1_048_576
export const BATAS_UNGGAHAN: BatasUnggahan = { bita: 2_048 * MB, banyak: 5, diamMs: 60_000 }
const SEPOTONG = MB

export type Unggahan = { id: string; sidik: string; bita: number }

type Bahan = {
  kolam: pg.Pool
  kunci: KunciIdentitas
  pelaku: Pelaku
  nama: string
  isi: Readable
  batas: BatasUnggahan
}

/**
 * Keeps a file as it comes, a megabyte at a time, encrypted before it leaves this process. What does not
 * come to its end leaves nothing. No transaction is open while the client is waited for.
 *
 * @throws MASUKAN_TIDAK_SAH with 413, KUOTA_PENUH with 429
 */
export async function unggah(bahan: Bahan): Promise<Unggahan> {
  const { kolam, kunci, pelaku, isi, batas } = bahan
  const lingkup = lingkupPelaku(pelaku)
  const dalam = <T>(kerja: (klien: pg.PoolClient) => Promise<T>) =>
    dalamTransaksiLingkup(kolam, lingkup, kerja)
  const id = await dalam((klien) => mulaiUnggahan(klien, bahan))
  try {
    const penyandi = penyandiUnggahan(kunci)
    const sidik = createHash('sha256')
    let [bita, nomor] = [0, 0]
    for await (const potong of sepotong(denganTenggat(isi, batas.diamMs))) {
      bita += potong.length
      if (bita > batas.bita) throw terlaluBesar(batas.bita)
      sidik.update(potong)
      const sandi = penyandi.sandikanBita(potong, tempatPotong(id, nomor))
      await dalam((klien) => simpanPotong(klien, id, nomor, sandi))
      nomor += 1
    }
    const hasil = { id, sidik: sidik.digest('hex'), bita }
    await dalam((klien) =>
      klien.query('update unggahan set bita = $2, sidik = $3, diubah_pada = now() where id = $1', [
        ...[id, bita, hasil.sidik],
      ]),
    )
    return hasil
  } catch (galat) {
    // Where even this fails, the hourly round removes it.
    await buangUnggahan(kolam, id).catch(() => undefined)
    throw galat
  }
}

export const terlaluBesar = (bita: number) =>
  galatKode('MASUKAN_TIDAK_SAH', {
    tempat: 'berkas',
    pesan: `Berkas melebihi ${Math.floor(bita / MB)} MB / The file is over ${Math.floor(bita / MB)} MB`,
    petunjuk:
      'Mampatkan dengan gzip, atau bagi berkasnya / Compress it with gzip, or send it in parts',
    http: { status: 413 },
  })

async function mulaiUnggahan(
  klien: pg.PoolClient,
  { pelaku, nama, batas }: Bahan,
): Promise<string> {
  // Two that begin at once are counted one after the other.
  await klien.query('select pg_advisory_xact_lock(hashtextextended($1, 8))', [
    `unggahan|${pelaku.id}`,
  ])
  const ada = await klien.query<{ n: number }>('select count(*)::int as n from unggahan')
  if ((ada.rows[0]?.n ?? 0) >= batas.banyak) {
    throw galatKode('KUOTA_PENUH', {
      tempat: 'unggahan',
      pesan: `Sudah ${batas.banyak} berkas Anda yang menunggu / ${batas.banyak} of your files are waiting`,
      petunjuk:
        'Tunggu impornya selesai; yang tidak dipakai dibuang sesudah 24 jam / Wait for their imports; unused ones are removed after 24 hours',
      http: { status: 429, ulangiDetik: 60 },
    })
  }
  const { rows } = await klien.query<{ id: string }>(
    'insert into unggahan (pemilik, nama) values ($1, $2) returning id::text as id',
    [pelaku.id, samarkanNomor(nama).slice(0, 200)],
  )
  const [satu] = rows
  if (!satu) throw new Error('the upload was not recorded')
  return satu.id
}

async function simpanPotong(
  klien: pg.PoolClient,
  id: string,
  nomor: number,
  sandi: Uint8Array,
): Promise<void> {
  await klien.query({
    name: 'unggahan_potong',
    text: 'insert into unggahan_potong (unggahan_id, nomor, sandi) values ($1, $2, $3)',
    values: [id, nomor, sandi],
  })
  await klien.query('update unggahan set diubah_pada = now() where id = $1', [id])
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
  for await (const satu of isi) {
    kumpul.push(satu)
    panjang += satu.length
    if (panjang < SEPOTONG) continue
    yield Buffer.concat(kumpul)
    ;[kumpul, panjang] = [[], 0]
  }
  if (panjang > 0) yield Buffer.concat(kumpul)
}
