import type { Tanggal } from '@harapan/kode'
import { type Fragment, sql } from '@harapan/pothos-sql'
import { type HakTahunan, hakTahunan, type KomponenTerbuka } from './hak-tahunan.rules.ts'
import type { BarisIndeksBantuan } from './indeks-bantuan.rules.ts'

type Terbaca = {
  komponen: KomponenTerbuka[]
  indeks: (Omit<BarisIndeksBantuan, 'jumlahPerTahun'> & { jumlahPerTahun: string })[]
}

/** What the entitlement of a KPM on a day is decided by: its open components and the amounts in force. */
export function bacaHak(kpmId: bigint, hari: Tanggal): Fragment {
  return sql`json_build_object(
    'komponen', (select coalesce(json_agg(json_build_object('komponen', k.komponen, 'tanggalLahir', i.tanggal_lahir) order by k.id), '[]')
      from komponen_kpm k join individu i on i.id = k.individu_id
      where k.kpm_id = ${kpmId} and k.dari <= ${hari}::date and coalesce(k.sampai, 'infinity') >= ${hari}::date),
    'indeks', (select coalesce(json_agg(json_build_object('id', b.id, 'jenis', b.jenis, 'komponen', b.komponen,
        'jumlahPerTahun', b.jumlah_per_tahun::text, 'berlakuDari', b.berlaku_dari, 'berlakuSampai', b.berlaku_sampai,
        'dasar', b.dasar, 'keyakinan', b.keyakinan) order by b.id), '[]')
      from indeks_bantuan b
      where b.berlaku_dari <= ${hari}::date and coalesce(b.berlaku_sampai, 'infinity') >= ${hari}::date))`
}

export function hakMenurut(
  { komponen, indeks }: Terbaca,
  padaTanggal: Tanggal,
): HakTahunan<KomponenTerbuka> & { padaTanggal: Tanggal } {
  const jumlah = indeks.map((satu) => ({ ...satu, jumlahPerTahun: BigInt(satu.jumlahPerTahun) }))
  return { padaTanggal, ...hakTahunan(komponen, jumlah, padaTanggal) }
}
