/**
 * One run of `kerja` at a time. Who asks while one runs waits for the next, which all who ask share:
 * the one that runs may have begun before the change they know of.
 */
export function bergiliran(kerja: () => Promise<void>): () => Promise<void> {
  let berjalan: Promise<void> | undefined
  let berikut: Promise<void> | undefined

  const minta = (): Promise<void> => {
    if (!berjalan) {
      berjalan = kerja().finally(() => {
        berjalan = undefined
      })
      return berjalan
    }
    berikut ??= berjalan.then(() => {
      berikut = undefined
      return minta()
    })
    return berikut
  }
  return minta
}
