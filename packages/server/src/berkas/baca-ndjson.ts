import type { BarisBerkas, IsiBerkas } from './baris-berkas.ts'
import type { BatasBerkas } from './batas-berkas.ts'
import { GalatBerkas } from './galat-berkas.ts'
import { bacaJudul } from './judul.ts'
import { objekDatar } from './objek-datar.ts'
import { teksBerkas } from './teks-berkas.ts'

/** One flat object a line. The first one names the columns; a key it lacks becomes a flawed cell behind the last. */
export async function bacaNdjson(
  blok: AsyncIterable<Buffer>,
  batas: BatasBerkas,
): Promise<IsiBerkas> {
  const { sandi, potongan } = teksBerkas(blok)
  const semua = barisObjek(potongan, batas)
  const awal = await semua.next()
  const pertama = awal.done ? undefined : awal.value[0]
  if (awal.done || pertama === undefined) throw new GalatBerkas('BERKAS_KOSONG')
  const kolom = bacaJudul([...pertama.isi.keys()], pertama.nomor, batas.kolom)
  if (kolom.length === 0) throw new GalatBerkas('NDJSON_RUSAK', { baris: pertama.nomor })
  const letak = new Map(kolom.map((nama, ke) => [nama, ke]))

  async function* baris(): AsyncGenerator<readonly BarisBerkas[], void> {
    let kelompok: IteratorResult<Objek[], void> = awal
    while (!kelompok.done) {
      for (let ke = 0; ke < kelompok.value.length; ke += batas.barisSekelompok) {
        const bagian = kelompok.value.slice(ke, ke + batas.barisSekelompok)
        yield bagian.map((objek) => susunBaris(objek, letak))
      }
      kelompok = await semua.next()
    }
  }

  return { format: 'ndjson', kolom, sandi, baris: baris() }
}

type Objek = { nomor: number; isi: Map<string, string> }

function susunBaris({ nomor, isi }: Objek, letak: ReadonlyMap<string, number>): BarisBerkas {
  const sel = new Array<string>(letak.size).fill('')
  const cacat = []
  for (const [kunci, nilai] of isi) {
    const ke = letak.get(kunci)
    if (ke !== undefined) {
      sel[ke] = nilai
      continue
    }
    sel.push(nilai)
    cacat.push({ kolom: sel.length, kode: 'NDJSON_KUNCI_ASING' as const })
  }
  return cacat.length > 0 ? { nomor, sel, cacat } : { nomor, sel }
}

async function* barisObjek(
  potongan: ReturnType<typeof teksBerkas>['potongan'],
  batas: BatasBerkas,
): AsyncGenerator<Objek[], void> {
  let sisa = ''
  let nomor = 0
  for await (const { teks, akhir, rusak } of potongan) {
    const garis = (sisa + teks).split('\n')
    sisa = akhir ? '' : (garis.pop() ?? '')
    const kelompok: Objek[] = []
    let galat: GalatBerkas | undefined
    for (const satu of garis) {
      nomor++
      if (satu.trim() === '') continue
      const isi =
        satu.length > batas.karakterBaris ? 'BARIS_TERLALU_PANJANG' : objekDatar(satu, batas)
      if (typeof isi === 'string') {
        galat = new GalatBerkas(isi, { baris: nomor })
        break
      }
      kelompok.push({ nomor, isi })
    }
    if (sisa.length > batas.karakterBaris) {
      galat ??= new GalatBerkas('BARIS_TERLALU_PANJANG', { baris: nomor + 1 })
    }
    if (kelompok.length > 0) yield kelompok
    if (galat) throw galat
    if (rusak) throw new GalatBerkas(rusak, { baris: nomor + 1 })
  }
}
