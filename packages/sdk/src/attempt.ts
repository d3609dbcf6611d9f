import { HarapanHttpError, HarapanNetworkError, type RincianGalat } from './errors.ts'
import { bacaJawaban, type Jawaban } from './jawaban.ts'
import { cobaLagiMs, statusSementara } from './retry.ts'

/** Hasil satu percobaan: jawaban, atau galat karena tidak ada / One attempt: an answer, or why there is none. */
export interface Percobaan {
  readonly jawaban?: Jawaban<unknown> | undefined
  readonly galat?: HarapanNetworkError | HarapanHttpError
  readonly kode: string | undefined
  readonly status?: number
  readonly sementara: boolean
  readonly cobaLagiMs?: number | undefined
}

/** Mengirim sekali dan memilah jawabannya menurut siapa yang salah / Sends once and sorts the answer by guilt. */
export async function cobaSekali(
  ambil: typeof fetch,
  url: string | URL,
  permintaan: RequestInit,
): Promise<Percobaan> {
  try {
    const balasan = await ambil(url, permintaan)
    return pilah(balasan, bacaJawaban(await balasan.text()))
  } catch (sebab) {
    const galat = new HarapanNetworkError(tidakTersambung(sebab))
    return { galat, kode: galat.kode, sementara: true }
  }
}

/** Kode yang menolak sebelum apa pun dikerjakan / Codes that refuse before anything was done. */
const SEMENTARA = ['BASIS_DATA_SIBUK', 'BATAS_LAJU']

function pilah({ status, headers }: Response, jawaban?: Jawaban<unknown>): Percobaan {
  const sementara = statusSementara(status)
  const tunggu = { status, cobaLagiMs: cobaLagiMs(headers.get('retry-after')) }
  if (jawaban) {
    const kode = jawaban.galat[0]?.kode
    return { ...tunggu, jawaban, kode, sementara: sementara || SEMENTARA.includes(kode ?? '') }
  }
  const galat = new HarapanHttpError({ ...bukanGraphql(status, sementara), ...tunggu })
  return { ...tunggu, galat, kode: galat.kode, sementara }
}

function bukanGraphql(status: number, sementara: boolean): RincianGalat {
  const ditolak = status === 401 ? 'TOKEN_TIDAK_SAH' : 'JAWABAN_TIDAK_SAH'
  return {
    kode: sementara ? 'LAYANAN_SIBUK' : ditolak,
    pesan: `HTTP ${status} tanpa jawaban GraphQL / without a GraphQL answer`,
  }
}

// Hanya kode atau jenisnya: pesan galat sebuah fetch buatan sendiri boleh jadi memuat variabel.
function tidakTersambung(sebab: unknown): RincianGalat {
  const { cause, code, name } = Object(sebab) as {
    cause?: { code?: string }
    code?: string
    name?: string
  }
  const pesan = `Tidak ada jawaban / No answer (${cause?.code ?? code ?? name})`
  return { kode: 'TIDAK_TERSAMBUNG', pesan }
}
