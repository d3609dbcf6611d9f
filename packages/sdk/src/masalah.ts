import {
  HarapanApiError,
  type HarapanError,
  HarapanHttpError,
  HarapanNetworkError,
  type Kode,
} from './errors.ts'
import { cobaLagiMs, statusSementara } from './retry.ts'

/** Galat pintu berkas, RFC 9457 / An error of the doors of files. */
export interface Masalah {
  readonly kode: Kode
  readonly title: string
  readonly petunjuk?: string
  readonly tempat?: string
}

/** Galat dari jawaban yang bukan berhasil / The error that an answer is which did not succeed. */
export async function penolakan(balasan: Response): Promise<HarapanError> {
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

export function dariMasalah({ kode, title, petunjuk, tempat }: Masalah, tunggu?: number) {
  const rincian = { kode, pesan: title, petunjuk, tempat }
  return new HarapanApiError({ ...rincian, galat: [rincian], cobaLagiMs: tunggu })
}

export const putus = (sebab: unknown) =>
  new HarapanNetworkError({
    kode: 'TIDAK_TERSAMBUNG',
    pesan: `Sambungan putus / The connection broke (${(sebab as Error | undefined)?.name ?? 'end'})`,
  })

/** Gangguan yang lewat sendiri / Trouble that passes by itself. */
export const sementara = (galat: HarapanError): boolean =>
  galat.is('TIDAK_TERSAMBUNG', 'BATAS_WAKTU', 'LAYANAN_SIBUK', 'BASIS_DATA_SIBUK', 'BATAS_LAJU')

export function kepalaPelaku(
  token: string | undefined,
  tujuan: string | undefined,
): Record<string, string> {
  return {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(tujuan && { 'x-harapan-tujuan': tujuan }),
  }
}

/** Baris demi baris, tanpa akhir barisnya / Line by line, without its end. */
export async function* bacaTeks(
  badan: ReadableStream<Uint8Array>,
  tunggu: <T>(kerja: () => Promise<T>) => Promise<T>,
): AsyncGenerator<string, void, undefined> {
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
