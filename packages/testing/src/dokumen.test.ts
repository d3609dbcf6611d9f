import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  buildSchema,
  type GraphQLField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { describe, expect, it } from 'vitest'

const AKAR = new URL('../../../', import.meta.url).pathname
const KAMAR = globSync('packages/server/src/*/', { cwd: AKAR })
  .map((folder) => folder.replace(/\/$/, ''))
  .filter((folder) => !folder.endsWith('_generated'))
const DOKUMEN = [
  '{README,CONTRIBUTING,AGENTS,SECURITY}.md',
  '{packages,examples}/*/README.md',
  'docs/**/*.md',
  'packages/server/src/*/README.md',
].flatMap((pola) => globSync(pola, { cwd: AKAR }))

const baca = (path: string) => readFileSync(join(AKAR, path), 'utf8')
const jumlahBaris = (path: string) => baca(path).trimEnd().split('\n').length

describe('dokumen', () => {
  it.each(DOKUMEN)('%s hanya menyebut berkas yang ada', (dokumen) => {
    const hilang = sebutan(baca(dokumen)).filter((path) => !ada(path, dirname(dokumen)))
    expect([...tautan(baca(dokumen), dirname(dokumen)), ...hilang]).toEqual([])
  })

  it('menyebut hanya perintah yang ada di package.json', () => {
    const { scripts } = JSON.parse(baca('package.json')) as { scripts: Record<string, string> }
    const perintah = DOKUMEN.flatMap((dokumen) =>
      [...baca(dokumen).matchAll(/npx -y pnpm@12 (?:--filter (\S+) )?([a-z]+)/g)].map(
        ([, contoh, nama = '']) => (contoh ? `examples/${contoh}` : nama),
      ),
    )
    expect(perintah).toContain('start')
    const dikenal = (satu: string) =>
      satu === 'exec' ||
      (satu.startsWith('examples/') ? existsSync(join(AKAR, satu)) : satu in scripts)
    expect(perintah.filter((satu) => !dikenal(satu))).toEqual([])
  })

  it('memuat setiap tipe GraphQL di kamus', () => {
    const kamus = new Set(baca('docs/kamus.md').match(/\w+/g))
    expect(tipeSkema().filter(({ name }) => !kamus.has(name))).toEqual([])
  })

  it('AGENTS.md tetap di bawah 120 baris', () => {
    expect(jumlahBaris('AGENTS.md')).toBeLessThan(120)
  })
})

describe('kamar', () => {
  it.each(KAMAR)('%s punya README paling banyak 15 baris', (kamar) => {
    expect(existsSync(join(AKAR, kamar, 'README.md'))).toBe(true)
    expect(jumlahBaris(join(kamar, 'README.md'))).toBeLessThanOrEqual(15)
  })

  it('semua punya tempat dalam urutan', () => {
    const aturan = baca('.dependency-cruiser.mjs')
    expect(KAMAR.filter((kamar) => !aturan.includes(`'${kamar.split('/').at(-1)}'`))).toEqual([])
  })
})

describe('berkas tulisan tangan', () => {
  const baris = berkas()
    .filter((path) => /\.(ts|mjs|prisma)$/.test(path))
    .map((path) => [jumlahBaris(path), path] as const)
    .sort(([a], [b]) => a - b)

  it('bermedian paling banyak 70 baris, persentil ke-90 paling banyak 250', () => {
    expect(baris[Math.floor(baris.length / 2)]?.[0]).toBeLessThanOrEqual(70)
    expect(baris[Math.floor(baris.length * 0.9)]?.[0]).toBeLessThanOrEqual(250)
  })

  it('tidak satu pun lebih dari 400 baris', () => {
    expect(baris.filter(([jumlah]) => jumlah > 400)).toEqual([])
  })

  it('tidak memuat jalur mesin atau alamat registri', () => {
    // Put together here, so that this file does not hold them either.
    const jalur = ['work', 'tmp', 'home', 'root'].join('|')
    const registri = ['registry\\.', 'npm' + 'js\\.(?:org|com)', 'yarn' + 'pkg\\.com'].join('|')
    const terlarang = new RegExp(`(?<![\\w.:@/-])/(?:${jalur})(?![\\w-])|${registri}[a-z]`)
    expect(berkas().filter((path) => terlarang.test(baca(path)))).toEqual([])
    expect(baca('pnpm-lock.yaml')).not.toMatch(/tarball:|:\/\//)
  })
})

describe('schema.graphql', () => {
  it('menerangkan setiap tipe, field, argumen, dan nilai dalam dua bahasa', () => {
    const tanpa = tipeSkema().flatMap((tipe) => [
      ...belumDuaBahasa(tipe.name, tipe),
      ...(isEnumType(tipe) ? tipe.getValues() : []).flatMap((nilai) =>
        belumDuaBahasa(`${tipe.name}.${nilai.name}`, nilai),
      ),
      ...(isInputObjectType(tipe) ? Object.values(tipe.getFields()) : []).flatMap((masukan) =>
        belumDuaBahasa(`${tipe.name}.${masukan.name}`, masukan),
      ),
      ...(isObjectType(tipe) || isInterfaceType(tipe)
        ? Object.values(tipe.getFields())
        : []
      ).flatMap((field) => fieldBelumDuaBahasa(tipe.name, field)),
    ])
    expect(tanpa).toEqual([])
  })
})

function tipeSkema() {
  return Object.values(buildSchema(baca('packages/server/schema.graphql')).getTypeMap()).filter(
    (tipe) => !isIntrospectionType(tipe) && !isSpecifiedScalarType(tipe),
  )
}

function fieldBelumDuaBahasa(tipe: string, field: GraphQLField<unknown, unknown>): string[] {
  const nama = `${tipe}.${field.name}`
  return [
    ...belumDuaBahasa(nama, field),
    ...field.args.flatMap((argumen) => belumDuaBahasa(`${nama}(${argumen.name})`, argumen)),
  ]
}

function belumDuaBahasa(
  nama: string,
  { description }: { description?: string | null | undefined },
): string[] {
  return description?.includes(' / ') ? [] : [nama]
}

/** Files under version control; in an unpacked archive, everything that is not made. */
function berkas(): string[] {
  const dibuat = /(^|\/)(node_modules|_generated|dist|\.harapan|\.git)(\/|$)|pnpm-lock\.yaml$/
  const teks = /\.(ts|mjs|cjs|js|json|ya?ml|md|csv|sql|prisma|graphql|toml)$|(^|\/)[A-Z]+$/
  return daftar().filter(
    (path) => teks.test(path) && !dibuat.test(path) && existsSync(join(AKAR, path)),
  )
}

function daftar(): string[] {
  try {
    return execFileSync('git', ['ls-files'], { cwd: AKAR, encoding: 'utf8' }).trim().split('\n')
  } catch {
    const exclude = (path: string) => /node_modules|_generated|dist/.test(path)
    return globSync('{*,packages/**/*,examples/**/*,docs/**/*}.*', { cwd: AKAR, exclude })
  }
}

/** Targets of links that are not there; a link counts from its own document. */
function tautan(isi: string, folder: string): string[] {
  return [...isi.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, tujuan = '']) => tujuan.split('#')[0] ?? '')
    .filter((tujuan) => tujuan && !/^[a-z]+:/.test(tujuan))
    .filter((tujuan) => !existsSync(join(AKAR, folder, tujuan)))
}

/** Words in code spans that name a file: with a known ending, or below a folder that is ours. */
function sebutan(isi: string): string[] {
  const tanpaPagar = isi.replace(/^ *```[\s\S]*?^ *```/gm, '')
  return [...tanpaPagar.matchAll(/`([^`\n]+)`/g)]
    .flatMap(([, kode = '']) => kode.split(/\s+/))
    .filter((kata) => /^[\w.{][\w.@*{},-]*(\/[\w.@*{},-]+)*\/?$/.test(kata))
    .filter((kata) => !/^(x?\.(?!dependency)|\.harapan)/.test(kata))
    .filter((kata) => /\.(ts|mjs|md|csv|sql|prisma|graphql|png)$/.test(kata) || berumah(kata))
}

const berumah = (kata: string) => /^(packages|docs|examples)\//.test(kata)

function ada(path: string, folder: string): boolean {
  const rumah = [
    folder,
    `${folder}/src`,
    '.',
    'packages/server/src',
    'packages/server',
    'packages/sdk',
  ]
  return rumah.some((satu) => globSync(join(satu, path), { cwd: AKAR }).length > 0)
}
