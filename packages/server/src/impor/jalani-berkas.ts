import { createHash, type Hash } from 'node:crypto'
import type { Kecocokan } from '../baris/kolom.rules.ts'
import { PembacaBaris } from '../baris/pembaca-baris.ts'
import { type Berkas, bacaBerkas } from '../berkas/baca-berkas.ts'
import { GalatBerkas } from '../berkas/galat-berkas.ts'
import type { HasilImpor, Pelaksana, Perjalanan } from './bahan-impor.ts'
import { barisSepotong } from './baris-sepotong.ts'
import { bukaImpor, type CatatanImpor, gagalkanImpor, tutupImpor } from './buka-impor.ts'
import { cocokkan } from './cocokkan.ts'
import { GalatImpor } from './galat-impor.ts'
import { jumlahkan } from './hasil.rules.ts'
import { potong, rumpunBaris } from './potong.ts'
import { penyampaiCoba } from './sampaikan-tolakan.ts'
import { pemisahTolakan } from './sel-tolakan.ts'
import { type Potongan, siapkanPotongan } from './siapkan-potongan.ts'
import { tolakPembulatan } from './tolak-pembulatan.ts'
import { type BahanTulis, type HasilPotongan, tulisPotongan } from './tulis-potongan.ts'
import { ulangiBilaBentrok } from './ulangi-bentrok.ts'

/** What is told of each chunk that stands. */
type Sesudah = (hasil: HasilPotongan, bahan: BahanTulis) => void

/** A file from its header to its end: opened, cut into chunks, each of them written, and closed. */
export async function jalaniBerkas(
  perjalanan: Perjalanan,
  pelaksana: Pelaksana,
  sesudah?: Sesudah,
): Promise<HasilImpor> {
  const { bahan, lingkup } = perjalanan
  const { profil, pelaku, tetap = {}, coba = false, tugas } = bahan
  const sidik = createHash('sha256')
  const { isi } = bahan.berkas
  const sumber = typeof isi === 'function' ? isi(pelaksana) : isi
  const berkas = await bacaBerkas(bersidik(sumber, sidik))
  const kecocokan = cocokkan(profil, berkas.kolom, tetap)
  const kepala = {
    ...{ profil: profil.nama, kolom: berkas.kolom, tetap },
    pemisah: pemisahTolakan(berkas),
  }
  const impor = await pelaksana((klien) =>
    bukaImpor(klien, lingkup, pelaku, bahan.berkas, kepala, tugas),
  )
  const hasil: HasilImpor = {
    ...{ impor, coba, ulangan: false, dilanjutkanDari: impor.barisSelesai },
    cocok: [...kecocokan.letak].map(([nama, ke]) => [nama, berkas.kolom[ke] ?? '']),
    ...{ tidakDikenal: kecocokan.tidakDikenal, diabaikan: kecocokan.diabaikan },
  }
  if (impor.status === 'SELESAI') return { ...hasil, ulangan: true }

  const penulis = buatPenulis(perjalanan, pelaksana, { impor, kecocokan }, sesudah)
  try {
    await tulisSemua(perjalanan, { berkas, kecocokan }, penulis)
    if (sidik.digest('hex') !== bahan.berkas.sidik) throw new GalatImpor('BERKAS_BERUBAH')
    return { ...hasil, impor: await pelaksana((klien) => tutupImpor(klien, impor.id)) }
  } catch (galat) {
    const kode =
      galat instanceof GalatImpor || galat instanceof GalatBerkas ? galat.kode : 'GALAT_INTERNAL'
    if (!coba && kode !== 'SEDANG_BERJALAN') {
      const catatan = { id: impor.id, barisSelesai: penulis.barisSelesai(), galat: kode }
      await pelaksana((klien) => gagalkanImpor(klien, catatan)).catch(() => undefined)
    }
    throw galat
  }
}

type Penulis = {
  barisSelesai(): number
  tulis(potongan: Potongan, bita: number): Promise<void>
}

/** Writes chunk after chunk and knows how far the file is done. */
function buatPenulis(
  { bahan, penyandi }: Perjalanan,
  pelaksana: Pelaksana,
  { impor, kecocokan }: { impor: CatatanImpor; kecocokan: Kecocokan },
  sesudah: Sesudah | undefined,
): Penulis {
  const { profil, pelaku, tetap, coba, lapor } = bahan
  const { sidik, bita: jumlahBita } = bahan.berkas
  // A reader of its own: another one is at the next chunk already.
  const pembaca = new PembacaBaris(profil.kolom, kecocokan, tetap)
  const tulis: BahanTulis = { imporId: impor.id, profil, pelaku, sidik, penyandi, pembaca }
  const sampaikan = penyampaiCoba(bahan)
  let { barisSelesai, hitungan } = impor
  return {
    barisSelesai: () => barisSelesai,
    async tulis(potongan, bita) {
      const kerja = () =>
        pelaksana((klien) => tulisPotongan(klien, tulis, potongan, { barisSelesai, bita }))
      // A dry run has one transaction, and a failure has ended it.
      const satu = await (coba ? kerja() : ulangiBilaBentrok(kerja))
      barisSelesai += potongan.baris
      hitungan = jumlahkan(hitungan, satu.hitungan)
      sesudah?.(satu, tulis)
      if (coba) await sampaikan(satu.ditolak, potongan)
      lapor?.({ bita, jumlahBita, baris: barisSelesai, hitungan })
    },
  }
}

/** The next chunk is made while the database writes this one. */
async function tulisSemua(
  { bahan: { profil, pelindung, hariIni, tetap } }: Perjalanan,
  { berkas, kecocokan }: { berkas: Berkas; kecocokan: Kecocokan },
  penulis: Penulis,
): Promise<void> {
  const pembaca = new PembacaBaris(profil.kolom, kecocokan, tetap)
  const { kolom, format } = berkas
  const siap = { profil, pembaca, pelindung, kolom, format, info: { hariIni } }
  const lewati = penulis.barisSelesai()
  const rumpun = rumpunBaris(profil, pembaca)
  let pertama = lewati === 0
  let menulis = Promise.resolve()
  for await (const baris of potong(berkas.baris, lewati, barisSepotong(), rumpun)) {
    if (pertama) tolakPembulatan(profil, kecocokan, baris)
    pertama = false
    const potongan = await siapkanPotongan(siap, baris)
    const bita = berkas.bita()
    await menulis
    menulis = penulis.tulis(potongan, bita)
    // Awaited above or below; until then a failure must not end the process.
    menulis.catch(() => undefined)
  }
  await menulis
}

async function* bersidik(isi: AsyncIterable<Uint8Array>, sidik: Hash): AsyncGenerator<Uint8Array> {
  for await (const potongan of isi) {
    sidik.update(potongan)
    yield potongan
  }
}
