import type { GalatApi } from './errors.ts'
import type { Jawaban } from './jawaban.ts'

export type Bidang<Nilai> =
  | { readonly ok: true; readonly nilai: Nilai }
  | { readonly ok: false; readonly galat: GalatApi }

/**
 * Satu bidang jawaban: nilainya, atau galat yang mengosongkannya / One field: its value, or the error that emptied it.
 * So that "null because there is none" differs from "null because you may not see it".
 */
export function bidang<Data, Nilai>(
  { data, galat }: Jawaban<Data>,
  pilih: (data: Data) => Nilai,
): Bidang<Nilai> {
  if (data) {
    const nilai = pilih(data)
    if (nilai != null) return { ok: true, nilai }
  }
  let dibaca: readonly string[] = []
  if (data)
    pilih(
      pencatat(data, [], (jalur) => {
        dibaca = jalur
      }),
    )
  const sebab = galat.find((satu) => menyebabkan(satu, dibaca))
  return sebab ? { ok: false, galat: sebab } : { ok: true, nilai: null as Nilai }
}

/** Wakil data yang memberitahu jalur terakhir yang dibaca / A stand-in that tells the last path read. */
function pencatat<T>(
  nilai: T,
  jalur: readonly string[],
  catat: (jalur: readonly string[]) => void,
): T {
  if (typeof nilai !== 'object' || !nilai) return nilai
  return new Proxy(nilai, {
    get(sasaran, kunci) {
      const dalam = [...jalur, String(kunci)]
      catat(dalam)
      return pencatat(Reflect.get(sasaran, kunci), dalam, catat)
    },
  })
}

/**
 * Null merambat ke atas, jadi jalur galat boleh lebih dalam dari yang dibaca / A null bubbles up: the error may be deeper.
 * A refusal inside a list stops at the list (the server decides on the document): there the field's name in `tempat` decides.
 */
function menyebabkan({ jalur = [], tempat }: GalatApi, dibaca: readonly string[]): boolean {
  const panjang = Math.min(dibaca.length, jalur.length)
  if (jalur.slice(0, panjang).join() !== dibaca.slice(0, panjang).join()) return false
  const ditolak = tempat?.split('.').at(-1)
  return !ditolak || jalur.length >= dibaca.length || dibaca.slice(panjang).includes(ditolak)
}
