import type { GalatApi } from './errors.ts'
import { samarkan } from './samarkan.ts'

/** Data dan galat bersama-sama: data sebagian tetap bertipe / Data and errors both: partial data keeps its type. */
export interface Jawaban<Data> {
  readonly data: Data | null
  readonly galat: readonly GalatApi[]
}

/** Membaca badan jawaban; bukan GraphQL: undefined / Reads a response body; undefined when it is not GraphQL. */
export function bacaJawaban(isi: string): Jawaban<unknown> | undefined {
  try {
    const { data, errors = [] } = JSON.parse(isi)
    if (data || errors.length) return { data: data ?? null, galat: errors.map(bacaGalat) }
  } catch {
    // Halaman HTML sebuah gerbang bukan jawaban: pemanggil menamai galatnya.
  }
  return undefined
}

interface GalatMentah {
  readonly message?: unknown
  readonly path?: readonly (string | number)[]
  readonly extensions?: Record<'code' | 'petunjuk' | 'tempat', unknown>
}

function bacaGalat({ message, path, extensions }: GalatMentah): GalatApi {
  const { code, petunjuk, tempat } = extensions ?? {}
  return {
    kode: (code ?? 'JAWABAN_TIDAK_SAH') as GalatApi['kode'],
    pesan: teks(message) ?? '',
    petunjuk: teks(petunjuk),
    tempat: teks(tempat),
    jalur: path,
  }
}

// Server sudah menyamarkan; sekali lagi di sini, sebab galat berakhir di log orang lain.
function teks(nilai: unknown): string | undefined {
  return nilai == null ? undefined : samarkan(String(nilai))
}
