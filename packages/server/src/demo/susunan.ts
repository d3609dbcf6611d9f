import type { JenisKelamin } from '@harapan/kode'
import type { Acak, Tabel } from './acak.ts'
import type { Hubungan } from './baris.ts'
import { type Hari, type Rentang, tambahTahun } from './hari.ts'
import { lahirAnak } from './lahir-anak.ts'

/** A member of a family before names and numbers. */
export interface Orang {
  readonly hubungan: Hubungan
  readonly jenisKelamin: JenisKelamin
  readonly lahir: Hari
  readonly disabilitasBerat: boolean
  /** The last school level attended; only read for children. */
  readonly tamat: 'SMP' | 'SMA'
  /** Whose components keep the family in the programme to the end: they are chosen first. */
  readonly jangkar: boolean
}

export interface Susunan {
  /** The head first. */
  readonly anggota: readonly Orang[]
  readonly pengurus: Orang
  /** The mother of the children, and which of them are hers, oldest first. */
  readonly ibu: Orang | undefined
  readonly anak: readonly Orang[]
}

type Bentuk = 'INTI' | 'IBU_TUNGGAL' | 'AYAH_TUNGGAL' | 'LANJUT_USIA'
const BENTUK: Tabel<Bentuk> = [
  ['INTI', 80],
  ['IBU_TUNGGAL', 9],
  ['AYAH_TUNGGAL', 2],
  ['LANJUT_USIA', 9],
]
const BANYAK_ANAK: Readonly<Record<'INTI' | 'IBU_TUNGGAL' | 'AYAH_TUNGGAL', Tabel<number>>> = {
  INTI: [
    [1, 36],
    [2, 42],
    [3, 15.5],
    [4, 5],
    [5, 1.5],
  ],
  IBU_TUNGGAL: [
    [1, 42],
    [2, 40],
    [3, 18],
  ],
  AYAH_TUNGGAL: [
    [1, 60],
    [2, 40],
  ],
}

/** A family of two to seven that has a component on every day from its start on. */
export function susunKeluarga(acak: Acak, rentang: Rentang): Susunan {
  const bentuk = acak.berbobot(BENTUK)
  return bentuk === 'LANJUT_USIA'
    ? keluargaLanjutUsia(acak, rentang)
    : keluargaAnak(acak, bentuk, rentang)
}

function keluargaAnak(
  acak: Acak,
  bentuk: Exclude<Bentuk, 'LANJUT_USIA'>,
  rentang: Rentang,
): Susunan {
  const kelahiran = lahirAnak(acak, acak.berbobot(BANYAK_ANAK[bentuk]), rentang, bentuk === 'INTI')
  const anak = kelahiran.tanggal.map((lahir, urutan) =>
    orang(acak, 'ANAK', acak.peluang(0.51) ? 'LAKI_LAKI' : 'PEREMPUAN', lahir, {
      tamat: urutan !== kelahiran.jangkar && acak.peluang(0.18) ? 'SMP' : 'SMA',
      jangkar: urutan === kelahiran.jangkar,
    }),
  )
  const ibu =
    bentuk === 'AYAH_TUNGGAL'
      ? undefined
      : orang(acak, bentuk === 'INTI' ? 'ISTRI' : 'KEPALA_KELUARGA', 'PEREMPUAN', kelahiran.ibu, {
          jangkar: kelahiran.hamilSaatMulai,
        })
  const ayah =
    bentuk === 'IBU_TUNGGAL'
      ? undefined
      : orang(acak, 'KEPALA_KELUARGA', 'LAKI_LAKI', kelahiran.ibu - acak.bulat(-300, 3000))
  const orangTua = [ayah, ibu].filter((satu) => satu !== undefined)
  const kakekNenek = anak.length <= 3 && acak.peluang(0.1) ? [sesepuh(acak, orangTua, rentang)] : []
  const pengurus = ibu && (ayah === undefined || acak.peluang(0.95)) ? ibu : ayah
  if (pengurus === undefined) throw new Error('Keluarga tanpa orang tua / A family without parents')
  return { anggota: [...orangTua, ...anak, ...kakekNenek], pengurus, ibu, anak }
}

/** A grandparent, at least 60 at the start, of the head or of the wife. */
function sesepuh(acak: Acak, orangTua: readonly Orang[], { mulai }: Rentang): Orang {
  const milik = acak.pilih(orangTua)
  const lahir = Math.min(
    tambahTahun(mulai, -60) - acak.bulat(0, 5500),
    tambahTahun(milik.lahir, -18) - acak.bulat(0, 1500),
  )
  const hubungan = milik.hubungan === 'ISTRI' ? 'MERTUA' : 'ORANG_TUA'
  return orang(acak, hubungan, acak.peluang(0.35) ? 'LAKI_LAKI' : 'PEREMPUAN', lahir)
}

/** An old couple or an old person with a grown child or a grandchild. */
function keluargaLanjutUsia(acak: Acak, { mulai }: Rentang): Susunan {
  const berdua = acak.peluang(0.6)
  const kepala = orang(
    acak,
    'KEPALA_KELUARGA',
    berdua || acak.peluang(0.2) ? 'LAKI_LAKI' : 'PEREMPUAN',
    tambahTahun(mulai, -60) - acak.bulat(0, 6000),
    { jangkar: true },
  )
  const istri = berdua
    ? orang(acak, 'ISTRI', 'PEREMPUAN', kepala.lahir + acak.bulat(-500, 3600))
    : undefined
  const serumah: Orang[] = []
  if (!berdua || acak.peluang(0.4)) {
    const lahirAnakDewasa = tambahTahun(kepala.lahir, 28) + acak.bulat(0, 3600)
    serumah.push(
      orang(acak, 'ANAK', acak.peluang(0.5) ? 'LAKI_LAKI' : 'PEREMPUAN', lahirAnakDewasa),
    )
  }
  if (acak.peluang(0.3)) {
    const lahir = mulai - acak.bulat(1500, 4800)
    serumah.push(orang(acak, 'CUCU', acak.peluang(0.5) ? 'LAKI_LAKI' : 'PEREMPUAN', lahir))
  }
  return {
    anggota: istri ? [kepala, istri, ...serumah] : [kepala, ...serumah],
    pengurus: istri && acak.peluang(0.9) ? istri : kepala,
    ibu: undefined,
    anak: [],
  }
}

function orang(
  acak: Acak,
  hubungan: Hubungan,
  jenisKelamin: JenisKelamin,
  lahir: Hari,
  { tamat = 'SMA', jangkar = false }: Partial<Pick<Orang, 'tamat' | 'jangkar'>> = {},
): Orang {
  const disabilitasBerat = acak.peluang(0.004)
  return { hubungan, jenisKelamin, lahir, disabilitasBerat, tamat, jangkar }
}
