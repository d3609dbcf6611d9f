import type { ServerResponse } from 'node:http'
import { galatKode } from '../galat.ts'
import { alirkan } from './alirkan.ts'
import type { BahanEkspor } from './bahan-ekspor.ts'
import { jalanDaftar } from './jalan-daftar.ts'
import { jalanWilayah } from './jalan-wilayah.ts'
import { masalahDari } from './masalah.ts'
import { penulisUntuk } from './penulis-untuk.ts'
import type { Halaman, Perjalanan } from './perjalanan.ts'
import type { PermintaanEkspor } from './permintaan-ekspor.ts'
import type { KolomTerpilih } from './pilih-kolom.ts'
import { bukaSaluran } from './saluran.ts'
import { perorangan } from './sumber.ts'

type Pengiriman = {
  diminta: PermintaanEkspor
  terpilih: KolomTerpilih
  gzip: boolean
  signal: AbortSignal
  jawaban: ServerResponse
}

/** The body of an answer whose head is out: from here on an error can only break it off. */
export async function kirimBerkas(
  bahan: BahanEkspor,
  { diminta, terpilih, gzip, signal, jawaban }: Pengiriman,
  pertama: IteratorResult<Halaman, void>,
  jalan: AsyncGenerator<Halaman>,
): Promise<void> {
  const saluran = bukaSaluran(jawaban, gzip)
  const penulis = penulisUntuk(diminta, terpilih, saluran.keluar, signal)
  try {
    await alirkan(pertama, jalan, penulis, saluran.kirim)
    await saluran.tutup()
  } catch (galat) {
    if (signal.aborted) return
    const samar = bahan.samarkan(galat)
    await penulis.gagal(masalahDari(samar)).catch(() => undefined)
    await saluran.putus()
  }
}

/** A walk over public data ends where its data is replaced: one file is of one publication. */
export async function* jalani(
  bahan: BahanEkspor,
  isi: Omit<Perjalanan, 'kursor'>,
): AsyncGenerator<Halaman> {
  const perjalanan = { ...isi, kursor: bahan.kursor }
  if (perorangan(isi.permintaan.jalan)) return yield* jalanDaftar(perjalanan)
  for await (const halaman of jalanWilayah(perjalanan)) {
    if (bahan.versi() !== isi.versi) throw berganti()
    yield halaman
  }
}

const berganti = () =>
  galatKode('VERSI_USANG', {
    pesan:
      'Data terbit berganti di tengah ekspor / The published data was replaced during the export',
    petunjuk: 'Ulangi dari awal / Start again from the beginning',
    tempat: 'versi',
  })
