import { type Kolom, type Pernyataan, pernyataanMassal } from '../db/tulis-massal.ts'
import type { BarisTahap } from '../demo/baris.ts'
import type { JenisNomor, NomorTerlindung, Pelindung } from '../identitas/pelindung.ts'

/** The statements that write one stage of sample data; identity numbers leave here only protected. */
export function pernyataanDemo(tahap: BarisTahap, pelindung: Pelindung): Pernyataan[] {
  const lindungi = (jenis: JenisNomor, nomor: string | null) =>
    nomor === null ? null : pelindung.lindungi(jenis, nomor)
  const keluarga = tahap.keluarga.map((baris) => ({
    ...baris,
    nomor: lindungi('noKk', baris.noKk),
  }))
  const individu = tahap.individu.map((baris) => ({ ...baris, nomor: lindungi('nik', baris.nik) }))
  const jkn = tahap.kepesertaanJkn.map((baris) => ({
    ...baris,
    nomor: lindungi('noKartu', baris.noKartu),
  }))

  return [
    ...pernyataanMassal('keluarga', keluarga, [
      ['id', 'bigint', (b) => b.id],
      ...kolomNomor('no_kk'),
      ['alasan_tanpa_kk', 'alasan_tanpa_kk', (b) => b.alasanTanpaKk],
      ['alamat', 'text', (b) => b.alamat],
      ['rt', 'text', (b) => b.rt],
      ['rw', 'text', (b) => b.rw],
      ['desa_kode', 'bigint', (b) => b.desaKode],
      ['sintetis', 'boolean', (b) => b.sintetis],
    ]),
    ...pernyataanMassal('individu', individu, [
      ['id', 'bigint', (b) => b.id],
      ...kolomNomor('nik'),
      ['alasan_tanpa_nik', 'alasan_tanpa_nik', (b) => b.alasanTanpaNik],
      ['nama', 'text', (b) => b.nama],
      ['tanggal_lahir', 'date', (b) => b.tanggalLahir],
      ['jenis_kelamin', 'jenis_kelamin', (b) => b.jenisKelamin],
      ['punya_ktp_el', 'boolean', (b) => b.punyaKtpEl],
      ['desa_kode', 'bigint', (b) => b.desaKode],
      ['sintetis', 'boolean', (b) => b.sintetis],
    ]),
    ...pernyataanMassal('anggota_keluarga', tahap.anggotaKeluarga, [
      ['id', 'bigint', (b) => b.id],
      ['keluarga_id', 'bigint', (b) => b.keluargaId],
      ['individu_id', 'bigint', (b) => b.individuId],
      ['hubungan', 'hubungan', (b) => b.hubungan],
      ['dari', 'date', (b) => b.dari],
      ['sampai', 'date', (b) => b.sampai],
      ['desa_kode', 'bigint', (b) => b.desaKode],
    ]),
    ...pernyataanMassal('kpm', tahap.kpm, [
      ['id', 'bigint', (b) => b.id],
      ['nomor_peserta', 'text', (b) => b.nomorPeserta],
      ['program', 'program', (b) => b.program],
      ['keluarga_id', 'bigint', (b) => b.keluargaId],
      ['pengurus_id', 'bigint', (b) => b.pengurusId],
      ['nama_pengurus', 'text', (b) => b.namaPengurus],
      ['status', 'status_kpm', (b) => b.status],
      ['tanggal_mulai', 'date', (b) => b.tanggalMulai],
      ['tanggal_selesai', 'date', (b) => b.tanggalSelesai],
      ['desa_kode', 'bigint', (b) => b.desaKode],
      ['sintetis', 'boolean', (b) => b.sintetis],
    ]),
    ...pernyataanMassal('riwayat_kepesertaan', tahap.riwayatKepesertaan, [
      ['id', 'bigint', (b) => b.id],
      ['kpm_id', 'bigint', (b) => b.kpmId],
      ['program', 'program', (b) => b.program],
      ['desa_kode', 'bigint', (b) => b.desaKode],
      ['status', 'status_kpm', (b) => b.status],
      ['dari', 'date', (b) => b.dari],
      ['sampai', 'date', (b) => b.sampai],
      ['alasan', 'text', (b) => b.alasan],
      ['oleh', 'text', (b) => b.oleh],
    ]),
    ...pernyataanMassal('komponen_kpm', tahap.komponenKpm, [
      ['id', 'bigint', (b) => b.id],
      ['kpm_id', 'bigint', (b) => b.kpmId],
      ['individu_id', 'bigint', (b) => b.individuId],
      ['komponen', 'komponen_pkh', (b) => b.komponen],
      ['dari', 'date', (b) => b.dari],
      ['sampai', 'date', (b) => b.sampai],
      ['desa_kode', 'bigint', (b) => b.desaKode],
    ]),
    ...pernyataanMassal('pendamping', tahap.pendamping, [
      ['id', 'int', (b) => b.id],
      ['nama', 'text', (b) => b.nama],
      ['jabatan', 'jabatan_sdm', (b) => b.jabatan],
      ['wilayah_kode', 'bigint', (b) => b.wilayahKode],
      ['dari', 'date', (b) => b.dari],
      ['sampai', 'date', (b) => b.sampai],
      ['sintetis', 'boolean', (b) => b.sintetis],
    ]),
    ...pernyataanMassal('pendampingan_kpm', tahap.pendampinganKpm, [
      ['id', 'bigint', (b) => b.id],
      ['pendamping_id', 'int', (b) => b.pendampingId],
      ['kpm_id', 'bigint', (b) => b.kpmId],
      ['dari', 'date', (b) => b.dari],
      ['sampai', 'date', (b) => b.sampai],
      ['desa_kode', 'bigint', (b) => b.desaKode],
    ]),
    ...pernyataanMassal('kepesertaan_jkn', jkn, [
      ['id', 'bigint', (b) => b.id],
      ['individu_id', 'bigint', (b) => b.individuId],
      ['segmen', 'segmen_jkn', (b) => b.segmen],
      ['kelas_rawat', 'int', (b) => b.kelasRawat],
      ...kolomNomor('no_kartu'),
      ['mulai', 'date', (b) => b.mulai],
      ['sampai', 'date', (b) => b.sampai],
      ['alasan_akhir', 'alasan_akhir_pbi', (b) => b.alasanAkhir],
      ['sumber', 'text', (b) => b.sumber],
      ['diperbarui_pada', 'timestamptz', (b) => b.diperbaruiPada],
      ['desa_kode', 'bigint', (b) => b.desaKode],
    ]),
  ]
}

function kolomNomor(awalan: string): Kolom<{ nomor: NomorTerlindung | null }>[] {
  return [
    [`${awalan}_hash`, 'bytea', ({ nomor }) => nomor?.hash],
    [`${awalan}_sandi`, 'bytea', ({ nomor }) => nomor?.sandi],
    [`${awalan}_samaran`, 'text', ({ nomor }) => nomor?.samaran],
  ]
}
