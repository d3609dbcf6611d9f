import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, parse, Source } from 'graphql'
import ts from 'typescript'
import { afterAll, expect, test } from 'vitest'
import { jenisOperasi } from './jenis.ts'
import { daftarOperasi } from './operasi.ts'
import { akarJenis, rapikan } from './rapikan.ts'

const SKEMA = buildSchema(/* GraphQL */ `
  scalar Rupiah
  interface Wilayah { "Kode Kemendagri / Kemendagri code" kode: String! anak: [Wilayah!]! }
  type Kabupaten implements Wilayah { kode: String! anak: [Wilayah!]! luas: Int @deprecated(reason: "Pakai luasHa") }
  type Desa implements Wilayah { kode: String! anak: [Wilayah!]! "Dana desa / Village fund" dana: Rupiah }
  type Sukses { wilayah: Wilayah! }
  type Gagal { "Sebabnya / Why" pesan: String! }
  union Hasil = Sukses | Gagal
  enum Program { PKH PBI_JK }
  input Saring { "Sejak tahun / Since year" tahun: Int program: [Program!] }
  type Query { wilayah(kode: String!, saring: Saring): Wilayah }
  type Mutation { ubah(kode: String!): Hasil! }
`)
const DOKUMEN = parse(
  new Source(
    `# Satu wilayah
query Lihat($kode: String!, $saring: Saring) {
  wilayah(kode: $kode, saring: $saring) { __typename ...W anak { kode } ... on Kabupaten { luas } ... on Desa { dana } }
}
# Mengubah
mutation Ubah($kode: String!) {
  ubah(kode: $kode) { __typename ... on Sukses { wilayah { ...W } } ... on Gagal { pesan } }
}
fragment W on Wilayah { kode }`,
    'uji.graphql',
  ),
)
const berkas = [{ location: 'uji.graphql', document: DOKUMEN }]
const akar = akarJenis(SKEMA, daftarOperasi(SKEMA, berkas), [{ nama: 'W', tipe: 'Wilayah' }])
const folder = mkdtempSync(join(import.meta.dirname, '.uji-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('jenis yang dirapikan tetap sama artinya dengan keluaran graphql-codegen', async () => {
  const asli = await jenisOperasi(SKEMA, berkas)
  const sama = [
    'LihatQuery',
    'LihatQueryVariables',
    'UbahMutation',
    'UbahMutationVariables',
    'WFragment',
  ]
    .map((nama) => `export const ${nama}: Sama<Asli.${nama}, Rapi.${nama}> = true`)
    .join('\n')
  writeFileSync(join(folder, 'asli.ts'), asli)
  writeFileSync(join(folder, 'rapi.ts'), rapikan(SKEMA, asli, akar))
  writeFileSync(
    join(folder, 'sama.ts'),
    `import type * as Asli from './asli.ts'
import type * as Rapi from './rapi.ts'
type Sama<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
${sama}
// @ts-expect-error Pembanding ini memang dapat gagal.
export const beda: Sama<Asli.LihatQuery, Rapi.UbahMutation> = true`,
  )
  expect(galatTsc(join(folder, 'sama.ts'))).toEqual([])
})

test('uraian skema sampai ke editor: bidang, anggota antarmuka, masukan, dan yang usang', async () => {
  const teks = rapikan(SKEMA, await jenisOperasi(SKEMA, berkas), akar)
  expect(teks).toMatch(/\/\*\* Kode Kemendagri \/ Kemendagri code \*\/\s+readonly kode: string/)
  expect(teks).toMatch(/\/\*\* Dana desa \/ Village fund \*\/\s+readonly dana: bigint \| null/)
  expect(teks).toMatch(/\/\*\* @deprecated Pakai luasHa \*\/\s+readonly luas: number \| null/)
  expect(teks).toMatch(/\/\*\* Sebabnya \/ Why \*\/\s+readonly pesan: string/)
  expect(teks).toMatch(/\/\*\* Sejak tahun \/ Since year \*\/\s+readonly tahun\?/)
  expect(teks).toContain("readonly __typename: 'Gagal';")
  expect(teks).not.toMatch(/Exact|Incremental|any\b/)
})

test('skalar yang tidak dikenal menghentikan pembuatan, bukan menjadi any', async () => {
  const asing = buildSchema('scalar Rahasia type Query { x: Rahasia }')
  const document = parse('query X { x }')
  await expect(jenisOperasi(asing, [{ location: 'x', document }])).rejects.toThrow(/Rahasia/)
})

function galatTsc(masuk: string): string[] {
  const pilihan: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    types: [],
  }
  return ts
    .getPreEmitDiagnostics(ts.createProgram([masuk], pilihan))
    .map(
      ({ messageText, file }) =>
        `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    )
}
