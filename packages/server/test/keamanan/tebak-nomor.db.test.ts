import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { bacaSampel, type Sampel } from './sampel.ts'
import { berdekatan, korelasiUrutan } from './urutan.ts'

/*
 * Can a number be rebuilt from what is seen? A NIK is area (6), birth date with +40 for women (6) and
 * serial (4). Whoever holds a dump knows the birth date, the sex and where the person lives now. What
 * is left is the district of first registration, which a person keeps when moving, and the serial:
 * at least 18 x 9,999 numbers, as long as (1) the mask shows no more than the first four digits, and
 * (2) no other column tells the serial, by its digits or by its order. Both are counted here, over
 * every column of every table that hangs on the person. A No. KK is the same with its day of issue.
 *
 * The demo's numbers come from a public, seeded generator, and who runs that has them all: they are
 * synthetic. The test is about what the columns tell, which is the same for real numbers.
 */
const PALING_SEDIKIT = 10_000

let uji: Uji
let sampel: Sampel
let orang: Orang[]
beforeAll(async () => {
  ;[uji, sampel] = await Promise.all([bukaUji(), bacaSampel()])
  orang = await bacaOrang()
})
afterAll(() => uji.tutup())

/** A person with a number: the number, what is stored of it, and the text of every column around. */
type Orang = {
  nomor: string
  samaran: string
  /** Digits seven to twelve, taken as known. */
  tanggal: string
  kabupaten: string
  kolom: Map<string, string>
}

describe('NIK', () => {
  it('setiap orang menyisakan sedikitnya 10.000 kemungkinan', async () => {
    const kecamatan = await kecamatanKabupaten()
    expect(orang.length).toBeGreaterThan(2_000)
    for (const { nomor, samaran, tanggal, kabupaten } of orang) {
      const kandidat = banyakKandidat(samaran, tanggal, kecamatan.get(kabupaten) ?? [])
      expect(kandidat, samaran).toBeGreaterThanOrEqual(PALING_SEDIKIT)
      expect(cocok(samaran, nomor)).toBe(true)
    }
  })

  it('nomor urutnya tidak terbaca dan tidak terurut dari kolom mana pun', () => {
    const kolom = new Set(orang.flatMap((satu) => [...satu.kolom.keys()]))
    expect(kolom.size).toBeGreaterThan(40)
    for (const nama of kolom) {
      const milik = orang.flatMap(({ nomor, kolom: isi }) => {
        const teks = isi.get(nama)
        return teks ? [{ teks, urut: Number(nomor.slice(12)), empat: nomor.slice(12) }] : []
      })
      if (milik.length < 200) continue
      const memuat = milik.filter(({ teks, empat }) => teks.includes(empat)).length
      expect(memuat / milik.length, `${nama} memuat`).toBeLessThan(0.05)
      expect(Math.abs(korelasiUrutan(milik)), `${nama} terurut`).toBeLessThan(0.15)
      expect(berdekatan(milik), `${nama} berdekatan`).toBeLessThan(0.05)
    }
  })

  it('pengukurnya mengenali kolom yang membocorkan', () => {
    const urut = orang.map(({ nomor }) => Number(nomor.slice(12)))
    const bocor = urut.map((satu) => ({ teks: String(satu + 50_000), urut: satu }))
    expect(korelasiUrutan(bocor)).toBeGreaterThan(0.99)
    const berkelompok = urut.map((_, ke) => ({ teks: String(100_000 + ke), urut: ke % 40 }))
    expect(berdekatan(berkelompok)).toBeGreaterThan(0.9)
    const [satu] = orang
    const enam = `${satu?.nomor.slice(0, 6)}**********`
    expect(banyakKandidat(enam, satu?.tanggal ?? '', ['01', '05'])).toBeLessThan(PALING_SEDIKIT)
  })
})

describe('No. KK dan nomor kartu', () => {
  it('setiap keluarga menyisakan sedikitnya 10.000 kemungkinan, dan dari kartu tak satu angka pun tampak', async () => {
    const kecamatan = await kecamatanKabupaten()
    const noKk = new Map(
      [...sampel.oki.keluarga, ...sampel.kotim.keluarga].map((satu) => [satu.id, satu.noKk]),
    )
    const keluarga = await tanyaAdmin<{ id: string; samaran: string; kabupaten: string }>(
      uji.basisData.kolam,
      'select id, no_kk_samaran as samaran, desa_kode / 1000000 as kabupaten from keluarga where no_kk_samaran is not null',
    )
    expect(keluarga.length).toBeGreaterThan(500)
    for (const { id, samaran, kabupaten } of keluarga) {
      const tanggal = noKk.get(Number(id))?.slice(6, 12) ?? ''
      const kandidat = banyakKandidat(samaran, tanggal, kecamatan.get(String(kabupaten)) ?? [])
      expect(kandidat).toBeGreaterThanOrEqual(PALING_SEDIKIT)
    }
    expect(
      await tanyaAdmin(
        uji.basisData.kolam,
        `select from kepesertaan_jkn where no_kartu_samaran <> repeat('*', 13)`,
      ),
    ).toEqual([])
  })

  it('API tidak menampakkan lebih dari yang disimpan', async () => {
    const dokumen =
      'query ($id: ID!) { node(id: $id) { ... on Individu { nik jkn { noKartu } } ... on Keluarga { noKk } } }'
    const lihat = async (tipe: string, id: number) =>
      JSON.stringify(
        (await uji.tanya(dokumen, { oleh: 'oki', variabel: { id: writeGlobalId(tipe, id) } })).data,
      )
    for (const { id } of sampel.oki.individu.slice(0, 15)) {
      expect(await lihat('Individu', id)).toMatch(
        /"nik":(null|"\d{4}\*{12}"),"jkn":\[({"noKartu":"\*{13}"},?)*\]/,
      )
    }
    for (const { id } of sampel.oki.keluarga.slice(0, 10)) {
      expect(await lihat('Keluarga', id)).toMatch(/"noKk":(null|"\d{4}\*{12}")/)
    }
  })
})

/** Well-formed numbers that fit the mask, with the date known and the district one of the regency's. */
function banyakKandidat(samaran: string, tanggal: string, kecamatan: readonly string[]): number {
  const urut = samaran.slice(12)
  const banyakUrut = 10 ** urut.replaceAll(/\d/g, '').length - (/[1-9]/.test(urut) ? 0 : 1)
  const awalan = kecamatan.filter((dua) => cocok(samaran.slice(4, 12), dua + tanggal))
  return awalan.length * banyakUrut
}

const cocok = (samaran: string, nomor: string) =>
  samaran.length === nomor.length &&
  [...samaran].every((satu, ke) => satu === '*' || satu === nomor[ke])

/** The last two digits of the districts of each regency. */
async function kecamatanKabupaten(): Promise<Map<string, string[]>> {
  const baris = await tanyaAdmin<{ kode: string }>(
    uji.basisData.kolam,
    `select kode from wilayah where tingkat = 'KECAMATAN' and berlaku_sampai is null and (kode like '16.02.%' or kode like '62.02.%')`,
  )
  const polos = baris.map(({ kode }) => kode.replaceAll('.', ''))
  const kabupaten = Map.groupBy(polos, (kode) => kode.slice(0, 4))
  return new Map([...kabupaten].map(([kode, milik]) => [kode, milik.map((satu) => satu.slice(4))]))
}

async function bacaOrang(): Promise<Orang[]> {
  const nik = new Map(
    [...sampel.oki.individu, ...sampel.kotim.individu].map((satu) => [satu.id, satu.nik]),
  )
  const baris = await tanyaAdmin<Record<string, Record<string, unknown> | null>>(
    uji.basisData.kolam,
    `select to_jsonb(i) as individu, to_jsonb(a) as anggota, to_jsonb(k) as keluarga, to_jsonb(p) as kpm,
      to_jsonb(r) as riwayat, to_jsonb(d) as pendampingan,
      (select to_jsonb(j) from kepesertaan_jkn j where j.individu_id = i.id order by j.id limit 1) as jkn,
      (select to_jsonb(c) from komponen_kpm c where c.individu_id = i.id order by c.id limit 1) as komponen
    from individu i join anggota_keluarga a on a.individu_id = i.id join keluarga k on k.id = a.keluarga_id
    join kpm p on p.keluarga_id = k.id join riwayat_kepesertaan r on r.kpm_id = p.id
    left join pendampingan_kpm d on d.kpm_id = p.id where i.nik_hash is not null order by i.id`,
  )
  return baris.map((tabel) => {
    const individu = tabel['individu'] ?? {}
    const nomor = nik.get(Number(individu['id'])) ?? ''
    const isi = Object.entries(tabel).flatMap(([nama, kolom]) =>
      Object.entries(kolom ?? {}).map(
        ([satu, nilai]) => [`${nama}.${satu}`, String(nilai ?? '')] as const,
      ),
    )
    return {
      nomor,
      samaran: String(individu['nik_samaran']),
      tanggal: nomor.slice(6, 12),
      kabupaten: String(individu['desa_kode']).slice(0, 4),
      kolom: new Map(isi),
    }
  })
}
