import type pg from 'pg'
import { tulisMassal } from '../db/tulis-massal.ts'
import { INDEKS_BANTUAN } from '../pkh/indeks-bantuan.rules.ts'
import { KALENDER_PENYALURAN } from '../pkh/kalender.rules.ts'

/** Writes the dated tables that come from decrees: PKH indices and the payment calendar. */
export async function muatAcuan(klien: pg.ClientBase): Promise<number> {
  await tulisMassal(klien, 'indeks_bantuan', INDEKS_BANTUAN, [
    ['id', 'int', (b) => b.id],
    ['jenis', 'jenis_indeks', (b) => b.jenis],
    ['komponen', 'komponen_pkh', (b) => b.komponen],
    ['jumlah_per_tahun', 'bigint', (b) => b.jumlahPerTahun],
    ['berlaku_dari', 'date', (b) => b.berlakuDari],
    ['berlaku_sampai', 'date', (b) => b.berlakuSampai],
    ['dasar', 'text', (b) => b.dasar],
    ['keyakinan', 'keyakinan', (b) => b.keyakinan],
  ])
  await tulisMassal(klien, 'periode_penyaluran', KALENDER_PENYALURAN, [
    ['id', 'int', (b) => b.id],
    ['tahun', 'int', (b) => b.tahun],
    ['tahap', 'int', (b) => b.tahap],
    ['kanal', 'kanal_penyaluran', (b) => b.kanal],
    ['bulan_awal', 'int', (b) => b.bulanAwal],
    ['bulan_akhir', 'int', (b) => b.bulanAkhir],
    ['bulan_bayar', 'int', (b) => b.bulanBayar],
    ['sumber', 'text', (b) => b.sumber],
    ['keyakinan', 'keyakinan', (b) => b.keyakinan],
  ])
  return INDEKS_BANTUAN.length + KALENDER_PENYALURAN.length
}
