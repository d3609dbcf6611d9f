import { semuaBarisContoh } from '@harapan/testing'
import { csv, daftarJkn, selDari } from './berkas-jkn.ts'
import type { Instalasi } from './instalasi.ts'

/** Rows that are added, changed, already so, refused and to be reviewed, all along the file. */
export async function berkasCampuran(banyak = 2_000): Promise<string> {
  const daftar = daftarJkn(await semuaBarisContoh()).slice(0, banyak)
  const baris = daftar.flatMap((satu, ke) => {
    const lama = { ...satu, TMT: '01/01/1950', TAT: '31/12/1950', 'Alasan Nonaktif': '' }
    const rusak = { ...satu, 'Hak Kelas': 'VIP' }
    const ganda = { ...lama, 'Hak Kelas': satu['Hak Kelas'] === 'I' ? 'II' : 'I' }
    return [
      satu,
      ...(ke % 2 === 0 ? [lama] : []),
      ...(ke % 7 === 0 ? [rusak] : []),
      ...(ke % 10 === 0 ? [ganda, satu] : []),
    ]
  })
  return csv(baris.map(selDari))
}

/** Everything an import leaves, without what is drawn by lot or counted up: nonces, ids and times. */
export async function potretImpor({ baca }: Instalasi): Promise<unknown> {
  return {
    jkn: await baca(`select count(*)::int as n, md5(string_agg(satu, '|' order by satu)) as sidik from (
      select row(individu_id, segmen, kelas_rawat, no_kartu_hash, no_kartu_samaran, mulai, sampai, alasan_akhir, sumber, diperbarui_pada, desa_kode)::text as satu
      from kepesertaan_jkn) t`),
    impor: await baca(
      `select profil, sidik, status, baris_selesai, potongan, diterima, sama, diubah, ditolak, perlu_tinjauan, galat from impor order by id`,
    ),
    baris: await baca(
      'select nomor, hasil, kode, kolom, nilai, length(sandi) as panjang from impor_baris order by impor_id, nomor',
    ),
    jejak:
      await baca(`select j.jenis, count(*)::int as n, md5(string_agg(satu, '|' order by satu)) as sidik from (
      select j.jenis, row(k.individu_id, k.mulai, j.sebelum - 'no_kartu_sandi', j.sesudah)::text as satu
      from jejak_impor j join kepesertaan_jkn k on k.id = j.baris_id) j group by 1 order by 1`),
    // One audit row for each chunk, and all of its subjects.
    audit: await baca(`select count(*)::int as n, sum(jumlah)::int as jumlah,
      bool_and(jumlah = (select count(distinct (s.jenis, s.subjek)) from uraikan_subjek(a.subjek) s)) as lengkap
      from audit_akses a where operasi = 'impor jkn'`),
  }
}
