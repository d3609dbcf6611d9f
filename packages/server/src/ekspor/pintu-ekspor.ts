import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GraphQLError } from 'graphql'
import { PELAKU_PUBLIK, type Pelaku } from '../akses/pelaku.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { cocok, etag } from '../versi/etag.ts'
import type { BahanEkspor } from './bahan-ekspor.ts'
import { dokumenDaftar, variabelDaftar } from './jalan-daftar.ts'
import { type KepalaHttp, kepalaBerkas } from './kepala-berkas.ts'
import { jalani, kirimBerkas } from './kirim-berkas.ts'
import { masalahDari, ulangiDetik } from './masalah.ts'
import { metadataRekap } from './metadata-rekap.ts'
import { bacaPermintaan, type PermintaanEkspor } from './permintaan-ekspor.ts'
import { type KolomTerpilih, pilihKolom } from './pilih-kolom.ts'
import { perorangan, sumberBernama } from './sumber.ts'
import { tanyaSabar } from './tanya-sabar.ts'

const CARA = ['GET', 'HEAD', 'OPTIONS']

/** The door for whole lists: `GET /ekspor/{sumber}`. Nothing leaves here that could not leave as a query. */
export function buatPintuEkspor(bahan: BahanEkspor) {
  return async function tangani(permintaan: IncomingMessage, jawaban: ServerResponse) {
    const asal = bahan.kepalaAsal(permintaan)
    const pergi = new AbortController()
    jawaban.once('close', () => {
      if (!jawaban.writableEnded) pergi.abort()
    })
    try {
      if (permintaan.method === 'OPTIONS') return void jawaban.writeHead(204, asal).end()
      if (!CARA.includes(permintaan.method ?? '')) throw caraAsing()
      const { nama, metadata, cari } = uraikan(permintaan.url ?? '')
      if (metadata) return await jawabMetadata(nama, permintaan, jawaban, asal)
      await jawabBerkas(nama, cari, permintaan, jawaban, asal, pergi.signal)
    } catch (galat) {
      if (!pergi.signal.aborted) tolak(bahan, permintaan, jawaban, galat, asal)
    }
  }

  async function jawabBerkas(
    nama: string,
    cari: URLSearchParams,
    permintaan: IncomingMessage,
    jawaban: ServerResponse,
    asal: KepalaHttp,
    signal: AbortSignal,
  ): Promise<void> {
    const diminta = bacaPermintaan(bahan.schema, nama, cari)
    // Open data is the same for everybody: nobody's own area is counted live in it.
    const kenali = () =>
      diminta.jalan === 'rekap' ? Promise.resolve(PELAKU_PUBLIK) : bahan.kenali(permintaan)
    const terpilih = await pilihAtauTolak(bahan, diminta, await kenali())
    const versi = bahan.versi()
    const milik = perorangan(diminta.jalan) ? undefined : etagUmum(bahan, diminta, versi)
    const gzip = bahan.terimaGzip(String(permintaan.headers['accept-encoding'] ?? ''))
    const kepala = (konteks: Partial<Konteks>) => ({
      ...bahan.kepala({ ...konteks, etag: milik }),
      ...kepalaBerkas(diminta, terpilih, bahan.hariIni(), gzip),
      ...(milik && gzip && { etag: `W/${milik}` }),
      ...asal,
    })
    if (milik && cocok(permintaan.headers['if-none-match'], milik))
      return void jawaban.writeHead(304, kepala({})).end()
    if (permintaan.method === 'HEAD') return void jawaban.writeHead(200, kepala({})).end()

    let konteks: Partial<Konteks> = {}
    const tanya = async (dokumen: string, variabel: Record<string, unknown>) => {
      // The token is looked at for every page: one that has ended reads no more.
      const hasil = await bahan.baca(await kenali(), dokumen, variabel, signal)
      konteks = hasil.konteks
      return hasil.data
    }
    const sabar = tanyaSabar(tanya, () => jawaban.headersSent, signal)
    const jalan = jalani(bahan, { tanya: sabar, permintaan: diminta, terpilih, versi })
    const pertama = await jalan.next()
    jawaban.writeHead(200, kepala(konteks))
    await kirimBerkas(bahan, { diminta, terpilih, gzip, signal, jawaban }, pertama, jalan)
  }

  async function jawabMetadata(
    nama: string,
    permintaan: IncomingMessage,
    jawaban: ServerResponse,
    asal: KepalaHttp,
  ): Promise<void> {
    if (nama !== 'rekap-terbit') throw galatKode('TIDAK_DITEMUKAN', { tempat: 'sumber' })
    const versi = bahan.versi()
    const milik = versi && etag(JSON.stringify([bahan.rilis, 'metadata', bahan.terbitan]), versi)
    const kepala = {
      ...bahan.kepala({ etag: milik }),
      'content-type': 'application/json; charset=utf-8',
      ...asal,
    }
    if (milik && cocok(permintaan.headers['if-none-match'], milik))
      return void jawaban.writeHead(304, kepala).end()
    const isi = JSON.stringify(await metadataRekap(bahan.basisData, bahan.terbitan), null, 2)
    jawaban.writeHead(200, kepala).end(permintaan.method === 'HEAD' ? undefined : isi)
  }
}

/** Whoever is known and refused leaves an audit row, as in a query. */
async function pilihAtauTolak(
  { schema, tolak }: BahanEkspor,
  diminta: PermintaanEkspor,
  pelaku: Pelaku,
): Promise<KolomTerpilih> {
  const { nama, jalan, kolom } = diminta
  const sumber = sumberBernama(nama)
  try {
    return pilihKolom(schema, sumber, pelaku, kolom)
  } catch (galat) {
    const { code } = (galat as GraphQLError).extensions
    const ditolak = code === 'TIDAK_BERWENANG' || code === 'TUJUAN_WAJIB'
    if (ditolak && perorangan(jalan)) {
      const ditanya = sumber.kolom.filter(([satu]) => kolom?.includes(satu) ?? true)
      const dokumen = dokumenDaftar(
        nama,
        ditanya.map(([, satu]) => satu),
      )
      await tolak(pelaku, dokumen, variabelDaftar(diminta))
    }
    throw galat
  }
}

function etagUmum(
  { rilis }: BahanEkspor,
  { lanjut, ...diminta }: PermintaanEkspor,
  versi: string | undefined,
): string | undefined {
  return versi && etag(JSON.stringify([rilis, 'ekspor', diminta, lanjut ?? null]), versi)
}

function uraikan(url: string): { nama: string; metadata: boolean; cari: URLSearchParams } {
  const [jalur = '', cari = ''] = url.split('?')
  const [, , nama = '', anak, ...lebih] = jalur.split('/')
  if (lebih.length > 0 || (anak !== undefined && anak !== 'metadata'))
    throw galatKode('TIDAK_DITEMUKAN', { tempat: 'url' })
  return { nama, metadata: anak !== undefined, cari: new URLSearchParams(cari) }
}

function tolak(
  bahan: BahanEkspor,
  permintaan: IncomingMessage,
  jawaban: ServerResponse,
  galat: unknown,
  asal: KepalaHttp,
): void {
  const samar = bahan.samarkan(galat)
  const masalah = masalahDari(samar)
  const detik = ulangiDetik(samar)
  jawaban
    .writeHead(masalah.status, {
      ...bahan.kepala({}),
      'content-type': 'application/problem+json; charset=utf-8',
      ...(detik && { 'retry-after': String(detik) }),
      ...(masalah.status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(masalah.status === 405 && { allow: CARA.join(', ') }),
      ...asal,
    })
    .end(permintaan.method === 'HEAD' ? undefined : JSON.stringify(masalah))
}

const caraAsing = () =>
  galatKode('MASUKAN_TIDAK_SAH', {
    tempat: 'method',
    petunjuk: 'Ekspor dibaca dengan GET / An export is read by GET',
    http: { status: 405 },
  })
