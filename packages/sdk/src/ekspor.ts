import type { BarisEkspor, SaringanEkspor, SumberEkspor } from './baris-ekspor.ts'
import { bacaTeks, dariMasalah, type Masalah, penolakan, putus } from './masalah.ts'
import type { OpsiKlien, OpsiPanggilan } from './opsi.ts'
import { buatPutaran, type Putaran } from './putaran.ts'
import { bacaSkalar } from './scalars.ts'

export interface OpsiEkspor<Kolom extends string> extends SaringanEkspor, OpsiPanggilan {
  /** Hanya kolom ini; yang di luar kewenangan ditolak / Only these; one you may not see is refused. */
  readonly kolom?: readonly Kolom[] | undefined
  /** `lanjut` halaman terakhir yang sudah tersimpan / `lanjut` of the last page you have stored. */
  readonly lanjut?: string | undefined
}

export interface HalamanEkspor<Baris> {
  readonly baris: readonly Baris[]
  /** Untuk melanjutkan sesudah halaman ini; null bila selesai / Where to resume; null when done. */
  readonly lanjut: string | null
}

/** Setiap baris dengan `for await`, atau setiap halaman / Every row with `for await`, or every page. */
export interface Ekspor<Baris> extends AsyncIterable<Baris> {
  halaman(): AsyncGenerator<HalamanEkspor<Baris>, void, undefined>
}

/** Tanpa `kolom`, kolom di luar kewenangan tidak ada di baris / Without `kolom`, what you may not see is absent. */
export type BarisDari<Sumber extends SumberEkspor, Kolom extends keyof BarisEkspor[Sumber]> = [
  Kolom,
] extends [never]
  ? Partial<BarisEkspor[Sumber]>
  : Pick<BarisEkspor[Sumber], Kolom>

/**
 * Seluruh daftar, baris demi baris; sambungan yang putus dilanjutkan tanpa celah dan tanpa ganda.
 * / A whole list, row by row; a broken connection is resumed with no gap and no double. `opsi` as for `createClient`;
 * `batasWaktuMs` limits the wait for the next piece, not the whole. @throws HarapanError
 */
export function ekspor<
  Sumber extends SumberEkspor,
  const Kolom extends keyof BarisEkspor[Sumber] & string = never,
>(
  opsi: OpsiKlien,
  sumber: Sumber,
  permintaan: OpsiEkspor<Kolom> = {},
): Ekspor<BarisDari<Sumber, Kolom>> {
  async function* halaman() {
    const putaran = buatPutaran(opsi, permintaan.signal)
    let { lanjut } = permintaan
    for (;;) {
      const henti = new AbortController()
      try {
        const alamat = alamatEkspor(opsi.url, sumber, { ...permintaan, lanjut })
        const balasan = await putaran.minta(alamat, { signal: henti.signal })
        for await (const satu of bacaHalaman(balasan, putaran.tunggu)) {
          putaran.maju()
          yield satu as HalamanEkspor<BarisDari<Sumber, Kolom>>
          if (satu.lanjut === null) return
          lanjut = satu.lanjut
        }
      } catch (sebab) {
        await putaran.gagal(sebab)
      } finally {
        henti.abort()
      }
    }
  }
  return {
    halaman,
    async *[Symbol.asyncIterator]() {
      for await (const { baris } of halaman()) yield* baris
    },
  }
}

function alamatEkspor(
  url: string | URL,
  sumber: string,
  { wilayah, status, program, tahun, kolom, lanjut }: OpsiEkspor<string>,
): URL {
  const alamat = new URL(`ekspor/${sumber}`, url)
  for (const [nama, nilai] of Object.entries({ wilayah, status, program, tahun, kolom, lanjut }))
    if (nilai !== undefined) alamat.searchParams.set(nama, String(nilai))
  return alamat
}

type Catatan = Readonly<Record<string, unknown>> & {
  readonly $ekspor?: unknown
  readonly $lanjut?: string
  readonly $selesai?: unknown
  readonly $galat?: Masalah
}

/** Sebuah halaman baru diserahkan bila tandanya sudah datang / A page is handed on once its mark has come. */
async function* bacaHalaman(
  balasan: Response,
  tunggu: Putaran['tunggu'],
): AsyncGenerator<HalamanEkspor<unknown>> {
  if (!balasan.ok || !balasan.body) throw await penolakan(balasan)
  let baris: unknown[] = []
  for await (const teks of bacaTeks(balasan.body, tunggu)) {
    const satu = JSON.parse(teks) as Catatan
    if (satu.$galat) throw dariMasalah(satu.$galat)
    if (satu.$lanjut || satu.$selesai) {
      yield { baris, lanjut: satu.$lanjut ?? null }
      if (satu.$selesai) return
      baris = []
    } else if (!satu.$ekspor) baris.push(bacaSkalar(satu, SKALAR))
  }
  throw putus(undefined)
}

/** Kolom yang dibaca seperti skalarnya di GraphQL / Columns read as their scalars are elsewhere. */
const SKALAR = {
  ...({ nik: 'T', pengurusNik: 'T', noKk: 'T', noKartu: 'T' } as const),
  diperbaruiPada: 'W',
} as const
