import { parseNik } from '@harapan/kode'
import { larik, larikBita } from '../db/larik.ts'
import { tambahPadan } from '../db/padan.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { acuanSah } from './acuan.ts'
import { type HasilPantau, nilaiPendaftaran } from './pendaftaran.rules.ts'

export type OrangPantauan = { nik: string; acuan: string }

export type SatuHasil = { acuan: string | null; hasil: HasilPantau }

export type HasilPantauOrang =
  | { jenis: 'OrangDipantau'; orang: SatuHasil[]; jumlah: number }
  | { jenis: 'PantauanPenuh' }

export const SEKALI_KIRIM = 1_000

/**
 * Registers persons whom a partner agency holds already, each by the keyed hash of the NIK and under the
 * agency's own reference. All of them, or none where the agreement does not have room. Saying it again
 * changes nothing. Nobody is looked up: an answer tells nothing about whether a person is known.
 *
 * @throws TERLALU_BANYAK_NIK for more than 1,000, PERJANJIAN_TIDAK_BERLAKU without an agreement
 */
export async function pantauOrang(
  { tx, pelaku, pelindung }: Konteks,
  orang: readonly OrangPantauan[],
): Promise<HasilPantauOrang> {
  if (orang.length > SEKALI_KIRIM) throw galatKode('TERLALU_BANYAK_NIK', { tempat: 'orang' })
  const terbanyak = pelaku.perjanjian?.pantauanTerbanyak
  if (terbanyak === undefined) throw galatKode('PERJANJIAN_TIDAK_BERLAKU')
  const calon = orang.map(({ nik, acuan }) => {
    const terurai = parseNik(nik)
    return {
      acuan: acuanSah(acuan) ? acuan : undefined,
      hash: terurai.ok ? pelindung.hashHeks('nik', terurai.nilai) : undefined,
    }
  })
  // Two calls under one agreement wait for each other: each counts what the other has registered.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended('pantauan ' || perjanjian_mitra(), 0))::text`
  const lama = await tx.$queryRaw<{ acuan: string; hash: string }[]>`
    select acuan, encode(nik_hash, 'hex') as hash from pantauan
    where nik_hash is not null and acuan = any(${larik(calon.flatMap(({ acuan }) => acuan ?? []))}::text[])`
  const hasil = nilaiPendaftaran(calon, new Map(lama.map(({ acuan, hash }) => [acuan, hash])))
  const baru = calon.flatMap(({ acuan, hash }, i) =>
    hasil[i] === 'TERDAFTAR' && acuan !== undefined && hash !== undefined ? [{ acuan, hash }] : [],
  )
  const jumlah = (await hitungPantauan({ tx })) + baru.length
  if (baru.length > 0 && jumlah > terbanyak) return { jenis: 'PantauanPenuh' }

  // One that had ended begins anew, and is told of as one that is new.
  await tx.$executeRaw`insert into pantauan (acuan, nik_hash, didaftarkan_oleh)
    select acuan, nik_hash, ${pelaku.id} from unnest(${larik(baru.map(({ acuan }) => acuan))}::text[],
      ${larikBita(baru.map(({ hash }) => hash))}::bytea[]) t(acuan, nik_hash) order by acuan
    on conflict (perjanjian_id, acuan) do update set nik_hash = excluded.nik_hash, didaftarkan_oleh = excluded.didaftarkan_oleh,
      didaftarkan_pada = now(), berakhir_pada = null, sidik = null, dinilai_hari = null`
  // The audit row names whoever of them is reached.
  await tambahPadan(
    tx,
    calon.flatMap(({ hash }) => hash ?? []),
  )
  const milik = calon.map(({ acuan = null }, i) => ({ acuan, hasil: hasil[i] as HasilPantau }))
  return { jenis: 'OrangDipantau', orang: milik, jumlah }
}

/** How many are followed under the caller's agreement now. */
export async function hitungPantauan({ tx }: Pick<Konteks, 'tx'>): Promise<number> {
  const [baris] = await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from pantauan where nik_hash is not null`
  return baris?.n ?? 0
}
