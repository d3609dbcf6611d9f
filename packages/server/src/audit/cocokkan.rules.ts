import { type Potret, uraikanPotret } from './potret.rules.ts'
import type { SegelDihitung } from './rantai.rules.ts'
import { auditDari, kunciBaris, type Segel, uraikanIsi } from './segel.rules.ts'
import type { Temuan } from './temuan.rules.ts'

/** A seal whose rows are being looked at. */
export type SegelTerbuka = {
  segel: Segel
  potret: Potret
  /** Rows that it covers and that were not seen yet; made when the first is met. */
  sisa?: Map<string, string>
  /** Rows of a lost seal before it look like rows of its own. */
  sesudahHilang: boolean
  /** No row of it can be older: the seal before left nothing behind. */
  palingAwal: number
}

export type BarisDilihat = {
  transaksi: bigint
  audit: bigint
  sidik: string
  jumlah: number
  waktu: Date
}

// A transaction of ours lives ten seconds; clocks are set back by less than this.
const KELONGGARAN_MS = 3_600_000

/** Of a seal that was changed nothing is believed: it is as if it were lost. */
export function bukaSegel(
  segel: SegelDihitung,
  sebelumnya: SegelDihitung | undefined,
): SegelTerbuka | undefined {
  if (segel.hash !== segel.hitungan) return undefined
  const bersambung =
    segel.nomor === (sebelumnya?.nomor ?? 0n) + 1n && sebelumnya?.hash === sebelumnya?.hitungan
  return {
    segel,
    potret: uraikanPotret(segel.potret),
    sesudahHilang: !bersambung,
    palingAwal:
      bersambung && sebelumnya?.lengkap
        ? sebelumnya.dibuatPada.getTime() - KELONGGARAN_MS
        : Number.NEGATIVE_INFINITY,
  }
}

/** What is wrong with a row that belongs to this seal; `sisa` then no longer waits for it. */
export function temuanBaris(terbuka: SegelTerbuka, baris: BarisDilihat): Temuan | undefined {
  const { segel, sesudahHilang } = terbuka
  const sisa = sisaDari(terbuka)
  const kunci = kunciBaris(baris)
  const disegel = sisa.get(kunci)
  sisa.delete(kunci)
  if (disegel === undefined && sesudahHilang) return undefined
  const jenis = jenisTemuan(terbuka, baris, disegel)
  return jenis && { jenis, segel: String(segel.nomor), audit: String(baris.audit) }
}

function jenisTemuan(
  { segel, palingAwal }: SegelTerbuka,
  { sidik, jumlah, waktu }: BarisDilihat,
  disegel: string | undefined,
): Temuan['jenis'] | undefined {
  const sama = disegel === sidik
  // Subjects alone: their row was deleted since, or there never was one.
  if (jumlah === 0) return disegel === undefined || sama ? 'SUBJEK_LEPAS' : 'BARIS_HILANG'
  if (disegel === undefined) return 'BARIS_DISISIPKAN'
  if (!sama) return 'BARIS_DIUBAH'
  const saat = waktu.getTime()
  const wajar = saat >= palingAwal && saat <= segel.dibuatPada.getTime() + KELONGGARAN_MS
  return wajar ? undefined : 'WAKTU_GANJIL'
}

/** Rows that the seal covers and that nobody has met. */
export function temuanSisa(terbuka: SegelTerbuka): Temuan[] {
  const segel = String(terbuka.segel.nomor)
  return [...sisaDari(terbuka).keys()].map((kunci) => ({
    jenis: 'BARIS_HILANG',
    segel,
    audit: auditDari(kunci),
  }))
}

function sisaDari(terbuka: SegelTerbuka): Map<string, string> {
  terbuka.sisa ??= uraikanIsi(terbuka.segel.isi)
  return terbuka.sisa
}
