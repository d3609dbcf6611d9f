import type { Tabel } from './acak.ts'
import type { AlasanTanpaNik, BarisIndividu } from './baris.ts'
import { type Bengkel, idBaris } from './bengkel.ts'
import { type Hari, keTanggal, tahunDari, tambahTahun } from './hari.ts'
import { masaJkn, type NasibJkn, nasibOrang } from './masa-jkn.ts'
import { namaOrang, type Suku } from './nama.ts'
import { noKartuDemo } from './nomor.ts'
import type { Orang } from './susunan.ts'

interface Rumah {
  readonly suku: Suku
  readonly desaKode: number
  readonly punyaKk: boolean
  readonly jkn: NasibJkn
}

const SUMBER = 'Data contoh (sintetis)'
const DIPERBARUI = '2026-01-01T00:00:00.000Z'
const USIA_KTP = 17

/** One person with the JKN spells of whoever has a NIK (PBI needs one). */
export function tulisOrang(bengkel: Bengkel, orang: Orang, rumah: Rumah): BarisIndividu {
  const { acak, baris, hariIni } = bengkel
  const { lahir, jenisKelamin } = orang
  const dewasa = tambahTahun(lahir, USIA_KTP) <= hariIni
  const alasanTanpaNik = alasan(bengkel, orang, rumah, dewasa)
  const individu: BarisIndividu = {
    id: idBaris(bengkel, 'individu'),
    nik: alasanTanpaNik ? null : bengkel.nomor.nik(kecamatanDaftar(bengkel), lahir, jenisKelamin),
    alasanTanpaNik,
    nama: namaOrang(acak, rumah.suku, jenisKelamin, tahunDari(lahir)),
    tanggalLahir: keTanggal(lahir),
    jenisKelamin,
    // A NIK comes with the KK; the card needs a visit to be recorded.
    punyaKtpEl: dewasa && alasanTanpaNik === null && !acak.peluang(0.015),
    desaKode: rumah.desaKode,
    sintetis: true,
  }
  baris.individu.push(individu)
  if (individu.nik !== null) tulisJkn(bengkel, individu, lahir, rumah.jkn)
  return individu
}

function tulisJkn(
  bengkel: Bengkel,
  { id, desaKode }: BarisIndividu,
  lahir: Hari,
  jknKeluarga: NasibJkn,
): void {
  const { acak, baris, hariIni } = bengkel
  for (const masa of masaJkn(acak, nasibOrang(acak, jknKeluarga), lahir, hariIni)) {
    baris.kepesertaanJkn.push({
      id: idBaris(bengkel, 'kepesertaanJkn'),
      individuId: id,
      segmen: masa.segmen,
      kelasRawat: masa.kelasRawat,
      noKartu: noKartuDemo(id),
      mulai: keTanggal(masa.mulai),
      sampai: masa.sampai === null ? null : keTanggal(masa.sampai),
      alasanAkhir: masa.alasanAkhir,
      sumber: SUMBER,
      diperbaruiPada: DIPERBARUI,
      desaKode,
    })
  }
}

const ALASAN_DEWASA: Tabel<AlasanTanpaNik> = [
  ['BELUM_REKAM', 6],
  ['DALAM_PROSES', 3],
  ['LAIN', 1],
]

function alasan(
  { acak, hariIni }: Bengkel,
  { lahir }: Orang,
  { punyaKk }: Rumah,
  dewasa: boolean,
): AlasanTanpaNik | null {
  if (tambahTahun(lahir, 1) > hariIni && acak.peluang(0.6)) return 'BAYI'
  if (!punyaKk && acak.peluang(dewasa ? 0.4 : 0.6)) return 'BELUM_PUNYA_KK'
  if (dewasa) return acak.peluang(0.02) ? acak.berbobot(ALASAN_DEWASA) : null
  return acak.peluang(0.01) ? 'DALAM_PROSES' : null
}

/** People keep the number of where they were first registered, and some have moved. */
function kecamatanDaftar({ acak, rencana }: Bengkel): number {
  return acak.peluang(0.08) ? acak.pilih(rencana.kecamatanSekabupaten) : rencana.kecamatan
}
