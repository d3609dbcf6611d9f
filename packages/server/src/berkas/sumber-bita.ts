/** A source that can be looked into before it is read, and that counts what was taken from it. */
export async function sumberBita(sumber: AsyncIterable<Uint8Array>, tengok: number) {
  const masuk = sumber[Symbol.asyncIterator]()
  const awal: Uint8Array[] = []
  let terkumpul = 0
  let bita = 0
  while (terkumpul < tengok) {
    const satu = await masuk.next()
    if (satu.done) break
    awal.push(satu.value)
    terkumpul += satu.value.length
  }

  async function* isi(): AsyncGenerator<Uint8Array, void> {
    try {
      for (;;) {
        const potong = awal.shift()
        const satu = potong ? { value: potong, done: false } : await masuk.next()
        if (satu.done) return
        bita += satu.value.length
        yield satu.value
      }
    } finally {
      await masuk.return?.()
    }
  }

  return {
    awal: Buffer.concat(awal).subarray(0, tengok),
    isi: isi(),
    bita: () => bita,
    /** Not waited for: a source that stalls would hold back the refusal. */
    tutup() {
      Promise.resolve(masuk.return?.()).catch(() => {})
    },
  }
}
