import { AWALAN_SINTETIS, type JenisKelamin } from '@harapan/kode'
import { sidik } from './acak.ts'
import { type Hari, keTanggal } from './hari.ts'

export interface PembuatNomor {
  /** 99, province, kecamatan of registration, birth date (women +40), serial: sixteen digits. */
  nik(kecamatanDaftar: number, lahir: Hari, jenisKelamin: JenisKelamin): string
  /** As a NIK, with the day of recording and no +40. */
  noKk(kecamatanTerbit: number, dicatat: Hari): string
}

/**
 * Numbers for the people of one kecamatan. They are unique over all kecamatan without asking the
 * others: each kecamatan has its own slots in the serials of a day, and the slots are shuffled anew
 * for every day and area of registration, so that a serial tells nothing of where its owner lives.
 */
export function buatPembuatNomor(kecamatanTinggal: number): PembuatNomor {
  const petak = kecamatanTinggal % 100
  if (petak >= BANYAK_PETAK)
    throw new RangeError('Kecamatan di luar petak / No slots for kecamatan')
  const terpakai = new Map<string, number>()

  const berurut = (jenis: 'nik' | 'noKk', awalan: string): string => {
    const kunci = `${jenis}/${awalan}`
    const ke = terpakai.get(kunci) ?? 0
    if (ke >= ISI_PETAK)
      throw new RangeError('Petak nomor urut penuh / The slots of a day are full')
    terpakai.set(kunci, ke + 1)
    const kocok = sidik(kunci, 11)
    const kali = 1 + (kocok % (PRIMA_URUT - 1))
    const geser = Math.floor(kocok / PRIMA_URUT) % PRIMA_URUT
    const urut = 1 + (((petak * ISI_PETAK + ke) * kali + geser) % PRIMA_URUT)
    return awalan + String(urut).padStart(4, '0')
  }

  return {
    nik: (kecamatanDaftar, lahir, jenisKelamin) =>
      berurut('nik', awalan(kecamatanDaftar, lahir, jenisKelamin === 'PEREMPUAN' ? 40 : 0)),
    noKk: (kecamatanTerbit, dicatat) => berurut('noKk', awalan(kecamatanTerbit, dicatat, 0)),
  }
}

/** A card number of thirteen digits, one for each individu id, looking unlike it. */
export function noKartuDemo(individuId: number): string {
  const isi = (BigInt(individuId) * KALI_KARTU + GESER_KARTU) % PRIMA_KARTU
  return AWALAN_SINTETIS + String(isi).padStart(11, '0')
}

const BANYAK_PETAK = 40
const ISI_PETAK = 249
/** The largest prime that leaves serials within 0001 to 9999; a prime makes the shuffle one to one. */
const PRIMA_URUT = 9973
const PRIMA_KARTU = 99_999_999_977n
const KALI_KARTU = 61_803_398_875n
const GESER_KARTU = 27_182_818_285n

function awalan(kecamatan: number, hari: Hari, tambahan: number): string {
  const tanggal = keTanggal(hari)
  const kode = String(kecamatan)
  const hariLahir = String(Number(tanggal.slice(8)) + tambahan).padStart(2, '0')
  const bulanTahun = tanggal.slice(5, 7) + tanggal.slice(2, 4)
  return AWALAN_SINTETIS + kode.slice(0, 2) + kode.slice(4) + hariLahir + bulanTahun
}
