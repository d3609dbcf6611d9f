import type pg from 'pg'
import { larik } from '../db/larik.ts'
import { daftarEdisi, type Edisi } from './baca-edisi.ts'
import type { BarisBerkode } from './hitung-baris.ts'
import { awal } from './kode-induk.rules.ts'
import type { KodePenghalang, Penghalang } from './penghalang.rules.ts'
import type { Rencana } from './rencana.rules.ts'

export type BahanPenghalang = { edisi: Edisi; rencana: Rencana; baris: readonly BarisBerkode[] }

/** Everything for which a human must decide first. As the owner: agreements and imports are nobody else's. */
export async function cariPenghalang(
  klien: pg.ClientBase,
  bahan: BahanPenghalang,
): Promise<Penghalang[]> {
  return [
    ...(await keadaan(klien, bahan.edisi)),
    ...dariRencana(bahan),
    ...(await perjanjian(klien, bahan.rencana)),
    ...(await cakupan(klien, bahan.rencana)),
  ]
}

async function keadaan(klien: pg.ClientBase, edisi: Edisi): Promise<Penghalang[]> {
  const { id, nomor, tanggal } = edisi
  const lain = (await daftarEdisi(klien)).filter((satu) => satu.id !== id)
  const impor = await klien.query<{ id: string; status: string }>(
    `select id::text as id, status::text as status from impor i where profil = 'wilayah' and not coba
     and status in ('MENUNGGU', 'BERJALAN', 'GAGAL') and (tetap ->> 'edisi' = $2 or exists (select from jejak_impor j
       join baris_edisi b on b.id = j.baris_id and b.edisi_id = $1 where j.impor_id = i.id and j.tabel = 'baris_edisi'))`,
    [id, nomor],
  )
  return [
    ...(edisi.baris === 0 ? [{ kode: 'TANPA_BARIS' as const, tempat: nomor }] : []),
    ...lain
      .filter((satu) => satu.status === 'DITERAPKAN' && satu.tanggal >= tanggal)
      .map((satu) => ({ kode: 'URUTAN' as const, tempat: satu.nomor, isi: satu.tanggal })),
    ...lain
      .filter((satu) => satu.status === 'BERJALAN')
      .map((satu) => ({ kode: 'EDISI_LAIN_BERJALAN' as const, tempat: satu.nomor })),
    ...impor.rows.map((satu) => ({
      kode: 'IMPOR_BELUM_SELESAI' as const,
      tempat: `impor ${satu.id}`,
      isi: satu.status,
    })),
  ]
}

function dariRencana({ rencana, baris }: BahanPenghalang): Penghalang[] {
  const milik = Map.groupBy(baris, ({ kode }) => kode)
  const berdata = (kode: string, hanya: (tabel: string) => boolean = () => true) =>
    (milik.get(kode) ?? []).filter(({ tabel }) => hanya(tabel))
  const isi = (semua: readonly BarisBerkode[]) =>
    semua.map(({ tabel, jumlah }) => `${tabel} ${jumlah}`).join(', ')
  const satu = (kode: KodePenghalang, tempat: string, keterangan: string): Penghalang => ({
    ...{ kode, tempat },
    ...(keterangan !== '' && { isi: keterangan }),
  })
  // A figure that was published can be made anew; people, and what others have said of the area, cannot.
  const tetap = (tabel: string) => tabel !== 'rekap_terbit'
  const angka = (tabel: string) => tabel === 'angka_terbit' || tabel === 'kuota'
  return [
    ...rencana.yatim.map((kode) => satu('INDUK_TIDAK_ADA', kode, '')),
    ...rencana.asing.map(({ kode, lama }) => satu('KODE_LAMA_TIDAK_BERLAKU', kode, lama)),
    ...rencana.takPasti.flatMap(({ kode, penerus }) => {
      const ada = berdata(kode, tetap)
      if (ada.length === 0) return []
      return [
        satu(
          'PENERUS_TIDAK_PASTI',
          kode,
          `${isi(ada)}${penerus.length > 0 ? ` -> ${penerus.join(', ')}` : ''}`,
        ),
      ]
    }),
    ...[...rencana.gabungan].flatMap((kode) => {
      const ada = berdata(kode, angka)
      return ada.length === 0 ? [] : [satu('ANGKA_TIDAK_TERGABUNG', kode, isi(ada))]
    }),
  ]
}

/** Areas that do not go on by themselves: whoever was given one must not be given more, or another. */
const tidakSendiri = ({ gabungan, takPasti }: Rencana): string[] => [
  ...gabungan,
  ...takPasti.map(({ kode }) => kode),
]

async function perjanjian(klien: pg.ClientBase, rencana: Rencana): Promise<Penghalang[]> {
  const { rows } = await klien.query<{ nomor: string; wilayah: string }>(
    `select nomor, array_to_string(array(select w from unnest(wilayah) w where w = any($1::text[])), ', ') as wilayah
     from perjanjian_kerja_sama where status in ('DIUSULKAN', 'BERLAKU', 'DITANGGUHKAN') and wilayah && $1::text[] order by 1`,
    [larik(tidakSendiri(rencana))],
  )
  return rows.map(({ nomor, wilayah }) => ({ kode: 'PERJANJIAN', tempat: nomor, isi: wilayah }))
}

async function cakupan(klien: pg.ClientBase, rencana: Rencana): Promise<Penghalang[]> {
  const { asalKabupaten: asal } = rencana
  const { rows } = await klien.query<{ kabupaten: string; program: string }>(
    `select p.kabupaten, c.program::text as program
     from unnest($1::bigint[], $2::text[]) as p(lama, kabupaten) left join cakupan_data c on c.kabupaten_kode = p.lama
     group by p.kabupaten, c.program having c.program is not null and count(distinct p.lama) < (
       select count(*) from unnest($2::text[]) k where k = p.kabupaten) order by 1, 2`,
    [larik(asal.map(([lama]) => awal(lama))), larik(asal.map(([, baru]) => baru))],
  )
  return rows.map(({ kabupaten, program }) => ({
    ...{ kode: 'CAKUPAN_TIDAK_PASTI', tempat: kabupaten, isi: program },
  }))
}
