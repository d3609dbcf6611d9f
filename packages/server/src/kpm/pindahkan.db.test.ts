import { writeGlobalId } from '@harapan/pothos-sql'
import { barisContoh, bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jejak, type Oleh, pelanggaran, pindahkan } from '../../test/pindah.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'

let uji: Uji
let jam = new Date('2026-11-22T05:00:00Z')
let contoh: Awaited<ReturnType<typeof barisContoh>>
beforeAll(async () => {
  contoh = await barisContoh('oki', 3)
  uji = await bukaUji({ jam: () => jam })
})
afterAll(() => uji.tutup())

/** The sample enrolments of kecamatan 16.02.05, each used by one test. */
function kpm(ke: number) {
  const milik = contoh.kpm[ke]
  if (!milik) throw new RangeError('no such enrolment')
  const noKk = contoh.keluarga.find(({ id }) => id === milik.keluargaId)?.noKk
  const nik = contoh.individu.find(({ id }) => id === milik.pengurusId)?.nik
  return { ...milik, id: writeGlobalId('Kpm', milik.id), noKk, nik }
}

const SEKECAMATAN = ['16.02.05.2024', '1602052024'] as const
const LAIN_KECAMATAN = ['16.02.04.2001', '1602042001'] as const
const KOTIM = ['62.02.06.2005', '6202062005'] as const

const angka = async (oleh: Oleh, kode: string) => {
  const { data, errors } = await uji.tanya(
    `query ($kode: KodeWilayah!) { kabupaten(kode: $kode) {
      kpm(first: 1) { totalCount { nilai tepat } } rekap(program: PKH, tahun: 2026) { jumlahKpm }
    } }`,
    { oleh, variabel: { kode } },
  )
  expect(errors).toBeUndefined()
  const { nilai, tepat } = data.kabupaten.kpm.totalCount
  expect(tepat).toBe(true)
  expect(data.kabupaten.rekap.jumlahKpm).toBe(nilai)
  return nilai
}

describe('pindahkanKpm', () => {
  it('di dalam kecamatan: semua ikut ke desa baru, masa lama ditutup kemarin, pendamping tetap', async () => {
    const { id, nomorPeserta, desaKode, tanggalMulai } = kpm(0)
    const [desaTujuan, baru] = SEKECAMATAN
    const { data, errors } = await pindahkan(uji, 'oki', { id, desaTujuan })
    expect(errors).toBeUndefined()
    expect(data.pindahkanKpm).toMatchObject({
      __typename: 'KpmDipindahkan',
      kpm: { id, versi: 2, desa: { kode: desaTujuan } },
    })
    expect(await jejak(uji, nomorPeserta)).toMatchObject({
      ...{ versi: 2, kpm: baru, keluarga: baru, anggota: [baru], individu: [baru] },
      ...{ komponen: [baru], jkn: [baru], pendampingan: [`${baru} kini`] },
      riwayat: [`${desaKode} AKTIF ${tanggalMulai} 2026-11-21`, `${baru} AKTIF 2026-11-22 kini`],
    })
    expect(await pelanggaran(uji)).toEqual([])
  })

  it('ke kecamatan lain: pendamping kecamatan lama dilepas', async () => {
    const { id, nomorPeserta } = kpm(1)
    const [desaTujuan, baru] = LAIN_KECAMATAN
    await pindahkan(uji, 'oki', { id, desaTujuan })
    const sesudah = await jejak(uji, nomorPeserta)
    expect(sesudah).toMatchObject({ kpm: baru, pendampingan: [`${baru} 2026-11-21`] })
    const { data } = await uji.tanya(
      'query ($nomor: String!) { kpm(nomorPeserta: $nomor) { pendamping { nama } } }',
      { oleh: 'oki', variabel: { nomor: nomorPeserta } },
    )
    expect(data.kpm).toEqual({ pendamping: null })
    expect(await pelanggaran(uji)).toEqual([])
  })

  it('ke kabupaten lain: angka kedua kabupaten bergeser satu, seketika', async () => {
    const sebelum = [await angka('oki', '16.02'), await angka('kotim', '62.02')]
    const { id, nomorPeserta } = kpm(2)
    const [desaTujuan, baru] = KOTIM
    const { data } = await pindahkan(uji, 'keduanya', { id, desaTujuan })
    expect(data.pindahkanKpm.kpm.desa.kode).toBe(desaTujuan)
    expect(await jejak(uji, nomorPeserta)).toMatchObject({
      ...{ kpm: baru, keluarga: baru, anggota: [baru], individu: [baru], komponen: [baru] },
      jkn: [baru],
    })
    const sesudah = [await angka('oki', '16.02'), await angka('kotim', '62.02')]
    expect(sesudah).toEqual([(sebelum[0] ?? 0) - 1, (sebelum[1] ?? 0) + 1])
    expect(await pelanggaran(uji)).toEqual([])
    expect([await angka('oki', '16.02'), await angka('kotim', '62.02')]).toEqual(sesudah)
  })

  it('ke kabupaten lain: yang lama tidak lagi melihat keluarganya, yang baru melihat', async () => {
    const { id, nomorPeserta, noKk, nik } = kpm(4)
    expect([noKk, nik]).toEqual([expect.any(String), expect.any(String)])
    const lihat = async (oleh: Oleh) => {
      const { data } = await uji.tanya(
        `query ($nomor: String!, $noKk: NoKK!, $nik: NIK!, $id: ID!) {
          kpm(nomorPeserta: $nomor) { riwayat { dari sampai } komponen { dari } anggota { dari } }
          keluarga(noKk: $noKk) { alamat } individu(nik: $nik) { nama } node(id: $id) { id }
        }`,
        { oleh, variabel: { nomor: nomorPeserta, noKk, nik, id } },
      )
      return data
    }
    const tiada = { kpm: null, keluarga: null, individu: null, node: null }
    const ada = { keluarga: expect.anything(), individu: expect.anything(), node: { id } }
    expect(await lihat('oki')).toMatchObject(ada)
    expect(await lihat('kotim')).toEqual(tiada)

    await pindahkan(uji, 'keduanya', { id, desaTujuan: KOTIM[0] })
    expect(await lihat('oki')).toEqual(tiada)
    const kini = await lihat('kotim')
    expect(kini).toMatchObject({ ...ada, kpm: { riwayat: [{ dari: '2026-11-22', sampai: null }] } })
    expect(kini.kpm.anggota.length).toBeGreaterThan(0)
    expect(kini.kpm.komponen.length).toBeGreaterThan(0)
    expect((await lihat('keduanya')).kpm.riwayat).toHaveLength(2)
  })

  it('dua kali sehari: masa yang tidak sempat berlangsung tetap tercatat, tetapi kosong', async () => {
    const { id, nomorPeserta, desaKode, tanggalMulai } = kpm(5)
    const sebelum = await angka('oki', '16.02')
    await pindahkan(uji, 'oki', { id, desaTujuan: SEKECAMATAN[0] })
    await pindahkan(uji, 'oki', { id, desaTujuan: LAIN_KECAMATAN[0], versi: 2 })
    expect(await jejak(uji, nomorPeserta)).toMatchObject({
      versi: 3,
      riwayat: [
        `${desaKode} AKTIF ${tanggalMulai} 2026-11-21`,
        `${SEKECAMATAN[1]} AKTIF 2026-11-22 2026-11-21`,
        `${LAIN_KECAMATAN[1]} AKTIF 2026-11-22 kini`,
      ],
    })
    expect(await angka('oki', '16.02')).toBe(sebelum)
    expect(await pelanggaran(uji)).toEqual([])
  })

  it('dengan nomor KK baru: tersimpan tersamar, dan keluarga tanpa KK kini punya', async () => {
    const tanpaKk = contoh.kpm.findIndex(
      ({ keluargaId }) => contoh.keluarga.find(({ id }) => id === keluargaId)?.noKk === null,
    )
    const { id } = kpm(tanpaKk)
    const noKkBaru = '9902050107260042'
    const { data } = await pindahkan(uji, 'oki', { id, desaTujuan: LAIN_KECAMATAN[0], noKkBaru })
    const keluarga = { noKk: '9902************', alasanTanpaKk: null }
    expect(data.pindahkanKpm.kpm.keluarga).toEqual(keluarga)
    const cari = await uji.tanya(
      'query ($noKk: NoKK!) { keluarga(noKk: $noKk) { desa { kode } } }',
      {
        oleh: 'oki',
        variabel: { noKk: noKkBaru },
      },
    )
    expect(cari.data.keluarga).toEqual({ desa: { kode: LAIN_KECAMATAN[0] } })
    expect(await pelanggaran(uji)).toEqual([])
  })

  it('keluarga dengan dua program: kepesertaan yang lain ikut pindah beserta masanya', async () => {
    const { id, nomorPeserta, desaKode } = kpm(7)
    await tanyaAdmin(
      uji.basisData.kolam,
      `with lain as (
        insert into kpm (nomor_peserta, program, keluarga_id, pengurus_id, nama_pengurus, status, tanggal_mulai, desa_kode, sintetis)
        select 'PBI-UJI', 'PBI_JK', keluarga_id, pengurus_id, nama_pengurus, 'AKTIF', tanggal_mulai, desa_kode, true
        from kpm where nomor_peserta = $1 returning *
      ) insert into riwayat_kepesertaan (kpm_id, program, desa_kode, status, dari, alasan, oleh)
      select id, program, desa_kode, status, tanggal_mulai, 'Uji', 'uji' from lain`,
      [nomorPeserta],
    )
    await pindahkan(uji, 'oki', { id, desaTujuan: SEKECAMATAN[0] })
    const [, baru] = SEKECAMATAN
    expect(await jejak(uji, 'PBI-UJI')).toMatchObject({
      ...{ kpm: baru, versi: 2 },
      riwayat: [expect.stringContaining(`${desaKode} AKTIF`), `${baru} AKTIF 2026-11-22 kini`],
    })
    expect(await pelanggaran(uji)).toEqual([])
  })

  it('pada 1 Januari: keadaan 31 Desember tetap milik desa lama', async () => {
    const { id } = kpm(8)
    const rekap = async () => {
      const { data } = await uji.tanya(
        `{ asal: kecamatan(kode: "16.02.05") { ...Angka } tujuan: kecamatan(kode: "16.02.04") { ...Angka } }
        fragment Angka on Kecamatan {
          lalu: rekap(program: PKH, tahun: 2026) { perTanggal jumlahKpm }
          kini: rekap(program: PKH, tahun: 2027) { perTanggal jumlahKpm }
        }`,
        { oleh: 'oki' },
      )
      return data
    }
    jam = new Date('2026-12-31T17:00:00Z')
    const sebelum = await rekap()
    expect(sebelum.asal.kini.perTanggal).toBe('2027-01-01')
    await pindahkan(uji, 'oki', { id, desaTujuan: LAIN_KECAMATAN[0] })
    const sesudah = await rekap()
    expect(sesudah.asal.lalu).toEqual({ ...sebelum.asal.lalu, perTanggal: '2026-12-31' })
    expect(sesudah.tujuan.lalu).toEqual(sebelum.tujuan.lalu)
    expect(sesudah.asal.kini.jumlahKpm).toBe(sebelum.asal.kini.jumlahKpm - 1)
    expect(sesudah.tujuan.kini.jumlahKpm).toBe(sebelum.tujuan.kini.jumlahKpm + 1)
  })
})
