import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

// Generates the example's Prisma client when its schema changed since the last time.
const AT = new URL('.', import.meta.url)
const MARK = new URL('test/_generated/mark', AT)
const now = readFileSync(new URL('test/example/schema.prisma', AT), 'utf8')

if (!existsSync(MARK) || readFileSync(MARK, 'utf8') !== now) {
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
  const bin = new URL('node_modules/.bin', AT).pathname
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate'], {
    cwd: AT.pathname,
    encoding: 'utf8',
    // Prisma starts its generators by name.
    env: { ...process.env, PATH: `${bin}:${process.env['PATH']}` },
  })
  if (status !== 0) {
    process.stderr.write(stdout + stderr)
    process.exit(status ?? 1)
  }
  writeFileSync(MARK, now)
}
