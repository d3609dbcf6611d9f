import { geserHari, induk, type KodeWilayah } from '@harapan/kode'
import type pg from 'pg'
import { type Kolom, tulisMassal } from '../db/tulis-massal.ts'
import { EDISI_KINI, EDISI_WILAYAH, type EdisiWilayah } from '../wilayah/edisi.rules.ts'
import { daftarKodeBps } from '../wilayah/kode-bps.ts'
import { PERUBAHAN_WILAYAH, type PerubahanWilayah } from '../wilayah/perubahan-wilayah.ts'
import { bacaWilayah } from '../wilayah/sumber-wilayah.ts'
import { type BarisTersimpan, tulisPerubahan, tulisWilayah } from '../wilayah/tulis-wilayah.ts'

/** Writes every area of the edition we ship, the retired ones we know, their changes, BPS codes and editions. */
export async function muatWilayah(klien: pg.ClientBase): Promise<number> {
  const kini = await barisKini()
  const idMenurutKode = new Map(kini.map(({ kode, id }) => [kode, id]))
  const dicabut = barisDicabut(idMenurutKode)
  await tulisWilayah(klien, [...kini, ...dicabut])
  await tulisPerubahan(klien, barisPerubahan(idMenurutKode, dicabut))
  await tulisMassal(klien, 'kode_wilayah_eksternal', barisBps(idMenurutKode), KOLOM_BPS)
  await tulisMassal(klien, 'edisi_wilayah', EDISI_WILAYAH, KOLOM_EDISI)
  return kini.length
}

async function barisKini(): Promise<BarisTersimpan[]> {
  const mulai = new Map(PERUBAHAN_WILAYAH.map(({ ke, tanggal }) => [ke.kode, tanggal]))
  const id = new Map<KodeWilayah, number>()
  return (await bacaWilayah()).map((satu, urutan) => {
    id.set(satu.kode, urutan + 1)
    return {
      ...satu,
      id: urutan + 1,
      indukId: satu.indukKode && (id.get(satu.indukKode) ?? null),
      edisi: EDISI_KINI.nomor,
      berlakuDari: mulai.get(satu.kode) ?? null,
      berlakuSampai: null,
    }
  })
}

/** A retired code keeps a row of its own, found only when asked for a day on which it was valid. */
function barisDicabut(idMenurutKode: ReadonlyMap<KodeWilayah, number>): BarisTersimpan[] {
  return PERUBAHAN_WILAYAH.filter(mencabut).map(({ dari, tanggal }, urutan) => {
    const atas = induk(dari.kode)
    return {
      id: idMenurutKode.size + urutan + 1,
      kode: dari.kode,
      nama: dari.nama,
      namaLengkap: dari.nama,
      alias: [],
      tanpaCari: true,
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
  dicabut: readonly BarisTersimpan[],
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

const KOLOM_EDISI: Kolom<EdisiWilayah>[] = [
  ['nomor', 'text', ({ nomor }) => nomor],
  ['tanggal', 'date', ({ tanggal }) => tanggal],
  ['lengkap', 'boolean', () => true],
  ['status', 'status_edisi', () => 'DITERAPKAN'],
]

const KOLOM_BPS: Kolom<ReturnType<typeof barisBps>[number]>[] = [
  ['wilayah_id', 'int', ({ wilayahId }) => wilayahId],
  ['sistem', 'text', ({ sistem }) => sistem],
  ['kode', 'text', ({ kodeBps }) => kodeBps],
  ['edisi', 'text', ({ edisi }) => edisi],
]
