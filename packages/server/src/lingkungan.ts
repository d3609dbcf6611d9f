import { join, resolve } from 'node:path'
import type { Mode } from './batas/batas.rules.ts'
import type { Sumber } from './db/basis-data.ts'

/** The settings of a server process, read once. Paths are relative to where the command was given. */
export type Lingkungan = {
  port: number
  host: string
  databaseUrl?: string
  /** May migrate; the same login as `databaseUrl` unless it is kept apart. */
  databaseUrlPemilik?: string
  direktori: string
  mode: Mode
  /** The name by which documents are registered for this installation. */
  nama?: string
  /** Origins whose pages may read answers, where they are named. */
  asal?: readonly string[]
  /** What the owner of the data says of its open data. */
  terbitan?: {
    walidata?: string | undefined
    kontak?: string | undefined
    lisensi?: string | undefined
  }
}

export function bacaLingkungan(env: NodeJS.ProcessEnv = process.env): Lingkungan {
  // pnpm runs a package's script in its own folder; INIT_CWD is where the user stood.
  const berdiri = env['INIT_CWD'] ?? process.cwd()
  return {
    port: bacaPort(env['PORT']),
    host: env['HOST'] ?? '127.0.0.1',
    direktori: resolve(berdiri, env['HARAPAN_DIR'] ?? '.harapan'),
    mode: env['NODE_ENV'] === 'production' ? 'produksi' : 'pengembangan',
    ...(env['HARAPAN_LINGKUNGAN'] && { nama: env['HARAPAN_LINGKUNGAN'] }),
    ...(env['HARAPAN_ASAL'] !== undefined && { asal: bacaAsal(env['HARAPAN_ASAL']) }),
    terbitan: {
      walidata: env['HARAPAN_WALIDATA'],
      kontak: env['HARAPAN_KONTAK_DATA'],
      lisensi: env['HARAPAN_LISENSI_DATA'],
    },
    ...(env['DATABASE_URL'] && {
      databaseUrl: env['DATABASE_URL'],
      databaseUrlPemilik: env['DATABASE_OWNER_URL'] ?? env['DATABASE_URL'],
    }),
  }
}

/** The embedded database's own folder. */
export const direktoriTertanam = ({ direktori }: Lingkungan) => join(direktori, 'basis-data')

/** Where `login` leads, or the embedded database where no PostgreSQL is named. */
export function sumberBasisData(
  lingkungan: Lingkungan,
  login: 'databaseUrl' | 'databaseUrlPemilik',
): Sumber {
  const url = lingkungan[login]
  return url ? { url } : { direktori: direktoriTertanam(lingkungan) }
}

function bacaPort(teks = '4000'): number {
  const port = Number(teks)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new Error('PORT harus bilangan 0-65535. / PORT must be a number from 0 to 65535.')
}

/** Origins as browsers send them, with commas between; '*' for any. */
function bacaAsal(teks: string): string[] {
  const daftar = teks.split(',').flatMap((satu) => satu.trim() || [])
  for (const satu of daftar) {
    if (satu === '*' || (URL.canParse(satu) && new URL(satu).origin === satu)) continue
    throw new Error(
      'HARAPAN_ASAL harus daftar asal, misalnya https://dinsos.contoh.go.id, atau *. / HARAPAN_ASAL must be a list of origins, such as https://dinsos.contoh.go.id, or *.',
    )
  }
  return daftar
}
