import type { KodeWilayah } from '@harapan/kode'
import { geserHari } from '@harapan/kode'
import type pg from 'pg'
import { larik } from '../db/larik.ts'
import { tulisPerubahan, tulisWilayah } from '../wilayah/tulis-wilayah.ts'
import type { Edisi } from './baca-edisi.ts'
import type { Langkah } from './rencana.rules.ts'

type Area = { id: number; kode: string; nama: string; alias: string[] }

/** Ends the old areas of some steps, writes the new ones, and says of each what became of it. */
export async function gantiWilayah(
  klien: pg.ClientBase,
  edisi: Edisi,
  langkah: readonly Langkah[],
): Promise<void> {
  const lama = kodeUnik(langkah.map((satu) => satu.lama))
  const tulis = kodeUnik(langkah.map((satu) => (satu.tulis ? satu.baru : null)))
  const dahulu = new Map((await bacaKini(klien, lama)).map((satu) => [satu.kode, satu]))
  await klien.query(
    'update wilayah set berlaku_sampai = $2 where kode = any($1::text[]) and berlaku_sampai is null',
    [larik(kodeUnik(langkah.map((s) => (s.akhiri ? s.lama : null)))), geserHari(edisi.tanggal, -1)],
  )
  const baru = await tulisBaru(klien, { edisi, tulis, asal: asalTunggal(langkah, dahulu) })
  await klien.query(SQL_INDUK, [larik(baru.map(({ id }) => id))])
  const bertingkat = baru.filter(({ kode }) => kode.length < KODE_DESA)
  if (bertingkat.length > 0) await klien.query(SQL_ANAK, [larik(bertingkat.map(({ id }) => id))])

  const kini = new Map(
    (await bacaKini(klien, kodeUnik(langkah.map((s) => s.baru)))).map((satu) => [
      satu.kode,
      satu.id,
    ]),
  )
  await pindahkanKodeLuar(klien, langkah, dahulu, kini)
  const nomor = await nomorBerikut(klien, 'perubahan_wilayah')
  const bercerita = langkah.filter(({ jenis }) => jenis !== null)
  await tulisPerubahan(
    klien,
    bercerita.map((satu, ke) => ({
      ...{ id: nomor + ke, jenis: satu.jenis ?? '', dariId: dahulu.get(satu.lama ?? '')?.id },
      ...{ keId: kini.get(satu.baru ?? ''), tanggal: edisi.tanggal, tanggalPasti: true },
      dasarHukum: edisi.nomor,
    })),
  )
}

const kodeUnik = (kode: readonly (string | null)[]): string[] =>
  [...new Set(kode.flatMap((satu) => satu ?? []))].sort()

async function bacaKini(klien: pg.ClientBase, kode: readonly string[]): Promise<Area[]> {
  const { rows } = await klien.query<Area>(
    'select id, kode, nama, alias from wilayah where kode = any($1::text[]) and berlaku_sampai is null',
    [larik(kode)],
  )
  return rows
}

async function nomorBerikut(klien: pg.ClientBase, tabel: string): Promise<number> {
  const { rows } = await klien.query<{ n: number }>(
    `select coalesce(max(id), 0) + 1 as n from ${tabel}`,
  )
  return rows[0]?.n ?? 1
}

/** The one area that goes on under a new code or name: people go on calling it as they did. */
function asalTunggal(langkah: readonly Langkah[], dahulu: ReadonlyMap<string, Area>) {
  const asal = new Map<string, Area | undefined>()
  for (const { jenis, lama, baru, akhiri } of langkah) {
    if (!baru || !lama || !akhiri || jenis === 'PEMEKARAN') continue
    asal.set(baru, asal.has(baru) ? undefined : dahulu.get(lama))
  }
  return asal
}

type BahanTulis = {
  edisi: Edisi
  tulis: readonly string[]
  asal: ReadonlyMap<string, Area | undefined>
}

async function tulisBaru(
  klien: pg.ClientBase,
  { edisi, tulis, asal }: BahanTulis,
): Promise<{ id: number; kode: string }[]> {
  const pertama = await nomorBerikut(klien, 'wilayah')
  const { rows } = await klien.query<{ kode: KodeWilayah; nama: string; namaLengkap: string }>(
    `select kode, nama, nama_lengkap as "namaLengkap" from baris_edisi
     where edisi_id = $1 and kode = any($2::text[]) order by kode`,
    [edisi.id, larik(tulis)],
  )
  const baru = rows.map((satu, ke) => {
    const milik = asal.get(satu.kode)
    const nama = milik && milik.nama !== satu.nama ? [milik.nama] : []
    return {
      ...{ ...satu, id: pertama + ke, alias: [...new Set([...(milik?.alias ?? []), ...nama])] },
      ...{ indukId: null, edisi: edisi.nomor, berlakuDari: edisi.tanggal, berlakuSampai: null },
    }
  })
  await tulisWilayah(klien, baru)
  return baru
}

const KODE_DESA = 13

/** New areas lie in those that stand now. */
const SQL_INDUK = `update wilayah w set induk_id = p.id from wilayah p
  where w.id = any($1::int[]) and w.berlaku_sampai is null and p.berlaku_sampai is null
    and p.kode = left(w.kode, case length(w.kode) when 13 then 8 when 8 then 5 when 5 then 2 end)`

/** An area that only took another name keeps what lies in it. */
const SQL_ANAK = `update wilayah w set induk_id = p.id from wilayah p
  where p.id = any($1::int[]) and p.berlaku_sampai is null and w.berlaku_sampai is null and w.awal between p.awal and p.akhir
    and length(w.kode) = case length(p.kode) when 2 then 5 when 5 then 8 when 8 then 13 end
    and w.induk_id is distinct from p.id`

/** Codes of other systems stay with an area that only took another name; of another code nothing is sure. */
async function pindahkanKodeLuar(
  klien: pg.ClientBase,
  langkah: readonly Langkah[],
  dahulu: ReadonlyMap<string, Area>,
  kini: ReadonlyMap<string, number>,
): Promise<void> {
  const sama = langkah.filter(({ jenis }) => jenis === 'GANTI_NAMA')
  await klien.query(
    `update kode_wilayah_eksternal e set wilayah_id = p.baru from unnest($1::int[], $2::int[]) as p(lama, baru)
     where e.wilayah_id = p.lama`,
    [
      larik(sama.map(({ lama }) => dahulu.get(lama ?? '')?.id)),
      larik(sama.map(({ baru }) => kini.get(baru ?? ''))),
    ],
  )
}
