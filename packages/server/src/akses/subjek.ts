/**
 * Whose data a row is: the person it speaks of, a family, or an enrolment. By model, how the row says
 * it; a tag and a number, such as `i12`, stand for one.
 */
export const SUBJEK = {
  Individu: { tag: 'i', field: 'id' },
  AnggotaKeluarga: { tag: 'i', field: 'individuId' },
  KomponenKpm: { tag: 'i', field: 'individuId' },
  PermintaanSubjek: { tag: 'i', field: 'individuId' },
  Keluarga: { tag: 'k', field: 'id' },
  Kpm: { tag: 'p', field: 'id' },
} as const satisfies Record<string, { tag: 'i' | 'k' | 'p'; field: string }>

/** The setting of a transaction that holds them, comma after comma. */
export const SETELAN_SUBJEK = 'h.subjek'

/** The same of a row that a resolver holds; nothing where the row is of no person. */
export function subjekDari(model: string | undefined, baris: unknown): string | undefined {
  if (model === undefined || !adalahModel(model)) return undefined
  const { tag, field } = SUBJEK[model]
  const nomor = (baris as Record<string, unknown>)[field]
  return nomor === undefined ? undefined : `${tag}${nomor}`
}

const adalahModel = (nama: string): nama is keyof typeof SUBJEK => Object.hasOwn(SUBJEK, nama)
