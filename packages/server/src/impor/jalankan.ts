import { createHash } from 'node:crypto'
import type { KodeWilayah, Tanggal } from '@harapan/kode'
import type pg from 'pg'
import type { Pelaku } from '../akses/pelaku.ts'
import { PembacaBaris } from '../baris/pembaca-baris.ts'
import type { SembarangProfil } from '../baris/profil.ts'
import { type BarisBerkas, bacaBerkas } from '../berkas/baca-berkas.ts'
import { GalatBerkas } from '../berkas/galat-berkas.ts'
import type { Lingkup } from '../db/lingkup.ts'
import { kodeSql } from '../db/sekali-kirim.ts'
import { dalamTransaksiLingkup } from '../db/transaksi.ts'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import type { Pelindung } from '../identitas/pelindung.ts'
import type { PenyandiTeks } from '../identitas/penyandi-teks.ts'
import { type BarisTolakanUtuh, bacaTolakan } from './baca-tolakan.ts'
import { barisSepotong } from './baris-sepotong.ts'
import {
  type BerkasDikenal,
  bukaImpor,
  type CatatanImpor,
  gagalkanImpor,
  tutupImpor,
} from './buka-impor.ts'
import { cocokkan } from './cocokkan.ts'
import { GalatImpor } from './galat-impor.ts'
import { type Hitungan, jumlahkan } from './hasil.rules.ts'
import { penyandiBaris } from './penyandi-impor.ts'
import { pemisahTolakan } from './sel-tolakan.ts'
import { type BarisTolak, type Potongan, siapkanPotongan } from './siapkan-potongan.ts'
import { tolakPembulatan } from './tolak-pembulatan.ts'
import {
  type BahanTulis,
  catatPotongan,
  type HasilPotongan,
  tulisPotongan,
} from './tulis-potongan.ts'
import { lingkupImpor } from './wenang-impor.ts'

export type BahanImpor = {
  kolam: pg.Pool
  kunci: KunciIdentitas
  pelindung: Pelindung
  pelaku: Pelaku
  profil: SembarangProfil
  wilayah?: KodeWilayah | undefined
  /** Columns that the file lacks, said once for all rows. */
  tetap?: Readonly<Record<string, string>>
  berkas: BerkasDikenal & { isi: AsyncIterable<Uint8Array> | IsiTersimpan }
  /** The job that waited for this run. */
  tugas?: string
  hariIni: Tanggal
  /** Reads, judges and writes as always, and then takes everything back. */
  coba?: boolean
  lapor?: (kemajuan: KemajuanImpor) => void
  /** Rows that did not get in, as they stood in the file: of a dry run as they come, else of the whole import. */
  tolakan?: (baris: readonly BarisTolakanUtuh[]) => Promise<void> | void
  /** So many of them are enough. */
  tolakanTerbanyak?: number
}

/** A file that lies in the database itself: read through the same hands as everything. */
export type IsiTersimpan = (pelaksana: Pelaksana) => AsyncIterable<Uint8Array>

export type KemajuanImpor = { bita: number; jumlahBita: number; baris: number; hitungan: Hitungan }

export type HasilImpor = {
  impor: CatatanImpor
  coba: boolean
  /** The same file was done before: nothing was read again. */
  ulangan: boolean
  /** Row at which an earlier run had stopped. */
  dilanjutkanDari: number
  /** Which header was read as which column, which were not known, and which a report had added. */
  cocok: [nama: string, judul: string][]
  tidakDikenal: readonly string[]
  diabaikan: readonly string[]
}

/**
 * Reads a file and writes its rows, a chunk in a transaction. Killed anywhere, the same call goes on
 * after the last chunk that stands; called again for a file that is done it does nothing.
 *
 * @throws GalatImpor, GalatBerkas
 */
export async function jalankanImpor(bahan: BahanImpor): Promise<HasilImpor> {
  const lingkup = lingkupImpor(bahan.pelaku, bahan.wilayah, bahan.profil)
  const penyandi = penyandiBaris(bahan.kunci)
  const perjalanan = { bahan, lingkup, penyandi }
  if (!bahan.coba) {
    const hasil = await jalani(perjalanan, (kerja) =>
      dalamTransaksiLingkup(bahan.kolam, lingkup, kerja),
    )
    await kirimTolakan(perjalanan, hasil.impor.id)
    return hasil
  }
  return cobakan(perjalanan)
}

async function kirimTolakan({ bahan, lingkup, penyandi }: Perjalanan, id: string): Promise<void> {
  const { kolam, tolakan, tolakanTerbanyak = Number.POSITIVE_INFINITY } = bahan
  if (!tolakan) return
  await dalamTransaksiLingkup(kolam, lingkup, async (klien) => {
    let terkirim = 0
    for await (const baris of bacaTolakan(klien, id, penyandi)) {
      const diminta = baris.slice(0, tolakanTerbanyak - terkirim)
      terkirim += diminta.length
      await tolakan(diminta)
      if (terkirim >= tolakanTerbanyak) return
    }
  })
}

type Perjalanan = { bahan: BahanImpor; lingkup: Lingkup; penyandi: PenyandiTeks }

/** How a piece of work gets its transaction. */
export type Pelaksana = <T>(kerja: (klien: pg.ClientBase) => Promise<T>) => Promise<T>

/** What a dry run found; thrown, so that its transaction takes everything back. */
class Gulung extends Error {
  readonly hasil: HasilImpor
  constructor(hasil: HasilImpor) {
    super('dry run')
    this.hasil = hasil
  }
}

/** One transaction over the whole file: each chunk must see the ones before it, and none may stay. */
async function cobakan(perjalanan: Perjalanan): Promise<HasilImpor> {
  const { bahan, lingkup } = perjalanan
  const subjek: string[] = []
  let tulis: BahanTulis | undefined
  const hasil = await dalamTransaksiLingkup(bahan.kolam, lingkup, async (klien) => {
    // One after the other: a piece of the file must not be asked for while a statement has failed.
    let ekor: Promise<unknown> = Promise.resolve()
    const pelaksana: Pelaksana = (kerja) => {
      const hasil = ekor.then(() => kerja(klien))
      ekor = hasil.catch(() => undefined)
      return hasil
    }
    const selesai = await jalani(perjalanan, pelaksana, (satu, milik) => {
      tulis = milik
      if (satu.subjek !== '') subjek.push(satu.subjek)
    })
    throw new Gulung(selesai)
  }).catch((galat) => {
    if (galat instanceof Gulung) return galat.hasil
    throw galat
  })
  // Whether a person is known was looked up all the same, and that is recorded.
  for (const satu of subjek) {
    await dalamTransaksiLingkup(bahan.kolam, lingkup, async (klien) => {
      if (tulis) await catatPotongan(klien, tulis, satu, 'impor coba')
    })
  }
  return hasil
}

async function jalani(
  { bahan, lingkup, penyandi }: Perjalanan,
  pelaksana: Pelaksana,
  sesudah?: (hasil: HasilPotongan, bahan: BahanTulis) => void,
): Promise<HasilImpor> {
  const { profil, pelaku, tetap = {}, coba = false } = bahan
  const sidik = createHash('sha256')
  const { isi } = bahan.berkas
  const sumber = typeof isi === 'function' ? isi(pelaksana) : isi
  const berkas = await bacaBerkas(bersidik(sumber, sidik))
  const kecocokan = cocokkan(profil, berkas.kolom, tetap)
  const impor = await pelaksana((klien) =>
    bukaImpor(
      klien,
      lingkup,
      pelaku,
      bahan.berkas,
      { profil: profil.nama, kolom: berkas.kolom, tetap, pemisah: pemisahTolakan(berkas) },
      bahan.tugas,
    ),
  )
  const hasil: HasilImpor = {
    ...{ impor, coba, ulangan: false, dilanjutkanDari: impor.barisSelesai },
    cocok: [...kecocokan.letak].map(([nama, ke]) => [nama, berkas.kolom[ke] ?? '']),
    ...{ tidakDikenal: kecocokan.tidakDikenal, diabaikan: kecocokan.diabaikan },
  }
  if (impor.status === 'SELESAI') return { ...hasil, ulangan: true }

  const pembaca = new PembacaBaris(profil.kolom, kecocokan, tetap)
  const siap = {
    ...{ profil, pembaca, pelindung: bahan.pelindung, kolom: berkas.kolom, format: berkas.format },
    info: { hariIni: bahan.hariIni },
  }
  const tulis: BahanTulis = {
    ...{ imporId: impor.id, profil, pelaku, sidik: bahan.berkas.sidik, penyandi },
    pembaca: new PembacaBaris(profil.kolom, kecocokan, tetap),
  }
  let { barisSelesai, hitungan } = impor
  const simpan = async (potongan: Potongan, bita: number): Promise<void> => {
    const satu = await ulangiBilaBentrok(coba, () =>
      pelaksana((klien) => tulisPotongan(klien, tulis, potongan, { barisSelesai, bita })),
    )
    barisSelesai += potongan.baris
    hitungan = jumlahkan(hitungan, satu.hitungan)
    sesudah?.(satu, tulis)
    if (coba) await kirimDariPotongan(satu.ditolak, potongan)
    bahan.lapor?.({ bita, jumlahBita: bahan.berkas.bita, baris: barisSelesai, hitungan })
  }
  let terkirim = 0
  async function kirimDariPotongan(ditolak: readonly BarisTolak[], { sel }: Potongan) {
    const diminta = ditolak.slice(
      0,
      (bahan.tolakanTerbanyak ?? Number.POSITIVE_INFINITY) - terkirim,
    )
    terkirim += diminta.length
    const utuh = diminta.map((b) => ({ ...b, sel: sel.get(b.nomor) ?? [] }))
    if (utuh.length > 0) await bahan.tolakan?.(utuh)
  }
  try {
    // The next chunk is made while the database writes this one.
    let menulis = Promise.resolve()
    const sepotong = barisSepotong()
    for await (const baris of potong(
      berkas.baris,
      barisSelesai,
      sepotong,
      rumpun(bahan, pembaca),
    )) {
      if (barisSelesai === 0) tolakPembulatan(profil, kecocokan, baris)
      const potongan = await siapkanPotongan(siap, baris)
      const bita = berkas.bita()
      await menulis
      menulis = simpan(potongan, bita)
      // Awaited above or below; until then a failure must not end the process.
      menulis.catch(() => undefined)
    }
    await menulis
    if (sidik.digest('hex') !== bahan.berkas.sidik) throw new GalatImpor('BERKAS_BERUBAH')
    const akhir = await pelaksana((klien) => tutupImpor(klien, impor.id))
    return { ...hasil, impor: akhir }
  } catch (galat) {
    const kode =
      galat instanceof GalatImpor || galat instanceof GalatBerkas ? galat.kode : 'GALAT_INTERNAL'
    if (!coba && kode !== 'SEDANG_BERJALAN') {
      const catatan = { id: impor.id, barisSelesai, galat: kode }
      await pelaksana((klien) => gagalkanImpor(klien, catatan)).catch(() => undefined)
    }
    throw galat
  }
}

async function* bersidik(
  isi: AsyncIterable<Uint8Array>,
  sidik: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const potongan of isi) {
    sidik.update(potongan)
    yield potongan
  }
}

/** Which group a row belongs to, for a source whose rows must not be parted. */
function rumpun(
  { profil }: BahanImpor,
  pembaca: PembacaBaris,
): ((baris: BarisBerkas) => string) | undefined {
  const kolom = profil.rumpun
  if (!kolom) return undefined
  return ({ sel }) => {
    pembaca.mulai(sel)
    return pembaca.teks(kolom)
  }
}

/** Chunks of so many rows after those that are done, longer where a group would be parted. */
async function* potong(
  kelompok: AsyncIterable<readonly BarisBerkas[]>,
  lewati: number,
  banyak: number,
  rumpun?: (baris: BarisBerkas) => string,
): AsyncGenerator<BarisBerkas[]> {
  let sisa = lewati
  let potongan: BarisBerkas[] = []
  let terakhir: string | undefined
  for await (const semua of kelompok) {
    for (const baris of semua) {
      if (sisa > 0) {
        sisa -= 1
        continue
      }
      const milik = potongan.length >= banyak - 1 ? rumpun?.(baris) : undefined
      const berikut = milik === undefined || milik !== terakhir || potongan.length >= 2 * banyak
      const penuh = potongan.length >= banyak && berikut
      if (penuh) {
        yield potongan
        potongan = []
      }
      terakhir = milik
      potongan.push(baris)
    }
  }
  if (potongan.length > 0) yield potongan
}

const PERCOBAAN = 4
/** Somebody else's write came between: what it left is seen when the chunk is judged again. */
const BENTROK = new Set(['23505', '23P01', '40001', '40P01'])

async function ulangiBilaBentrok<T>(coba: boolean, kerja: () => Promise<T>): Promise<T> {
  for (let ke = 1; ; ke++) {
    try {
      return await kerja()
    } catch (galat) {
      if (coba || ke === PERCOBAAN || !BENTROK.has(kodeSql(galat) ?? '')) throw galat
    }
  }
}
