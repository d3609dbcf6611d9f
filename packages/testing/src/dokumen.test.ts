import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
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
    const tipe = baca('packages/server/schema.graphql').matchAll(
      /^(?:type|enum|interface|input|union|scalar) (\w+)/gm,
    )
    expect([...tipe].map(([, nama = '']) => nama).filter((nama) => !kamus.has(nama))).toEqual([])
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
    const registri = [`${'registry'}\\.[a-z]`, `npm${'js'}\\.`, `yarn${'pkg'}\\.`].join('|')
    const terlarang = new RegExp(`(?<![\\w.:@/-])/(?:${jalur})(?![\\w-])|${registri}`)
    expect(berkas().filter((path) => terlarang.test(baca(path)))).toEqual([])
    expect(baca('pnpm-lock.yaml')).not.toMatch(/tarball:|:\/\//)
  })
})

describe('schema.graphql', () => {
  it('menerangkan setiap tipe, field, argumen, dan nilai dalam dua bahasa', () => {
    expect(belumDuaBahasa(baca('packages/server/schema.graphql'))).toEqual([])
  })
})

/**
 * Definitions without "Indonesia / English" right above them. The file is printed by graphql-js, so
 * a description always stands on the lines before, and arguments share a line only without any.
 */
function belumDuaBahasa(skema: string): string[] {
  const polos = skema.replace(/"""([\s\S]*?)"""\n/g, (_, isi: string) =>
    isi.includes(' / ') ? '#\n' : '',
  )
  const baris = polos.split('\n').map((satu) => satu.trim())
  const tanpa = (satu: string, i: number) => /^\w/.test(satu) && baris[i - 1] !== '#'
  return baris.filter((satu, i) => tanpa(satu, i) || /\(\w+:/.test(satu))
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
