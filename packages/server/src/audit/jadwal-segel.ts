import type pg from 'pg'
import type { Logger } from 'pino'
import { sebagaiPemilik } from '../db/transaksi.ts'
import { lanjutkanTransaksi } from './lanjutkan-transaksi.ts'
import { hashBerkelompok } from './rantai.rules.ts'
import { satukanIndeks } from './satukan-indeks.ts'
import type { KepalaSegel } from './segel.rules.ts'
import { segelkan } from './segel.ts'

export type PenyegelAudit = {
  /** The newest seal this process knows of. */
  kepala(): KepalaSegel | undefined
  /** Seals all that waits. Never rejects. */
  segelkan(): Promise<void>
  /** Seals a last time and ends. */
  berhenti(): Promise<void>
}

// Twice in the ten seconds that are promised.
const JEDA_MS = 5_000
const JEDA_PARTISI_MS = 3_600_000

/** Seals audit rows every five seconds, and makes the partitions of the next months. */
export async function jadwalkanSegel(
  kolam: pg.Pool,
  pencatat: Logger,
  jedaMs = JEDA_MS,
): Promise<PenyegelAudit> {
  let kepala: KepalaSegel | undefined
  let partisiPada = Number.NEGATIVE_INFINITY
  let berjalan: Promise<void> | undefined

  const putaran = async () => {
    await siapkanPartisi()
    for (let masihAda = true; masihAda; ) {
      const hasil = await sebagaiPemilik(kolam, (klien) => segelkan(klien))
      terbitkan(hasil.kepala)
      masihAda = hasil.masihAda
      if (hasil.dibuat) await sebagaiPemilik(kolam, satukanIndeks)
    }
  }
  const lakukan = (): Promise<void> => {
    berjalan ??= putaran()
      .catch((galat: Error) => pencatat.error({ galat: galat.message }, 'audit gagal disegel'))
      .finally(() => {
        berjalan = undefined
      })
    return berjalan
  }

  if (await sebagaiPemilik(kolam, lanjutkanTransaksi))
    pencatat.warn('nomor transaksi audit dimajukan: basis data ini dipulihkan dari cadangan')
  await lakukan()
  const jam = setInterval(lakukan, jedaMs).unref()
  return {
    kepala: () => kepala,
    segelkan: lakukan,
    async berhenti() {
      clearInterval(jam)
      await berjalan
      await lakukan()
    },
  }

  function terbitkan(baru: KepalaSegel | undefined): void {
    if (baru?.nomor === kepala?.nomor && baru?.hash === kepala?.hash) return
    // Numbers only rise. What was published stays known to this process until it ends.
    if (kepala && (!baru || baru.nomor <= kepala.nomor))
      pencatat.error({ dikenal: String(kepala.nomor) }, 'rantai segel audit terpotong')
    kepala = baru
    if (baru)
      pencatat.info(
        { nomor: String(baru.nomor), hash: hashBerkelompok(baru.hash) },
        'audit disegel',
      )
  }

  async function siapkanPartisi(): Promise<void> {
    if (performance.now() - partisiPada < JEDA_PARTISI_MS) return
    partisiPada = performance.now()
    await sebagaiPemilik(kolam, (klien) =>
      klien.query("select siapkan_partisi('audit_akses')"),
    ).catch((galat: Error) =>
      pencatat.warn({ galat: galat.message }, 'partisi audit belum disiapkan'),
    )
  }
}
