/** Satu titik kemajuan sebuah berkas / One point in the progress of a file. */
export type TitikKemajuan = { readonly ms: number; readonly bita: number; readonly baris: number }

/** Yang dapat dikatakan tentangnya / What can be said of it. */
export type Taksiran = {
  /** 0 sampai 1; tidak ada bila besarnya tidak diketahui / From 0 to 1; none of a file of unknown size. */
  readonly bagian: number | undefined
  readonly bitaPerDetik: number
  readonly barisPerDetik: number
  /** Tidak ada selama belum ada yang maju / None as long as nothing has moved. */
  readonly sisaDetik: number | undefined
}

/** Laju yang lebih tua dari ini tidak lagi mengatakan apa-apa / An older pace says nothing any more. */
const JENDELA_MS = 30_000

/** Riwayat dengan satu titik lagi, tanpa yang sudah usang / The history with one point more, without what is stale. */
export function tambahTitik(
  riwayat: readonly TitikKemajuan[],
  titik: TitikKemajuan,
): readonly TitikKemajuan[] {
  const terakhir = riwayat.length - 1
  // Titik terakhir tetap, agar yang maju jarang pun punya laju.
  const segar = riwayat.filter(({ ms }, ke) => ke === terakhir || titik.ms - ms <= JENDELA_MS)
  return [...segar, titik]
}

/** Laju dan sisa waktu dari riwayatnya; titik pertama bukan bagian lajunya / Pace and time left, from the history. */
export function taksirKemajuan(
  riwayat: readonly TitikKemajuan[],
  jumlahBita: number | undefined,
): Taksiran {
  const [awal] = riwayat
  const akhir = riwayat[riwayat.length - 1]
  if (!awal || !akhir)
    return { bagian: undefined, bitaPerDetik: 0, barisPerDetik: 0, sisaDetik: undefined }
  const detik = (akhir.ms - awal.ms) / 1_000
  const laju = (dari: number, sampai: number) => (detik > 0 ? (sampai - dari) / detik : 0)
  const bitaPerDetik = laju(awal.bita, akhir.bita)
  const sisa = jumlahBita === undefined ? undefined : Math.max(0, jumlahBita - akhir.bita)
  return {
    bagian: jumlahBita === undefined ? undefined : bagianDari(akhir.bita, jumlahBita),
    bitaPerDetik,
    barisPerDetik: laju(awal.baris, akhir.baris),
    sisaDetik: sisa === 0 ? 0 : sisa && bitaPerDetik > 0 ? sisa / bitaPerDetik : undefined,
  }
}

const bagianDari = (bita: number, jumlah: number): number =>
  jumlah <= 0 ? 1 : Math.min(1, bita / jumlah)
