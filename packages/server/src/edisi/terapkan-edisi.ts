import { hariIni, type Tanggal } from '@harapan/kode'
import type pg from 'pg'
import { larik } from '../db/larik.ts'
import { sebagaiPemilik } from '../db/transaksi.ts'
import type { Edisi } from './baca-edisi.ts'
import { catatTerapan } from './catat-terapan.ts'
import { gantiAcuan } from './ganti-acuan.ts'
import { gantiLingkup } from './ganti-lingkup.ts'
import { gantiWilayah } from './ganti-wilayah.ts'
import { KELOMPOK_ATAS, kelompokkan } from './kelompok.rules.ts'
import { denganKunciEdisi } from './kunci-edisi.ts'
import { cariEdisi, type HasilPeriksaEdisi, periksaEdisi } from './periksa-edisi.ts'
import { pindahkanData } from './pindahkan-data.ts'
import type { Langkah, Rencana } from './rencana.rules.ts'
import { samarkanLuas } from './samarkan-luas.ts'
import { tutupEdisi } from './tutup-edisi.ts'

export type HasilTerapan =
  | { jenis: 'DITERAPKAN'; edisi: string; kelompok: number; dilanjutkan: boolean }
  | { jenis: 'SUDAH'; edisi: string }
  | { jenis: 'TERHALANG'; hasil: HasilPeriksaEdisi }

export type OpsiTerapan = {
  hariIni?: Tanggal
  lapor?: (selesai: number, jumlah: number) => void
}

/**
 * Applies an edition: first everything above the villages, then the villages, each with all its rows in one
 * transaction that also marks it. Killed anywhere, the same call goes on after the last mark.
 *
 * @throws GalatEdisi EDISI_TIDAK_ADA, SEDANG_DITERAPKAN
 */
export function terapkanEdisi(
  kolam: pg.Pool,
  nomor: string,
  opsi: OpsiTerapan = {},
): Promise<HasilTerapan> {
  return denganKunciEdisi(kolam, () => terapkan(kolam, nomor, opsi))
}

async function terapkan(
  kolam: pg.Pool,
  nomor: string,
  { hariIni: hari = hariIni(new Date()), lapor }: OpsiTerapan,
): Promise<HasilTerapan> {
  const awal = await sebagaiPemilik(kolam, (klien) => cariEdisi(klien, nomor))
  if (awal.status === 'DITERAPKAN') return { jenis: 'SUDAH', edisi: nomor }
  const dilanjutkan = awal.status === 'BERJALAN'
  if (!dilanjutkan) {
    const terhalang = await sebagaiPemilik(kolam, (klien) => mulai(klien, awal, hari))
    if (terhalang) return { jenis: 'TERHALANG', hasil: terhalang }
  }
  const jumlah = await sebagaiPemilik(kolam, (klien) => banyakKelompok(klien, awal.id))
  let selesai = 0
  for (;;) {
    const kelompok = await sebagaiPemilik(kolam, (klien) => satuKelompok(klien, awal))
    if (kelompok === undefined) break
    selesai = kelompok
    lapor?.(selesai, jumlah)
  }
  await tutupEdisi(kolam, awal, hari)
  return { jenis: 'DITERAPKAN', edisi: nomor, kelompok: jumlah, dilanjutkan }
}

/** Decides all steps, writes them down, and does the first group of them; nothing where a human must decide. */
async function mulai(
  klien: pg.ClientBase,
  edisi: Edisi,
  hari: Tanggal,
): Promise<HasilPeriksaEdisi | undefined> {
  // Whoever takes its import back now waits, and finds that it was applied.
  await klien.query('select from baris_edisi where edisi_id = $1 order by id for update', [
    edisi.id,
  ])
  const { rencana, hasil } = await periksaEdisi(klien, await cariEdisi(klien, edisi.nomor))
  if (edisi.tanggal > hari)
    hasil.penghalang.unshift({ kode: 'BELUM_BERLAKU', tempat: edisi.nomor, isi: edisi.tanggal })
  if (hasil.penghalang.length > 0) return hasil
  const langkah = kelompokkan(rencana.langkah, rencana.beralih)
  await klien.query("update edisi_wilayah set status = 'BERJALAN' where id = $1", [edisi.id])
  await klien.query('update baris_edisi set diterapkan = true where edisi_id = $1', [edisi.id])
  await simpanLangkah(klien, edisi, langkah)
  await simpanBeralih(klien, edisi, rencana)
  if (edisi.lengkap) await klien.query(SQL_EDISI_KINI, [edisi.id])
  await kerjakan(klien, edisi, KELOMPOK_ATAS, rencana.asalKabupaten)
  return undefined
}

async function simpanLangkah(
  klien: pg.ClientBase,
  { id }: Edisi,
  langkah: ReturnType<typeof kelompokkan>,
): Promise<void> {
  await klien.query(
    `insert into langkah_edisi (edisi_id, kelompok, jenis, lama, baru, akhiri, tulis, pindah)
     select $1, * from unnest($2::int[], $3::jenis_perubahan_wilayah[], $4::text[], $5::text[], $6::boolean[], $7::boolean[], $8::boolean[])`,
    [
      id,
      ...(['kelompok', 'jenis', 'lama', 'baru', 'akhiri', 'tulis', 'pindah'] as const).map(
        (kolom) => larik(langkah.map((satu) => satu[kolom])),
      ),
    ],
  )
}

/** From this moment on whoever names one of these codes must know the edition. */
async function simpanBeralih(
  klien: pg.ClientBase,
  { id }: Edisi,
  { beralih }: Rencana,
): Promise<void> {
  await klien.query(
    `insert into kode_beralih (kode, edisi_id) select unnest($2::text[]), $1
     on conflict (kode) do update set edisi_id = excluded.edisi_id`,
    [id, larik([...beralih].sort())],
  )
}

/** A whole edition lists every area, also those that stay as they are. */
const SQL_EDISI_KINI = `update wilayah w set edisi = e.nomor from edisi_wilayah e join baris_edisi b on b.edisi_id = e.id
  where e.id = $1 and w.kode = b.kode and w.berlaku_sampai is null
    and not exists (select from langkah_edisi l where l.edisi_id = e.id and l.akhiri and l.lama = w.kode)`

async function banyakKelompok(klien: pg.ClientBase, id: number): Promise<number> {
  const { rows } = await klien.query<{ n: number }>(
    'select coalesce(max(kelompok), 0)::int as n from langkah_edisi where edisi_id = $1',
    [id],
  )
  return rows[0]?.n ?? 0
}

/** The next group that has no mark; its number, or nothing when all have. */
async function satuKelompok(klien: pg.ClientBase, edisi: Edisi): Promise<number | undefined> {
  const { rows } = await klien.query<{ kelompok: number | null }>(
    'select min(kelompok) as kelompok from langkah_edisi where edisi_id = $1 and selesai_pada is null',
    [edisi.id],
  )
  const kelompok = rows[0]?.kelompok ?? undefined
  if (kelompok !== undefined) await kerjakan(klien, edisi, kelompok)
  return kelompok
}

async function kerjakan(
  klien: pg.ClientBase,
  edisi: Edisi,
  kelompok: number,
  asalKabupaten?: Rencana['asalKabupaten'],
): Promise<void> {
  const { rows: langkah } = await klien.query<Langkah>(
    `select jenis::text as jenis, lama, baru, akhiri, tulis, pindah from langkah_edisi
     where edisi_id = $1 and kelompok = $2 and selesai_pada is null order by id for update`,
    [edisi.id, kelompok],
  )
  await klien.query(
    "select set_config('h.pelaku', 'operator-edisi', true), set_config('h.edisi', $1, true)",
    [edisi.nomor],
  )
  await gantiWilayah(klien, edisi, langkah)
  const subjek = await pindahkanData(klien, langkah, edisi.tanggal)
  await samarkanLuas(klien, edisi.id, langkah)
  if (asalKabupaten) await gantiAcuan(klien, langkah, asalKabupaten)
  await gantiLingkup(klien, langkah)
  await klien.query(
    'update langkah_edisi set selesai_pada = now() where edisi_id = $1 and kelompok = $2 and selesai_pada is null',
    [edisi.id, kelompok],
  )
  await catatTerapan(klien, edisi, subjek)
}
