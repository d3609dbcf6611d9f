import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, TANPA_BATAS, type Uji } from '@harapan/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buatAcak } from '../../src/demo/acak.ts'
import type { BarisTahap } from '../../src/demo/baris.ts'
import { schema } from '../../src/schema.ts'
import { sifatSelama } from '../sifat.ts'
import { argumenAcak } from './argumen-acak.ts'
import { dokumenAcak } from './dokumen-acak.ts'
import { bacaSampel, type Sampel } from './sampel.ts'

const AKAR = [
  'kpm',
  'node',
  'individu',
  'keluarga',
  'cariKpm',
  'provinsi',
  'kabupaten',
  'kecamatan',
  'desa',
  'wilayah',
  'padanJkn',
  'padanProgram',
  'cariWilayah',
]

let uji: Uji
let sampel: Sampel
beforeAll(async () => {
  ;[uji, sampel] = await Promise.all([bukaUji({ batas: TANPA_BATAS }), bacaSampel()])
})
afterAll(() => uji.tutup())

/** What must not leave: ids, enrolment numbers, and names and addresses that only this regency has. */
function pengenal(milik: BarisTahap, lain: BarisTahap): Set<string> {
  const teks = ({ individu, keluarga, pendamping }: BarisTahap) => [
    ...individu.map(({ nama }) => nama),
    ...pendamping.map(({ nama }) => nama),
    ...keluarga.map(({ alamat }) => alamat),
  ]
  const bersama = new Set(teks(lain))
  return new Set([
    ...milik.kpm.flatMap(({ id, nomorPeserta }) => [writeGlobalId('Kpm', id), nomorPeserta]),
    ...milik.individu.map(({ id }) => writeGlobalId('Individu', id)),
    ...milik.keluarga.map(({ id }) => writeGlobalId('Keluarga', id)),
    ...teks(milik).filter((satu) => !bersama.has(satu)),
  ])
}

/** Every text of an answer, errors included. */
function* semuaTeks(nilai: unknown): Generator<string> {
  if (typeof nilai === 'string') yield nilai
  if (typeof nilai !== 'object' || nilai === null) return
  for (const isi of Object.values(nilai)) yield* semuaTeks(isi)
}

const terlihat = (jawaban: unknown, milik: ReadonlySet<string>) =>
  [...semuaTeks(jawaban)].filter((teks) => milik.has(teks))

/** The same seed, the same document. */
function buatDokumen(benih: number) {
  const { bulat } = buatAcak(`jalan-tikus/${benih}`)
  return dokumenAcak((terbesar) => bulat(0, terbesar), schema, AKAR, argumenAcak(sampel))
}

describe('petugas Kotim', () => {
  it('lewat kueri acak apa pun tidak pernah melihat keluarga OKI', async () => {
    const oki = pengenal(sampel.oki, sampel.kotim)
    // A document has no smaller form worth finding: the one that failed is printed whole.
    await sifatSelama('jalan tikus', 5_000, fc.noShrink(fc.nat()), async (benih) => {
      const { dokumen, variabel } = buatDokumen(benih)
      const jawaban = await uji.tanya(dokumen, { oleh: 'kotim', variabel })
      const janggal = jawaban.errors?.filter(
        ({ extensions }) => !KODE_WAJAR.includes(extensions.code),
      )
      expect(janggal ?? [], dokumen).toEqual([])
      expect(terlihat(jawaban, oki), dokumen).toEqual([])
    })
  })

  it('diuji dengan kueri yang memang sampai ke keluarga kedua kabupaten', async () => {
    const [oki, kotim] = [pengenal(sampel.oki, sampel.kotim), pengenal(sampel.kotim, sampel.oki)]
    let [dariOki, dariKotim] = [0, 0]
    for (let benih = 0; benih < 15; benih++) {
      const { dokumen, variabel } = buatDokumen(benih)
      const jawaban = await uji.tanya(dokumen, { oleh: 'keduanya', variabel })
      dariOki += terlihat(jawaban, oki).length
      dariKotim += terlihat(jawaban, kotim).length
    }
    expect(dariOki).toBeGreaterThan(50)
    expect(dariKotim).toBeGreaterThan(50)
  })

  it('turun dari Sumatera Selatan sampai ke desa OKI tanpa menemukan satu keluarga pun', async () => {
    const { desaKode } = sampel.oki.kpm[0] ?? { desaKode: 0 }
    const kpm = 'kpm(first: 1) { totalCount { nilai } edges { node { nomorPeserta } } }'
    const dokumen = `{ provinsi(kode: "16") { ${kpm} kabupaten { kode ${kpm} } }
      kabupaten(kode: "16.02") { kecamatan { kode ${kpm} pendamping { nama } } }
      kecamatan(kode: "${Math.floor(desaKode / 10_000)}") { desa { kode ${kpm} } } }`
    const jawaban = await uji.tanya(dokumen, { oleh: 'kotim' })
    expect(jawaban.errors).toBeUndefined()
    expect(JSON.stringify(jawaban.data)).not.toMatch(/nomorPeserta|"nilai":[1-9]|"nama"/)
    const pemilik = JSON.stringify((await uji.tanya(dokumen, { oleh: 'oki' })).data)
    for (const pola of [/nomorPeserta/, /"nilai":[1-9]/, /"nama"/]) expect(pemilik).toMatch(pola)
  })

  it('mendapat jawaban yang sama untuk baris OKI dan untuk yang tidak pernah ada', async () => {
    const { kpm, individu, keluarga } = sampel.oki
    const nik = individu.find((orang) => orang.nik)?.nik ?? ''
    const noKk = keluarga.find((satu) => satu.noKk)?.noKk ?? ''
    const TAK_ADA = 1_602_999_999
    const PINDAH = `mutation ($x: ID!) { pindahkanKpm(id: $x, desaTujuan: "62.02.06.1003", alasan: "uji", versi: 1, kunci: "jalan-tikus") { __typename ... on Penolakan { kode pesan petunjuk } } }`
    const tanya: [string, unknown, unknown][] = [
      [
        'query ($x: String!) { kpm(nomorPeserta: $x) { id } }',
        kpm[0]?.nomorPeserta,
        'PKH-160205-99999',
      ],
      ['query ($x: NIK!) { individu(nik: $x) { id } }', nik, `${nik.slice(0, 12)}9999`],
      ['query ($x: NoKK!) { keluarga(noKk: $x) { id } }', noKk, `${noKk.slice(0, 12)}9999`],
      [
        'query ($x: NIK!) { padanJkn(nik: [$x]) { nik status segmen sejak alasan diperbaruiPada } }',
        nik,
        `${nik.slice(0, 12)}9999`,
      ],
      [
        'query ($x: ID!) { node(id: $x) { id } }',
        writeGlobalId('Kpm', kpm[0]?.id ?? 0),
        writeGlobalId('Kpm', TAK_ADA),
      ],
      [
        'query ($x: ID!) { node(id: $x) { id } }',
        writeGlobalId('Individu', individu[0]?.id ?? 0),
        writeGlobalId('Individu', TAK_ADA),
      ],
      [
        'query ($x: ID!) { node(id: $x) { id } }',
        writeGlobalId('Keluarga', keluarga[0]?.id ?? 0),
        writeGlobalId('Keluarga', TAK_ADA),
      ],
      [PINDAH, writeGlobalId('Kpm', kpm[0]?.id ?? 0), writeGlobalId('Kpm', TAK_ADA)],
    ]
    for (const [dokumen, ada, takAda] of tanya) {
      const milikLain = await uji.tanya(dokumen, { oleh: 'kotim', variabel: { x: ada } })
      expect(milikLain, dokumen).toEqual(
        await uji.tanya(dokumen, { oleh: 'kotim', variabel: { x: takAda } }),
      )
      const pemilik = await uji.tanya(dokumen, { oleh: 'oki', variabel: { x: ada } })
      expect(pemilik.data, dokumen).not.toEqual(milikLain.data)
    }
  })
})

/** What a valid query of an officer with a purpose may run into. */
// Kotim has none of the scopes that some fields ask for.
const KODE_WAJAR = ['WILAYAH_TERLALU_LUAS', 'BATAS_HALAMAN', 'MASUKAN_TIDAK_SAH', 'TIDAK_BERWENANG']
