import { type Potret, uraikanPotret } from './potret.rules.ts'
import type { SegelDihitung } from './rantai.rules.ts'
import { type Segel, uraikanIsi } from './segel.rules.ts'
import type { Temuan } from './temuan.rules.ts'

/** A seal whose rows are being looked at. */
export type SegelTerbuka = {
  segel: Segel
  potret: Potret
  /** Rows that it covers and that were not seen yet, by number; made when the first is met. */
  sisa?: Map<bigint, string>
  /** Numbers of which subjects were met without their row. */
  tanpaBaris: Set<bigint>
  /** Rows of a lost seal before it look like rows of its own. */
  sesudahHilang: boolean
  /** No row of it can be older: the seal before left nothing behind. */
  palingAwal: number
}

export type BarisDilihat = { audit: bigint; sidik: string; jumlah: number; waktu: Date }

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
    tanpaBaris: new Set(),
    sesudahHilang: !bersambung,
    palingAwal:
      bersambung && sebelumnya?.lengkap
        ? sebelumnya.dibuatPada.getTime() - KELONGGARAN_MS
        : Number.NEGATIVE_INFINITY,
  }
}

/** What is wrong with a row that belongs to this seal; `sisa` then no longer waits for it. */
export function temuanBaris(
  terbuka: SegelTerbuka,
  { audit, sidik, jumlah, waktu }: BarisDilihat,
): Temuan | undefined {
  const { segel, tanpaBaris, sesudahHilang, palingAwal } = terbuka
  if (jumlah === 0) {
    if (!sesudahHilang) tanpaBaris.add(audit)
    return undefined
  }
  const sisa = sisaDari(terbuka)
  const disegel = sisa.get(audit)
  sisa.delete(audit)
  const temuan = (jenis: Temuan['jenis']) => temuanDi(segel, jenis, audit)
  if (disegel === undefined) return sesudahHilang ? undefined : temuan('BARIS_DISISIPKAN')
  if (disegel !== sidik) return temuan('BARIS_DIUBAH')
  const paling = segel.dibuatPada.getTime() + KELONGGARAN_MS
  if (waktu.getTime() < palingAwal || waktu.getTime() > paling) return temuan('WAKTU_GANJIL')
  return undefined
}

/** What is known when all rows were seen: rows that nobody met, and subjects left by themselves. */
export function temuanSisa(terbuka: SegelTerbuka): Temuan[] {
  const { segel, tanpaBaris } = terbuka
  const sisa = sisaDari(terbuka)
  const sendiri = [...tanpaBaris].filter((audit) => !sisa.has(audit))
  return [
    ...[...sisa.keys()].map((audit) => temuanDi(segel, 'BARIS_HILANG', audit)),
    ...sendiri.map((audit) => temuanDi(segel, 'BARIS_DIUBAH', audit)),
  ]
}

function sisaDari(terbuka: SegelTerbuka): Map<bigint, string> {
  terbuka.sisa ??= uraikanIsi(terbuka.segel.isi)
  return terbuka.sisa
}

const temuanDi = ({ nomor }: Segel, jenis: Temuan['jenis'], audit: bigint): Temuan => ({
  jenis,
  segel: String(nomor),
  audit: String(audit),
})
