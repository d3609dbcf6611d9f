import { HarapanError } from './errors.ts'

/** Dua sinkron pada satu salinan: yang kalah berhenti tanpa menulis / Two runs on one copy: the loser writes nothing. */
export function salinanDipakai(): HarapanError {
  return new HarapanError({
    kode: 'SALINAN_DIPAKAI',
    pesan: 'Salinan ini dimajukan proses lain / Another process has moved this copy on',
    petunjuk:
      'Jalankan satu sinkron saja untuk satu salinan / Run only one synchronisation for one copy',
  })
}

/** Isi salinan lebih pendek dari yang tercatat / The copy is shorter than its record says. */
export function salinanRusak(tempat: string): HarapanError {
  return new HarapanError({
    kode: 'SALINAN_RUSAK',
    pesan: 'Berkas salinan terpotong atau bukan salinan / The copy is cut short, or is no copy',
    petunjuk:
      'Hapus foldernya, lalu sinkron dari awal / Remove its folder, then synchronise from the start',
    tempat,
  })
}
