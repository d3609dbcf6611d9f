import { type KodeWilayah, parseKodeWilayah, TINGKAT_WILAYAH, tingkat, wajib } from '@harapan/kode'
import type { Pelaku } from '@harapan/server/pelaku'
import { aturanPeran, PERAN } from '@harapan/server/peran'
import fc from 'fast-check'
import type { Fakta } from './fakta.ts'

type Peran = Pelaku['peran']
export type Mitra = Required<Pick<Pelaku, 'klien' | 'perjanjian'>>

const TUJUAN = ['VERIFIKASI_VALIDASI', 'PENYALURAN_PKH', 'PEMANTAUAN_EVALUASI'] as const
const WEWENANG = [
  ...(['kpm:ubah', 'impor:tulis', 'identitas:buka'] as const),
  ...(['perjanjian:usul', 'perjanjian:putus'] as const),
  ...(['audit:baca', 'subjek:layani', 'webhook:kelola', 'pengembangan'] as const),
]
/** Where nobody of the sample lives; the last lies between the codes of its two regencies. */
const SEPI = ['31', '17', '31.71', '16.71', '91.01', '32.01', '32.01.01', '32.01.01.1001']

/** Whose limits are the most particular is asked for more often than who sees nothing or all. */
const SERING: Partial<Record<Peran, number>> = {
  PUBLIK: 1,
  PUSAT: 1,
  CAMAT: 6,
  TKSK: 5,
  PENDAMPING: 5,
  MITRA: 6,
}

/** Callers of every role: areas of every size that the role may have, with and without purpose. */
export function pelakuAcak(fakta: Fakta, mitra: readonly Mitra[]): fc.Arbitrary<Pelaku> {
  const daerah = daerahBerpenghuni(fakta)
  const petugas = [...fakta.dampingan.keys()]
  return fc.oneof(
    ...(Object.keys(PERAN) as Peran[]).map((peran) => ({
      arbitrary: satuPeran(peran, daerah, petugas, mitra),
      weight: SERING[peran] ?? 3,
    })),
  )
}

function satuPeran(
  peran: Peran,
  daerah: readonly KodeWilayah[],
  petugas: readonly number[],
  mitra: readonly Mitra[],
): fc.Arbitrary<Pelaku> {
  if (peran === 'PUBLIK') return fc.constant({ id: 'publik', peran, wilayah: [] })
  const { terluas } = aturanPeran(peran)
  const terendah = terluas ? TINGKAT_WILAYAH.indexOf(terluas) : TINGKAT_WILAYAH.length
  const pantas = daerah.filter((kode) => TINGKAT_WILAYAH.indexOf(tingkat(kode)) >= terendah)
  const milik = {
    id: fc.nat(1e6).map((nomor) => `penyusup-${nomor}`),
    peran: fc.constant(peran),
    wilayah: daerahAcak(pantas),
    tujuan: fc.option(fc.constantFrom(...TUJUAN), { nil: undefined, freq: 9 }),
    wewenang: fc.subarray([...WEWENANG]),
  }
  if (peran === 'PENDAMPING')
    return fc.record({ ...milik, pendamping: fc.constantFrom(...petugas, 999_999) }).map(rapikan)
  if (peran !== 'MITRA') return fc.record(milik).map(rapikan)
  return fc
    .record({ ...milik, oleh: fc.constantFrom(...mitra) })
    .map(({ oleh, tujuan, ...lain }) =>
      rapikan({ ...lain, ...oleh, wilayah: [], tujuan: tujuan && oleh.perjanjian.tujuan[0] }),
    )
}

/** One to four areas, the wide ones more often: whoever sees nobody tells nothing either. */
function daerahAcak(kode: readonly KodeWilayah[]): fc.Arbitrary<KodeWilayah[]> {
  if (kode.length === 0) return fc.constant([])
  const ramai = Map.groupBy(
    kode.filter((satu) => !SEPI.includes(satu)),
    tingkat,
  )
  const berbobot = [...ramai.values()]
    .sort((a, b) => a.length - b.length)
    .map((isi, ke) => ({ arbitrary: fc.constantFrom(...isi), weight: 9 - 2 * ke }))
  const sepi = { arbitrary: fc.constantFrom(...kode), weight: 1 }
  return fc.uniqueArray(fc.oneof(...berbobot, sepi), { minLength: 1, maxLength: 4 })
}

function daerahBerpenghuni({ kpm }: Fakta): KodeWilayah[] {
  const kode = new Set(SEPI)
  for (const { desa } of kpm.values()) {
    for (const angka of [2, 4, 6, 10]) kode.add(String(desa).slice(0, angka))
  }
  return [...kode].map((teks) => wajib(parseKodeWilayah(teks)))
}

type Longgar = { [K in keyof Pelaku]: Pelaku[K] | undefined } & Pick<
  Pelaku,
  'id' | 'peran' | 'wilayah'
>

/** What is undefined is left out, as a token does. */
function rapikan(pelaku: Longgar): Pelaku {
  const isi = Object.entries(pelaku).filter(([, nilai]) => nilai !== undefined)
  return Object.fromEntries(isi) as Pelaku
}
