/** What became of one person that a partner registers; nothing of it depends on whether the person is known. */
export type HasilPantau =
  | 'TERDAFTAR'
  | 'SUDAH'
  | 'ACUAN_TERPAKAI'
  | 'ACUAN_TIDAK_SAH'
  | 'NIK_TIDAK_SAH'

/** `hash` is missing where the NIK is none; `acuan` where it may be none. */
export type Calon = { acuan: string | undefined; hash: string | undefined }

/** What is registered now, by reference; one that has ended is not. */
export type Terdaftar = ReadonlyMap<string, string>

/** One result for each person, in order; the same one twice is registered once. */
export function nilaiPendaftaran(calon: readonly Calon[], terdaftar: Terdaftar): HasilPantau[] {
  const milik = new Map(terdaftar)
  return calon.map(({ acuan, hash }) => {
    if (acuan === undefined) return 'ACUAN_TIDAK_SAH'
    if (hash === undefined) return 'NIK_TIDAK_SAH'
    const lama = milik.get(acuan)
    if (lama !== undefined) return lama === hash ? 'SUDAH' : 'ACUAN_TERPAKAI'
    milik.set(acuan, hash)
    return 'TERDAFTAR'
  })
}
