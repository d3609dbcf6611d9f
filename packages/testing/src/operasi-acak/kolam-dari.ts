import { barisContoh } from '../nomor-contoh.ts'
import type { Uji } from '../uji.ts'
import type { KolamNilai, Paket } from './kolam.ts'
import { kursorContoh } from './kursor-contoh.ts'
import * as jahat from './nilai-jahat.ts'
import { CARI_PERTAMA, CARI_WILAYAH, HALAMAN_PERTAMA } from './paket-biasa.ts'
import { tokenContoh } from './token-contoh.ts'

const { TAHUN, TANGGAL } = jahat
const KABUPATEN = ['oki', 'kotim'] as const

/** Names that are long enough to be looked for, and no longer than one may ask. */
const NAMA_JAHAT = jahat.TEKS_JAHAT.filter((teks) => teks.trim().length > 2 && teks.length <= 100)

/** Pools from the sample rows of both regencies, and from what the running server answers. */
export async function kolamDari(uji: Uji): Promise<KolamNilai> {
  const tahap = await Promise.all(
    KABUPATEN.flatMap((nama) => [0, 3].map((urutan) => barisContoh(nama, urutan))),
  )
  const dari = <T>(ambil: (baris: (typeof tahap)[number]) => readonly T[]): T[] =>
    tahap.flatMap((baris) => contohnya(ambil(baris)))
  const nik = ada(dari(({ individu }) => individu.map((satu) => satu.nik)))
  const noKk = ada(dari(({ keluarga }) => keluarga.map((satu) => satu.noKk)))
  const kpm = dari((baris) => baris.kpm)
  const nama = ['siti', 'sit', ...kpm.map(({ namaPengurus }) => namaPengurus), 'ani', ...NAMA_JAHAT]
  const kode = kodeDari(kpm.map(({ desaKode }) => String(desaKode)))
  const milikKursor = await kursorContoh(uji, nama.slice(0, 4))
  const umpan = await tokenContoh(uji)
  const cari = { nama, wilayah: ['16.02', '62.02', ...kode.kecamatan, ...kode.desa] }

  return {
    nilai: {
      ...Object.fromEntries(Object.entries(kode).map(([f, isi]) => [`Query.${f}.kode`, isi])),
      KodeWilayah: ['16.02', '62.02', ...Object.values(kode).flat()],
      Date: TANGGAL,
      DateTime: ['2026-01-01T00:00:00Z', '2026-11-22T05:00:00Z', '2100-01-01T00:00:00Z'],
      tahun: TAHUN,
      Int: [1, 2, 3, 0, -1, 2147483647],
      first: [2, 1, 3, 4, 5, 1, 2, 3, 4, 5, 20, 50, 200, 0, -1, 201],
      last: [2, 1, 3, 4, 5, 20, 200, 0, -1, 201],
      nama,
      'Query.kpm.nomorPeserta': kpm.map(({ nomorPeserta }) => nomorPeserta),
      after: [...milikKursor.kursor, ...jahat.KURSOR_JAHAT],
      before: [...milikKursor.kursor, ...jahat.KURSOR_JAHAT],
      TokenPerubahan: [...umpan.token, ...jahat.TOKEN_JAHAT],
      String: jahat.TEKS_JAHAT,
      ID: [...milikKursor.id, ...jahat.ID_JAHAT, 5],
      Boolean: [true, false],
    },
    lewatVariabel: {
      // The last ones are nobody's.
      NIK: [...nik, '9999010101010001', '9902011505900001'],
      NoKK: [...noKk, '9999010101010001'],
      KodeWilayah: jahat.KODE_JAHAT,
      Date: jahat.TANGGAL_JAHAT,
      String: jahat.TEKS_JAHAT_VARIABEL,
      Int: ['3', 1.5, 2147483648],
      ID: [true],
    },
    paket: {
      'Wilayah.kpm': HALAMAN_PERTAMA,
      'Wilayah.individu': CARI_PERTAMA,
      'Wilayah.fasilitas': CARI_PERTAMA,
      ...Object.fromEntries(
        Object.entries(milikKursor.paket).map(([tempat, isi]) => [tempat, berbagi(isi)]),
      ),
      'Query.cariWilayah': CARI_WILAYAH,
      'Query.cariKpm': [...CARI_PERTAMA.map((isi) => ({ ...cari, ...isi })), ...milikKursor.cari],
      'Query.node': [{ id: milikKursor.id }],
      'Query.impor': [{ id: [Buffer.from('Impor:1').toString('base64url'), ...jahat.ID_JAHAT] }],
      'Query.perubahan': umpan.paket,
    },
  }
}

/** Codes of every level: where people are, elsewhere, retired, and of no area; dotted and plain. */
function kodeDari(desa: readonly string[]) {
  const kecamatan = desa.map((satu) => satu.slice(0, 6))
  return {
    wilayah: ['16.02', '16', '16.02.05', '16.02.05.1001', '62.02', '62', '91.01', '9101012001'],
    provinsi: ['16', '16', '16', '62', '31', '91', '93', '17'],
    kabupaten: [
      ...['16.02', '16.02', '16.02', '62.02', '1602', '16.71'],
      '31.71',
      '91.01',
      '16.69',
    ],
    kecamatan: ['16.02.05', '16.02.05', ...kecamatan, '62.02.06', '31.71.01', '91.01.01'],
    desa: ['16.02.05.1001', '16.02.05.1001', ...desa, '1602052011', '31.71.01.1001', '1602052999'],
  }
}

/** A cursor belongs to one area, so most pages are asked without one. */
function berbagi(kursor: readonly Paket[]): Paket[] {
  const kali = Math.ceil(kursor.length / HALAMAN_PERTAMA.length)
  return [...kursor, ...Array.from({ length: 7 * kali }, () => HALAMAN_PERTAMA).flat()]
}

const ada = <T>(isi: readonly (T | null)[]): T[] => isi.filter((satu) => satu !== null)

/** A few of many, from all over. */
function contohnya<T>(isi: readonly T[]): T[] {
  return [0, 0.3, 0.6, 0.95].flatMap((letak) => isi[Math.floor(letak * isi.length)] ?? [])
}
