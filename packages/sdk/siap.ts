import { execFileSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

const PAKET = import.meta.dirname
const KELUARAN = join(PAKET, 'src/_generated/operasi.ts')
const SUMBER = ['operations/**/*.graphql', 'codegen/*.ts', 'codegen.ts', '../server/schema.graphql']

/** Membuat src/_generated bila sumbernya lebih baru, agar checkout apa pun siap dikompilasi / Generates when stale. */
export default function siapkan(): void {
  const dibuat = existsSync(KELUARAN) ? statSync(KELUARAN).mtimeMs : 0
  const sumber = globSync(SUMBER, { cwd: PAKET }).map((satu) => statSync(join(PAKET, satu)).mtimeMs)
  if (Math.max(...sumber) < dibuat) return
  execFileSync(process.execPath, ['codegen.ts'], { cwd: PAKET, stdio: 'inherit' })
}

if (import.meta.main) siapkan()
