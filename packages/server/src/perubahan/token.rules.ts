/** What an officer's feed may speak of, in the order in which a snapshot goes through them. */
const JENIS_OBJEK = ['KELUARGA', 'INDIVIDU', 'KPM'] as const
/** What a partner agency's speaks of: answers about those it follows. */
const JENIS_MITRA = ['PADAN'] as const

export type JenisObjek = (typeof JENIS_OBJEK)[number]
export type JenisPerubahan = JenisObjek | (typeof JENIS_MITRA)[number]

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

/**
 * Which kinds are asked for, each once and in their order; all of the caller's where none is named, and
 * nothing where one of them is not the caller's.
 */
export function jenisDiminta(
  diminta: readonly JenisPerubahan[] | null | undefined,
  mitra: boolean,
): JenisPerubahan[] | undefined {
  const milik: readonly JenisPerubahan[] = mitra ? JENIS_MITRA : JENIS_OBJEK
  if (!diminta?.length) return [...milik]
  if (!diminta.every((satu) => milik.includes(satu))) return undefined
  return milik.filter((satu) => diminta.includes(satu))
}

/** The kind of which the snapshot goes on when one is through. */
export function jenisBerikut(
  semua: readonly JenisPerubahan[],
  kini: JenisPerubahan,
): JenisPerubahan | undefined {
  return semua[semua.indexOf(kini) + 1]
}
