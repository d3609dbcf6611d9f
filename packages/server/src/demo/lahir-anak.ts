import type { Acak } from './acak.ts'
import { type Hari, hariPada, type Rentang, tahunDari, tambahTahun } from './hari.ts'

export interface KelahiranAnak {
  /** Oldest first. */
  readonly tanggal: readonly Hari[]
  /** Which of them is a component from the start (or from birth) until a year after today. */
  readonly jangkar: number
  /** The first child was on its way at the start: until birth the mother is the component. */
  readonly hamilSaatMulai: boolean
  readonly ibu: Hari
}

/** A pregnancy is known, and verified, for about seven months. */
export const HARI_HAMIL = 210

/** Birth dates of the children of one mother, and hers. */
export function lahirAnak(
  acak: Acak,
  banyak: number,
  rentang: Rentang,
  bolehBertambah: boolean,
): KelahiranAnak {
  const bungsu = lahirBungsu(acak, banyak, rentang, bolehBertambah)
  const tanggal = [bungsu]
  for (let kakak = 1; kakak < banyak; kakak++) {
    tanggal.unshift((tanggal[0] ?? bungsu) - acak.bulat(730, 1600))
  }
  const sulung = tanggal[0] ?? bungsu
  const ibu = tambahTahun(sulung, -18) - acak.bulat(0, 3200)
  const jangkar = bungsu > rentang.mulai && banyak > 1 ? banyak - 2 : banyak - 1
  const susulan =
    bolehBertambah && banyak < 5 && acak.peluang(0.035)
      ? lahirSusulan(acak, bungsu, ibu, rentang)
      : []
  return {
    tanggal: [...tanggal, ...susulan],
    jangkar,
    hamilSaatMulai: banyak === 1 && bungsu > rentang.mulai,
    ibu,
  }
}

/** Mostly a child of before the start, young enough to be still at school a year after today. */
function lahirBungsu(
  acak: Acak,
  banyak: number,
  { mulai, hariIni }: Rentang,
  bolehBertambah: boolean,
): Hari {
  if (bolehBertambah && acak.peluang(0.06)) return mulai + acak.bulat(1, HARI_HAMIL)
  // Its next older sibling is then born by the start, and is the anchor.
  if (bolehBertambah && banyak > 1 && acak.peluang(0.1)) return mulai + acak.bulat(HARI_HAMIL, 720)
  return acak.bulat(lahirTerawalMasihSekolah(hariIni), mulai)
}

/** A late child: the family has others to stay in the programme by. */
function lahirSusulan(acak: Acak, bungsu: Hari, ibu: Hari, { mulai, hariIni }: Rentang): Hari[] {
  const terawal = Math.max(bungsu, mulai) + 730
  const terakhir = Math.min(hariIni, tambahTahun(ibu, 43))
  return terawal > terakhir ? [] : [acak.bulat(terawal, terakhir)]
}

/** Whoever was born on or after this day finishes SMA (twelve school years) more than a year after today. */
function lahirTerawalMasihSekolah(hariIni: Hari): Hari {
  const tahun = tahunDari(hariIni)
  // School years end on 14 July; one that ends a year later than this day's ends late enough.
  const tamat = tambahTahun(hariIni, 1) < hariPada(tahun + 1, 7, 14) ? tahun + 1 : tahun + 2
  return hariPada(tamat - 12 - 7, 7, 16)
}
