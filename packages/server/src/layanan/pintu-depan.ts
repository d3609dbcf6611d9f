import type { IncomingMessage, ServerResponse } from 'node:http'
import { type DocumentNode, type GraphQLError, getOperationAST, OperationTypeNode } from 'graphql'
import type { Batas } from '../batas/batas.rules.ts'
import type { buatPemilihDokumen } from '../dokumen/izin-dokumen.ts'
import type { PencatatPemakaian } from '../dokumen/pemakaian.ts'
import type { Konteks } from '../konteks.ts'
import { type BahanBaca, bacaTerkompilasi, type JawabanTeks } from './baca-terkompilasi.ts'
import type { buatPembacaDokumen } from './dokumen-sah.ts'
import type { PembuatKepala } from './kepala.ts'
import { bacaKiriman, type Kiriman, uraikanKiriman } from './kiriman.ts'
import { bolehMampat, mampatkan } from './mampat.ts'
import { menanyaSkema } from './menanya-skema.ts'
import { type buatPengenal, KEPALA_TUJUAN } from './pelaku-permintaan.ts'
import { memuatBukanTeks } from './tanpa-nul.ts'
import type { buatPengulas, Operasi } from './ulasan.ts'

/**
 * A request that goes on to Yoga, with what this door has read or met: an error, or why only the
 * resolvers can answer it.
 */
export type Diteruskan = IncomingMessage & {
  body?: Badan
  galat?: unknown
} & Pick<Konteks, 'jalur' | 'laju'>

type Bahan = BahanBaca & {
  dokumen: ReturnType<typeof buatPembacaDokumen>
  pilih: ReturnType<typeof buatPemilihDokumen>
  pemakaian: PencatatPemakaian
  ulas: ReturnType<typeof buatPengulas>
  batas: Batas
  kenali: ReturnType<typeof buatPengenal>
  konteks: (pelaku: Konteks['pelaku']) => Omit<Konteks, 'tx'>
  samarkan: (galat: unknown) => GraphQLError
  kepala: PembuatKepala
  /** Takes everything that this door does not answer; a body already read stands in `body`. */
  yoga: (permintaan: Diteruskan, jawaban: ServerResponse) => unknown
}

/**
 * The door in front of Yoga: answers the plain case, a POST of JSON with a valid query that the
 * compiler understands. Everything else goes to Yoga, unchanged. Guard, frame and audit are the same
 * functions, and so are the rules for documents.
 */
export function buatPintuDepan(bahan: Bahan) {
  return tangani

  async function tangani(permintaan: IncomingMessage, jawaban: ServerResponse): Promise<void> {
    if (!bahan.kompilator || !sederhana(permintaan, bahan.batas))
      return void bahan.yoga(permintaan, jawaban)
    const badan = await bacaKiriman(permintaan)
    if (!badan) return void jawaban.destroy()
    const dijawab = await jawab(permintaan, jawaban, uraikanKiriman(badan))
    if (!dijawab) bahan.yoga(Object.assign(permintaan, { body: sekaligus(badan) }), jawaban)
  }

  async function jawab(
    asal: Diteruskan,
    jawaban: ServerResponse,
    kiriman: Kiriman | undefined,
  ): Promise<boolean> {
    const { headers } = asal
    if (!kiriman || memuatBukanTeks(kiriman.variables)) return false
    let operasi: Operasi | undefined
    const pergi = new AbortController()
    jawaban.once('close', () => {
      if (!jawaban.writableEnded) pergi.abort()
    })
    try {
      const tujuan = headers[KEPALA_TUJUAN] as string | undefined
      const pelaku = await bahan.kenali(headers.authorization, tujuan)
      const terpilih = await bahan.pilih(pelaku, kiriman)
      const document = terpilih && bahan.dokumen(terpilih.query)
      // Who may ask for the schema, Yoga knows.
      if (!document || menanyaSkema(document) || mengikuti(document, kiriman)) return false
      const permintaan = { document, ...kiriman }
      const konteks = { ...bahan.konteks(pelaku), jenisDokumen: terpilih.jenis } as Konteks
      operasi = bahan.ulas(permintaan, konteks)
      if (operasi.mutasi) return false
      konteks.perorangan = operasi.dicatat
      const teks = await bacaTerkompilasi(bahan, operasi, permintaan, {
        signal: pergi.signal,
        ifNoneMatch: headers['if-none-match'],
      })
      Object.assign(asal, { jalur: konteks.jalur, laju: konteks.laju })
      if (!teks) return false
      if (terpilih.sidik) bahan.pemakaian.catat(terpilih.sidik, pelaku.klien)
      await kirim(jawaban, headers, teks, konteks)
      return true
    } catch (galat) {
      // Yoga knows the form of every error; one of the database must not be waited for a second time.
      if (operasi) Object.assign(asal, { galat, laju: operasi.konteks.laju })
      return pergi.signal.aborted
    }
  }

  async function kirim(
    jawaban: ServerResponse,
    headers: IncomingMessage['headers'],
    { data, errors }: JawabanTeks,
    konteks: Konteks,
  ): Promise<void> {
    const kepala = bahan.kepala(konteks)
    if (data === undefined) return void jawaban.writeHead(304, kepala).end()
    const galat =
      errors.length === 0 ? '' : `,"errors":${JSON.stringify(errors.map(bahan.samarkan))}`
    // As text: together with its head it is one write.
    const teks = `{"data":${data}${galat}}`
    const diterima = String(headers['accept-encoding'] ?? '')
    const { isi, kepala: mampat } = bolehMampat(konteks, diterima)
      ? await mampatkan(Buffer.from(teks), konteks.etag, diterima)
      : { isi: teks, kepala: {} }
    jawaban.writeHead(200, {
      'content-type': `${jenisJawaban(headers.accept)}; charset=utf-8`,
      'content-length': Buffer.byteLength(isi),
      ...kepala,
      ...mampat,
    })
    jawaban.end(isi)
  }
}

type Badan = { badan: Buffer } & AsyncIterable<Buffer>

/** Yoga's adapter lists the keys of a body, and a buffer has one for each byte: milliseconds, of a long one. */
const sekaligus = (badan: Buffer): Badan => ({
  badan,
  async *[Symbol.asyncIterator]() {
    yield badan
  },
})

/** The media type that Yoga chooses, for the ways in which our clients ask. */
const JENIS_JAWABAN: Readonly<Record<string, string>> = {
  '*/*': 'application/json',
  'application/json': 'application/json',
  'application/graphql-response+json': 'application/graphql-response+json',
  'application/graphql-response+json, application/json': 'application/graphql-response+json',
}

const jenisJawaban = (accept = '*/*'): string | undefined => JENIS_JAWABAN[accept]

/** What flows, flows through Yoga. */
const mengikuti = (document: DocumentNode, { operationName }: Kiriman): boolean =>
  getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION

/** Browsers of other origins, other formats and other methods are Yoga's, and bodies without an end. */
function sederhana({ method, url, headers }: IncomingMessage, { bita }: Batas): boolean {
  const jenis = headers['content-type']
  return (
    method === 'POST' &&
    url === '/graphql' &&
    headers.origin === undefined &&
    headers['content-encoding'] === undefined &&
    Number(headers['content-length']) <= bita &&
    (jenis === 'application/json' || jenis === 'application/json; charset=utf-8') &&
    jenisJawaban(headers.accept) !== undefined
  )
}
