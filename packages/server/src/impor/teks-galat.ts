import { galat } from '@harapan/kode'
import { PESAN_BERKAS } from '../berkas/pesan-berkas.ts'
import { GALAT_IMPOR } from './galat-impor.ts'

const TEKS: Readonly<Record<string, readonly [pesan: string, petunjuk: string]>> = {
  ...PESAN_BERKAS,
  ...GALAT_IMPOR,
}

/** What an import's code says; a failure that is not the file's says no more than that. */
export function teksGalat(kode: string): readonly [pesan: string, petunjuk: string] {
  const { pesan, petunjuk } = galat('GALAT_INTERNAL')
  return TEKS[kode] ?? [pesan, petunjuk]
}
