import { type TitikKemajuan, taksirKemajuan, tambahTitik } from '@harapan/kode'
import type { ImporRingkasFragment } from '../_generated/operasi.ts'
import type { HitunganImpor, KemajuanImpor } from './jenis.ts'

type Terbaca = Partial<ImporRingkasFragment> & Pick<ImporRingkasFragment, 'bita' | 'jumlahBita'>

/** Laju dihitung menurut tahapnya: yang terunggah bukan yang tertulis / Each stage has a pace of its own. */
export function buatLapor(kabarkan: (kemajuan: KemajuanImpor) => void) {
  let kini = ''
  let riwayat: readonly TitikKemajuan[] = []
  return (status: string | null, terbaca: Terbaca) => {
    const tahap = (status ?? 'MENUNGGU') as KemajuanImpor['tahap']
    if (tahap !== kini && tahap !== 'SELESAI') riwayat = []
    kini = tahap
    const { bita, baris } = terbaca
    const [sudah, jumlahBita] = [bita ?? 0, terbaca.jumlahBita ?? undefined]
    riwayat = tambahTitik(riwayat, { ms: performance.now(), bita: sudah, baris: baris ?? 0 })
    const { bagian, ...laju } = taksirKemajuan(riwayat, jumlahBita)
    kabarkan({
      ...{ tahap, id: terbaca.id ?? undefined, bita: sudah, jumlahBita, baris: baris ?? 0 },
      ...{ hitungan: hitungan(terbaca), persen: bagian === undefined ? undefined : bagian * 100 },
      ...laju,
    })
  }
}

export function hitungan(satu: Partial<ImporRingkasFragment>): HitunganImpor {
  const { diterima, sama, diubah, ditolak, perluTinjauan, kosong } = satu
  return {
    ...{ diterima: diterima ?? 0, sama: sama ?? 0, diubah: diubah ?? 0, ditolak: ditolak ?? 0 },
    ...{ perluTinjauan: perluTinjauan ?? 0, kosong: kosong ?? 0 },
  }
}
