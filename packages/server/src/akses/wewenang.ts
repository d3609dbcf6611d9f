/** What a token may allow beside reading: the words of its `scope` claim (RFC 8693 section 4.2). */
export const WEWENANG = {
  'kpm:ubah': 'Mengubah data KPM di wilayahnya / Changing enrolments of the own area',
  'impor:tulis':
    'Mengimpor berkas ke wilayahnya, dan membatalkannya / Importing files into the own area',
  'identitas:buka':
    'Membuka satu nomor identitas dengan alasan / Revealing one identity number, with a reason',
  'perjanjian:usul': 'Mengusulkan perjanjian dan klien / Proposing agreements and clients',
  'perjanjian:putus':
    'Menyetujui, menolak, menangguhkan perjanjian / Deciding on and suspending agreements',
  'audit:baca': 'Membaca catatan akses (pejabat pelindungan data) / Reading the access log',
  'subjek:layani':
    'Melayani permintaan subjek data (UU 27/2022 pasal 30-32) / Serving data subjects',
  'webhook:kelola': 'Mendaftarkan webhook untuk wilayahnya / Registering webhooks for the own area',
  'orang:pantau':
    'Mendaftarkan orang yang diikuti menurut perjanjian / Registering persons followed under an agreement',
  pengembangan:
    'Introspeksi, GraphiQL, dan dokumen bebas / Introspection, GraphiQL and free-form documents',
} as const

export type Wewenang = keyof typeof WEWENANG

export const adalahWewenang = (teks: string): teks is Wewenang => Object.hasOwn(WEWENANG, teks)
