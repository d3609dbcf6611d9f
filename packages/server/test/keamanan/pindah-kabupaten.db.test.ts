import { kodeDari } from '@harapan/kode'
import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { bacaSampel, type Sampel } from './sampel.ts'

let uji: Uji
let sampel: Sampel
beforeAll(async () => {
  ;[uji, sampel] = await Promise.all([bukaUji(), bacaSampel()])
})
afterAll(() => uji.tutup())

const LIHAT = `query ($nomor: String!, $kpm: ID!, $keluarga: ID!, $orang: ID!) {
  kpm(nomorPeserta: $nomor) { id riwayat { alasan desa { kode } } pendamping { nama } anggota { individu { nama jkn { segmen } } } }
  lewatId: node(id: $kpm) { id }
  keluarga: node(id: $keluarga) { id }
  orang: node(id: $orang) { id }
}`
const TAK_TERLIHAT = { kpm: null, lewatId: null, keluarga: null, orang: null }

describe('keluarga yang pindah ke kabupaten lain', () => {
  it('hilang dari kabupaten lama, dan kabupaten baru tidak membaca masa lalunya', async () => {
    const { kpm, anggotaKeluarga } = sampel.oki
    const [milik] = kpm
    const tujuan = sampel.kotim.kpm[0]?.desaKode
    if (!milik || !tujuan) throw new RangeError('no sample')
    const variabel = {
      nomor: milik.nomorPeserta,
      kpm: writeGlobalId('Kpm', milik.id),
      keluarga: writeGlobalId('Keluarga', milik.keluargaId),
      orang: writeGlobalId('Individu', milik.pengurusId),
    }
    const lihat = async (oleh: 'oki' | 'kotim') => (await uji.tanya(LIHAT, { oleh, variabel })).data
    expect((await lihat('oki')).kpm.riwayat).toHaveLength(1)
    expect(await lihat('kotim')).toEqual(TAK_TERLIHAT)

    const pindah = await uji.tanya(
      `mutation ($id: ID!) {
        pindahkanKpm(id: $id, desaTujuan: "${kodeDari(tujuan, 'DESA')}", alasan: "Ikut suami", versi: 1, kunci: "pindah-kabupaten") { __typename }
      }`,
      { oleh: 'keduanya', variabel: { id: variabel.kpm } },
    )
    expect(pindah.data).toEqual({ pindahkanKpm: { __typename: 'KpmDipindahkan' } })

    expect(await lihat('oki')).toEqual(TAK_TERLIHAT)
    const baru = (await lihat('kotim')).kpm
    expect(baru.riwayat).toEqual([
      { alasan: 'Ikut suami', desa: { kode: kodeDari(tujuan, 'DESA') } },
    ])
    expect(baru.pendamping).toBeNull()
    const anggota = anggotaKeluarga.filter(({ keluargaId }) => keluargaId === milik.keluargaId)
    expect(baru.anggota).toHaveLength(anggota.length)
  })
})

describe('orang yang tinggal di kabupaten lain', () => {
  it('tidak terbaca lewat keluarga, komponen atau KPM yang menyebutnya', async () => {
    const { kpm, anggotaKeluarga, komponenKpm } = sampel.oki
    const komponen = komponenKpm.find(({ sampai, kpmId }) => !sampai && kpmId !== kpm[0]?.id)
    const milik = kpm.find(({ id }) => id === komponen?.kpmId)
    if (!komponen || !milik) throw new RangeError('no sample')
    const anggota = anggotaKeluarga.filter(({ keluargaId }) => keluargaId === milik.keluargaId)
    const desaLain = sampel.kotim.kpm[0]?.desaKode
    // As a wrong import would leave it: the person lives elsewhere, the family still names them.
    for (const id of new Set([milik.pengurusId, komponen.individuId])) {
      await tanyaAdmin(uji.basisData.kolam, 'update individu set desa_kode = $2 where id = $1', [
        id,
        desaLain,
      ])
    }
    const { data, errors } = await uji.tanya(
      `query ($nomor: String!) {
        kpm(nomorPeserta: $nomor) {
          nomorPeserta pengurus { id nama } anggota { hubungan individu { id nama jkn { segmen } } }
          komponen { komponen individu { id nama } } keluarga { anggota { individu { id nama } } }
        }
      }`,
      { oleh: 'oki', variabel: { nomor: milik.nomorPeserta } },
    )
    expect(errors ?? []).toEqual([])
    expect(data.kpm.pengurus).toBeNull()
    expect(data.kpm.anggota).toHaveLength(anggota.length)
    expect(JSON.stringify(data)).not.toContain(writeGlobalId('Individu', komponen.individuId))
  })
})
