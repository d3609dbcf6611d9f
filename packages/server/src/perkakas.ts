import { hkdfSync } from 'node:crypto'
import { type CursorCodec, cursorCodec } from '@harapan/pothos-sql'
import { bacaPengaturanOidc, type PengaturanOidc } from './akses/pengaturan-oidc.ts'
import { buatPenerbitToken, type PenerbitToken } from './akses/token.ts'
import { bacaKunciIdentitas, type KunciIdentitas } from './identitas/kunci-identitas.ts'
import { buatPelindung, type Pelindung } from './identitas/pelindung.ts'
import { buatPenyandiTeks, type PenyandiTeks } from './identitas/penyandi-teks.ts'
import type { Lingkungan } from './lingkungan.ts'

/** Everything that works with this installation's keys. */
export type Perkakas = {
  /** The keys themselves, for the thread that writes sample data. */
  kunci: KunciIdentitas
  pelindung: Pelindung
  /** The development issuer, where no identity provider is named: there are never both. */
  penerbitToken?: PenerbitToken
  oidc?: PengaturanOidc
  kursor: CursorCodec
  /** Keeps the secrets of webhooks. */
  penyandiKait: PenyandiTeks
  kunciSidik: Uint8Array
  /** Tells these keys from others, and nothing about them. */
  sidikKunci: string
  /** Lets a command on this machine speak to the running server. */
  kunciPerawatan: string
}

export function buatPerkakas(kunci: KunciIdentitas, oidc?: PengaturanOidc): Perkakas {
  const turunan = (label: string) => new Uint8Array(hkdfSync('sha256', kunci.hash, '', label, 32))
  return {
    kunci,
    pelindung: buatPelindung(kunci),
    ...(oidc ? { oidc } : { penerbitToken: buatPenerbitToken(turunan('harapan penerbit')) }),
    kursor: cursorCodec(turunan('harapan kursor')),
    penyandiKait: buatPenyandiTeks(kunci, 'harapan kait'),
    kunciSidik: turunan('harapan sidik'),
    sidikKunci: Buffer.from(turunan('harapan sidik kunci')).toString('hex').slice(0, 16),
    kunciPerawatan: Buffer.from(turunan('harapan perawatan')).toString('base64url'),
  }
}

/** Keys from the environment; only the embedded default may make its own. */
export function bacaPerkakas(
  { direktori, databaseUrl }: Lingkungan,
  env: NodeJS.ProcessEnv = process.env,
): Perkakas & { berkasKunciBaru?: string } {
  const hasil = bacaKunciIdentitas(env, databaseUrl ? undefined : direktori)
  return {
    ...buatPerkakas(hasil.kunci, bacaPengaturanOidc(env)),
    ...(hasil.dibuat && hasil.berkas && { berkasKunciBaru: hasil.berkas }),
  }
}
