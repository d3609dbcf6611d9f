import type { KomponenPkh } from '../pkh/komponen.rules.ts'
import { type Hari, hariPada, type Rentang, tahunDari, tambahTahun } from './hari.ts'
import { HARI_HAMIL } from './lahir-anak.ts'
import type { Orang, Susunan } from './susunan.ts'

/** A person as a component for a time; `sampai` is the last day, or Infinity. */
export interface Masa {
  readonly orang: Orang
  readonly komponen: KomponenPkh
  readonly dari: Hari
  readonly sampai: Hari
}

const MAKS_TERBUKA = 4
const MAKS_USIA_DINI = 2
/** Verification of a pregnancy stops at the second (Permensos 1/2018). */
const MAKS_KEHAMILAN = 2

/**
 * The components of a family from its start until today, by the facts of its members. Never more
 * than four at once, never more than two of early childhood; whoever anchors the family comes first,
 * then the higher amounts.
 */
export function masaKomponen(susunan: Susunan, rentang: Rentang): Masa[] {
  const calon = [...susunan.anggota.flatMap((orang) => masaOrang(orang)), ...masaHamil(susunan)]
    .map((masa) => ({ ...masa, dari: Math.max(masa.dari, rentang.mulai) }))
    .filter(({ dari, sampai }) => dari <= sampai && dari <= rentang.hariIni)
    .sort(
      (a, b) =>
        Number(b.orang.jangkar) - Number(a.orang.jangkar) ||
        URUTAN.indexOf(a.komponen) - URUTAN.indexOf(b.komponen) ||
        a.dari - b.dari,
    )
  const terpilih: Masa[] = []
  for (const masa of calon) {
    if (puncak(terpilih, masa) >= MAKS_TERBUKA) continue
    const seusia = terpilih.filter(({ komponen }) => komponen === 'ANAK_USIA_DINI')
    if (masa.komponen === 'ANAK_USIA_DINI' && puncak(seusia, masa) >= MAKS_USIA_DINI) continue
    terpilih.push(masa)
  }
  return terpilih.sort((a, b) => a.dari - b.dari)
}

const URUTAN: readonly KomponenPkh[] = [
  'IBU_HAMIL',
  'ANAK_USIA_DINI',
  'DISABILITAS_BERAT',
  'LANJUT_USIA',
  'SMA',
  'SMP',
  'SD',
]

/** What one person is over a life: one component at a time, without a gap for a child at school. */
function masaOrang(orang: Orang): Masa[] {
  const { lahir, hubungan } = orang
  const selamanya = Number.POSITIVE_INFINITY
  if (orang.disabilitasBerat) {
    return [{ orang, komponen: 'DISABILITAS_BERAT', dari: lahir, sampai: selamanya }]
  }
  const lanjutUsia: Masa = {
    orang,
    komponen: 'LANJUT_USIA',
    dari: tambahTahun(lahir, 60),
    sampai: selamanya,
  }
  if (hubungan !== 'ANAK' && hubungan !== 'CUCU') return [lanjutUsia]
  const masuk = masukSd(lahir)
  const sekolah: Masa[] = [
    { orang, komponen: 'ANAK_USIA_DINI', dari: lahir, sampai: tahunAjaran(masuk) - 1 },
    { orang, komponen: 'SD', dari: tahunAjaran(masuk), sampai: tahunAjaran(masuk + 6) - 1 },
    { orang, komponen: 'SMP', dari: tahunAjaran(masuk + 6), sampai: tahunAjaran(masuk + 9) - 1 },
    { orang, komponen: 'SMA', dari: tahunAjaran(masuk + 9), sampai: tahunAjaran(masuk + 12) - 1 },
  ]
  return orang.tamat === 'SMA' ? sekolah : sekolah.slice(0, -1)
}

function masaHamil({ ibu, anak }: Susunan): Masa[] {
  if (ibu === undefined || ibu.disabilitasBerat) return []
  return anak.slice(0, MAKS_KEHAMILAN).map(({ lahir }) => ({
    orang: ibu,
    komponen: 'IBU_HAMIL',
    dari: lahir - HARI_HAMIL,
    sampai: lahir - 1,
  }))
}

/** The year of entering SD: six years old by 15 July, so that early childhood ends before seven. */
function masukSd(lahir: Hari): number {
  const tahun = tahunDari(lahir)
  return lahir <= hariPada(tahun, 7, 15) ? tahun + 6 : tahun + 7
}

function tahunAjaran(tahun: number): Hari {
  return hariPada(tahun, 7, 15)
}

/** The most of these that are open on one day of the given time. */
function puncak(lain: readonly Masa[], { dari, sampai }: Masa): number {
  const serentak = lain.filter((masa) => masa.dari <= sampai && masa.sampai >= dari)
  let terbanyak = 0
  for (const hari of [dari, ...serentak.map((masa) => Math.max(masa.dari, dari))]) {
    const terbuka = serentak.filter((masa) => masa.dari <= hari && masa.sampai >= hari).length
    terbanyak = Math.max(terbanyak, terbuka)
  }
  return terbanyak
}
