import type { IncomingMessage, ServerResponse } from 'node:http'
import { writeGlobalId } from '@harapan/pothos-sql'
import { alasanTolak, type Pelaku } from '../akses/pelaku.ts'
import type { Kuitansi } from '../batas/laju.rules.ts'
import type { PembatasLaju } from '../batas/pembatas-laju.ts'
import type { BasisData } from '../db/basis-data.ts'
import type { BahanEkspor } from '../ekspor/bahan-ekspor.ts'
import type { KepalaHttp } from '../ekspor/kepala-berkas.ts'
import { masalahDari, ulangiDetik } from '../ekspor/masalah.ts'
import { galatKode } from '../galat.ts'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import { idUntuk } from '../simpul/id-global.ts'
import { bayarBadan, bukaPembayar, type Pembayar, POIN_TANYA } from './bayar-berkas.ts'
import { kirimTolakan } from './kirim-tolakan.ts'
import { type BatasUnggahan, terlaluBesar } from './tampung.ts'
import {
  hapusUnggahan,
  type KeadaanUnggahan,
  lihatUnggahan,
  mulaiUnggahan,
  teruskanUnggahan,
  unggah,
} from './unggah.ts'

type Bahan = Pick<BahanEkspor, 'kenali' | 'samarkan' | 'kepala'> & {
  basisData: BasisData
  kunci: KunciIdentitas
  batas: BatasUnggahan
  pembatas: PembatasLaju
  kepalaAsal(permintaan: IncomingMessage): KepalaHttp
}

/** How long what a refused client still sends is read and thrown away, so that it hears why. */
const BUANG_MS = 5_000
const WEWENANG = 'impor:tulis'

/** Methods of each path. */
const CARA = {
  /** A whole file, or the beginning of one that comes in parts. */
  berkas: ['PUT', 'POST'],
  /** Its parts, how far it is, and its end before time. */
  bagian: ['PUT', 'GET', 'DELETE'],
  tolakan: ['GET'],
} as const
type Jalan = { apa: keyof typeof CARA; id: string }

/**
 * The door of files to import: `PUT /unggahan?nama=...` for one in one piece, `POST` and then
 * `PUT /unggahan/{id}?dari=...` for one in parts, and `GET /impor/{id}/tolakan.csv` back.
 */
export function buatPintuImpor(bahan: Bahan) {
  return async function tangani(permintaan: IncomingMessage, jawaban: ServerResponse) {
    const asal = bahan.kepalaAsal(permintaan)
    const { pathname, searchParams } = new URL(permintaan.url ?? '', 'http://lokal')
    const jalan = bacaJalan(pathname)
    const cara: readonly string[] = jalan ? CARA[jalan.apa] : []
    const pergi = new AbortController()
    jawaban.on('close', () => pergi.abort())
    let pembayar: Pembayar | undefined
    const kepala = (jenis: string): KepalaHttp => ({
      ...bahan.kepala({ laju: pembayar?.kuitansi() }),
      'content-type': jenis,
      ...asal,
    })
    try {
      if (!jalan) throw galatKode('TIDAK_DITEMUKAN', { tempat: 'url' })
      if (permintaan.method === 'OPTIONS') return void jawaban.writeHead(204, asal).end()
      if (!cara.includes(permintaan.method ?? '')) throw caraAsing(cara)
      const pelaku = pastikanBoleh(
        await bahan.kenali(permintaan),
        jalan.apa === 'tolakan' ? 'impor' : 'unggahan',
      )
      pembayar = bukaPembayar(bahan.pembatas, pelaku, pergi.signal)
      if (jalan.apa === 'tolakan') {
        const impor = idUntuk('Impor', jalan.id)
        return await kirimTolakan({ ...bahan, pembayar }, pelaku, impor, jawaban, kepala)
      }
      const milik = { ...bahan, pelaku, pembayar }
      const { status, isi } = await tanganiUnggahan(milik, jalan, searchParams, permintaan)
      jawaban
        .writeHead(status, kepala('application/json; charset=utf-8'))
        .end(isi && JSON.stringify(isi))
    } catch (galat) {
      tolak(bahan, permintaan, jawaban, { galat, asal, cara, laju: pembayar?.kuitansi() })
    }
  }
}

function bacaJalan(pathname: string): Jalan | undefined {
  const [, kamar, id = '', anak, ...lebih] = pathname.split('/')
  if (kamar === 'unggahan' && anak === undefined) return { apa: id ? 'bagian' : 'berkas', id }
  const tolakan = kamar === 'impor' && anak === 'tolakan.csv' && lebih.length === 0
  return tolakan ? { apa: 'tolakan', id } : undefined
}

type Milik = Bahan & { pelaku: Pelaku; pembayar: Pembayar }
type Dijawab = { status: number; isi?: object }

async function tanganiUnggahan(
  bahan: Milik,
  jalan: Jalan,
  cari: URLSearchParams,
  permintaan: IncomingMessage,
): Promise<Dijawab> {
  const { kunci, batas, pelaku, pembayar } = bahan
  const milik = { kolam: bahan.basisData.kolam, kunci, pelaku, batas, bayar: async () => {} }
  if (permintaan.method === 'PUT') {
    const panjang = permintaan.headers['content-length']
    const dari = jalan.apa === 'bagian' ? bacaDari(cari) : 0
    const nama = jalan.apa === 'berkas' ? bacaNama(cari) : ''
    const id = jalan.apa === 'bagian' ? String(idUntuk('Unggahan', jalan.id)) : ''
    if (dari + Number(panjang ?? 0) > batas.bita) throw terlaluBesar(batas.bita)
    const bayar = await bayarBadan(pembayar, panjang === undefined ? undefined : Number(panjang))
    if (jalan.apa === 'berkas')
      return { status: 201, isi: tunjuk(await unggah({ ...milik, bayar }, nama, permintaan)) }
    const bagian = { dari, akhir: cari.get('akhir') === 'ya' }
    return {
      status: 200,
      isi: tunjuk(await teruskanUnggahan({ ...milik, bayar }, id, bagian, permintaan)),
    }
  }
  await pembayar.muka(POIN_TANYA)
  if (jalan.apa === 'berkas') {
    const id = await mulaiUnggahan(milik, bacaNama(cari))
    return { status: 201, isi: tunjuk({ id, bita: 0, sidik: null }) }
  }
  const id = String(idUntuk('Unggahan', jalan.id))
  if (permintaan.method === 'GET')
    return { status: 200, isi: tunjuk(await lihatUnggahan(milik, id)) }
  await hapusUnggahan(milik, id)
  return { status: 204 }
}

const tunjuk = ({ id, ...lain }: KeadaanUnggahan) => ({
  id: writeGlobalId('Unggahan', id),
  ...lain,
})

function bacaNama(cari: URLSearchParams): string {
  const nama = cari.get('nama') ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a name may not hold
  if (nama.trim() === '' || nama.length > 200 || /[\u0000-\u001f]|\p{Surrogate}/u.test(nama)) {
    throw galatKode('MASUKAN_TIDAK_SAH', {
      tempat: 'nama',
      petunjuk: 'Sebut nama berkasnya: /unggahan?nama=daftar.csv / Name the file',
    })
  }
  return nama
}

function bacaDari(cari: URLSearchParams): number {
  const teks = cari.get('dari') ?? ''
  if (/^\d{1,12}$/.test(teks)) return Number(teks)
  throw galatKode('MASUKAN_TIDAK_SAH', {
    tempat: 'dari',
    petunjuk:
      'Sebut bita pertamanya: /unggahan/{id}?dari=0, dan akhir=ya pada bagian terakhir / Name its first byte, and akhir=ya on the last part',
  })
}

/** As the guard of a query would say it: whole numbers pass here, so a purpose is needed. */
function pastikanBoleh(pelaku: Pelaku, tempat: string): Pelaku {
  const alasan = alasanTolak(pelaku, { kelas: 'identitas', wewenang: WEWENANG })
  if (alasan) throw galatKode(alasan, { tempat, perlu: WEWENANG })
  return pelaku
}

function tolak(
  { samarkan, kepala }: Bahan,
  permintaan: IncomingMessage,
  jawaban: ServerResponse,
  {
    galat,
    asal,
    cara,
    laju,
  }: { galat: unknown; asal: KepalaHttp; cara: readonly string[]; laju: Kuitansi | undefined },
): void {
  // Nobody is there any more, or half a file has left already: its end must not look like one.
  const hilang = permintaan.destroyed && !permintaan.complete
  if (jawaban.headersSent || jawaban.destroyed || hilang) return void jawaban.destroy()
  const samar = samarkan(galat)
  const masalah = masalahDari(samar)
  const detik = ulangiDetik(samar)
  jawaban
    .writeHead(masalah.status, {
      ...kepala({ laju }),
      'content-type': 'application/problem+json; charset=utf-8',
      ...(detik && { 'retry-after': String(detik) }),
      ...(masalah.status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(masalah.status === 405 && { allow: [...cara, 'OPTIONS'].join(', ') }),
      ...(!permintaan.complete && { connection: 'close' }),
      ...asal,
    })
    .end(JSON.stringify(masalah))
  if (permintaan.complete) return
  permintaan.resume()
  setTimeout(() => permintaan.destroy(), BUANG_MS).unref()
}

const caraAsing = (cara: readonly string[]) =>
  galatKode('MASUKAN_TIDAK_SAH', {
    tempat: 'method',
    petunjuk: `Pakai ${cara.join(', ')} / Use ${cara.join(', ')}`,
    http: { status: 405 },
  })
