type Hitungan = {
  /** Characters of more than one byte that are well formed. */
  sah: number
  /** Bytes that belong to none. */
  cacat: number
  /** Length of the part before the first fault. */
  sampai: number
  pertamaSah: number | undefined
}

/** Counts what speaks for UTF-8 and against it; a character cut off at the end counts only where `ujung`. */
export function hitungUtf8(bita: Uint8Array, ujung: boolean): Hitungan {
  const hasil: Hitungan = { sah: 0, cacat: 0, sampai: bita.length, pertamaSah: undefined }
  for (let letak = 0; letak < bita.length; ) {
    if ((bita[letak] ?? 0) < 0x80) {
      letak++
      continue
    }
    const panjang = panjangAksara(bita, letak)
    if (panjang > 0) {
      hasil.sah++
      hasil.pertamaSah ??= letak
      letak += panjang
      continue
    }
    if (panjang < 0 && !ujung) break
    if (hasil.cacat++ === 0) hasil.sampai = letak
    letak++
  }
  return hasil
}

/** Length without a character whose last bytes are still to come. */
export function panjangUtuh(bita: Uint8Array): number {
  for (let letak = Math.max(0, bita.length - 3); letak < bita.length; letak++) {
    if ((bita[letak] ?? 0) >= 0xc2 && panjangAksara(bita, letak) < 0) return letak
  }
  return bita.length
}

/** Bytes of the character beyond ASCII that begins here; 0 where none does, -1 where the text ends in it. */
function panjangAksara(bita: Uint8Array, letak: number): number {
  const awal = bita[letak] ?? 0
  const panjang = awal < 0xc2 ? 0 : awal < 0xe0 ? 2 : awal < 0xf0 ? 3 : awal < 0xf5 ? 4 : 0
  for (let ke = 1; ke < panjang; ke++) {
    const satu = bita[letak + ke]
    if (satu === undefined) return -1
    const [dari, sampai] = ke === 1 ? bitaKedua(awal) : LANJUTAN
    if (satu < dari || satu > sampai) return 0
  }
  return panjang
}

const LANJUTAN = [0x80, 0xbf] as const

/** No second spelling of a shorter character, no half of a surrogate pair, nothing above U+10FFFF. */
function bitaKedua(awal: number): readonly [number, number] {
  if (awal === 0xe0) return [0xa0, 0xbf]
  if (awal === 0xed) return [0x80, 0x9f]
  if (awal === 0xf0) return [0x90, 0xbf]
  if (awal === 0xf4) return [0x80, 0x8f]
  return LANJUTAN
}
