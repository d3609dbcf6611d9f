import { HarapanError, isHarapanError } from '../errors.ts'
import { penolakan } from '../masalah.ts'
import type { OpsiKlien } from '../opsi.ts'
import { buatPutaran, type Putaran } from '../putaran.ts'
import type { PembacaBerkas } from './sumber-berkas.ts'

/** Letak sebuah unggahan di server / How far an upload is. */
interface Keadaan {
  readonly id: string
  readonly bita: number
  readonly sidik: string | null
}

const KB = 1_024
const TERKECIL = 64 * KB
const TERBESAR = 8_192 * KB
/** Potong yang sampai lebih cepat dari ini digandakan / A piece that arrives sooner is doubled. */
const CEPAT_MS = 3_000

/**
 * Mengunggah sepotong demi sepotong; yang putus ditanyakan letaknya, lalu diteruskan dari sana. Yang dibatalkan dibuang
 * dari server. / Uploads piece by piece; after a break it asks where it stands and goes on from there.
 */
export async function unggah(
  opsi: OpsiKlien,
  berkas: PembacaBerkas,
  nama: string,
  signal: AbortSignal | undefined,
  lapor: (bita: number) => void,
): Promise<string> {
  const putaran = buatPutaran(opsi, signal, true)
  const mulai = alamat(opsi, '', { nama })
  const { id } = await ulangi(putaran, () => jawaban(putaran, mulai, { method: 'POST' }))
  try {
    await kirimSemua(opsi, putaran, id, berkas, lapor)
    return id
  } catch (galat) {
    // Yang tidak akan diteruskan tidak perlu menunggu sejam di sana.
    const buang = buatPutaran({ ...opsi, ulang: 0 })
    buang.minta(alamat(opsi, id), { method: 'DELETE' }, 5_000).catch(() => undefined)
    throw galat
  }
}

async function kirimSemua(
  opsi: OpsiKlien,
  putaran: Putaran,
  id: string,
  berkas: PembacaBerkas,
  lapor: (bita: number) => void,
): Promise<void> {
  const { batasWaktuMs = 30_000 } = opsi
  let [dari, ukuran] = [0, 1_024 * KB]
  for (;;) {
    const { isi, akhir } = await berkas.ambil(dari, ukuran)
    const panjang = isi instanceof Blob ? isi.size : isi.byteLength
    const bagian = { dari: String(dari), ...(akhir && { akhir: 'ya' }) }
    // Sesudah potong terakhir server membaca semuanya sekali lagi untuk sidiknya.
    const batasMs = batasWaktuMs + (akhir ? dari / 20_000 : 0)
    const mulai = performance.now()
    let kini: Keadaan
    try {
      const put = { method: 'PUT', body: isi as BodyInit }
      kini = await jawaban(putaran, alamat(opsi, id, bagian), put, batasMs)
      if (performance.now() - mulai < CEPAT_MS) ukuran = Math.min(ukuran * 2, TERBESAR)
    } catch (sebab) {
      if (!letakLain(sebab)) await putaran.gagal(sebab)
      ukuran = Math.max(ukuran / 2, TERKECIL)
      kini = await ulangi(putaran, () => jawaban(putaran, alamat(opsi, id)))
    }
    if (kini.bita < dari || kini.bita > dari + panjang)
      throw new HarapanError({ kode: 'JAWABAN_TIDAK_SAH', pesan: `unggahan ${kini.bita}` })
    if (kini.bita > dari) putaran.maju()
    dari = kini.bita
    lapor(dari)
    if (kini.sidik !== null) return
  }
}

async function ulangi<T>(putaran: Putaran, kerja: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await kerja()
    } catch (sebab) {
      await putaran.gagal(sebab)
    }
}

async function jawaban(
  putaran: Putaran,
  kemana: URL,
  isi?: RequestInit,
  batasMs?: number,
): Promise<Keadaan> {
  const balasan = await putaran.minta(kemana, isi, batasMs)
  if (!balasan.ok) throw await penolakan(balasan)
  return putaran.tunggu(async () => (await balasan.json()) as Keadaan)
}

/** Permintaan yang putus itu ternyata sudah maju di server / The request that broke off had moved on after all. */
const letakLain = (sebab: unknown): boolean =>
  isHarapanError(sebab) && sebab.kode === 'MASUKAN_TIDAK_SAH' && sebab.tempat === 'dari'

function alamat({ url }: OpsiKlien, id: string, cari: Record<string, string> = {}): URL {
  const hasil = new URL(id ? `unggahan/${id}` : 'unggahan', url)
  for (const [satu, nilai] of Object.entries(cari)) hasil.searchParams.set(satu, nilai)
  return hasil
}
