import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { type InputPluginOption, rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { buatManifes } from './codegen/manifes.ts'
import paket from './package.json' with { type: 'json' }

const SRC = fileURLToPath(new URL('src', import.meta.url))
const KODE = fileURLToPath(import.meta.resolve('@harapan/kode'))
const DIST = fileURLToPath(new URL('dist', import.meta.url))

rmSync(DIST, { recursive: true, force: true })

/** Pintu lain tidak membawa salinan inti: galat dan jenisnya milik satu paket / Other entries carry no copy of the core. */
const MILIK_INTI = /^\.\.?\/(errors|penyimpan|_generated\/operasi)\.ts$/
const intiDiLuar: Plugin = {
  name: 'inti-di-luar',
  setup: ({ onResolve }) => {
    onResolve({ filter: MILIK_INTI }, () => ({ path: paket.name, external: true }))
  },
}

// Tidak diminifikasi: enak dibaca di debugger, dan bundler pemakai memangkasnya sendiri.
const keluaran = (nama: string, format: 'esm' | 'cjs') =>
  build({
    entryPoints: [`${SRC}/${nama}.ts`],
    outfile: `${DIST}/${nama}.${format === 'esm' ? 'js' : 'cjs'}`,
    bundle: true,
    format,
    platform: nama === 'berkas' ? 'node' : 'neutral',
    target: 'es2022',
    plugins: nama === 'index' ? [] : [intiDiLuar],
  })

const jenis = async (nama: string, plugins: InputPluginOption) => {
  const hasil = await rollup({
    input: `${SRC}/${nama}.ts`,
    plugins: [plugins, dts()],
    // Impor yang tertinggal di luar berarti `any` di tangan pemakai.
    onwarn({ message }) {
      throw new Error(message)
    },
  })
  await hasil.write({ file: `${DIST}/${nama}.d.ts`, format: 'es' })
  await hasil.close()
  copyFileSync(`${DIST}/${nama}.d.ts`, `${DIST}/${nama}.d.cts`)
}

for (const nama of ['index', 'berkas', 'sqlite']) {
  await keluaran(nama, 'esm')
  await keluaran(nama, 'cjs')
  await jenis(nama, {
    name: 'milik-siapa',
    resolveId(asal) {
      if (asal === '@harapan/kode') return KODE
      return nama !== 'index' && MILIK_INTI.test(asal) ? { id: paket.name, external: true } : null
    },
  })
}

// Untuk `harapan dokumen terbit`: server produksi hanya menerima dokumen yang terdaftar.
const manifes = buatManifes(new URL('../server/schema.graphql', import.meta.url), paket.version)
writeFileSync(`${DIST}/dokumen.json`, `${JSON.stringify(manifes, undefined, 2)}\n`)
