// ECMA-376 part 1, 22.9.2.19: characters that XML cannot hold are written `_xHHHH_`, and so is what looks like one.

export const bacaAksara = (teks: string): string =>
  teks.includes('_x')
    ? teks.replace(/_x([0-9A-Fa-f]{4})_/g, (_, kode) =>
        String.fromCharCode(Number.parseInt(kode, 16)),
      )
    : teks

/** Text between tags, with what XML and Excel would change kept as written. */
export function tulisAksara(teks: string): string {
  if (!ASING.test(teks)) return teks
  return teks
    .replace(/_(?=x[0-9A-Fa-f]{4})/g, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(
      TAK_TERMUAT,
      (satu) => `_x${satu.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is meant
const TAK_TERMUAT = /[\x00-\x08\x0b-\x1f\ufffe\uffff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const ASING = /[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}/
