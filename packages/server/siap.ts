import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'

// Generates the Prisma client when a .prisma file changed since the last time: a checkout that was
// pulled, not installed, starts as well as a fresh one.
const AKAR = new URL('.', import.meta.url)
const TANDA = new URL('src/_generated/tanda', AKAR)

const jejak = createHash('sha256')
for (const berkas of globSync('src/**/*.prisma', { cwd: AKAR.pathname }).sort()) {
  jejak.update(berkas).update(readFileSync(new URL(berkas, AKAR)))
}
const kini = jejak.update(readFileSync(new URL('package.json', AKAR))).digest('hex')

if (!existsSync(TANDA) || readFileSync(TANDA, 'utf8') !== kini) {
  const prisma = new URL('node_modules/prisma/build/index.js', AKAR).pathname
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate'], {
    cwd: AKAR.pathname,
    encoding: 'utf8',
    // Prisma starts its generators by name.
    env: {
      ...process.env,
      PATH: `${new URL('node_modules/.bin', AKAR).pathname}:${process.env['PATH']}`,
    },
  })
  if (status !== 0) {
    process.stderr.write(stdout + stderr)
    process.exit(status ?? 1)
  }
  writeFileSync(TANDA, kini)
}
