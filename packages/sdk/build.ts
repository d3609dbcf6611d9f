import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'

const MASUK = fileURLToPath(new URL('src/index.ts', import.meta.url))
const KODE = fileURLToPath(import.meta.resolve('@harapan/kode'))
const DIST = fileURLToPath(new URL('dist', import.meta.url))

rmSync(DIST, { recursive: true, force: true })

// Satu berkas, tidak diminifikasi: enak dibaca di debugger, dan bundler pemakai memangkasnya sendiri.
await build({
  entryPoints: [MASUK],
  outfile: `${DIST}/index.js`,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
})

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
