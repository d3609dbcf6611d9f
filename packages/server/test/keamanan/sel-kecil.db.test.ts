import { bukaUji, TANPA_BATAS, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sebagaiPemilik } from '../../src/db/transaksi.ts'
import { terbitkanRekap } from '../../src/rekap/terbitkan.ts'
import { sebagaiAdmin, tanyaAdmin } from '../sebagai-admin.ts'
import { bacaTerbitan } from './baca-terbitan.ts'
import { serang, type Terbitan } from './penyerang-sel.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji({ batas: TANPA_BATAS })
})
afterAll(() => uji.tutup())

const TAHUN = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]

const terbitkan = (hari = '2026-11-22') =>
  sebagaiPemilik(uji.basisData.kolam, (klien) => terbitkanRekap(klien, hari))

/** The true figure of every area with data, as only the owner reads it. */
async function sebenarnya(tahun: number): Promise<Map<string, number>> {
  const baris = await tanyaAdmin<{ kode: string; n: number }>(
    uji.basisData.kolam,
    `with hitungan as (
      select desa_kode / satuan * satuan as awal, sum(masuk - keluar)::int as n from (
        select desa_kode, bulan, masuk, keluar, status from rekap_dasar
        union all select desa_kode, bulan, masuk, keluar, status from rekap_delta
      ) r cross join unnest('{1,10000,1000000,100000000,10000000000}'::bigint[]) as s(satuan)
      where status = 'AKTIF' and bulan <= $1 group by 1
    )
    select coalesce(kode, '0') as kode, n from hitungan left join wilayah using (awal) where berlaku_sampai is null`,
    [Math.min(tahun * 100 + 12, 2026_11)],
  )
  return new Map(baris.map(({ kode, n }) => [kode, n]))
}

/** Small cells the attacker narrowed down to one value, or knows to be small. */
function terungkap(terbitan: Terbitan, nilai: ReadonlyMap<string, number>): string[] {
  const desa = (kode: string) => kode.length === 13
  return [...serang(terbitan)]
    .filter(([kode, { dari, sampai }]) => {
      const n = nilai.get(kode) ?? 0
      return n > 0 && n < 5 && (dari === sampai || sampai < 5 || (desa(kode) && dari > 1))
    })
    .map(([kode]) => kode)
}

async function periksaTerbitan(): Promise<Terbitan[]> {
  const semua: Terbitan[] = []
  for (const tahun of TAHUN) {
    const [terbitan, nilai] = [await bacaTerbitan(uji, tahun), await sebenarnya(tahun)]
    expect(terungkap(terbitan, nilai), `${tahun}`).toEqual([])
    for (const [kode, n] of terbitan.nilai) {
      if (n === null) expect(nilai.get(kode), kode).toBeGreaterThan(0)
      if (n !== null) expect(n, kode).toBe(nilai.get(kode) ?? 0)
      if (n !== null) expect(n > 0 && n < 5, kode).toBe(false)
    }
    semua.push(terbitan)
  }
  return semua
}

/** The families of a district in its first villages: this many in each, the others in the one after. */
function susunKecamatan(kecamatan: number, isi: readonly number[]) {
  const batas = isi.map((_, ke) => isi.slice(0, ke + 1).reduce((jumlah, n) => jumlah + n, 0))
  return tanyaAdmin(
    uji.basisData.kolam,
    `update riwayat_kepesertaan r set desa_kode = d.awal
     from (
       select id, (select count(*) from unnest($2::int[]) b where b < urut) as ke from (
         select id, row_number() over (order by id) as urut from riwayat_kepesertaan
         where desa_kode / 10000 = $1 and status = 'AKTIF'
       ) k
     ) u join (
       select awal, row_number() over (order by awal) - 1 as ke from wilayah
       where awal / 10000 = $1 and tingkat = 'DESA' and berlaku_sampai is null
     ) d using (ke)
     where u.id = r.id`,
    [kecamatan, batas],
  )
}

describe('sel kecil lewat pintu umum', () => {
  it('tak terhitung dari contoh yang dimuat, dan kabupaten ke atas semuanya terbit', async () => {
    for (const { nilai } of await periksaTerbitan()) {
      const tersamar = [...nilai].filter(([, n]) => n === null).map(([kode]) => kode)
      expect(tersamar.length).toBeGreaterThan(0)
      expect(tersamar.filter((kode) => kode.length < 8)).toEqual([])
    }
  })

  it('tetap tak terhitung bila hanya satu desa yang kecil, dua yang berisi satu, atau tak ada yang lain', async () => {
    await tanyaAdmin(uji.basisData.kolam, "update rekap_terbit set diterbitkan_pada = 'epoch'")
    await susunKecamatan(160202, [3, 12])
    await susunKecamatan(160203, [1, 1])
    await susunKecamatan(160204, [1, 39])
    await terbitkan()
    const nilai = (await periksaTerbitan()).at(-1)?.nilai ?? new Map()
    const tersamar = (awal: string) =>
      [...nilai].filter(([kode, n]) => n === null && kode.startsWith(awal)).length
    expect(['16.02.02', '16.02.03', '16.02.04'].map(tersamar)).toEqual([2, 3, 2])
  })

  it('yang menyamarkan sel 1-4 saja tertangkap oleh penyerang ini', async () => {
    const buka = `update rekap_terbit t set jumlah_kpm = s.jumlah from rekap_samar s
      where (s.wilayah_kode, s.program, s.tahun) = (t.wilayah_kode, t.program, t.tahun) and s.jumlah > 4`
    await tanyaAdmin(uji.basisData.kolam, buka)
    const temuan = terungkap(await bacaTerbitan(uji, 2026), await sebenarnya(2026))
    expect(temuan.filter((kode) => kode.startsWith('16.02.02'))).toHaveLength(1)
    expect(temuan.filter((kode) => kode.startsWith('16.02.03'))).toHaveLength(2)
    await terbitkan()
  })

  it('bulan berikutnya menyamarkan lagi yang sama, selama tidak ada yang berubah', async () => {
    const tersamar = () =>
      tanyaAdmin(uji.basisData.kolam, 'select * from rekap_samar order by 1, 2, 3')
    await terbitkan()
    const lama = await tersamar()
    await terbitkan()
    expect(await tersamar()).toEqual(lama)
  })

  it('tahun yang sudah ditutup tidak berubah oleh pembetulan, tahun berjalan mengikutinya', async () => {
    const nasional = async (tahun: number) => (await bacaTerbitan(uji, tahun)).nilai.get('0')
    await tanyaAdmin(
      uji.basisData.kolam,
      `update riwayat_kepesertaan set dari = '2026-02-01' where id in
        (select min(id) from riwayat_kepesertaan where status = 'AKTIF' and sampai is null group by desa_kode / 10000)`,
    )
    const [dulu, kini] = [await nasional(2025), await nasional(2026)]
    await terbitkan('2026-12-01')
    expect([await nasional(2025), await nasional(2026)]).toEqual([dulu, kini])
    expect((await sebenarnya(2025)).get('0')).toBeLessThan(dulu ?? 0)
  })

  it('angka yang ditahan hanya dibaca pemiliknya', async () => {
    const { kolam } = uji.basisData
    for (const peran of [
      'harapan_app',
      'harapan_baca',
      'harapan_pendamping',
      'harapan_mitra',
      'harapan_publik',
    ]) {
      const baca = sebagaiAdmin(kolam, async (klien) => {
        await klien.query(`set local role ${peran}`)
        await klien.query('select from rekap_samar')
      })
      await expect(baca).rejects.toThrow(/permission denied/)
    }
  })
})
