import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PELAKU_PUBLIK, type Pelaku } from '../../src/akses/pelaku.ts'
import { schema } from '../../src/schema.ts'
import { lewatKeduaPintu, lewatPost } from '../transport/kedua-pintu.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji({ mode: 'produksi' })
})
afterAll(() => uji.tutup())

/** Pairs that clairvoyance tells apart by their errors: one with a name of ours, one with none. */
const TEBAKAN: [nama: string, ada: object, tiada: object][] = [
  ['field objek tanpa isi', { query: '{ saya }' }, { query: '{ tidakAda }' }],
  ['field dengan isi keliru', { query: '{ saya { zzz } }' }, { query: '{ tidakAda { zzz } }' }],
  [
    'daun dengan isi',
    { query: '{ saya { peran { zzz } } }' },
    { query: '{ saya { zzz { zzz } } }' },
  ],
  ['nama yang mirip', { query: '{ say }' }, { query: '{ qqqqqqq }' }],
  [
    'argumen',
    { query: '{ wilayah(kod: "16") { nama } }' },
    { query: '{ zzz(kod: "16") { nama } }' },
  ],
  [
    'argumen yang ada',
    { query: '{ wilayah(kode: 7, zzz: 1) { nama } }' },
    { query: '{ wilayah(yyy: 7, zzz: 1) { nama } }' },
  ],
  [
    'nilai skalar sendiri',
    { query: '{ wilayah(kode: "salah", zzz: 1) { nama } }' },
    { query: '{ wilayah(yyy: "salah", zzz: 1) { nama } }' },
  ],
  ['argumen wajib', { query: '{ wilayah { nama } }' }, { query: '{ zzz { nama } }' }],
  [
    'nilai enum',
    { query: '{ nasional { rekap(program: PKH, tahun: "x") { sumber } } }' },
    { query: '{ nasional { rekap(program: ZZZ, tahun: "x") { sumber } } }' },
  ],
  ['tipe', { query: '{ ... on Kpm { id } }' }, { query: '{ ... on Zzz { id } }' }],
  [
    'tipe variabel',
    { query: 'query ($x: SaringanKpm) { saya { peran } }' },
    { query: 'query ($x: Zzz) { saya { peran } }' },
  ],
  ['direktif', { query: '{ saya @skip { peran } }' }, { query: '{ saya @zzz { peran } }' }],
  ['mutasi', { query: 'mutation { pindahkanKpm }' }, { query: 'mutation { zzz }' }],
  ['introspeksi tipe', { query: '{ __type(name: "Kpm") { name } }' }, { query: '{ zzz }' }],
  [
    'introspeksi dilewati',
    { query: '{ __schema @skip(if: true) { __typename } }' },
    { query: '{ zzz }' },
  ],
  ['field masukan', variabel({ status: 7 }), variabel({ zzz: 7 })],
]

function variabel(f: object) {
  const query =
    'query ($f: SaringanKpm) { wilayah(kode: "16") { kpm(filter: $f) { edges { cursor } } } }'
  return { query, variables: { f } }
}

const PELAKU: [string, Pelaku][] = [
  ['siapa pun', PELAKU_PUBLIK],
  ['petugas', PELAKU_UJI.oki],
  ['mitra', PELAKU_UJI.mitra],
]

/** Names of the schema too particular to stand in a text of ours by chance. */
const NAMA = Object.values(schema.getTypeMap())
  .map(({ name }) => name)
  .filter((nama) => /[a-z][A-Z]/.test(nama))

describe('clairvoyance', () => {
  describe.each(PELAKU)('%s', (_, pelaku) => {
    it.each(TEBAKAN)('%s: nama yang ada dan yang tidak dijawab sama', async (...satu) => {
      const [, ada, tiada] = satu
      const masuk: Record<string, string> =
        pelaku === PELAKU_PUBLIK ? {} : { authorization: `Bearer ${await uji.token(pelaku)}` }
      const jawaban = [
        await lewatKeduaPintu(uji, lewatPost(ada, masuk)),
        await lewatKeduaPintu(uji, lewatPost(tiada, masuk)),
      ].flatMap(({ yoga, depan }) => [yoga, depan])
      const [pertama] = jawaban
      for (const lain of jawaban) expect(lain).toEqual(pertama)
      expect(pertama?.isi).toMatch(
        /"code":"(DOKUMEN_TIDAK_SAH|MASUKAN_TIDAK_SAH|DOKUMEN_TIDAK_TERDAFTAR)"/,
      )
      expect(pertama?.isi).not.toMatch(/did you mean|Cannot query|Unknown|subfields|of type/i)
      for (const nama of NAMA) expect(pertama?.isi).not.toContain(nama)
    })
  })

  it('yang berwenang mengembangkan tetap mendapat rinciannya', async () => {
    const masuk = { authorization: `Bearer ${await uji.token(PELAKU_UJI.pusatPenuh)}` }
    const { yoga } = await lewatKeduaPintu(uji, lewatPost({ query: '{ say }' }, masuk))
    expect(yoga.isi).toContain('Cannot query field \\"say\\"')
  })

  it('batas dan nomor dalam dokumen tetap disebut: keduanya bukan tentang skema', async () => {
    // An agency whose agreement leaves documents open.
    const masuk = { authorization: `Bearer ${await uji.token(PELAKU_UJI.mitra)}` }
    const alias = { query: `{ ${'a:zzz '.repeat(31)} }` }
    expect((await lewatKeduaPintu(uji, lewatPost(alias, masuk))).yoga.isi).toContain('BATAS_BIAYA')
    const nomor = { query: `{ zzz(a: "${`99${'0'.repeat(14)}`}") }` }
    const { yoga } = await lewatKeduaPintu(uji, lewatPost(nomor, masuk))
    expect(yoga.isi).toMatch(/PAKAI_VARIABEL/)
    expect(yoga.isi).not.toContain('zzz')
  })
})
