import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { buatManifes } from './codegen/manifes.ts'
import paket from './package.json' with { type: 'json' }

const MASUK = fileURLToPath(new URL('src/index.ts', import.meta.url))
const KODE = fileURLToPath(import.meta.resolve('@harapan/kode'))
const DIST = fileURLToPath(new URL('dist', import.meta.url))

rmSync(DIST, { recursive: true, force: true })

// Tidak diminifikasi: enak dibaca di debugger, dan bundler pemakai memangkasnya sendiri.
const keluaran = (format: 'esm' | 'cjs', outfile: string) =>
  build({
    entryPoints: [MASUK],
    outfile: `${DIST}/${outfile}`,
    bundle: true,
    format,
    platform: 'neutral',
    target: 'es2022',
  })
await keluaran('esm', 'index.js')
await keluaran('cjs', 'index.cjs')

const jenis = await rollup({
  input: MASUK,
  plugins: [
    {
      name: 'kode-ikut',
      resolveId: (nama) => (nama === '@harapan/kode' ? KODE : null),
    },
    dts(),
  ],
  // Impor yang tertinggal di luar berarti `any` di tangan pemakai.
  onwarn({ message }) {
    throw new Error(message)
  },
})
await jenis.write({ file: `${DIST}/index.d.ts`, format: 'es' })
await jenis.close()
copyFileSync(`${DIST}/index.d.ts`, `${DIST}/index.d.cts`)

// Untuk `harapan dokumen terbit`: server produksi hanya menerima dokumen yang terdaftar.
const manifes = buatManifes(new URL('../server/schema.graphql', import.meta.url), paket.version)
writeFileSync(`${DIST}/dokumen.json`, `${JSON.stringify(manifes, undefined, 2)}\n`)
