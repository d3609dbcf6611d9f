/** Why personal data is processed: a closed list (UU 27/2022 art 16 par 2, art 20). */
export const TUJUAN = {
  PENYALURAN_PKH: 'Penyaluran bantuan PKH / Paying PKH benefits',
  VERIFIKASI_VALIDASI:
    'Verifikasi, validasi dan pemutakhiran data / Verifying, validating and updating data',
  PEMADANAN_JKN: 'Pemadanan kepesertaan JKN dan PBI / Matching JKN and PBI membership',
  LAYANAN_KESEHATAN: 'Pelayanan kesehatan peserta JKN / Health services for JKN members',
  PENANGANAN_PENGADUAN: 'Penanganan pengaduan / Handling complaints',
  PEMANTAUAN_EVALUASI: 'Pemantauan dan evaluasi program / Monitoring and evaluation',
} as const

export type Tujuan = keyof typeof TUJUAN

export const adalahTujuan = (teks: string): teks is Tujuan => Object.hasOwn(TUJUAN, teks)

export const DAFTAR_TUJUAN: readonly Tujuan[] = Object.keys(TUJUAN).filter(adalahTujuan)
