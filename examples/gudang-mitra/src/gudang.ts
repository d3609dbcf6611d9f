import { DatabaseSync } from 'node:sqlite'
import { createClient, JenisPerubahan } from '@harapan/sdk'

export const klien = createClient({
  url: process.env['HARAPAN_URL'] ?? 'http://localhost:4000/graphql',
  token: process.env['HARAPAN_TOKEN'] ?? '',
  tujuan: 'VERIFIKASI_VALIDASI',
})

/**
 * Gudang dalam satu berkas SQLite, dengan tampilan yang enak ditanya / The store, with views that are easy to ask.
 * What is removed is overwritten: a family that left the area leaves no trace in the file.
 */
export function bukaGudang(berkas: string): DatabaseSync {
  const gudang = new DatabaseSync(berkas)
  gudang.exec(`pragma journal_mode = wal; pragma secure_delete = on; pragma busy_timeout = 5000`)
  return gudang
}

/** Sesudah tabel salinan ada / Once the tables of the copy are there. */
export function siapkanTampilan(gudang: DatabaseSync): void {
  gudang.exec(`
    create view if not exists kpm as
    select id, isi ->> 'nomorPeserta' as nomor_peserta, isi ->> 'status' as status,
      isi -> 'desa' ->> 'kode' as desa, isi -> 'keluarga' ->> 'id' as keluarga
    from harapan_salinan where jenis = 'KPM';
    create view if not exists anggota as
    select k.id as keluarga, a.value ->> 'hubungan' as hubungan, i.isi ->> 'nama' as nama, i.isi ->> 'nik' as nik
    from harapan_salinan k, json_each(k.isi, '$.anggota') a
    join harapan_salinan i on i.id = a.value -> 'individu' ->> 'id'
    where k.jenis = 'KELUARGA'`)
}

/** Jenis yang disalin; yang tidak disebut tidak diminta / Which kinds to copy; what is not named is not asked for. */
export function pilihJenis(nama: readonly string[] = []): JenisPerubahan[] | undefined {
  const dikenal = Object.values(JenisPerubahan)
  const asing = nama.find((satu) => !dikenal.some((jenis) => jenis === satu))
  if (asing) throw new Error(`Jenis ${asing} tidak dikenal; pilihannya ${dikenal.join(', ')}`)
  return nama.length === 0 ? undefined : dikenal.filter((jenis) => nama.includes(jenis))
}
