import { parseKodeWilayah, rentang, wajib } from '@harapan/kode'
import type { Fakta, Pemilik } from './fakta.ts'
import type { Jangkauan } from './jangkauan.ts'

export type Objek = Readonly<Record<string, unknown>>

const SEMUA = { awal: 0, akhir: 9_999_999_999 }

type Pemeriksa = (
  bahan: { fakta: Fakta; jangkauan: Jangkauan },
  objek: Objek,
  induk: readonly Objek[],
) => boolean | undefined

/**
 * For every type whose objects are rows about somebody, or counts of such rows: whether it may be
 * there. Undefined says nothing, because the operation was refused what would tell.
 */
const PEMERIKSA: Readonly<Record<string, Pemeriksa>> = {
  Kpm: terjangkau,
  Keluarga: terjangkau,
  Individu: terjangkau,

  AnggotaKpm({ fakta }, { h_siapa }, induk) {
    const orang = pemilik((h_siapa as Objek | null)?.['h_id'])
    const [keluarga] = milikInduk(induk)
    if (!orang || !keluarga) return false
    const id = keluarga.jenis === 'Kpm' ? fakta.kpm.get(keluarga.id)?.keluarga : keluarga.id
    return fakta.anggota.get(id ?? 0)?.has(orang.id) === true
  },

  RiwayatKepesertaan({ fakta, jangkauan }, { h_dari, h_desa }, induk) {
    if (h_dari === null) return undefined
    const [kpm] = milikInduk(induk)
    const desa = Number(String((h_desa as Objek | null)?.['h_kode']).replaceAll('.', ''))
    const masa = fakta.riwayat
      .get(kpm?.id ?? 0)
      ?.find((satu) => satu.dari === h_dari && satu.desa === desa)
    return masa !== undefined && jangkauan.masa(kpm?.id ?? 0, masa)
  },

  KepesertaanJkn({ fakta }, { h_mulai, h_segmen }, induk) {
    if (h_mulai === null) return undefined
    const [orang] = milikInduk(induk)
    return fakta.jkn.get(orang?.id ?? 0)?.has(`${h_segmen} ${h_mulai}`) === true
  },

  Pendamping({ fakta, jangkauan }, { h_nama }, [induk]) {
    const { awal, akhir } = daerah(induk)
    return fakta.pendamping.some(
      (satu) =>
        jangkauan.petugas(satu) &&
        (h_nama === null || satu.nama === h_nama) &&
        (akhir === SEMUA.akhir || (satu.wilayah >= awal && satu.wilayah <= akhir)),
    )
  },

  Hitungan({ jangkauan }, { nilai }, [, daftar]) {
    const { awal, akhir } = daerah(daftar)
    return typeof nilai === 'number' ? nilai <= jangkauan.banyakKpm(awal, akhir) : undefined
  },

  Rekap({ jangkauan }, { h_sumber }, [induk]) {
    const { awal, akhir } = daerah(induk)
    return h_sumber === 'HITUNGAN_LANGSUNG' ? jangkauan.seluruh(awal, akhir) : undefined
  },
}

/** `terjangkau`, what is wrong, or nothing where the object is of no person. */
export function periksaBaris(
  fakta: Fakta,
  jangkauan: Jangkauan,
  objek: Objek,
  induk: readonly Objek[],
): string | undefined {
  const tipe = String(objek['h_tipe'])
  const periksa = Object.hasOwn(PEMERIKSA, tipe) ? PEMERIKSA[tipe] : undefined
  const hasil = periksa?.({ fakta, jangkauan }, objek, induk)
  if (hasil === undefined) return undefined
  if (hasil) return 'terjangkau'
  const siapa = pemilik(objek['h_id'])
  return `lingkup: ${tipe}${siapa ? ` ${siapa.id}` : ` di bawah ${milikInduk(induk)[0]?.jenis ?? 'wilayah'}`}`
}

function terjangkau({ jangkauan }: { jangkauan: Jangkauan }, { h_id }: Objek): boolean {
  const satu = pemilik(h_id)
  return satu !== undefined && jangkauan.pemilik(satu)
}

/** Whom a global id names. */
export function pemilik(id: unknown): Pemilik | undefined {
  const [, jenis, nomor] =
    /^(Kpm|Keluarga|Individu):(\d+)$/.exec(Buffer.from(String(id), 'base64url').toString()) ?? []
  return jenis ? { jenis: jenis as Pemilik['jenis'], id: Number(nomor) } : undefined
}

const milikInduk = (induk: readonly Objek[]): Pemilik[] =>
  induk.flatMap((satu) => pemilik(satu['h_id']) ?? []).slice(0, 1)

function daerah(wilayah: Objek | undefined) {
  const kode = wilayah?.['h_kode']
  return typeof kode === 'string' ? rentang(wajib(parseKodeWilayah(kode))) : SEMUA
}
