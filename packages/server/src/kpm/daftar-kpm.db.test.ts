import { bukaUji, type Uji } from '@harapan/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESA, halamanKpm, jalaniKpm, nomor, URUT, urutanKpm } from '../../test/halaman-kpm.ts'
import { hapusKpm, type KpmBuatan, tambahKpm } from '../../test/kpm-buatan.ts'
import { sebagaiAdmin } from '../../test/sebagai-admin.ts'
import { sifatSelama } from '../../test/sifat.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

// Names that linguistic order and byte order place differently.
const NAMA = [
  ...['Siti Aminah', 'siti aminah', 'SITI AMINAH', 'Siti  Aminah', 'Siti-Aminah', 'SitiAminah'],
  ...["Nur'aini", 'Nur’aini', 'Nuraini', 'Nur Aini', 'Nur Ainí', 'Abd. Rahman', 'Abd, Rahman'],
  ...['Éva', 'Eva', 'eva', 'Zainab', 'zainab', '_', '%', ' '],
]

const kpmBaru: fc.Arbitrary<KpmBuatan> = fc.record({
  desa: fc.constantFrom(...DESA),
  nama: fc.oneof(fc.constantFrom(...NAMA), fc.stringMatching(/^[A-Za-z .'-]{1,8}$/)),
  mulai: fc.constantFrom('2017-01-01', '2018-05-01', '2018-05-02'),
})
const perjalanan = fc.record({
  urut: fc.constantFrom(...URUT),
  ukuran: fc.integer({ min: 3, max: 30 }),
  mundur: fc.boolean(),
  tambahan: fc.array(kpmBaru, { minLength: 1, maxLength: 12 }),
})
/** Between two pages: rows that come, and one of the present ones that goes, perhaps the cursor's. */
const gangguan = fc.array(
  fc.record({
    datang: fc.array(kpmBaru, { maxLength: 3 }),
    pergi: fc.nat(),
    kursorPergi: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
)

describe('daftar KPM', () => {
  it('dijalani maju atau mundur, melewati setiap KPM tepat sekali dalam urutan basis data', () =>
    sifatSelama('jalan', 3_000, perjalanan, async ({ tambahan, ...cara }) => {
      const baru = await tambahKpm(uji.basisData.kolam, tambahan)
      try {
        expect(await jalaniKpm(uji, cara)).toEqual(await urutanKpm(uji, cara.urut))
      } finally {
        await hapusKpm(uji.basisData.kolam, baru)
      }
    }))

  it('selagi baris datang dan pergi, yang ada sepanjang waktu tetap terlihat tepat sekali', () =>
    sifatSelama('terganggu', 3_000, fc.tuple(perjalanan, gangguan), async ([kasus, putaran]) => {
      const { tambahan, ...cara } = kasus
      const { kolam } = uji.basisData
      const awal = await tambahKpm(kolam, tambahan)
      const ada = new Set(awal)
      let ke = 0
      try {
        const terlihat = await jalaniKpm(uji, cara, async (kursor) => {
          const { datang = [], pergi = 0, kursorPergi = false } = putaran[ke++] ?? {}
          for (const baru of await tambahKpm(kolam, datang)) ada.add(baru)
          const calon = [...ada]
          const hilang = kursorPergi && ada.has(kursor) ? kursor : calon[pergi % calon.length]
          await hapusKpm(kolam, hilang ? [hilang] : [])
          ada.delete(hilang ?? '')
        })
        expect(terlihat).toHaveLength(new Set(terlihat).size)
        const tetap = (await urutanKpm(uji, cara.urut)).filter(
          (satu) => awal.includes(satu) || satu.startsWith('PKH-'),
        )
        expect(terlihat.filter((satu) => tetap.includes(satu))).toEqual(tetap)
      } finally {
        await hapusKpm(kolam, [...ada])
      }
    }))

  it.each(URUT)('menurut %s berlanjut dari kursor yang barisnya sudah dihapus', async (urut) => {
    const { kolam } = uji.basisData
    const [baru = ''] = await tambahKpm(kolam, [
      { desa: DESA[1], nama: 'Kartini', mulai: '2018-01-01' },
    ])
    const semua = await urutanKpm(uji, urut)
    const letak = semua.indexOf(baru)
    const { edges } = await halamanKpm(uji, { urut, first: 200 })
    const kursor = edges[letak]?.cursor
    await hapusKpm(kolam, [baru])

    const maju = await halamanKpm(uji, { urut, first: 5, after: kursor })
    expect(nomor(maju)).toEqual(semua.slice(letak + 1, letak + 6))
    const mundur = await halamanKpm(uji, { urut, last: 5, before: kursor })
    expect(nomor(mundur)).toEqual(semua.slice(Math.max(0, letak - 5), letak))
  })

  // The embedded database orders by bytes; this one can order as a dictionary does.
  const postgres = it.skipIf(!process.env['HARAPAN_UJI_URL'])
  postgres('tetap lengkap bila basis data mengurutkan nama seperti kamus', async () => {
    const { kolam } = uji.basisData
    await sebagaiAdmin(kolam, (klien) =>
      klien.query('alter table kpm alter nama_pengurus type text collate "id-x-icu"'),
    )
    await sifatSelama('kamus', 2_000, perjalanan, async ({ tambahan, ukuran, mundur }) => {
      const baru = await tambahKpm(kolam, tambahan)
      try {
        const cara = { urut: 'NAMA_PENGURUS', ukuran, mundur } as const
        expect(await jalaniKpm(uji, cara)).toEqual(await urutanKpm(uji, 'NAMA_PENGURUS'))
      } finally {
        await hapusKpm(kolam, baru)
      }
    })
  })
})
