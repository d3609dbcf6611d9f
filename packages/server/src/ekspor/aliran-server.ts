import type { Nilai } from './baris.rules.ts'
import type { Masalah } from './masalah.ts'

/** What a running server sends of an export, record by record. */
export type CatatanAliran =
  | { jenis: 'awal'; kolom: readonly string[]; ditinggalkan: readonly { kolom: string }[] }
  | { jenis: 'halaman'; baris: readonly (readonly Nilai[])[]; lanjut: string | null }

/** Refused, or broken off for a reason: whether asking again can help. */
export class GalatAliran extends Error {
  readonly ulangiDetik: number | undefined
  constructor({ title, kode, petunjuk, tempat }: Partial<Masalah>, ulangiDetik?: number) {
    super(
      [`${kode ?? 'TIDAK_TERSAMBUNG'}: ${title ?? ''}`, tempat && `(${tempat})`, petunjuk]
        .filter(Boolean)
        .join(' '),
    )
    this.ulangiDetik = ulangiDetik
  }
}

type Baris = Record<string, Nilai>
type Catatan = {
  $ekspor?: { kolom: string[]; ditinggalkan: { kolom: string }[] }
  $lanjut?: string
  $selesai?: { baris: number }
  $galat?: Masalah
}

/** Codes after which the same may be asked again. */
const SEMENTARA = ['BATAS_LAJU', 'BASIS_DATA_SIBUK', 'PENERBIT_TIDAK_TERJANGKAU']

/**
 * Reads the NDJSON of one request. A page is handed on when its mark has come, so what a broken
 * connection leaves half is never seen.
 *
 * @throws GalatAliran for whatever is not the end of the file
 */
export async function* bacaAliran(
  url: URL,
  headers: Record<string, string>,
): AsyncGenerator<CatatanAliran> {
  const jawaban = await fetch(url, { headers }).catch((galat: Error) => {
    throw new GalatAliran({ title: sebab(galat) }, 1)
  })
  if (!jawaban.ok || !jawaban.body) throw await penolakan(jawaban)
  let kolom: readonly string[] = []
  let baris: Nilai[][] = []
  for await (const teks of barisTeks(jawaban.body)) {
    const satu = JSON.parse(teks) as Baris | Catatan
    const { $ekspor, $lanjut, $selesai, $galat } = satu as Catatan
    if ($ekspor) {
      kolom = $ekspor.kolom
      yield { jenis: 'awal', ...$ekspor }
    } else if ($lanjut !== undefined || $selesai) {
      yield { jenis: 'halaman', baris, lanjut: $lanjut ?? null }
      if ($selesai) return
      baris = []
    } else if ($galat) {
      throw new GalatAliran($galat, SEMENTARA.includes($galat.kode) ? 5 : undefined)
    } else {
      baris.push(kolom.map((nama) => (satu as Baris)[nama] ?? null))
    }
  }
  throw new GalatAliran({ title: 'sambungan putus / the connection broke' }, 1)
}

async function* barisTeks(badan: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const pengurai = new TextDecoder()
  let sisa = ''
  try {
    for await (const potong of badan) {
      sisa += pengurai.decode(potong, { stream: true })
      const baris = sisa.split('\n')
      sisa = baris.pop() ?? ''
      yield* baris
    }
  } catch (galat) {
    if (galat instanceof GalatAliran) throw galat
    throw new GalatAliran({ title: sebab(galat as Error) }, 1)
  }
}

async function penolakan(jawaban: Response): Promise<GalatAliran> {
  const masalah = (await jawaban.json().catch(() => ({
    title: `HTTP ${jawaban.status}`,
  }))) as Partial<Masalah>
  const detik = Number(jawaban.headers.get('retry-after'))
  return new GalatAliran(masalah, detik > 0 ? detik : jawaban.status >= 502 ? 1 : undefined)
}

const sebab = (galat: Error): string =>
  `server tidak menjawab / no answer (${(galat.cause as { code?: string })?.code ?? galat.name})`
