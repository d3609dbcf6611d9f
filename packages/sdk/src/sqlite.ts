/** Salinan di SQLite, untuk `sinkron` / A copy in SQLite, for `sinkron`. @module */
import { salinanDipakai } from './galat-salinan.ts'
import type { HalamanSinkron, Penyimpan } from './penyimpan.ts'

/** Yang dipakai dari `DatabaseSync` milik `node:sqlite`, atau `Database` milik better-sqlite3 / What is used of either. */
export interface BasisDataSqlite {
  exec(sql: string): unknown
  prepare(sql: string): {
    run(...nilai: (string | number)[]): unknown
    get(...nilai: (string | number)[]): unknown
  }
}

const SUSUNAN = `
create table if not exists harapan_salinan (
  id text primary key, jenis text not null, peristiwa text not null, isi text not null, generasi integer not null);
create index if not exists harapan_salinan_jenis on harapan_salinan (jenis, id);
create table if not exists harapan_sinkron (
  satu integer primary key check (satu = 1), lanjut text, generasi integer not null, utuh integer not null);
insert into harapan_sinkron values (1, null, 1, 0) on conflict do nothing;`

const SIMPAN = `insert into harapan_salinan (id, jenis, peristiwa, isi, generasi) values (?, ?, ?, ?, ?)
  on conflict (id) do update set jenis = excluded.jenis, peristiwa = excluded.peristiwa, isi = excluded.isi, generasi = excluded.generasi`

interface Keadaan {
  readonly lanjut: string | null
  readonly generasi: number
  readonly utuh: number
}

/**
 * Salinan dalam tabel `harapan_salinan`, satu baris tiap objek, `isi` sebagai JSON / One row an object, `isi` as JSON.
 * Rows and token change in one transaction. While it starts over, the old rows stay to be read; those that did not come
 * again go in the transaction that makes the copy whole (`harapan_sinkron.utuh`).
 *
 * @param basisData sambungan yang tidak dipakai menulis oleh yang lain / a connection nobody else writes with
 * @throws HarapanError `SALINAN_DIPAKAI`: sinkron lain sudah memajukannya / another run has moved it on
 * @throws galat SQLite, misalnya penuh atau terkunci / errors of SQLite, such as full or locked
 * @example
 * import { DatabaseSync } from 'node:sqlite'
 * const basisData = new DatabaseSync('salinan.db')
 * await sinkron(klien, penyimpanSqlite(basisData))
 * basisData.prepare("select isi ->> 'nomorPeserta' from harapan_salinan where jenis = 'KPM'").all()
 */
export function penyimpanSqlite(basisData: BasisDataSqlite): Penyimpan {
  basisData.exec(SUSUNAN)
  const keadaan = () =>
    basisData.prepare('select lanjut, generasi, utuh from harapan_sinkron').get() as Keadaan
  const simpan = basisData.prepare(SIMPAN)
  const hapus = basisData.prepare('delete from harapan_salinan where id = ?')
  const sapu = basisData.prepare('delete from harapan_salinan where generasi < ?')
  const majukan = basisData.prepare('update harapan_sinkron set lanjut = ?, utuh = max(utuh, ?)')

  const terapkan = (halaman: HalamanSinkron) => {
    const { lanjut, generasi, utuh } = keadaan()
    if ((lanjut ?? undefined) !== halaman.sejak) throw salinanDipakai()
    for (const { id, jenis, peristiwa, isi } of halaman.simpan)
      simpan.run(id, jenis, peristiwa, JSON.stringify(isi), generasi)
    for (const { id } of halaman.hapus) hapus.run(id)
    if (halaman.utuh && !utuh) sapu.run(generasi)
    majukan.run(halaman.lanjut, Number(halaman.utuh))
  }

  return {
    baca: async () => keadaan().lanjut ?? undefined,
    terapkan: async (halaman) => dalamTransaksi(basisData, () => terapkan(halaman)),
    kosongkan: async () => {
      basisData.exec('update harapan_sinkron set lanjut = null, generasi = generasi + 1, utuh = 0')
    },
  }
}

/** Kunci tulis diambil di depan, agar token yang dibaca masih benar saat ditulis / The write lock comes first. */
function dalamTransaksi(basisData: BasisDataSqlite, kerja: () => void): void {
  basisData.exec('begin immediate')
  try {
    kerja()
    basisData.exec('commit')
  } catch (galat) {
    batalkan(basisData)
    throw galat
  }
}

// Pada cakram penuh SQLite sudah membatalkannya sendiri, dan yang dicari orang ialah galat pertamanya.
function batalkan(basisData: BasisDataSqlite): void {
  try {
    basisData.exec('rollback')
  } catch {
    return
  }
}
