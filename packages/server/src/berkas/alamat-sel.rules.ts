/** Column of an address like `AB12`, from zero; nothing where it is not one. */
export function kolomSel(alamat: string): number | undefined {
  let kolom = 0
  let letak = 0
  for (; letak < alamat.length; letak++) {
    const kode = alamat.charCodeAt(letak)
    if (kode < 65 || kode > 90) break
    kolom = kolom * 26 + kode - 64
  }
  return letak > 0 && letak <= 3 ? kolom - 1 : undefined
}

/** Name of a column, from zero: `A`, `Z`, `AA`. */
export function namaKolom(kolom: number): string {
  let nama = ''
  for (let sisa = kolom + 1; sisa > 0; sisa = Math.floor((sisa - 1) / 26)) {
    nama = String.fromCharCode(65 + ((sisa - 1) % 26)) + nama
  }
  return nama
}

/** Merged cells: rows and columns from zero, both ends included. */
export type Gabungan = { baris: number; kolom: number; barisAkhir: number; kolomAkhir: number }

/** A range like `A1:C2`. */
export function bacaGabungan(rentang: string): Gabungan | undefined {
  const cocok = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(rentang)
  if (cocok === null) return undefined
  const [, dari = '', baris, sampai = '', barisAkhir] = cocok
  const kolom = kolomSel(dari)
  const kolomAkhir = kolomSel(sampai)
  if (kolom === undefined || kolomAkhir === undefined) return undefined
  return { baris: Number(baris) - 1, kolom, barisAkhir: Number(barisAkhir) - 1, kolomAkhir }
}
