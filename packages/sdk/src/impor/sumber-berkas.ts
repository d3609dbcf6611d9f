/** Berkas yang dapat dikirim / A file that can be sent. `File` is a `Blob`; in Node `fs.openAsBlob` makes one of a path. */
export type SumberBerkas =
  | Blob
  | Uint8Array
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>

/** Sepotong berkas mulai dari sebuah bita / A piece of the file from a byte on. */
export interface Potong {
  readonly isi: Blob | Uint8Array
  /** Sesudahnya tidak ada lagi / Nothing comes behind it. */
  readonly akhir: boolean
}

export interface PembacaBerkas {
  /** Tidak diketahui bagi aliran / Unknown of a stream. */
  readonly jumlah: number | undefined
  /** `dari` tidak pernah mundur ke sebelum potong yang lalu / Never goes back behind the piece before. */
  ambil(dari: number, ukuran: number): Promise<Potong>
  /** Melepas sumbernya / Lets go of its source. */
  tutup(): Promise<void>
}

/** Membaca sumber apa pun sepotong demi sepotong; hanya potong yang belum pasti sampai tinggal di ingatan. */
export function bukaBerkas(sumber: SumberBerkas): PembacaBerkas {
  if (sumber instanceof Blob) return utuh(sumber, sumber.size)
  if (sumber instanceof Uint8Array) return utuh(sumber, sumber.byteLength)
  return dariAliran(Symbol.asyncIterator in sumber ? sumber : bacaAliran(sumber))
}

function utuh(sumber: Blob | Uint8Array, jumlah: number): PembacaBerkas {
  return {
    jumlah,
    async ambil(dari, ukuran) {
      const isi =
        sumber instanceof Blob
          ? sumber.slice(dari, dari + ukuran)
          : sumber.subarray(dari, dari + ukuran)
      return { isi, akhir: dari + ukuran >= jumlah }
    },
    async tutup() {},
  }
}

function dariAliran(aliran: AsyncIterable<Uint8Array>): PembacaBerkas {
  const pembaca = aliran[Symbol.asyncIterator]()
  let [awal, simpan, habis] = [0, new Uint8Array(0), false]
  return {
    jumlah: undefined,
    async ambil(dari, ukuran) {
      const potongan = [simpan.subarray(dari - awal)]
      let panjang = potongan[0]?.length ?? 0
      // Satu potong lebih dari yang diminta sudah cukup untuk tahu bahwa masih ada.
      while (!habis && panjang <= ukuran) {
        const { done, value } = await pembaca.next()
        habis = done === true
        if (habis) break
        potongan.push(value)
        panjang += value.byteLength
      }
      simpan = gabungkan(potongan, panjang)
      awal = dari
      return { isi: simpan.subarray(0, ukuran), akhir: habis && panjang <= ukuran }
    },
    async tutup() {
      if (!habis) await pembaca.return?.()
    },
  }
}

/** Peramban lama tidak dapat mengulangi aliran dengan `for await` / Older browsers cannot iterate a stream. */
async function* bacaAliran(aliran: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pembaca = aliran.getReader()
  try {
    for (;;) {
      const { done, value } = await pembaca.read()
      if (done) return
      yield value
    }
  } finally {
    await pembaca.cancel()
  }
}

function gabungkan(potongan: readonly Uint8Array[], panjang: number): Uint8Array<ArrayBuffer> {
  const hasil = new Uint8Array(panjang)
  let letak = 0
  for (const satu of potongan) {
    hasil.set(satu, letak)
    letak += satu.byteLength
  }
  return hasil
}
