import { buatAcak } from '@harapan/server/demo/acak'
import type { Uji } from '@harapan/testing'
import { tanyaAdmin } from '../../server/test/sebagai-admin.ts'
import { PindahkanKpm } from '../src/_generated/operasi.ts'
import type { Klien } from '../src/client.ts'
import { kodeWilayah } from '../src/masukan.ts'

const OKI = 'desa_kode between 1602000000 and 1602999999'
/** Penggantian yang tidak bergantung pada apa yang sudah diubah / Writes that do not depend on what was written. */
const SQL = [
  `update keluarga set alamat = 'Jalan Malam ' || $1 where id = (select id from keluarga where ${OKI} order by md5(id || $1) limit 1)`,
  `update individu set nama = nama || '.' where id in (select id from individu where ${OKI} order by md5(id || $1) limit 3)`,
  `update kepesertaan_jkn set kelas_rawat = case kelas_rawat when 1 then 3 else 1 end
    where id = (select id from kepesertaan_jkn where ${OKI} order by md5(id || $1) limit 1)`,
  `update riwayat_kepesertaan set alasan = coalesce(alasan, '') || '.' where kpm_id = (select id from kpm where ${OKI} order by md5(id || $1) limit 1)`,
  `insert into keluarga (alasan_tanpa_kk, alamat, desa_kode, sintetis) values ('LAIN', 'Jalan Baru ' || $1, 1602051001, true)`,
  `delete from keluarga where id = (select min(id) from keluarga where ${OKI} and alamat like 'Jalan Baru %' and $1 <> '')`,
]

type Baris = { id: string; versi: string; asal: string; tujuan: string }

/**
 * Perubahan semalam: KPM pindah desa, keluar dan masuk kabupaten lewat pintunya; sisanya lewat SQL / A night of changes.
 * `petugas` reaches both regencies, the reader only one: moves between them are deletes and inserts to the reader.
 */
export function malam(uji: Uji, petugas: Klien, benih: string) {
  const acak = buatAcak(benih)
  let nomor = 0
  let pindah = 0

  const pindahkan = async (): Promise<void> => {
    const [kabupaten, lain] = acak.bulat(0, 2) === 0 ? ['6202', '1602'] : ['1602', '1602']
    const [asal, tujuan] = acak.bulat(0, 1) === 0 ? [kabupaten, lain] : [lain, kabupaten]
    const [satu] = await tanyaAdmin<Baris>(
      uji.basisData.kolam,
      `select 'Kpm:' || k.id as id, k.versi, k.desa_kode as asal, (select kode from wilayah w where tingkat = 'DESA'
          and berlaku_sampai is null and awal between $2::bigint * 1000000 and $2::bigint * 1000000 + 999999
          and awal <> k.desa_kode order by md5(w.kode || $3) limit 1) as tujuan
        from kpm k where status = 'AKTIF' and desa_kode between $1::bigint * 1000000 and $1::bigint * 1000000 + 999999
        order by md5(k.id || $3) limit 1`,
      [asal, tujuan, `${benih}${++nomor}`],
    )
    if (!satu) throw new Error('no enrolment to move')
    const { pindahkanKpm } = await petugas.mutate(PindahkanKpm, {
      id: Buffer.from(satu.id).toString('base64url'),
      versi: Number(satu.versi),
      desaTujuan: kodeWilayah(satu.tujuan),
      alasan: 'Pindah rumah',
    })
    // Dua sekaligus memilih KPM yang sama: yang kalah memilih lagi, seperti petugas.
    if (pindahkanKpm?.__typename === 'VersiUsang') return pindahkan()
    if (pindahkanKpm?.__typename !== 'KpmDipindahkan')
      throw new Error(`not moved: ${pindahkanKpm?.__typename}`)
    pindah++
  }

  return {
    async satu(): Promise<void> {
      if (acak.bulat(0, 2) === 0) return pindahkan()
      const sql = SQL[acak.bulat(0, SQL.length - 1)] ?? ''
      await tanyaAdmin(uji.basisData.kolam, sql, [`${benih}${++nomor}`])
    },
    jumlah: () => ({ pindah, semua: nomor }),
  }
}
