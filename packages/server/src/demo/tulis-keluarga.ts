import type { Tanggal } from '@harapan/kode'
import type { Tabel } from './acak.ts'
import { alamatDemo } from './alamat.ts'
import type { AlasanTanpaKk } from './baris.ts'
import { type Bengkel, idBaris } from './bengkel.ts'
import { type Hari, keHari, keTanggal, tambahTahun } from './hari.ts'
import { nasibKeluarga } from './masa-jkn.ts'
import { masaKomponen } from './masa-komponen.ts'
import { SUKU_DAERAH } from './nama.ts'
import { susunKeluarga } from './susunan.ts'
import { tulisOrang } from './tulis-orang.ts'

const ALASAN_TANPA_KK: Tabel<AlasanTanpaKk> = [
  ['BELUM_PUNYA_KK', 6],
  ['DALAM_PROSES', 3],
  ['LAIN', 1],
]

/** One family, its people, its KPM with one open spell, and its components. */
export function tulisKeluarga(bengkel: Bengkel, desaKode: number, mulai: Tanggal): void {
  const { acak, baris, hariIni, rencana } = bengkel
  const rentang = { mulai: keHari(mulai), hariIni }
  const susunan = susunKeluarga(acak, rentang)
  const suku = acak.berbobot(SUKU_DAERAH[rencana.fakta.daerahNama])
  // OKI 2018: families without KK and KTP are a reported problem.
  const punyaKk = !acak.peluang(0.025)
  const dicatat = hariDicatat(bengkel, susunan.anggota[0]?.lahir ?? rentang.mulai, rentang.mulai)
  const keluargaId = idBaris(bengkel, 'keluarga')
  baris.keluarga.push({
    id: keluargaId,
    noKk: punyaKk ? bengkel.nomor.noKk(rencana.kecamatan, dicatat) : null,
    alasanTanpaKk: punyaKk ? null : acak.berbobot(ALASAN_TANPA_KK),
    ...alamatDemo(acak, rencana.fakta.daerahNama, desaKode),
    desaKode,
    sintetis: true,
  })

  const jkn = nasibKeluarga(acak)
  const individu = new Map(
    susunan.anggota.map((orang) => {
      const milik = tulisOrang(bengkel, orang, { suku, desaKode, punyaKk, jkn })
      baris.anggotaKeluarga.push({
        id: idBaris(bengkel, 'anggotaKeluarga'),
        keluargaId,
        individuId: milik.id,
        hubungan: orang.hubungan,
        dari: keTanggal(Math.max(dicatat, orang.lahir)),
        sampai: null,
        desaKode,
      })
      return [orang, milik]
    }),
  )

  const pengurus = individu.get(susunan.pengurus)
  if (pengurus === undefined) throw new Error('Pengurus bukan anggota / The pengurus is no member')
  const kpmId = idBaris(bengkel, 'kpm')
  baris.kpm.push({
    id: kpmId,
    nomorPeserta: `PKH-${rencana.kecamatan}-${String(baris.kpm.length + 1).padStart(5, '0')}`,
    program: 'PKH',
    keluargaId,
    pengurusId: pengurus.id,
    namaPengurus: pengurus.nama,
    status: 'AKTIF',
    tanggalMulai: mulai,
    tanggalSelesai: null,
    desaKode,
    sintetis: true,
    versi: 1,
  })
  baris.riwayatKepesertaan.push({
    id: idBaris(bengkel, 'riwayatKepesertaan'),
    kpmId,
    program: 'PKH',
    desaKode,
    status: 'AKTIF',
    dari: mulai,
    sampai: null,
    alasan: 'Penetapan KPM PKH',
    oleh: 'sistem',
  })
  for (const { orang, komponen, dari, sampai } of masaKomponen(susunan, rentang)) {
    const milik = individu.get(orang)
    if (milik === undefined) continue
    baris.komponenKpm.push({
      id: idBaris(bengkel, 'komponenKpm'),
      kpmId,
      individuId: milik.id,
      komponen,
      dari: keTanggal(dari),
      sampai: sampai < hariIni ? keTanggal(sampai) : null,
      desaKode,
    })
  }
}

/** When the family was recorded: some years before the programme, after the head came of age. */
function hariDicatat({ acak }: Bengkel, lahirKepala: Hari, mulai: Hari): Hari {
  const terawal = Math.max(tambahTahun(mulai, -9), tambahTahun(lahirKepala, 17))
  return acak.bulat(Math.min(terawal, mulai - 30), mulai - 30)
}
