type Teks = readonly [sebab: string, jalanKeluar: string]

/** The closed list of why an edition is not applied, as "Indonesia / English". Nothing is guessed instead. */
export const PENGHALANG = {
  TANPA_BARIS: [
    'Edisi ini belum punya baris / The edition has no rows yet',
    'Impor berkasnya dahulu: harapan impor wilayah BERKAS / Import its file first',
  ],
  URUTAN: [
    'Edisi yang lebih baru sudah diterapkan / A newer edition has been applied',
    'Periksa tanggal berlakunya / Check the day it comes into force',
  ],
  EDISI_LAIN_BERJALAN: [
    'Edisi lain sedang diterapkan / Another edition is being applied',
    'Selesaikan edisi itu dahulu / Finish that one first',
  ],
  BELUM_BERLAKU: [
    'Edisi ini belum berlaku / The edition is not in force yet',
    'Terapkan pada hari berlakunya / Apply it on that day',
  ],
  IMPOR_BELUM_SELESAI: [
    'Berkas edisi ini belum selesai diimpor / The file of this edition is not fully imported',
    'Selesaikan atau batalkan impornya / Finish that import or take it back',
  ],
  INDUK_TIDAK_ADA: [
    'Wilayah di atasnya tidak ada lagi / The area above it is no longer there',
    'Tambahkan induknya, atau beri wilayah ini kode barunya / Add the parent, or give this area its new code',
  ],
  KODE_LAMA_TIDAK_BERLAKU: [
    'Kode lama tidak ada di antara wilayah yang berlaku / The old code is not among the areas that stand',
    'Perbaiki kode_lama dan impor lagi / Correct kode_lama and import again',
  ],
  PENERUS_TIDAK_PASTI: [
    'Wilayah ini berdata dan penerusnya tidak pasti / The area has data and no sure successor',
    'Tulis kode lamanya pada tepat satu wilayah baru; bila terpecah, pindahkan keluarganya dahulu / Name it as kode_lama of exactly one area; where it was split, move its families first',
  ],
  ANGKA_TIDAK_TERGABUNG: [
    'Angka terbit atau kuota wilayah ini tidak berlaku bagi gabungannya / Its published figures or quotas do not speak of the merged area',
    'Putuskan angka itu dahulu / Decide about these figures first',
  ],
  CAKUPAN_TIDAK_PASTI: [
    'Sebagian asal kabupaten ini tidak punya data / Part of where this regency comes from has no data loaded',
    'Muat datanya, atau putuskan cakupannya dahulu / Load that data, or decide about the coverage first',
  ],
  PERJANJIAN: [
    'Perjanjian ini menyebut wilayah yang tidak berlanjut sendiri / The agreement names an area that does not go on by itself',
    'Akhiri perjanjian itu dan usulkan yang baru / End the agreement and propose another',
  ],
} as const satisfies Record<string, Teks>

export type KodePenghalang = keyof typeof PENGHALANG

/** What stands in the way, where, and how much. */
export type Penghalang = { kode: KodePenghalang; tempat: string; isi?: string }
