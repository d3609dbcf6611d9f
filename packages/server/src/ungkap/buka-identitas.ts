import type { JenisNomor } from '../_generated/prisma/client.ts'
import type { Transaksi } from '../db/transaksi.ts'
import { galatKode } from '../galat.ts'
import { wajibTeks } from '../instansi/teks-wajib.ts'
import type { Konteks } from '../konteks.ts'
import { bacaIdGlobal } from '../simpul/id-global.ts'
import { BANYAK_DILIHAT, pulihPada } from './batas-ungkap.rules.ts'

export type HasilBuka =
  | { jenis: 'IdentitasTerbuka'; jenisNomor: JenisNomor; nomor: string }
  | { jenis: 'IdentitasTidakDitemukan' }
  | { jenis: 'BatasUngkapTercapai'; pulihPada: Date }

type Sandi = { sandi: Uint8Array | null }

/** Whose number, by the type of the id; the ciphertext is read as the caller reaches the row. */
const NOMOR = {
  Individu: {
    jenisNomor: 'NIK',
    dilindungi: 'nik',
    tag: 'i',
    baca: (tx: Transaksi, id: bigint) =>
      tx.$queryRaw<Sandi[]>`select nik_sandi as sandi from individu where id = ${id}`,
  },
  Keluarga: {
    jenisNomor: 'NO_KK',
    dilindungi: 'noKk',
    tag: 'k',
    baca: (tx: Transaksi, id: bigint) =>
      tx.$queryRaw<Sandi[]>`select no_kk_sandi as sandi from keluarga where id = ${id}`,
  },
} as const

const adalahBernomor = (tipe: string): tipe is keyof typeof NOMOR => Object.hasOwn(NOMOR, tipe)

/**
 * Reveals the NIK of a person or the No. KK of a family within the caller's reach. Each time counts
 * against the caller's limit and leaves a row without the number, in the transaction that answers.
 *
 * @throws ID_TIDAK_SAH for the id of anything else, MASUKAN_TIDAK_SAH for a reason that is none
 */
export async function bukaIdentitas(
  konteks: Konteks,
  masukan: { id: string; alasan: string },
): Promise<HasilBuka> {
  const { tx, pelaku, pelindung, subjek, permintaanId } = konteks
  const alasan = wajibTeks('alasan', masukan.alasan, /^.{10,500}$/su)
  const { tipe, id } = bacaIdGlobal(masukan.id)
  if (!adalahBernomor(tipe)) throw galatKode('ID_TIDAK_SAH')
  const pulih = await tungguGiliran(konteks)
  if (pulih) return { jenis: 'BatasUngkapTercapai', pulihPada: pulih }

  const { jenisNomor, dilindungi, tag, baca } = NOMOR[tipe]
  const [baris] = await baca(tx, id)
  if (!baris?.sandi) return { jenis: 'IdentitasTidakDitemukan' }
  // When it was is for the database to say: it is what the limit counts by.
  await tx.$executeRaw`
    insert into pengungkapan (pelaku, jenis, subjek, alasan, permintaan)
    values (${pelaku.id}, ${jenisNomor}::jenis_nomor, ${id}, ${alasan}, ${permintaanId})`
  subjek.add(`${tag}${id}`)
  return { jenis: 'IdentitasTerbuka', jenisNomor, nomor: pelindung.buka(dilindungi, baris.sandi) }
}

/** One reveal of a caller at a time, or two at once would both be the last one allowed. */
async function tungguGiliran({ tx, pelaku }: Konteks): Promise<Date | undefined> {
  const [saat] = await tx.$queryRaw<{ kini: Date }[]>`
    select pg_advisory_xact_lock(hashtextextended(${`ungkap|${pelaku.id}`}, 0))::text, now() as kini`
  const terakhir = await tx.pengungkapan.findMany({
    where: { pelaku: pelaku.id },
    orderBy: { waktu: 'desc' },
    take: BANYAK_DILIHAT,
    select: { waktu: true },
  })
  return (
    saat &&
    pulihPada(
      terakhir.map(({ waktu }) => waktu),
      saat.kini,
    )
  )
}
