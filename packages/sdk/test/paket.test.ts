import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { laporanApi } from '../codegen/laporan-api.ts'
import { berhasil, menolak, type Permintaan, serverUji } from './server-uji.ts'

const PAKET = join(import.meta.dirname, '..')
const BIN = join(PAKET, 'node_modules/.bin')
const RUMAH = mkdtempSync(join(tmpdir(), 'harapan-pemakai-'))
const TSC = { '5.9.3': 'typescript-5.9', '6.0.3': 'typescript' } as const

const jalankan = promisify(execFile)
let berkasPaket = ''

beforeAll(async () => {
  await jalankan(process.execPath, ['build.ts'], { cwd: PAKET })
  await jalankan('npx', ['-y', 'pnpm@12', 'pack', '--pack-destination', RUMAH], { cwd: PAKET })
  berkasPaket = join(RUMAH, readdirSync(RUMAH).find((nama) => nama.endsWith('.tgz')) ?? '')
  cpSync(join(PAKET, 'test/pemakai'), RUMAH, { recursive: true })
  writeFileSync(join(RUMAH, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const kompilator = Object.entries(TSC).map(([versi, nama]) => `${nama}@npm:typescript@${versi}`)
  await jalankan('npm', ['install', '--no-audit', '--no-fund', berkasPaket, ...kompilator], {
    cwd: RUMAH,
  })
})

afterAll(() => rmSync(RUMAH, { recursive: true, force: true }))

test('paket yang terpasang: satu paket, tanpa dependensi, tidak lebih dari 150 KB', async () => {
  const { stdout } = await jalankan('npm', ['ls', '--all', '--parseable'], { cwd: RUMAH })
  expect(
    stdout
      .trim()
      .split('\n')
      .filter((jalur) => !jalur.includes('typescript')),
  ).toHaveLength(2)
  expect(statSync(berkasPaket).size).toBeLessThanOrEqual(150_000)
})

test.for(
  Object.values(TSC).flatMap((kompilator) =>
    (['NodeNext', 'Bundler'] as const).map((resolusi) => [kompilator, resolusi] as const),
  ),
)('kompilasi ketat dengan %s dan resolusi %s', async ([kompilator, resolusi]) => {
  await kompilasi(kompilator, resolusi, ['jenis.ts', 'main.ts', 'peramban.ts', ...tulisCuplikan()])
})

test('jenis yang murah: kurang dari 3.000 instansiasi di atas program kosong', async () => {
  writeFileSync(join(RUMAH, 'kosong.ts'), 'export {}')
  const [kosong, terpakai] = await Promise.all([
    instansiasi(['kosong.ts']),
    instansiasi(['jenis.ts', 'main.ts', 'kosong.ts']),
  ])
  // Terukur 1.300; klien yang menyimpulkan jenis dari teks kueri memakai satu juta (sdk.md 1.3).
  expect(terpakai - kosong).toBeGreaterThan(100)
  expect(terpakai - kosong).toBeLessThan(3_000)
})

test('paket lolos publint --strict dan arethetypeswrong tanpa temuan', async () => {
  const [lint, jenis] = await Promise.all([
    jalankan(join(BIN, 'publint'), ['--strict', berkasPaket]),
    jalankan(join(BIN, 'attw'), [berkasPaket]),
  ])
  expect(lint.stdout).toContain('All good!')
  expect(jenis.stdout).toContain('No problems found')
})

test('permukaan API sama dengan laporan yang tersimpan; bila memang berubah, `pnpm generate` lalu tinjau', () => {
  const tersimpan = readFileSync(join(PAKET, 'api-report.md'), 'utf8')
  expect(laporanApi(join(PAKET, 'dist'))).toBe(tersimpan)
})

test.for(['20', '22', '24'])('berjalan pada Node %s', async (versi, { skip }) => {
  const node = await cariNode(versi)
  if (!node) return skip(`Node ${versi} tidak dapat diperoleh`)
  await kompilasi('typescript', 'NodeNext', ['main.ts'], join(RUMAH, 'hasil'))
  await using server = await serverUji(jawab)
  const { stdout, stderr } = await jalankan(node[0] ?? '', [...node.slice(1), 'hasil/main.js'], {
    cwd: RUMAH,
    env: {
      ...process.env,
      HARAPAN_URL: server.url,
      HARAPAN_FOLDER: join(RUMAH, `salinan-${versi}`),
    },
  })
  expect(stderr.replace(/^npm warn.*\n/gm, '')).toBe('')
  expect(JSON.parse(stdout)).toEqual({
    nik: '9902************',
    diperbarui: 2019,
    nama: ['Siti 9902************', 'Budi null'],
    galat: 'TIDAK_BERWENANG',
    salinan: ['i1 9902************'],
  })
})

test('aplikasi CommonJS pun dapat memakainya', async () => {
  const kode =
    "const { kodeWilayah } = require('@harapan/sdk'); process.stdout.write(kodeWilayah('1602'))"
  const { stdout } = await jalankan(process.execPath, ['--input-type=commonjs', '-e', kode], {
    cwd: RUMAH,
  })
  expect(stdout).toBe('16.02')
})

/** Setiap cuplikan README menjadi satu berkas pemakai / Every README snippet becomes a file of the stranger's. */
function tulisCuplikan(): string[] {
  const teks = readFileSync(join(PAKET, 'README.md'), 'utf8')
  return [...teks.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, isi = ''], urutan) => {
    writeFileSync(join(RUMAH, `readme-${urutan}.ts`), isi)
    return `readme-${urutan}.ts`
  })
}

async function kompilasi(
  kompilator: string,
  resolusi: 'NodeNext' | 'Bundler',
  files: readonly string[],
  outDir?: string,
) {
  const folder = join(RUMAH, `${kompilator}-${resolusi}-${files.length}`)
  mkdirSync(folder, { recursive: true })
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    skipLibCheck: false,
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    rootDir: '..',
    module: resolusi === 'NodeNext' ? 'nodenext' : 'esnext',
    moduleResolution: resolusi.toLowerCase(),
    ...(outDir ? { outDir } : { noEmit: true }),
  }
  const tsconfig = { compilerOptions, files: files.map((satu) => `../${satu}`) }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  const tsc = join(RUMAH, 'node_modules', kompilator, 'bin/tsc')
  return jalankan(process.execPath, [tsc, '-p', folder, '--extendedDiagnostics']).catch((galat) => {
    throw new Error(galat.stdout)
  })
}

async function instansiasi(files: readonly string[]): Promise<number> {
  const { stdout } = await kompilasi('typescript', 'NodeNext', files)
  return Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1])
}

/** Node yang sedang jalan, yang ada di mesin, atau yang ada di registri npm / Running, on the machine, or from npm. */
async function cariNode(versi: string): Promise<string[] | undefined> {
  const calon = [[process.execPath], ['/usr/bin/node'], ['npx', '-y', `node@${versi}`]]
  for (const [perintah = '', ...sisa] of calon) {
    const { stdout } = await jalankan(perintah, [...sisa, '--version']).catch(() => ({
      stdout: '',
    }))
    if (stdout.startsWith(`v${versi}.`)) return [perintah, ...sisa]
  }
  return undefined
}

/** Dua halaman KPM, jawaban padan, penolakan mutasi; permintaan pertama dijawab 503 / The first request gets a 503. */
function jawab({ query, variables }: Permintaan, urut: number) {
  if (urut === 1) return { status: 503, badan: 'sebentar' }
  if (query.startsWith('mutation')) return menolak('TIDAK_BERWENANG')
  if (query.includes('UmpanPerubahan')) {
    const orang = { id: 'i1', nik: '9902************', nama: 'Siti' }
    const entri = { id: 'D1', jenis: 'INDIVIDU', operasi: 'SIMPAN', sasaran: 'i1', individu: orang }
    return berhasil({
      perubahan: { tahap: 'DELTA', adaLagi: false, lanjut: 't', perubahan: [entri] },
    })
  }
  if (query.includes('padanJkn'))
    return berhasil({
      padanJkn: [{ nik: '9902************', diperbaruiPada: '2019-10-10T00:00:00.000Z' }],
    })
  const terakhir = variables['after'] === 'dua'
  const pengurus = terakhir
    ? { nama: 'Budi', nik: null }
    : { nama: 'Siti', nik: '9902************' }
  const pageInfo = { hasNextPage: !terakhir, endCursor: 'dua' }
  return berhasil({ wilayah: { kpm: { edges: [{ node: { pengurus } }], pageInfo } } })
}
