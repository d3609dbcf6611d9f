import type { IncomingMessage, ServerResponse } from 'node:http'
import { writeGlobalId } from '@harapan/pothos-sql'
import { alasanTolak, type Pelaku } from '../akses/pelaku.ts'
import type { BasisData } from '../db/basis-data.ts'
import type { BahanEkspor } from '../ekspor/bahan-ekspor.ts'
import type { KepalaHttp } from '../ekspor/kepala-berkas.ts'
import { masalahDari, ulangiDetik } from '../ekspor/masalah.ts'
import { galatKode } from '../galat.ts'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import { idUntuk } from '../simpul/id-global.ts'
import { kirimTolakan } from './kirim-tolakan.ts'
import { type BatasUnggahan, terlaluBesar, unggah } from './unggah.ts'

type Bahan = Pick<BahanEkspor, 'kenali' | 'samarkan' | 'kepala'> & {
  basisData: BasisData
  kunci: KunciIdentitas
  batas: BatasUnggahan
  kepalaAsal(permintaan: IncomingMessage): KepalaHttp
}

/** How long what a refused client still sends is read and thrown away, so that it hears why. */
const BUANG_MS = 5_000
const WEWENANG = 'impor:tulis'

/** The door of files to import: `PUT /unggahan?nama=...`, and `GET /impor/{id}/tolakan.csv` back. */
export function buatPintuImpor(bahan: Bahan) {
  return async function tangani(permintaan: IncomingMessage, jawaban: ServerResponse) {
    const asal = bahan.kepalaAsal(permintaan)
    const { pathname, searchParams } = new URL(permintaan.url ?? '', 'http://lokal')
    const [, kamar, id = '', anak, ...lebih] = pathname.split('/')
    const unggahan = kamar === 'unggahan' && id === '' && anak === undefined
    const tolakan = kamar === 'impor' && anak === 'tolakan.csv' && lebih.length === 0
    const cara = unggahan ? 'PUT' : 'GET'
    try {
      if (!unggahan && !tolakan) throw galatKode('TIDAK_DITEMUKAN', { tempat: 'url' })
      if (permintaan.method === 'OPTIONS') return void jawaban.writeHead(204, asal).end()
      if (permintaan.method !== cara) throw caraAsing(cara)
      const pelaku = pastikanBoleh(await bahan.kenali(permintaan), unggahan ? 'unggahan' : 'impor')
      const kepala = (jenis: string): KepalaHttp => ({
        ...bahan.kepala({}),
        'content-type': jenis,
        ...asal,
      })
      if (tolakan) return await kirimTolakan(bahan, pelaku, idUntuk('Impor', id), jawaban, kepala)
      const hasil = await terima(bahan, pelaku, searchParams.get('nama') ?? '', permintaan)
      jawaban.writeHead(201, kepala('application/json; charset=utf-8')).end(JSON.stringify(hasil))
    } catch (galat) {
      tolak(bahan, permintaan, jawaban, { galat, asal, cara })
    }
  }
}

async function terima(
  { basisData: { kolam }, kunci, batas }: Bahan,
  pelaku: Pelaku,
  nama: string,
  permintaan: IncomingMessage,
): Promise<{ id: string; sidik: string; bita: number }> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a name may not hold
  if (nama.trim() === '' || nama.length > 200 || /[\u0000-\u001f]|\p{Surrogate}/u.test(nama)) {
    throw galatKode('MASUKAN_TIDAK_SAH', {
      tempat: 'nama',
      petunjuk: 'Sebut nama berkasnya: /unggahan?nama=daftar.csv / Name the file',
    })
  }
  if (Number(permintaan.headers['content-length'] ?? 0) > batas.bita) throw terlaluBesar(batas.bita)
  const { id, ...lain } = await unggah({ kolam, kunci, pelaku, nama, isi: permintaan, batas })
  return { id: writeGlobalId('Unggahan', id), ...lain }
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
  { galat, asal, cara }: { galat: unknown; asal: KepalaHttp; cara: string },
): void {
  // Nobody is there any more, or half a file has left already: its end must not look like one.
  if (jawaban.headersSent || jawaban.destroyed || permintaan.destroyed)
    return void jawaban.destroy()
  const samar = samarkan(galat)
  const masalah = masalahDari(samar)
  const detik = ulangiDetik(samar)
  jawaban
    .writeHead(masalah.status, {
      ...kepala({}),
      'content-type': 'application/problem+json; charset=utf-8',
      ...(detik && { 'retry-after': String(detik) }),
      ...(masalah.status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(masalah.status === 405 && { allow: `${cara}, OPTIONS` }),
      ...(!permintaan.complete && { connection: 'close' }),
      ...asal,
    })
    .end(JSON.stringify(masalah))
  if (permintaan.complete) return
  permintaan.resume()
  setTimeout(() => permintaan.destroy(), BUANG_MS).unref()
}

const caraAsing = (cara: string) =>
  galatKode('MASUKAN_TIDAK_SAH', {
    tempat: 'method',
    petunjuk: `Pakai ${cara} / Use ${cara}`,
    http: { status: 405 },
  })
