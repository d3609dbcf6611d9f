/** SDK Harapan: data PKH dan PBI-JK, bertipe dari provinsi sampai keluarga / The Harapan SDK. @module */
export {
  type KodeGalat,
  type KodeWilayah,
  type Nik,
  type NoKk,
  parseKodeWilayah,
  parseNik,
  parseNoKk,
  type Tanggal,
} from '@harapan/kode'
export * from './_generated/operasi.ts'
export type { BarisEkspor, SaringanEkspor, SumberEkspor } from './baris-ekspor.ts'
export { type Bidang, bidang } from './bidang.ts'
export { createClient, type Klien } from './client.ts'
export { Dokumen, type DokumenBerhalaman, type DokumenBertipe } from './dokumen.ts'
export {
  type BarisDari,
  type Ekspor,
  ekspor,
  type HalamanEkspor,
  type OpsiEkspor,
} from './ekspor.ts'
export {
  type GalatApi,
  HarapanApiError,
  HarapanError,
  HarapanHttpError,
  HarapanNetworkError,
  isHarapanError,
  type Kode,
  type KodeGalatKlien,
  type RincianGalat,
} from './errors.ts'
export type {
  HasilImpor,
  HitunganImpor,
  Impor,
  KemajuanImpor,
  OpsiImpor,
  TolakanImpor,
} from './impor/jenis.ts'
export type { SumberBerkas } from './impor/sumber-berkas.ts'
export { tolakanImpor } from './impor/tolakan.ts'
export { impor } from './impor.ts'
export type { Jawaban } from './jawaban.ts'
export type { Halaman, Jelajah, OpsiJelajah } from './jelajah.ts'
export type { KodeGalatBerkas, KodeGalatImpor } from './kode-berkas.ts'
export { kodeWilayah, nik, noKk, tanggal } from './masukan.ts'
export { NomorTersamar } from './nomor-tersamar.ts'
export type { OpsiKlien, OpsiPanggilan, Peristiwa } from './opsi.ts'
export type { HalamanSinkron, ObjekHilang, ObjekSalinan, Penyimpan } from './penyimpan.ts'
export {
  type EntriPadan,
  type EntriPerubahan,
  type HalamanPadan,
  type HalamanPerubahan,
  type OpsiPerubahan,
  perubahan,
} from './perubahan.ts'
export {
  type OpsiSinkron,
  type PeristiwaSinkron,
  type RingkasanSinkron,
  sinkron,
} from './sinkron.ts'
export { type OpsiTanda, type PesanWebhook, periksaTandaWebhook } from './tanda-webhook.ts'
export type { PermintaanToken, SumberToken } from './token.ts'
