import { writeGlobalId } from '@harapan/pothos-sql'
import { barisContoh, bukaUji, type Jawaban, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jejak, pelanggaran, pindahkan } from '../../test/pindah.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'

let uji: Uji
let contoh: Awaited<ReturnType<typeof barisContoh>>
beforeAll(async () => {
  contoh = await barisContoh('oki', 3)
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const kpm = (ke: number) => {
  const { id = 0, nomorPeserta = '' } = contoh.kpm[ke] ?? {}
  return { id: writeGlobalId('Kpm', id), nomorPeserta }
}
const TUJUAN = ['16.02.04.2001', '16.02.04.2002', '16.02.04.2005', '16.02.04.2006', '16.02.04.2007']
const jenis = ({ data }: Jawaban) => data.pindahkanKpm.__typename

const tersimpan = async (kunci: string) => {
  const [baris] = await tanyaAdmin<{ n: number }>(
    uji.basisData.kolam,
    'select count(*)::int as n from kunci_permintaan where kunci = $1',
    [kunci],
  )
  return baris?.n
}

describe('pindahkanKpm diulang', () => {
  const masukan = { desaTujuan: TUJUAN[0], kunci: 'kunci-ulang' }

  it('dengan kunci sama menjawab sama dan tidak menulis apa pun', async () => {
    const { id, nomorPeserta } = kpm(0)
    const pertama = await pindahkan(uji, 'oki', { id, ...masukan })
    expect(jenis(pertama)).toBe('KpmDipindahkan')
    const sesudah = await jejak(uji, nomorPeserta)
    for (let ke = 0; ke < 3; ke++) {
      expect(await pindahkan(uji, 'oki', { id, ...masukan })).toEqual(pertama)
    }
    expect(await jejak(uji, nomorPeserta)).toEqual(sesudah)
    expect(sesudah.versi).toBe(2)
    expect(await tersimpan('kunci-ulang')).toBe(1)
  })

  it.each([
    { id: 1 },
    { desaTujuan: TUJUAN[1] },
    { versi: 2 },
    { alasan: 'Alasan lain' },
    { noKkBaru: '9902050107260043' },
  ])('dengan kunci sama untuk permintaan lain (%o) ditolak: KunciTerpakai', async (lain) => {
    const sebelum = await jejak(uji, kpm(0).nomorPeserta)
    const isi = { id: kpm(0).id, ...masukan, ...lain, ...('id' in lain && { id: kpm(1).id }) }
    const { data } = await pindahkan(uji, 'oki', isi)
    expect(data.pindahkanKpm).toMatchObject({ __typename: 'KunciTerpakai', kode: 'KUNCI_TERPAKAI' })
    expect(await jejak(uji, kpm(0).nomorPeserta)).toEqual(sebelum)
  })

  it('dengan kunci yang sama oleh pelaku lain tidak berurusan dengan milik pelaku pertama', async () => {
    const hasil = await pindahkan(uji, 'keduanya', { id: kpm(2).id, ...masukan })
    expect(jenis(hasil)).toBe('KpmDipindahkan')
    expect(await tersimpan('kunci-ulang')).toBe(2)
  })

  it('menerima UUID sebagai kunci, walau isinya angka semua', async () => {
    const kunci = '12345678-1234-4123-8123-123456789012'
    const hasil = await pindahkan(uji, 'oki', { id: kpm(9).id, desaTujuan: TUJUAN[0], kunci })
    expect(jenis(hasil)).toBe('KpmDipindahkan')
  })

  it('sesudah keluarganya pindah ke luar wilayah pelaku: tetap berhasil, tanpa isi KPM', async () => {
    const isi = { id: kpm(3).id, desaTujuan: TUJUAN[0], kunci: 'kunci-lalu-pergi' }
    await pindahkan(uji, 'oki', isi)
    await pindahkan(uji, 'keduanya', { id: kpm(3).id, desaTujuan: '62.02.06.2005', versi: 2 })
    const { data, errors } = await pindahkan(uji, 'oki', isi)
    expect(errors).toBeUndefined()
    expect(data.pindahkanKpm).toEqual({ __typename: 'KpmDipindahkan', kpm: null })
  })
})

// On PostgreSQL these run in connections of their own; the embedded database queues them.
describe('pindahkanKpm serentak', () => {
  it('dengan kunci sama: semua menjawab berhasil, hanya satu yang menulis', async () => {
    const { id, nomorPeserta } = kpm(4)
    const isi = { id, desaTujuan: TUJUAN[0], kunci: 'kunci-serentak' }
    const [pertama, ...lain] = await Promise.all(
      Array.from({ length: 5 }, () => pindahkan(uji, 'oki', isi)),
    )
    expect(pertama?.data.pindahkanKpm).toMatchObject({ __typename: 'KpmDipindahkan' })
    for (const satu of lain) expect(satu).toEqual(pertama)
    const { versi, riwayat } = await jejak(uji, nomorPeserta)
    expect([versi, riwayat.length]).toEqual([2, 2])
    expect(await tersimpan('kunci-serentak')).toBe(1)
  })

  it('dengan kunci berbeda pada satu KPM: tepat satu menang, yang lain melihat versi usang', async () => {
    const { id, nomorPeserta } = kpm(5)
    const hasil = await Promise.all(
      TUJUAN.map((desaTujuan) => pindahkan(uji, 'oki', { id, desaTujuan })),
    )
    expect(hasil.map(jenis).toSorted()).toEqual(['KpmDipindahkan', ...Array(4).fill('VersiUsang')])
    for (const { data } of hasil) {
      const { versiKini = 2 } = data.pindahkanKpm
      expect(versiKini).toBe(2)
    }
    const menang = hasil.find((satu) => jenis(satu) === 'KpmDipindahkan')?.data.pindahkanKpm.kpm
    const { versi, riwayat, kpm: desa } = await jejak(uji, nomorPeserta)
    expect([versi, riwayat.length]).toEqual([2, 2])
    expect(desa).toBe(menang.desa.kode.replaceAll('.', ''))
  })

  it('dua program satu keluarga: tidak saling mengunci, satu menang', async () => {
    const { id, nomorPeserta } = kpm(6)
    const [lain] = await tanyaAdmin<{ id: string }>(
      uji.basisData.kolam,
      `with lain as (
        insert into kpm (nomor_peserta, program, keluarga_id, pengurus_id, nama_pengurus, status, tanggal_mulai, desa_kode, sintetis)
        select 'PBI-UJI', 'PBI_JK', keluarga_id, pengurus_id, nama_pengurus, 'AKTIF', tanggal_mulai, desa_kode, true
        from kpm where nomor_peserta = $1 returning *
      ), masa as (
        insert into riwayat_kepesertaan (kpm_id, program, desa_kode, status, dari, alasan, oleh)
        select id, program, desa_kode, status, tanggal_mulai, 'Uji', 'uji' from lain
      ) select id from lain`,
      [nomorPeserta],
    )
    const hasil = await Promise.all([
      pindahkan(uji, 'oki', { id, desaTujuan: TUJUAN[0] }),
      pindahkan(uji, 'oki', {
        id: writeGlobalId('Kpm', BigInt(lain?.id ?? 0)),
        desaTujuan: TUJUAN[1],
      }),
    ])
    expect(hasil.map(jenis).toSorted()).toEqual(['KpmDipindahkan', 'VersiUsang'])
    expect(await pelanggaran(uji)).toEqual([])
  })

  it('keluarga yang berlainan: semuanya pindah dan rekapnya tetap benar', async () => {
    const sepuluh = Array.from({ length: 10 }, (_, ke) => kpm(10 + ke))
    const hasil = await Promise.all(
      sepuluh.map(({ id }, ke) => pindahkan(uji, 'oki', { id, desaTujuan: TUJUAN[ke % 5] })),
    )
    expect(hasil.map(jenis)).toEqual(Array(10).fill('KpmDipindahkan'))
    expect(await pelanggaran(uji)).toEqual([])
  })

  it('tidak memerlukan NIK atau KK: keluarga tanpa keduanya pun pindah', async () => {
    const tanpaKk = new Set(contoh.keluarga.flatMap(({ id, noKk }) => (noKk ? [] : [id])))
    const ke = contoh.kpm.findIndex(({ keluargaId }) => tanpaKk.has(keluargaId))
    const { id, nomorPeserta } = kpm(ke)
    await tanyaAdmin(
      uji.basisData.kolam,
      `update individu set nik_hash = null, nik_sandi = null, nik_samaran = null, alasan_tanpa_nik = 'BELUM_PUNYA_KK'
       where id in (select individu_id from anggota_keluarga where keluarga_id = (select keluarga_id from kpm where nomor_peserta = $1))`,
      [nomorPeserta],
    )
    const hasil = await pindahkan(uji, 'oki', { id, desaTujuan: TUJUAN[3] })
    expect(hasil.data.pindahkanKpm).toMatchObject({
      kpm: { keluarga: { noKk: null, alasanTanpaKk: expect.any(String) } },
    })
    const { individu, samaran } = await jejak(uji, nomorPeserta)
    expect({ individu, samaran }).toEqual({ individu: ['1602042006'], samaran: null })
  })
})
