import type pg from 'pg'
import type { Pelaku } from '../akses/pelaku.ts'
import { pernyataanCatat } from '../audit/catat.ts'
import { adalahKodeBaris, type KodeBaris } from '../baris/kode-baris.rules.ts'
import type { PembacaBaris } from '../baris/pembaca-baris.ts'
import type { SembarangProfil } from '../baris/profil.ts'
import { larik } from '../db/larik.ts'
import type { PenyandiTeks } from '../identitas/penyandi-teks.ts'
import { GalatImpor } from './galat-impor.ts'
import { type HasilBaris, type Hitungan, hitunganNol } from './hasil.rules.ts'
import type { BarisTolak, Gelombang, Potongan } from './siapkan-potongan.ts'

export type BahanTulis = {
  imporId: string
  profil: SembarangProfil
  pelaku: Pelaku
  sidik: string
  penyandi: PenyandiTeks
  pembaca: PembacaBaris
}

export type HasilPotongan = { hitungan: Hitungan; ditolak: BarisTolak[]; subjek: string }

/** What is said of a row's refusal without its text: a group of rows with one outcome. */
type Kelompok = { hasil: HasilBaris; kode: string; kolom: string; jumlah: number; nomor: number[] }

/**
 * Writes a chunk in the caller's transaction: its rows, what was done to them, those that did not get
 * in, the audit row, and how far the file is done. All of it stands or none.
 */
export async function tulisPotongan(
  klien: pg.ClientBase,
  bahan: BahanTulis,
  potongan: Potongan,
  { barisSelesai, bita }: { barisSelesai: number; bita: number },
): Promise<HasilPotongan> {
  await kunciImpor(klien, bahan.imporId, barisSelesai)
  const { pembaca } = bahan
  const hitungan = { ...hitunganNol(), KOSONG: potongan.kosong }
  const ditolak = [...potongan.ditolak]
  const subjek: string[] = []
  for (const gelombang of potongan.gelombang) {
    const hasil = await tulisGelombang(klien, bahan, gelombang)
    if (hasil.subjek) subjek.push(hasil.subjek)
    for (const { hasil: apa, kode, kolom, jumlah, nomor } of hasil.kelompok) {
      if (apa === 'DITOLAK' || apa === 'PERLU_TINJAUAN') {
        if (!adalahKodeBaris(kode)) throw new Error(`unknown outcome ${kode}`)
        for (const satu of nomor) {
          pembaca.mulai(potongan.sel(satu))
          const nilai = pembaca.samar(kolom)
          ditolak.push({ nomor: satu, hasil: apa, temuan: [{ kode, kolom, nilai }] })
        }
      } else hitungan[apa] += jumlah
    }
  }
  for (const { hasil } of ditolak) hitungan[hasil] += 1
  ditolak.sort((satu, lain) => satu.nomor - lain.nomor)
  await simpanTolakan(klien, bahan, ditolak, potongan.sel)
  await tandai(klien, bahan.imporId, hitungan, bita)
  const semua = subjek.join(',')
  await catatPotongan(klien, bahan, semua, 'impor')
  return { hitungan, ditolak, subjek: semua }
}

// A chunk is small beside any table: whatever the statistics say, its rows are looked up by index.
const SELALU_INDEKS = `select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
  set_config('enable_mergejoin', 'off', true), set_config('enable_bitmapscan', 'off', true)`

/** Whoever else runs the same import has moved its mark: then this one stops instead of writing twice. */
async function kunciImpor(klien: pg.ClientBase, id: string, barisSelesai: number): Promise<void> {
  await klien.query(SELALU_INDEKS)
  const { rows } = await klien.query<{ sampai: number; status: string }>({
    name: 'impor_kunci',
    text: 'select baris_selesai as sampai, status::text as status from impor where id = $1 for update',
    values: [id],
  })
  const [satu] = rows
  if (satu?.sampai === barisSelesai && satu.status === 'BERJALAN') return
  throw new GalatImpor('SEDANG_BERJALAN', id)
}

type HasilGelombang = { kelompok: Kelompok[]; subjek: string | null }

/**
 * Writes rows that do not decide about each other. What collides with rows that the caller cannot see shows
 * only when it is written: then the groups of such rows are left out whole and the rest is written again.
 */
async function tulisGelombang(
  klien: pg.ClientBase,
  bahan: BahanTulis,
  gelombang: Gelombang,
): Promise<HasilGelombang> {
  if (!bahan.profil.rumpun) return nilaiGelombang(klien, bahan, gelombang)
  await klien.query('savepoint gelombang')
  const hasil = await nilaiGelombang(klien, bahan, gelombang)
  const bertabrakan = new Set(
    hasil.kelompok.flatMap(({ kode, nomor }) => (kode === TABRAKAN ? nomor : [])),
  )
  if (bertabrakan.size === 0) return hasil
  await klien.query('rollback to savepoint gelombang')
  const sisa = gelombang.tanpa(bertabrakan)
  const tersisa = new Set(sisa.nomor)
  const dibuang = gelombang.nomor.filter((nomor) => !tersisa.has(nomor))
  // What was refused for its own sake keeps its own reason.
  const sendiri = hasil.kelompok
    .filter(
      ({ hasil: apa, kode }) =>
        apa === 'DITOLAK' || (apa === 'PERLU_TINJAUAN' && kode !== TABRAKAN),
    )
    .map((satu) => ({ ...satu, nomor: satu.nomor.filter((nomor) => !tersisa.has(nomor)) }))
  const beralasan = new Set(sendiri.flatMap(({ nomor }) => nomor))
  const lain = dibuang.filter((nomor) => !beralasan.has(nomor))
  const tinjau = { hasil: 'PERLU_TINJAUAN' as const, kode: TABRAKAN, kolom: bahan.profil.rumpun }
  const ditulis = await tulisGelombang(klien, bahan, sisa)
  return {
    kelompok: [...ditulis.kelompok, ...sendiri, { ...tinjau, jumlah: lain.length, nomor: lain }],
    subjek: ditulis.subjek,
  }
}

const TABRAKAN: KodeBaris = 'PERLU_PEMERIKSAAN_PUSAT'

async function nilaiGelombang(
  klien: pg.ClientBase,
  { imporId, profil }: BahanTulis,
  { nilai }: Gelombang,
): Promise<HasilGelombang> {
  // Without a name, so that it is planned for each chunk: a plan made while the table was empty would read
  // all of it for every row later.
  const { rows } = await klien.query<{ kelompok: Kelompok[] | null; subjek: string | null }>(
    sqlGelombang(profil),
    [imporId, ...nilai],
  )
  return { kelompok: rows[0]?.kelompok ?? [], subjek: rows[0]?.subjek ?? null }
}

/** One statement over all rows; it answers counts, and lines only of those that did not get in. */
function sqlGelombang({ masuk, sql }: SembarangProfil): string {
  const nama = ['nomor', ...masuk.map(([satu]) => satu)].join(', ')
  const kirim = ['int', ...masuk.map(([, tipe]) => tipe)].map((tipe, ke) => `$${ke + 2}::${tipe}[]`)
  return `with ini as (select $1::bigint as impor), masuk as materialized (select * from unnest(${kirim.join(', ')}) as t(${nama})), ${sql}
    select (select json_agg(k) from (
        select hasil, kode, kolom, count(*)::int as jumlah,
          coalesce(array_agg(nomor) filter (where hasil in ('DITOLAK', 'PERLU_TINJAUAN')), '{}') as nomor
        from (select nomor, hasil, case when hasil in ('DITOLAK', 'PERLU_TINJAUAN') then kode else '' end as kode,
          case when hasil in ('DITOLAK', 'PERLU_TINJAUAN') then kolom else '' end as kolom from akhir) a
        group by 1, 2, 3) k) as kelompok,
      (select string_agg(distinct subjek collate "C", ',') from akhir) as subjek`
}

export async function simpanTolakan(
  klien: pg.ClientBase,
  { imporId, penyandi }: Pick<BahanTulis, 'imporId' | 'penyandi'>,
  ditolak: readonly BarisTolak[],
  sel: Potongan['sel'],
): Promise<void> {
  if (ditolak.length === 0) return
  const sandi = (nomor: number) =>
    penyandi.sandikan(JSON.stringify(sel(nomor)), `${imporId}/${nomor}`)
  const daftar = (ambil: (temuan: BarisTolak['temuan'][number]) => string) =>
    larik(ditolak.map(({ temuan }) => larik(temuan.map(ambil))))
  await klien.query({
    name: 'impor_tolakan',
    text: `insert into impor_baris (impor_id, nomor, hasil, kode, kolom, nilai, sandi)
      select $1, nomor, hasil, kode::text[], kolom::text[], nilai::text[], sandi
      from unnest($2::int[], $3::hasil_baris[], $4::text[], $5::text[], $6::text[], $7::bytea[])
        as t(nomor, hasil, kode, kolom, nilai, sandi)`,
    values: [
      imporId,
      larik(ditolak.map(({ nomor }) => nomor)),
      larik(ditolak.map(({ hasil }) => hasil)),
      daftar(({ kode }) => kode),
      daftar(({ kolom }) => kolom),
      daftar(({ nilai }) => nilai),
      larik(ditolak.map(({ nomor }) => sandi(nomor))),
    ],
  })
}

async function tandai(
  klien: pg.ClientBase,
  id: string,
  hitungan: Hitungan,
  bita: number,
): Promise<void> {
  const { DITERIMA, SAMA, DIUBAH, DITOLAK, PERLU_TINJAUAN, KOSONG } = hitungan
  const baris = DITERIMA + SAMA + DIUBAH + DITOLAK + PERLU_TINJAUAN + KOSONG
  await klien.query({
    name: 'impor_tandai',
    text: `update impor set baris_selesai = baris_selesai + $2, potongan = potongan + 1, bita_selesai = $3,
      diterima = diterima + $4, sama = sama + $5, diubah = diubah + $6, ditolak = ditolak + $7,
      perlu_tinjauan = perlu_tinjauan + $8, kosong = kosong + $9, diubah_pada = now() where id = $1`,
    values: [id, baris, bita, DITERIMA, SAMA, DIUBAH, DITOLAK, PERLU_TINJAUAN, KOSONG],
  })
}

/** Whom the rows of a chunk speak of, in its own transaction (UU 27/2022 art 31). */
export async function catatPotongan(
  klien: pg.ClientBase,
  { imporId, profil, pelaku, sidik }: BahanTulis,
  subjek: string,
  operasi: string,
): Promise<void> {
  const { text, values } = pernyataanCatat(
    {
      permintaan: `impor-${imporId}`,
      pelaku,
      operasi: `${operasi} ${profil.nama}`,
      sidikDokumen: sidik.slice(0, 22),
      sidikVariabel: '',
      kelas: ['pribadi', 'identitas'],
      ditolak: 0,
      hasil: 'BERHASIL',
    },
    { subjek: subjek === '' ? [] : [subjek] },
  )
  await klien.query({ name: 'impor_catat', text, values: [...values] })
}
