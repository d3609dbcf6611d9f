import type pg from 'pg'

/** A promise about the data, and a query that returns one row for each breach. */
const PEMERIKSAAN: readonly (readonly [nama: string, sql: string])[] = [
  [
    'Rekap sama dengan hitungan langsung / Roll-ups equal a live count',
    `with langsung as (
      select desa_kode, program, bulan, status, sum(masuk) as masuk, sum(keluar) as keluar from (
        select desa_kode, program, bulan_dari(dari) as bulan, status, 1 as masuk, 0 as keluar from riwayat_kepesertaan
        union all
        select desa_kode, program, bulan_dari(sampai + 1), status, 0, 1 from riwayat_kepesertaan where sampai is not null
      ) k group by 1, 2, 3, 4
    ), rekap as (
      select desa_kode, program, bulan, status, sum(masuk) as masuk, sum(keluar) as keluar from (
        select desa_kode, program, bulan, status, masuk, keluar from rekap_dasar
        union all
        select desa_kode, program, bulan, status, masuk, keluar from rekap_delta
      ) r group by 1, 2, 3, 4
    )
    select 1 from langsung l full join rekap r using (desa_kode, program, bulan, status)
    where coalesce(l.masuk, 0) <> coalesce(r.masuk, 0) or coalesce(l.keluar, 0) <> coalesce(r.keluar, 0)`,
  ],
  [
    'Rekap tahunan sama dengan rekap bulanan / Roll-ups of years equal those of months',
    `select 1 from rekap_tahunan t full join (
      select desa_kode, program, bulan / 100 as tahun, status, sum(masuk) as masuk, sum(keluar) as keluar
      from rekap_dasar group by 1, 2, 3, 4
    ) b using (desa_kode, program, tahun, status)
    where coalesce(t.masuk, 0) <> coalesce(b.masuk, 0) or coalesce(t.keluar, 0) <> coalesce(b.keluar, 0)`,
  ],
  [
    'Setiap KPM punya tepat satu masa terbuka yang sama desa dan statusnya / Each enrolment has one open spell of its village and status',
    `select 1 from kpm k left join riwayat_kepesertaan r on r.kpm_id = k.id and r.sampai is null
     where k.tanggal_selesai is null and (r.id is null or r.desa_kode <> k.desa_kode or r.status <> k.status)`,
  ],
  [
    'Tidak ada riwayat yang tumpang tindih / No spells overlap',
    `select 1 from riwayat_kepesertaan a join riwayat_kepesertaan b on b.kpm_id = a.kpm_id and b.id > a.id
     where a.dari <= coalesce(b.sampai, 'infinity') and b.dari <= coalesce(a.sampai, 'infinity')`,
  ],
  [
    'Anggota tinggal di desa keluarganya / Members live in their family’s village',
    `select 1 from anggota_keluarga a join individu i on i.id = a.individu_id
     where a.sampai is null and i.desa_kode <> a.desa_kode`,
  ],
  [
    'Masa JKN milik orang yang ada, di desanya / JKN spells belong to persons of their village',
    `select 1 from kepesertaan_jkn k left join individu i on i.id = k.individu_id and i.desa_kode = k.desa_kode
     where i.id is null`,
  ],
  [
    'Pendamping bertugas di kecamatan KPM-nya / A pendamping works in the kecamatan of his families',
    `select 1 from pendampingan_kpm d join pendamping p on p.id = d.pendamping_id
     where d.sampai is null and p.wilayah_kode / 10000 <> d.desa_kode / 10000`,
  ],
  [
    'Setiap desa pada baris ada di edisi kini / Every village on a row is in the current edition',
    `select 1 from (select desa_kode from keluarga union select desa_kode from individu
       union select desa_kode from riwayat_kepesertaan union select desa_kode from fasilitas) k
     left join wilayah w on w.awal = k.desa_kode and w.tingkat = 'DESA' and w.berlaku_sampai is null
     where w.id is null`,
  ],
]

export type HasilPeriksa = { nama: string; pelanggaran: number }

/** Proves the promises over the whole nation; nothing but counts leaves. */
export async function periksa(klien: pg.ClientBase): Promise<HasilPeriksa[]> {
  const hasil: HasilPeriksa[] = []
  for (const [nama, sql] of PEMERIKSAAN) {
    const { rows } = await klien.query<{ n: number }>(`select count(*)::int as n from (${sql}) x`)
    hasil.push({ nama, pelanggaran: rows[0]?.n ?? -1 })
  }
  return hasil
}
