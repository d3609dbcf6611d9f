/** What a feed may speak of, in the order in which a snapshot goes through them. */
export const JENIS_PERUBAHAN = ['KELUARGA', 'INDIVIDU', 'KPM'] as const

export type JenisPerubahan = (typeof JENIS_PERUBAHAN)[number]

/** A row of the outbox: all up to it, in the order of transactions, has been handed out. */
export type Letak = { transaksi: string; urutan: string; waktu: string }

/**
 * Where a reader stands. In a snapshot: at which object of which kind, and where the feed was when it
 * began, for the changes since then follow it.
 */
export type Token = { letak: Letak; sidik: string } & (
  | { tahap: 'POTRET'; jenis: JenisPerubahan; desa: string; id: string }
  | { tahap: 'DELTA' }
)

/** A token as text to be sealed. */
export function tulisToken(token: Token): string {
  const { letak, sidik } = token
  const di = token.tahap === 'POTRET' ? [token.jenis, token.desa, token.id] : []
  return JSON.stringify([sidik, letak.transaksi, letak.urutan, letak.waktu, ...di])
}

/** The same read back; only a text that was sealed comes here. */
export function bacaToken(teks: string): Token {
  const [sidik = '', transaksi = '', urutan = '', waktu = '', jenis, desa = '', id = ''] =
    JSON.parse(teks) as string[]
  const letak = { transaksi, urutan, waktu }
  if (jenis === undefined) return { tahap: 'DELTA', letak, sidik }
  return { tahap: 'POTRET', letak, sidik, jenis: jenis as JenisPerubahan, desa, id }
}

/** Which kinds are asked for, each once and in their order; all of them where none is named. */
export function jenisDiminta(
  diminta: readonly JenisPerubahan[] | null | undefined,
): JenisPerubahan[] {
  return JENIS_PERUBAHAN.filter((satu) => !diminta?.length || diminta.includes(satu))
}

/** The kind of which the snapshot goes on when one is through. */
export function jenisBerikut(
  semua: readonly JenisPerubahan[],
  kini: JenisPerubahan,
): JenisPerubahan | undefined {
  return semua[semua.indexOf(kini) + 1]
}
