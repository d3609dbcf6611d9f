import type { JenisPermintaanSubjek } from '../_generated/prisma/client.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'

export type MasukanPermintaan = {
  individu: bigint
  jenis: JenisPermintaanSubjek
  diterimaPada?: Date | null | undefined
}

export type HasilCatat =
  | { jenis: 'PermintaanSubjekTersimpan'; id: bigint }
  | { jenis: 'IndividuTidakDitemukan' }

const TERLAMA_MS = 30 * 24 * 3_600_000

/**
 * Records what a person asked about their own data; the clock of 72 hours runs from its receipt.
 *
 * @throws MASUKAN_TIDAK_SAH for a receipt in the future or more than 30 days ago
 */
export async function catatPermintaan(
  { tx, subjek }: Konteks,
  { individu, jenis, diterimaPada }: MasukanPermintaan,
): Promise<HasilCatat> {
  const [saat] = await tx.$queryRaw<{ kini: Date }[]>`select now() as kini`
  if (diterimaPada && !(saat && wajar(diterimaPada, saat.kini))) {
    throw galatKode('MASUKAN_TIDAK_SAH', {
      tempat: 'diterimaPada',
      petunjuk:
        'Isi saat yang sudah lewat, paling lama 30 hari lalu / Give a past instant, at most 30 days ago',
    })
  }
  const [baris] = await tx.$queryRaw<{ id: bigint }[]>`
    insert into permintaan_subjek (individu_id, jenis, diterima_pada)
    select id, ${jenis}::jenis_permintaan_subjek, ${diterimaPada ?? null}::timestamptz
    from individu where id = ${individu} returning id`
  if (!baris) return { jenis: 'IndividuTidakDitemukan' }
  subjek.add(`i${individu}`)
  return { jenis: 'PermintaanSubjekTersimpan', id: baris.id }
}

function wajar(diterimaPada: Date, kini: Date): boolean {
  const lalu = kini.getTime() - diterimaPada.getTime()
  return lalu >= 0 && lalu <= TERLAMA_MS
}
