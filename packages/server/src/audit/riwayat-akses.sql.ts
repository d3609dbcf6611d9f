import { type Fragment, sql } from '@harapan/pothos-sql'
import type { Lanjut } from './lanjut.ts'

/**
 * Accesses to a person: to the person, to a family while they belonged to it, and to its enrolments.
 * Families and enrolments are read as the caller sees them.
 */
export function sqlRiwayatAkses(
  individu: bigint,
  lanjut: Lanjut | undefined,
  banyak: number,
): Fragment {
  const subjek = sql`select 'INDIVIDU'::jenis_subjek as jenis, ${individu}::bigint as subjek, null::date as dari, null::date as sampai
    union all select 'KELUARGA', keluarga_id, dari, sampai from anggota_keluarga where individu_id = ${individu}::bigint
    union all select 'KPM', k.id, a.dari, a.sampai from anggota_keluarga a join kpm k on k.keluarga_id = a.keluarga_id
      where a.individu_id = ${individu}::bigint`
  return sql`(select json_agg(json_build_object('id', r.id::text, 'waktu', to_char(r.waktu at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'pelaku', r.pelaku, 'peran', r.peran, 'instansi', r.instansi, 'perjanjian', r.perjanjian, 'dasar', r.dasar,
      'tujuan', r.tujuan, 'kelas', r.kelas))
    from (select array_agg(jenis) as jenis, array_agg(subjek) as subjek, array_agg(dari) as dari, array_agg(sampai) as sampai
      from (${subjek}) s) m
    cross join lateral riwayat_akses(m.jenis, m.subjek, m.dari, m.sampai, ${lanjut?.waktu ?? null}::timestamptz,
      ${lanjut?.id ?? null}::bigint, ${banyak}::int) r)`
}
