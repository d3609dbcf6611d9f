import type { Uji } from '@harapan/testing'
import { tanyaAdmin } from '../../server/test/sebagai-admin.ts'
import { UmpanPerubahan } from '../src/_generated/operasi.ts'
import type { Klien } from '../src/client.ts'
import { Dokumen } from '../src/dokumen.ts'

/** Penggalan yang dibaca umpan, agar pertanyaan langsung meminta hal yang sama / What the feed reads of each object. */
const PENGGALAN = /fragment KpmSalinan.*/.exec(String(UmpanPerubahan))?.[0]

const SEKALI = 25

/**
 * Keadaan sekarang menurut `node(id)`, tanpa umpan / The present state by `node(id)`, without the feed: for every object
 * that SQL, past all guards, finds in these villages, as the caller sees it.
 */
export async function tanyaLangsung(
  uji: Uji,
  klien: Klien,
  [awal, akhir]: readonly [number, number],
): Promise<Map<string, string>> {
  const tabel = ['Keluarga', 'Individu', 'Kpm'].map(
    (tipe) =>
      `select '${tipe}:' || id as objek from ${tipe.toLowerCase()} where desa_kode between ${awal} and ${akhir}`,
  )
  const baris = await tanyaAdmin<{ objek: string }>(uji.basisData.kolam, tabel.join(' union all '))
  const id = baris.map(({ objek }) => Buffer.from(objek).toString('base64url'))
  const isi = new Map<string, string>()
  for (let i = 0; i < id.length; i += SEKALI) {
    const kelompok = id.slice(i, i + SEKALI)
    const variabel = Object.fromEntries(kelompok.map((satu, n) => [`v${n}`, satu]))
    const data = await klien.query(dokumen(kelompok.length), variabel)
    for (const satu of Object.values(data)) {
      if (!satu) throw new Error('an object of the area is not there')
      isi.set(satu.id, JSON.stringify(satu))
    }
  }
  return isi
}

type Simpul = { readonly id: string } | null

function dokumen(banyak: number): Dokumen<Record<string, Simpul>, Record<string, string>, 'query'> {
  const urutan = Array.from({ length: banyak }, (_, n) => n)
  const variabel = urutan.map((n) => `$v${n}:ID!`).join('')
  const bidang = urutan.map(
    (n) => `v${n}:node(id:$v${n}){...KpmSalinan ...KeluargaSalinan ...IndividuSalinan}`,
  )
  const teks = `query Langsung(${variabel}){${bidang.join(' ')}}${PENGGALAN}`
  return new Dokumen(teks, { nama: 'Langsung', jenis: 'query' })
}
