import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TABEL_BERKODE, tabelDengan } from '../../src/edisi/tabel-berkode.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

/** The areas themselves and their editions: they are what changes. */
const WILAYAH = ['wilayah', 'baris_edisi', 'langkah_edisi', 'edisi_wilayah', 'kode_beralih']

// Whatever its name is: a number of ten digits that names an area, or text that holds codes.
const SQL_KOLOM = `select table_name as tabel, column_name as kolom from information_schema.columns c
  join pg_class k on k.oid = to_regclass(quote_ident(table_name)) and k.relkind in ('r', 'p') and not k.relispartition
  where table_schema = 'public' and not table_name = any($1::text[]) and table_name not like 'uji\\_%'
    and ((data_type = 'bigint' and column_name ~ '(^|_)(desa|kelurahan|kecamatan|kabupaten|kota|provinsi|wilayah)(_|$)')
      or (data_type in ('text', 'ARRAY') and column_name ~ '^(wilayah|lingkup|kode_wilayah)'))
  order by 1, 2`

it('setiap kolom yang menyimpan kode wilayah dikenal oleh penerapan edisi', async () => {
  const kolom = await tanyaAdmin<{ tabel: string; kolom: string }>(uji.basisData.kolam, SQL_KOLOM, [
    WILAYAH,
  ])
  const dikenal = TABEL_BERKODE.map(([tabel, satu]) => `${tabel}.${satu}`)
  expect(kolom.map((satu) => `${satu.tabel}.${satu.kolom}`)).toEqual(dikenal.sort())
})

it('yang disebut ikut memang terbawa kunci asing, sampai ke yang dipindahkan', async () => {
  const kunci = await tanyaAdmin<{ anak: string; induk: string }>(
    uji.basisData.kolam,
    `select c.conrelid::regclass::text as anak, c.confrelid::regclass::text as induk from pg_constraint c
     where contype = 'f' and confupdtype = 'c' and exists (select from pg_attribute a
       where a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname = 'desa_kode')`,
  )
  const induk = new Map(kunci.map((satu) => [satu.anak, satu.induk]))
  const dipindahkan = new Set(tabelDengan('PINDAH').map(([tabel]) => tabel))
  for (const [tabel] of tabelDengan('IKUT')) {
    let atas: string | undefined = tabel
    while (atas !== undefined && !dipindahkan.has(atas)) atas = induk.get(atas)
    expect(atas, tabel).toBeDefined()
  }
  const pemicu = await tanyaAdmin<{ tabel: string }>(
    uji.basisData.kolam,
    "select tgrelid::regclass::text as tabel from pg_trigger where tgname = 'jkn_ikut_ubah' and tgenabled <> 'D'",
  )
  expect(tabelDengan('PEMICU').map(([tabel]) => tabel)).toEqual(['kepesertaan_jkn'])
  expect(pemicu.map(({ tabel }) => dipindahkan.has(tabel))).toEqual([true])
})
