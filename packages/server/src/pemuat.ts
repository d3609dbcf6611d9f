import type { Tanggal } from '@harapan/kode'
import type { Pelaku } from './akses/pelaku.ts'
import type { Transaksi } from './db/transaksi.ts'
import { pemuatIndeksBantuan } from './pkh/indeks-bantuan.loader.ts'
import { pemuatAngkaTerbit } from './rekap/angka-terbit.loader.ts'
import { pemuatRekap } from './rekap/rekap.loader.ts'
import { pemuatDesa, pemuatWilayah } from './wilayah/wilayah.loader.ts'

/** Batched look-ups of one operation; made anew for each, inside its transaction. */
export type Pemuat = ReturnType<typeof buatPemuat>

export function buatPemuat(tx: Transaksi, pelaku: Pelaku, hariIni: Tanggal) {
  return {
    wilayah: pemuatWilayah(tx),
    desa: pemuatDesa(tx),
    rekap: pemuatRekap(tx, pelaku, hariIni),
    angkaTerbit: pemuatAngkaTerbit(tx),
    indeksBantuan: pemuatIndeksBantuan(tx),
  }
}
