import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isUnionType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { KOLAM_CONTOH } from './contoh-kolam.ts'
import { arbitraryOperasi } from './operasi-acak.ts'
import { fieldMilik, tipeTerjangkau } from './tipe-terjangkau.ts'

const schema = buildSchema(
  readFileSync(new URL('../../../server/schema.graphql', import.meta.url), 'utf8'),
)
const seed = Number(process.env['HARAPAN_BENIH'] ?? Date.now() % 2 ** 31)
const operasi = arbitraryOperasi(schema, KOLAM_CONTOH)
// Enough that the rarest field is left out by one seed in ten thousand.
const contoh = fc.sample(operasi, { seed, numRuns: 8_000 })

describe(`operasi acak, benih ${seed}`, () => {
  it('semuanya sah', () => {
    for (const { dokumen } of contoh) {
      expect(validate(schema, parse(dokumen)), dokumen).toEqual([])
    }
  })

  it('bersama-sama menyentuh setiap field dan argumen yang terjangkau', () => {
    const semua = tipeTerjangkau(schema).flatMap((tipe) => [
      ...(isUnionType(tipe) ? [] : [`${tipe.name}.__typename`]),
      ...fieldMilik(tipe).flatMap(({ name, args }) => [
        `${tipe.name}.${name}`,
        ...args.map((arg) => `${tipe.name}.${name}(${arg.name})`),
      ]),
    ])
    const tersentuh = new Set(contoh.flatMap(({ dokumen }) => disentuh(dokumen)))
    expect(semua.filter((tempat) => !tersentuh.has(tempat))).toEqual([])
  })

  it.each([
    ['variabel dengan bawaan', /\$\w+: \S+ = /],
    ['variabel boleh null', /\$\w+: \w+[,)]/],
    ['null tertulis', /: null/],
    ['daftar dengan variabel', /\[[^\]]*\$\w+/],
    ['saringan dengan variabel', /filter: \{[^}]*\$\w+/],
    ['alias dari nama bawaan objek', /constructor: \w+/],
    ['__typename beralias', /\w+: __typename/],
    ['pecahan tanpa tipe', /\.\.\. \{/],
    ['pecahan pada Node', /\.\.\. on Node/],
    ['pecahan pada Wilayah', /\.\.\. on Wilayah/],
    ['pecahan bernama dipakai lagi', /\.\.\.(F\d)\b[\s\S]*\.\.\.\1\b/],
    ['pecahan bernama di pecahan bernama', /fragment [^\n]*\.\.\.F\d/],
    ['syarat pada pecahan', /\.\.\.F\d @(include|skip)/],
    ['kunci jawaban yang sama dua kali', /\b(\w+) \{[^{}]*\} \1 \{/],
    ['dua syarat pada satu field', /@include\(if: \S+\) @skip/],
    ['teks blok', /"""/],
  ])('ada %s', (_, pola) => {
    expect(contoh.filter(({ dokumen }) => pola.test(dokumen)).length).toBeGreaterThan(3)
  })

  it('tidak memuat nomor identitas', () => {
    expect(contoh.filter(({ dokumen }) => /\d{16}/.test(dokumen))).toEqual([])
    expect(JSON.stringify(contoh)).toContain('9999010101010001')
  })

  it('sama untuk benih yang sama', () => {
    expect(fc.sample(operasi, { seed, numRuns: 50 })).toEqual(contoh.slice(0, 50))
  })

  it('yang gagal mengecil menjadi satu jalan ke penyebabnya', () => {
    const tanpa = fc.property(operasi, ({ dokumen }) => !dokumen.includes('noKartu'))
    const { counterexample } = fc.check(tanpa, { seed, numRuns: 20_000 })
    expect(counterexample?.[0].dokumen.length).toBeLessThan(250)
  })
})

function disentuh(dokumen: string): string[] {
  const hasil: string[] = []
  const info = new TypeInfo(schema)
  const catat = {
    Field() {
      const induk = getNamedType(info.getParentType())
      const field = info.getFieldDef()
      if (isCompositeType(induk) && field) hasil.push(`${induk.name}.${field.name}`)
    },
    Argument() {
      const tempat = `${info.getParentType()?.name}.${info.getFieldDef()?.name}`
      hasil.push(`${tempat}(${info.getArgument()?.name})`)
    },
  }
  visit(parse(dokumen), visitWithTypeInfo(info, catat))
  return hasil
}
