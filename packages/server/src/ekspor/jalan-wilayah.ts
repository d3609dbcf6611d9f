import { tingkat } from '@harapan/kode'
import { galatKode } from '../galat.ts'
import { buatPembacaBaris, tulisPilihan } from './baris.rules.ts'
import type { Halaman, Perjalanan } from './perjalanan.ts'

/** One page to be read: its key in the order of the walk, and the document that reads it. */
type Langkah = { kunci: string; dokumen: string; variabel: Record<string, unknown> }

type Wilayah = Readonly<Record<string, unknown>> & { kode: string }
type Rekap = { perTanggal: string | null; jumlahKpm: number | null; disamarkan: string[] }

/** What a withheld number is written as: an empty cell would say that nothing is known. */
export const DISAMARKAN = 'disamarkan'

/**
 * Areas: provinces and regencies first, then the districts and villages of one regency after the
 * other; or only those of one area. A published roll-up goes the same way.
 */
export async function* jalanWilayah(perjalanan: Perjalanan): AsyncGenerator<Halaman> {
  const { permintaan, kursor, versi } = perjalanan
  const { nama, wilayah, tahun, program } = permintaan
  const meterai = kursor(JSON.stringify(['ekspor', nama, versi, wilayah, tahun, program]))
  const langkah = await rencana(perjalanan)
  let ke = 0
  if (permintaan.lanjut !== undefined) {
    const selesai = meterai.open(permintaan.lanjut)
    ke = langkah.findIndex(({ kunci }) => kunci === selesai) + 1
    if (ke === 0) throw galatKode('KURSOR_TIDAK_SAH', { tempat: 'lanjut' })
  }
  for (; ke < langkah.length; ke++) {
    const ini = langkah[ke] as Langkah
    const adaLagi = ke + 1 < langkah.length
    yield {
      baris: await bacaLangkah(perjalanan, ini),
      lanjut: adaLagi ? meterai.seal(ini.kunci) : null,
    }
  }
}

async function bacaLangkah(perjalanan: Perjalanan, { dokumen, variabel }: Langkah) {
  const { tanya, terpilih, permintaan } = perjalanan
  const data = await tanya(dokumen, { ...variabel, ...tanyaRekap(perjalanan) })
  const bacaBaris = buatPembacaBaris(
    terpilih.kolom.map(([, jalan]) => jalan),
    [],
  )
  return [...ratakan(data)]
    .filter((satu) => permintaan.jalan === 'wilayah' || satu['rekap'] !== null)
    .flatMap((satu) => bacaBaris(denganSamaran(satu)))
}

/** Every object with a code, those above before those below. */
function* ratakan(isi: unknown): Generator<Wilayah> {
  if (Array.isArray(isi)) {
    for (const satu of isi) yield* ratakan(satu)
    return
  }
  if (typeof isi !== 'object' || isi === null) return
  const objek = isi as Record<string, unknown>
  const { nasional } = objek as { nasional?: { rekap: unknown } }
  if (nasional) yield { ...NASIONAL, rekap: nasional.rekap }
  if (typeof objek['kode'] === 'string') yield objek as Wilayah
  for (const bawah of BAWAH) yield* ratakan(objek[bawah])
}

const BAWAH = ['daftarProvinsi', 'provinsi', 'kabupaten', 'kecamatan', 'desa']

/** The nation has no code; its row is known by that. */
const NASIONAL = {
  ...{ kode: '', nama: 'Indonesia', namaLengkap: 'Indonesia', tingkat: 'NASIONAL' },
  ...{ edisi: null, induk: null },
}

function denganSamaran(satu: Wilayah): Wilayah {
  const rekap = satu['rekap'] as Rekap | undefined
  if (!rekap?.disamarkan.includes('JUMLAH_KPM')) return satu
  return { ...satu, rekap: { ...rekap, jumlahKpm: DISAMARKAN } }
}

/** Which pages there are, from the list of regencies; of a roll-up only where data is loaded. */
async function rencana(perjalanan: Perjalanan): Promise<Langkah[]> {
  const { wilayah } = perjalanan.permintaan
  const dokumen = dokumenWilayah(perjalanan)
  if (wilayah === undefined)
    return [{ kunci: 'nasional', dokumen: dokumen.nasional, variabel: {} }, ...(await kabupaten())]
  const variabel = { kode: wilayah }
  const atas = (dokumen: string): Langkah => ({ kunci: wilayah, dokumen, variabel })
  switch (tingkat(wilayah)) {
    case 'PROVINSI':
      return [atas(dokumen.provinsi), ...(await kabupaten())]
    case 'KABUPATEN':
      return [atas(dokumen.kabupaten)]
    case 'KECAMATAN':
      return [atas(dokumen.kecamatan)]
    default:
      return [atas(dokumen.desa)]
  }

  async function kabupaten(): Promise<Langkah[]> {
    const daftar = await perjalanan.tanya(dokumen.daftar, tanyaRekap(perjalanan))
    return [...ratakan(daftar)]
      .filter(({ kode, rekap }) => tingkat(kode as never) === 'KABUPATEN' && rekap !== null)
      .filter(({ kode }) => wilayah === undefined || kode.startsWith(`${wilayah}.`))
      .map(({ kode }) => ({ kunci: kode, dokumen: dokumen.bawah, variabel: { kode } }))
  }
}

const tanyaRekap = ({ permintaan: { jalan, tahun, program } }: Perjalanan) =>
  jalan === 'rekap' ? { tahun, program } : {}

function dokumenWilayah({ permintaan: { jalan }, terpilih }: Perjalanan) {
  const rekap = jalan === 'rekap'
  const argumen = rekap ? '$program: Program!, $tahun: Int!' : ''
  const tanya = rekap ? 'rekap(program: $program, tahun: $tahun)' : ''
  const bagian = terpilih.kolom.map(([, satu]) => satu)
  const [isiRekap, biasa] = [
    bagian.filter((satu) => satu.startsWith('rekap.')).map((satu) => satu.slice(6)),
    bagian.filter((satu) => !satu.startsWith('rekap.')),
  ]
  const isi = tulisPilihan([...new Set([...isiRekap, 'disamarkan'])])
  const kolom = `${tulisPilihan([...new Set(['kode', ...biasa])])}${rekap ? ` ${tanya} { ${isi} }` : ''}`
  const daftar = rekap ? `kode ${tanya} { perTanggal }` : 'kode'
  const satu = (nama: string, dalam: string) =>
    `query EksporWilayah(${['$kode: KodeWilayah!', argumen].filter(Boolean).join(', ')}) { ${nama}(kode: $kode) { ${dalam} } }`
  const tanpaKode = (dalam: string) =>
    `query EksporWilayah${argumen && `(${argumen})`} { ${dalam} }`
  const desa = `kecamatan { ${kolom} desa { ${kolom} } }`
  return {
    daftar: tanpaKode(`daftarProvinsi { kabupaten { ${daftar} } }`),
    nasional: tanpaKode(
      `${rekap ? `nasional { ${tanya} { ${isi} } } ` : ''}daftarProvinsi { ${kolom} kabupaten { ${kolom} } }`,
    ),
    provinsi: satu('provinsi', `${kolom} kabupaten { ${kolom} }`),
    /** Of a regency that was listed before: only what is under it. */
    bawah: satu('kabupaten', desa),
    kabupaten: satu('kabupaten', `${kolom} ${desa}`),
    kecamatan: satu('kecamatan', `${kolom} desa { ${kolom} }`),
    desa: satu('desa', kolom),
  }
}
