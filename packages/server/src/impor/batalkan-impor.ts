import type pg from 'pg'
import type { Pelaku } from '../akses/pelaku.ts'
import { pernyataanCatat } from '../audit/catat.ts'
import { sidikBerbeda, type TabelImpor } from '../baris/profil.ts'
import { dalamTransaksiLingkup } from '../db/transaksi.ts'
import { lihatImpor, type Penanya } from './buka-impor.ts'
import { cariProfil } from './daftar-profil.ts'
import { GalatImpor } from './galat-impor.ts'
import { lingkupImpor } from './wenang-impor.ts'

/** A row that somebody changed after the import, or that a later import found there. */
export type Penghalang = { tabel: string; barisId: string; sebab: string }

export type HasilBatal =
  | { jenis: 'DIBATALKAN'; dihapus: number; dipulihkan: number }
  | { jenis: 'TERHALANG'; jumlah: number; penghalang: Penghalang[] }

const DITUNJUKKAN = 100

/**
 * Takes back all that an import added and changed, in one transaction, unless something was built on it:
 * then nothing changes and what stands in the way is listed.
 *
 * @throws GalatImpor IMPOR_TIDAK_ADA, STATUS_TIDAK_SESUAI, TIDAK_BERWENANG
 */
export function batalkanImpor(kolam: pg.Pool, pelaku: Pelaku, id: string): Promise<HasilBatal> {
  return dalamTransaksiLingkup(kolam, lingkupImpor(pelaku), (klien) =>
    batalkanDalam(klien, pelaku, id),
  )
}

/**
 * The import, locked, where the caller may take it back.
 *
 * @throws GalatImpor as above
 */
export async function kunciUntukBatal(klien: Penanya, pelaku: Pelaku, id: string) {
  const terkunci = await klien.query('select id from impor where id = $1::bigint for update', [id])
  const [impor] = await lihatImpor(klien, id)
  if (!impor || terkunci.rows.length !== 1) throw new GalatImpor('IMPOR_TIDAK_ADA', id)
  if (impor.status === 'DIBATALKAN' || impor.coba)
    throw new GalatImpor('STATUS_TIDAK_SESUAI', impor.coba ? '--coba' : impor.status)
  const profil = cariProfil(impor.profil)
  lingkupImpor(pelaku, undefined, profil)
  return { impor, profil }
}

/** The same in a transaction that is open already. */
export async function batalkanDalam(
  klien: Penanya,
  pelaku: Pelaku,
  id: string,
): Promise<HasilBatal> {
  const { profil } = await kunciUntukBatal(klien, pelaku, id)
  const { jumlah, penghalang } = await cariPenghalang(klien, id, profil.tabel)
  if (jumlah > 0) return { jenis: 'TERHALANG', jumlah, penghalang }
  const subjek = await klien.query<{ subjek: string | null }>(profil.sqlSubjek, [id])
  await klien.query(
    "update impor set status = 'DIBATALKAN', diubah_pada = now() where id = $1::bigint",
    [id],
  )
  let [dihapus, dipulihkan] = [0, 0]
  for (const tabel of [...profil.tabel].reverse()) {
    dipulihkan += await pulihkan(klien, id, tabel)
    const { rows } = await klien.query<{ n: number }>(
      'select hapus_hasil_impor($1::bigint, $2::text)::int as n',
      [id, tabel.nama],
    )
    dihapus += rows[0]?.n ?? 0
  }
  await klien.query(
    `update impor set batal_tugas = null, dihapus = $2::int, dipulihkan = $3::int, galat = null, galat_tempat = null
     where id = $1::bigint`,
    [id, dihapus, dipulihkan],
  )
  const catatan = {
    ...{ permintaan: `impor-${id}`, pelaku, operasi: `impor batalkan ${profil.nama}` },
    ...{ sidikDokumen: '', sidikVariabel: '', kelas: ['pribadi', 'identitas'] as const },
    ...{ ditolak: 0, hasil: 'BERHASIL' as const },
  }
  const { text, values } = pernyataanCatat(catatan, { subjek: [subjek.rows[0]?.subjek ?? ''] })
  await klien.query(text, [...values])
  return { jenis: 'DIBATALKAN', dihapus, dipulihkan }
}

/** In words, for whoever has to decide. */
export const teksPenghalang = ({ tabel, barisId, sebab }: Penghalang): string =>
  `${tabel} ${barisId}: ${sebab}`

type Halangan = { jumlah: number; penghalang: Penghalang[] }

/** Rows that are no longer as the import left them, that left its area, or that a later import relies on. */
async function cariPenghalang(
  klien: Penanya,
  id: string,
  tabel: readonly TabelImpor[],
): Promise<Halangan> {
  const semua: Halangan = { jumlah: 0, penghalang: [] }
  const tambah = (rows: (Penghalang & { jumlah: number })[]) => {
    semua.jumlah += rows[0]?.jumlah ?? 0
    semua.penghalang.push(...rows.slice(0, DITUNJUKKAN - semua.penghalang.length))
  }
  for (const satu of tabel) {
    const { rows } = await klien.query<Penghalang & { jumlah: number }>(
      `select j.tabel, j.baris_id::text as "barisId", case
          when k.id is null then 'tidak lagi di wilayah Anda / no longer in your area'
          when ${sidikBerbeda(satu, 'k', 'j.sesudah')} then 'diubah sesudah impor / changed after the import'
          else 'dipakai impor ' || l.impor_id || ' / used by import ' || l.impor_id end as sebab,
        (count(*) over ())::int as jumlah
       from jejak_impor j left join ${satu.nama} k on k.id = j.baris_id
       left join lateral (select max(impor_id) as impor_id from impor_jejak l
         where l.tabel = j.tabel and l.baris_id = j.baris_id and l.impor_id > j.impor_id) l on true
       where j.impor_id = $1::bigint and j.tabel = $2::text and j.jenis <> 'SAMA'
         and (k.id is null or ${sidikBerbeda(satu, 'k', 'j.sesudah')} or l.impor_id is not null)
       order by j.baris_id limit ${DITUNJUKKAN}`,
      [id, satu.nama],
    )
    tambah(rows)
    for (const [lain, kolom] of satu.dirujuk ?? [])
      tambah(await cariPerujuk(klien, id, satu.nama, lain, kolom))
  }
  return semua
}

/** Rows of other tables that hang on what the import added and were not added by it. */
async function cariPerujuk(
  klien: Penanya,
  id: string,
  tabel: string,
  lain: string,
  kolom: string,
): Promise<(Penghalang & { jumlah: number })[]> {
  const { rows } = await klien.query<Penghalang & { jumlah: number }>(
    `select $2::text as tabel, j.baris_id::text as "barisId",
       'dirujuk ${lain} ' || r.id || ' / referred to by ${lain} ' || r.id as sebab, (count(*) over ())::int as jumlah
     from jejak_impor j join ${lain} r on r.${kolom} = j.baris_id
     where j.impor_id = $1::bigint and j.tabel = $2 and j.jenis = 'TAMBAH' and not exists (select from jejak_impor m
       where m.tabel = '${lain}' and m.baris_id = r.id and m.impor_id = $1::bigint and m.jenis = 'TAMBAH')
     order by j.baris_id, r.id limit ${DITUNJUKKAN}`,
    [id, tabel],
  )
  return rows
}

/** Puts changed rows back as they were, in what the import decides of them. */
async function pulihkan(
  klien: Penanya,
  id: string,
  { nama, pulih = [] }: TabelImpor,
): Promise<number> {
  if (pulih.length === 0) return 0
  const { rows } = await klien.query<{ n: number }>(
    `with dipulihkan as (update ${nama} k set ${pulih.map((satu) => `${satu} = l.${satu}`).join(', ')}
     from (select j.baris_id, (jsonb_populate_record(null::${nama}, j.sebelum)).*
       from impor_jejak j where j.impor_id = $1::bigint and j.tabel = $2::text and j.jenis = 'UBAH') l
     where k.id = l.baris_id returning k.id) select count(*)::int as n from dipulihkan`,
    [id, nama],
  )
  return rows[0]?.n ?? 0
}
