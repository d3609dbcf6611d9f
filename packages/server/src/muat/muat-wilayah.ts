import { geserHari, induk, jenis, type KodeWilayah, rentang, tingkat } from '@harapan/kode'
import type pg from 'pg'
import { type Kolom, tulisMassal } from '../db/tulis-massal.ts'
import { EDISI_KINI, EDISI_WILAYAH } from '../wilayah/edisi.rules.ts'
import { daftarKodeBps } from '../wilayah/kode-bps.ts'
import { kolomCari } from '../wilayah/pencarian.rules.ts'
import { PERUBAHAN_WILAYAH, type PerubahanWilayah } from '../wilayah/perubahan-wilayah.ts'
import { bacaWilayah } from '../wilayah/sumber-wilayah.ts'

type Baris = {
  id: number
  kode: KodeWilayah
  nama: string
  namaLengkap: string
  alias: readonly string[]
  cari: string
  indukId: number | null
  edisi: string
  berlakuDari: string | null
  berlakuSampai: string | null
}

/** Writes every area of the current edition, the retired ones we know, their changes and BPS codes. */
export async function muatWilayah(klien: pg.ClientBase): Promise<number> {
  const kini = await barisKini()
  const idMenurutKode = new Map(kini.map(({ kode, id }) => [kode, id]))
  const dicabut = barisDicabut(idMenurutKode)
  await tulisMassal(klien, 'wilayah', [...kini, ...dicabut], KOLOM_WILAYAH)
  await tulisMassal(
    klien,
    'perubahan_wilayah',
    barisPerubahan(idMenurutKode, dicabut),
    KOLOM_PERUBAHAN,
  )
  await tulisMassal(klien, 'kode_wilayah_eksternal', barisBps(idMenurutKode), KOLOM_BPS)
  return kini.length
}

async function barisKini(): Promise<Baris[]> {
  const mulai = new Map(PERUBAHAN_WILAYAH.map(({ ke, tanggal }) => [ke.kode, tanggal]))
  const id = new Map<KodeWilayah, number>()
  return (await bacaWilayah()).map((satu, urutan) => {
    id.set(satu.kode, urutan + 1)
    return {
      ...satu,
      id: urutan + 1,
      cari: kolomCari(satu),
      indukId: satu.indukKode && (id.get(satu.indukKode) ?? null),
      edisi: EDISI_KINI.nomor,
      berlakuDari: mulai.get(satu.kode) ?? null,
      berlakuSampai: null,
    }
  })
}

/** A retired code keeps a row of its own, found only when asked for a day on which it was valid. */
function barisDicabut(idMenurutKode: ReadonlyMap<KodeWilayah, number>): Baris[] {
  return PERUBAHAN_WILAYAH.filter(mencabut).map(({ dari, tanggal }, urutan) => {
    const atas = induk(dari.kode)
    return {
      id: idMenurutKode.size + urutan + 1,
      kode: dari.kode,
      nama: dari.nama,
      namaLengkap: dari.nama,
      alias: [],
      cari: '',
      indukId: atas && (idMenurutKode.get(atas) ?? null),
      edisi: edisiSebelum(tanggal),
      berlakuDari: null,
      berlakuSampai: geserHari(tanggal, -1),
    }
  })
}

/** A split leaves the old area standing. */
const mencabut = ({ jenis: kejadian }: PerubahanWilayah) => kejadian !== 'PEMEKARAN'

function barisPerubahan(
  idMenurutKode: ReadonlyMap<KodeWilayah, number>,
  dicabut: readonly Baris[],
) {
  const idDicabut = new Map(dicabut.map(({ kode, id }) => [kode, id]))
  return PERUBAHAN_WILAYAH.map((perubahan, urutan) => ({
    ...perubahan,
    id: urutan + 1,
    dariId: (mencabut(perubahan) ? idDicabut : idMenurutKode).get(perubahan.dari.kode),
    keId: idMenurutKode.get(perubahan.ke.kode),
  }))
}

function barisBps(idMenurutKode: ReadonlyMap<KodeWilayah, number>) {
  // A code BPS has replaced since is no longer sure.
  return daftarKodeBps()
    .filter(({ berlakuSampai }) => berlakuSampai === null)
    .map((satu) => ({ ...satu, wilayahId: idMenurutKode.get(satu.kode) }))
}

function edisiSebelum(tanggal: string): string {
  return (
    EDISI_WILAYAH.findLast((edisi) => edisi.tanggal < tanggal) ??
    EDISI_WILAYAH[0] ??
    EDISI_KINI
  ).nomor
}

const KOLOM_WILAYAH: Kolom<Baris>[] = [
  ['id', 'int', ({ id }) => id],
  ['kode', 'text', ({ kode }) => kode],
  ['awal', 'bigint', ({ kode }) => rentang(kode).awal],
  ['akhir', 'bigint', ({ kode }) => rentang(kode).akhir],
  ['tingkat', 'tingkat', ({ kode }) => tingkat(kode)],
  ['jenis', 'jenis_wilayah', ({ kode }) => jenis(kode)],
  ['nama', 'text', ({ nama }) => nama],
  ['nama_lengkap', 'text', ({ namaLengkap }) => namaLengkap],
  ['alias', 'text[]', ({ alias }) => alias],
  ['cari', 'text', ({ cari }) => cari],
  ['induk_id', 'int', ({ indukId }) => indukId],
  ['edisi', 'text', ({ edisi }) => edisi],
  ['berlaku_dari', 'date', ({ berlakuDari }) => berlakuDari],
  ['berlaku_sampai', 'date', ({ berlakuSampai }) => berlakuSampai],
]

const KOLOM_PERUBAHAN: Kolom<ReturnType<typeof barisPerubahan>[number]>[] = [
  ['id', 'int', ({ id }) => id],
  ['jenis', 'jenis_perubahan_wilayah', ({ jenis: kejadian }) => kejadian],
  ['dari_id', 'int', ({ dariId }) => dariId],
  ['ke_id', 'int', ({ keId }) => keId],
  ['tanggal', 'date', ({ tanggal }) => tanggal],
  ['tanggal_pasti', 'boolean', ({ tanggalPasti }) => tanggalPasti],
  ['dasar_hukum', 'text', ({ dasarHukum }) => dasarHukum],
]

const KOLOM_BPS: Kolom<ReturnType<typeof barisBps>[number]>[] = [
  ['wilayah_id', 'int', ({ wilayahId }) => wilayahId],
  ['sistem', 'text', ({ sistem }) => sistem],
  ['kode', 'text', ({ kodeBps }) => kodeBps],
  ['edisi', 'text', ({ edisi }) => edisi],
]
