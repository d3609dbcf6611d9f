export type SimpananTeks = {
  /** The finished text that was kept under this version, if it is still there. */
  ambil(kunci: string, versi: string): string | undefined
  /** Keeps a text, unless the version moved since `versiSebelum` was seen: before its SQL was sent. */
  simpan(kunci: string, versiSebelum: string, teks: string): void
  hitungan(): { kena: number; luput: number; jumlah: number; bita: number }
}

type Opsi = {
  /** The version now, of `pantauVersi`. */
  versi: () => string | undefined
  /** How much memory the texts may take. */
  bita?: number
}

const BITA = 32 * 2 ** 20
/** An entry of a Map with its two strings, roughly. */
const BITA_PER_TEKS = 128

/**
 * Finished answers made of public data only, the least recently used given up first. All kept texts
 * are of one version; when it moves they are dropped.
 *
 * A text is kept only when the version is the same after its SQL as before it. Between the two a
 * writer may have committed: the text may then be of the old data while the version is already the
 * new one, and kept under the new one it would be wrong until the next change, perhaps for a year.
 * The other way about is harmless: a text newer than its version is dropped as soon as this process
 * hears of the change.
 */
export function buatSimpananTeks({ versi, bita = BITA }: Opsi): SimpananTeks {
  // A Map keeps the order of insertion: the first entry is the one not used for longest.
  const isi = new Map<string, string>()
  let versiIsi: string | undefined
  let terpakai = 0
  let kena = 0
  let luput = 0

  const buang = (kunci: string) => {
    const teks = isi.get(kunci)
    if (teks === undefined) return
    isi.delete(kunci)
    terpakai -= ukuran(kunci) + ukuran(teks) + BITA_PER_TEKS
  }
  const ikutiVersi = () => {
    const kini = versi()
    if (kini === undefined || kini === versiIsi) return
    isi.clear()
    terpakai = 0
    versiIsi = kini
  }

  return {
    ambil(kunci, diminta) {
      ikutiVersi()
      const teks = diminta === versiIsi ? isi.get(kunci) : undefined
      if (teks === undefined) {
        luput++
        return undefined
      }
      kena++
      isi.delete(kunci)
      isi.set(kunci, teks)
      return teks
    },
    simpan(kunci, versiSebelum, teks) {
      if (versi() !== versiSebelum) return
      ikutiVersi()
      buang(kunci)
      const baru = ukuran(kunci) + ukuran(teks) + BITA_PER_TEKS
      if (baru > bita) return
      isi.set(kunci, teks)
      terpakai += baru
      for (const lama of isi.keys()) {
        if (terpakai <= bita) break
        buang(lama)
      }
    },
    hitungan: () => ({ kena, luput, jumlah: isi.size, bita: terpakai }),
  }
}

/** Upper bound of what V8 keeps for a string: one byte a character for ASCII, else two. */
function ukuran(teks: string): number {
  return Buffer.byteLength(teks) === teks.length ? teks.length : 2 * teks.length
}
