/**
 * Mengganti deret 16 angka atau lebih dengan bintang / Stars out every run of 16 digits or more.
 * Smaller and blunter than `samarkanTeks` of `@harapan/kode`: it hides all that one hides, and a few area codes more.
 */
export function samarkan(teks: string): string {
  return teks.replace(/\p{Nd}(?:[\s.\p{Pd}\u2212]{0,3}\p{Nd}){15,}/gu, '****************')
}
