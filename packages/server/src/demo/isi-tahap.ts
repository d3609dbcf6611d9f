import type { Tanggal } from '@harapan/kode'
import { buatAcak } from './acak.ts'
import type { BarisPendamping, BarisTahap } from './baris.ts'
import { type Bengkel, idBaris } from './bengkel.ts'
import { keHari } from './hari.ts'
import { namaOrang, SUKU_DAERAH } from './nama.ts'
import { buatPembuatNomor } from './nomor.ts'
import type { RencanaTahap } from './rencana.ts'
import { tulisKeluarga } from './tulis-keluarga.ts'

/** Tested years: the components drawn hold from the first and to a year after the last. */
const HARI_INI_TERAWAL = '2026-01-01'
const HARI_INI_TERAKHIR = '2028-12-31'

/**
 * The rows of one stage. They depend on the stage and on `hariIni` alone, so stages may be made in
 * any order, again, or apart.
 *
 * @throws RangeError if `hariIni` is not within 2026 to 2028.
 */
export function isiTahap(rencana: RencanaTahap, hariIni: Tanggal): BarisTahap {
  if (hariIni < HARI_INI_TERAWAL || hariIni > HARI_INI_TERAKHIR) {
    throw new RangeError(
      `hariIni harus antara ${HARI_INI_TERAWAL} dan ${HARI_INI_TERAKHIR} / hariIni must be between them`,
    )
  }
  const bengkel: Bengkel = {
    acak: buatAcak(`harapan/${rencana.nama}`),
    rencana,
    hariIni: keHari(hariIni),
    nomor: buatPembuatNomor(rencana.kecamatan),
    baris: {
      keluarga: [],
      individu: [],
      anggotaKeluarga: [],
      kpm: [],
      riwayatKepesertaan: [],
      komponenKpm: [],
      pendamping: [],
      pendampinganKpm: [],
      kepesertaanJkn: [],
    },
  }
  tulisPendamping(bengkel)
  for (const { kode, perGelombang } of rencana.desa) {
    for (const [ke, jumlah] of perGelombang.entries()) {
      const mulai = rencana.fakta.gelombang[ke]?.mulai ?? []
      for (let kpm = 0; kpm < jumlah; kpm++) {
        tulisKeluarga(bengkel, kode, bengkel.acak.pilih(mulai))
      }
    }
  }
  tulisPendampingan(bengkel)
  return bengkel.baris
}

function tulisPendamping({ acak, rencana, baris }: Bengkel): void {
  const { kecamatan, fakta, jumlahPendamping } = rencana
  for (let urutan = 1; urutan <= jumlahPendamping; urutan++) {
    const suku = acak.berbobot(SUKU_DAERAH[fakta.daerahNama])
    const jenisKelamin = acak.peluang(0.55) ? 'PEREMPUAN' : 'LAKI_LAKI'
    const pendamping: BarisPendamping = {
      id: kecamatan * 100 + urutan,
      nama: namaOrang(acak, suku, jenisKelamin, acak.bulat(1980, 1994)),
      jabatan: 'PENDAMPING_SOSIAL',
      wilayahKode: kecamatan * 10_000,
      dari: fakta.gelombang[0]?.mulai[0] ?? ('2017-01-01' as Tanggal),
      sampai: null,
      sintetis: true,
    }
    baris.pendamping.push(pendamping)
  }
}

/** Each pendamping has neighbouring families, about as many as every other. */
function tulisPendampingan(bengkel: Bengkel): void {
  const { kpm, pendamping, pendampinganKpm } = bengkel.baris
  for (const [urutan, { id, tanggalMulai, desaKode }] of kpm.entries()) {
    const milik = pendamping[Math.floor((urutan * pendamping.length) / kpm.length)]
    if (milik === undefined) return
    pendampinganKpm.push({
      id: idBaris(bengkel, 'pendampinganKpm'),
      pendampingId: milik.id,
      kpmId: id,
      dari: tanggalMulai,
      sampai: null,
      desaKode,
    })
  }
}
