import { denganBatas, jeda } from './abort.ts'
import type { BarisEkspor, SaringanEkspor, SumberEkspor } from './baris-ekspor.ts'
import {
  HarapanApiError,
  HarapanError,
  HarapanHttpError,
  HarapanNetworkError,
  type Kode,
} from './errors.ts'
import type { OpsiKlien, OpsiPanggilan } from './opsi.ts'
import { batasWaktu } from './request.ts'
import { cobaLagiMs, jedaUlang, statusSementara } from './retry.ts'
import { bacaSkalar } from './scalars.ts'
import { buatPemberiToken } from './token.ts'

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
  const { token, ulang = 3, batasWaktuMs = 30_000 } = opsi
  const { signal } = permintaan
  const pemberi = typeof token === 'function' ? buatPemberiToken(token) : undefined
  const tunggu = <T>(kerja: (signal: AbortSignal) => Promise<T>) =>
    denganBatas(batasWaktuMs, batasWaktu, signal, kerja)

  async function* halaman() {
    let { lanjut } = permintaan
    let ditolak: Promise<string> | undefined
    for (let percobaan = 1; ; percobaan++) {
      const janji = pemberi ? pemberi(ditolak) : Promise.resolve(token as string | undefined)
      const henti = new AbortController()
      try {
        const alamat = alamatEkspor(opsi.url, sumber, { ...permintaan, lanjut })
        const balasan = await tunggu(async () =>
          (opsi.fetch ?? fetch)(alamat, {
            headers: kepala(await janji, opsi.tujuan),
            signal: henti.signal,
          }),
        )
        for await (const satu of bacaHalaman(balasan, tunggu)) {
          percobaan = 1
          ditolak = undefined
          yield satu as HalamanEkspor<BarisDari<Sumber, Kolom>>
          if (satu.lanjut === null) return
          lanjut = satu.lanjut
        }
      } catch (sebab) {
        signal?.throwIfAborted()
        const galat = sebab instanceof HarapanError ? sebab : putus(sebab)
        if (pemberi && !ditolak && galat.is('TOKEN_TIDAK_SAH')) {
          ditolak = janji as Promise<string>
          continue
        }
        if (!sementara(galat) || percobaan > ulang) throw galat
        const tundaMs = jedaUlang(percobaan, galat.cobaLagiMs)
        if (tundaMs > batasWaktuMs) throw galat
        await tunggu((di) => jeda(tundaMs, di))
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

function kepala(token: string | undefined, tujuan: string | undefined): Record<string, string> {
  return {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(tujuan && { 'x-harapan-tujuan': tujuan }),
  }
}

type Catatan = Readonly<Record<string, unknown>> & {
  readonly $ekspor?: unknown
  readonly $lanjut?: string
  readonly $selesai?: unknown
  readonly $galat?: Masalah
}

interface Masalah {
  readonly kode: Kode
  readonly title: string
  readonly petunjuk?: string
  readonly tempat?: string
}

type Tunggu = <T>(kerja: () => Promise<T>) => Promise<T>

/** Sebuah halaman baru diserahkan bila tandanya sudah datang / A page is handed on once its mark has come. */
async function* bacaHalaman(
  balasan: Response,
  tunggu: Tunggu,
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

async function* bacaTeks(badan: ReadableStream<Uint8Array>, tunggu: Tunggu) {
  const pembaca = badan.getReader()
  const pengurai = new TextDecoder()
  let sisa = ''
  for (;;) {
    const { done, value } = await tunggu(() => pembaca.read())
    if (done) return
    const baris = (sisa + pengurai.decode(value, { stream: true })).split('\n')
    sisa = baris.pop() ?? ''
    yield* baris
  }
}

async function penolakan(balasan: Response): Promise<HarapanError> {
  const { status, headers } = balasan
  const tunggu = cobaLagiMs(headers.get('retry-after'))
  const masalah = (await balasan.json().catch(() => undefined)) as Masalah | undefined
  if (masalah?.kode) return dariMasalah(masalah, tunggu)
  return new HarapanHttpError({
    kode: statusSementara(status) ? 'LAYANAN_SIBUK' : 'JAWABAN_TIDAK_SAH',
    pesan: `HTTP ${status}`,
    status,
    cobaLagiMs: tunggu,
  })
}

function dariMasalah({ kode, title, petunjuk, tempat }: Masalah, tunggu?: number) {
  const rincian = { kode, pesan: title, petunjuk, tempat }
  return new HarapanApiError({ ...rincian, galat: [rincian], cobaLagiMs: tunggu })
}

const putus = (sebab: unknown) =>
  new HarapanNetworkError({
    kode: 'TIDAK_TERSAMBUNG',
    pesan: `Sambungan putus / The connection broke (${(sebab as Error | undefined)?.name ?? 'end'})`,
  })

const sementara = (galat: HarapanError): boolean =>
  galat.is('TIDAK_TERSAMBUNG', 'BATAS_WAKTU', 'LAYANAN_SIBUK', 'BASIS_DATA_SIBUK', 'BATAS_LAJU')
