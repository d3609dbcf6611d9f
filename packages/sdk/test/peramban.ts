import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
export const adaChromium = existsSync(CHROMIUM)

const BENDERA = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
]

/** Menjalankan pemakai/peramban.ts di Chromium, dari asal yang bukan asal server / Runs it from another origin. */
export async function jalankanDiPeramban(isian: Record<string, string>): Promise<unknown> {
  const skrip = await bundel()
  const halaman = createServer(({ url }, jawaban) => {
    const skripDiminta = url === '/aplikasi.js'
    jawaban.writeHead(200, { 'content-type': skripDiminta ? 'text/javascript' : 'text/html' })
    jawaban.end(skripDiminta ? skrip : '<!doctype html><script src="/aplikasi.js"></script>')
  })
  await new Promise<void>((siap) => halaman.listen(0, '127.0.0.1', siap))
  const peramban = await chromium.launch({ executablePath: CHROMIUM, args: BENDERA })
  try {
    const tab = await peramban.newPage()
    const { port } = halaman.address() as AddressInfo
    await tab.goto(`http://127.0.0.1:${port}/?${new URLSearchParams(isian)}`)
    return await tab.evaluate('aplikasi.jalankan()')
  } finally {
    await peramban.close()
    halaman.close()
  }
}

async function bundel(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'pemakai/peramban.ts')],
    alias: { '@harapan/sdk': join(import.meta.dirname, '../src/index.ts') },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'aplikasi',
    platform: 'browser',
  })
  return outputFiles[0]?.text ?? ''
}
