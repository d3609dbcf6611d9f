import { bukaUji, type Uji } from '@harapan/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hapusMasa, hitungMasa, jadikan, peristiwa } from '../../test/masa-buatan.ts'
import { sebagaiAdmin, tanyaAdmin } from '../../test/sebagai-admin.ts'
import { sifatSelama } from '../../test/sifat.ts'
import { dalamTransaksiNasional } from '../db/transaksi.ts'
import { lipatRekap } from './lipat.ts'
import { periksa } from './periksa.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const lipat = () => dalamTransaksiNasional(uji.basisData.kolam, lipatRekap)
const WILAYAH = ['16.02', '16.02.24', '16.02.24.2001', '62.02', '62.02.06']
const TAHUN = [2017, 2018, 2019, 2024]

async function cocok(): Promise<void> {
  const janji = await dalamTransaksiNasional(uji.basisData.kolam, periksa)
  expect(janji.slice(0, 2)).toEqual([
    { nama: expect.stringContaining('Rekap sama'), pelanggaran: 0 },
    { nama: expect.stringContaining('Rekap tahunan'), pelanggaran: 0 },
  ])
}

async function jumlahKpm(kode: string, tahun: number): Promise<number | undefined> {
  const { data, errors } = await uji.tanya(
    'query ($kode: KodeWilayah!, $tahun: Int!) { wilayah(kode: $kode) { rekap(program: PKH, tahun: $tahun) { jumlahKpm } } }',
    { oleh: 'keduanya', variabel: { kode, tahun } },
  )
  expect(errors).toBeUndefined()
  return data.wilayah.rekap?.jumlahKpm
}

describe('rekap dan pelipatannya', () => {
  const cerita = fc.record({
    urutan: fc.array(peristiwa, { minLength: 2, maxLength: 10 }),
    wilayah: fc.constantFrom(...WILAYAH),
    tahun: fc.constantFrom(...TAHUN),
  })

  it('sama dengan hitungan langsung apa pun yang terjadi pada riwayat, sebelum dan sesudah dilipat', () =>
    sifatSelama('rekap', 2_500, cerita, async ({ urutan, wilayah, tahun }) => {
      const { kolam } = uji.basisData
      const harus = () => hitungMasa(kolam, wilayah.replaceAll('.', ''), tahun)
      const adaData = !wilayah.startsWith('62') || tahun >= 2019
      try {
        for (const satu of urutan) {
          if (satu.jenis === 'lipat') await lipat()
          else await jadikan(kolam, 'uji-sifat', satu)
        }
        await cocok()
        if (adaData) expect(await jumlahKpm(wilayah, tahun)).toBe(await harus())
        await lipat()
        await cocok()
        if (adaData) expect(await jumlahKpm(wilayah, tahun)).toBe(await harus())
      } finally {
        await hapusMasa(kolam, 'uji-sifat')
      }
    }))

  it('yang dilipat habis sekali jalan, dan melipat lagi tidak mengubah apa pun', async () => {
    const { kolam } = uji.basisData
    await lipat()
    await jadikan(kolam, 'uji-lipat', {
      jenis: 'tambah',
      masa: [{ desa: 1_602_242_001, status: 'AKTIF', dari: '2018-03-01', lama: 40 }],
    })
    expect(await lipat()).toBe(2)
    const dasar = () => tanyaAdmin(kolam, 'select * from rekap_dasar order by 1, 2, 3, 4')
    const sesudah = await dasar()
    expect(await tanyaAdmin(kolam, 'select from rekap_delta')).toEqual([])
    expect(await lipat()).toBe(0)
    expect(await dasar()).toEqual(sesudah)
    await hapusMasa(kolam, 'uji-lipat')
  })

  it('transaksi yang batal tidak meninggalkan selisih', async () => {
    const { kolam } = uji.basisData
    await lipat()
    const batal = sebagaiAdmin(kolam, async (klien) => {
      await klien.query("update riwayat_kepesertaan set sampai = '2020-01-01' where sampai is null")
      throw new Error('dibatalkan')
    })
    await expect(batal).rejects.toThrow('dibatalkan')
    expect(await lipat()).toBe(0)
    await cocok()
  })

  // On PostgreSQL each of these has a connection of its own; the embedded database takes turns.
  it('pelipatan selagi orang menulis: tidak ada yang hilang atau terhitung dua kali', async () => {
    const { kolam } = uji.basisData
    const benih = Number(process.env['BENIH'] ?? Date.now() % 2 ** 31)
    process.stdout.write(`rekap serentak: benih ${benih}\n`)
    const giliran = fc.sample(fc.array(peristiwa, { minLength: 15, maxLength: 15 }), {
      seed: benih,
      numRuns: 3,
    })
    let menulis = true
    const pelipat = (async () => {
      let dilipat = 0
      while (menulis) dilipat += await lipat()
      return dilipat
    })()
    await Promise.all(
      giliran.map(async (urutan, ke) => {
        for (const satu of urutan) {
          if (satu.jenis !== 'lipat') await jadikan(kolam, `uji-serentak-${ke}`, satu)
        }
      }),
    )
    menulis = false
    expect(await pelipat).toBeGreaterThan(0)
    await cocok()
    await lipat()
    await cocok()
    for (const tahun of TAHUN)
      expect(await jumlahKpm('16.02', tahun)).toBe(await hitungMasa(kolam, '1602', tahun))
    for (const ke of giliran.keys()) await hapusMasa(kolam, `uji-serentak-${ke}`)
  })

  it('pembaca tidak pernah melihat angka setengah jalan selagi dilipat', async () => {
    const { kolam } = uji.basisData
    await lipat()
    let sibuk = true
    const penulis = (async () => {
      while (sibuk) {
        await sebagaiAdmin(kolam, async (klien) => {
          await klien.query(
            `insert into riwayat_kepesertaan (kpm_id, program, desa_kode, status, dari, sampai, alasan, oleh)
             select (select min(id) from kpm), 'PKH', 1602242001, 'AKTIF', '2018-01-01', '2018-12-31', 'Uji', 'uji-baca' from generate_series(1, 5)`,
          )
          await klien.query("delete from riwayat_kepesertaan where oleh = 'uji-baca'")
        })
      }
    })()
    const pelipat = (async () => {
      while (sibuk) await lipat()
    })()
    const terlihat = new Set<number | undefined>()
    for (let ke = 0; ke < 25; ke++) terlihat.add(await jumlahKpm('16.02.24', 2018))
    sibuk = false
    await Promise.all([penulis, pelipat])
    expect([...terlihat]).toEqual([40])
  })
})
