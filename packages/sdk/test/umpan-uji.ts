import { createClient, type Klien } from '../src/client.ts'
import type { Penyimpan } from '../src/penyimpan.ts'
import { type OpsiSinkron, type RingkasanSinkron, sinkron } from '../src/sinkron.ts'
import { berhasil, menolak, type Permintaan, type ServerUji, serverUji } from './server-uji.ts'

interface Objek {
  readonly jenis: 'KPM' | 'KELUARGA' | 'INDIVIDU'
  readonly isi: { readonly id: string }
}

/** Umpan kecil di belakang HTTP sungguhan, menurut janji skema / A small feed that keeps the schema's promises. */
export class UmpanUji {
  readonly objek = new Map<string, Objek>()
  readonly catatan: string[] = []
  /** Token yang berdiri sebelum ini terlalu tua / Tokens standing before this are too old. */
  terbuang = 0
  lingkup = 'a'
  /** Dipanggil sebelum tiap jawaban, untuk menulis di sela-sela / To write between two pages. */
  sela: (urut: number) => void = () => undefined
  /** Jawaban lain, bila ada, sebagai gantinya / Another answer instead, if any. */
  nakal: (urut: number) => ReturnType<typeof menolak> | undefined = () => undefined

  simpan(id: string, versi = 1, jenis: Objek['jenis'] = 'KPM'): void {
    const nik = '9901************'
    const isi = jenis === 'INDIVIDU' ? { id, nik } : { id, versi }
    this.objek.set(id, { jenis, isi })
    this.catatan.push(id)
  }

  hapus(id: string): void {
    this.objek.delete(id)
    this.catatan.push(id)
  }

  /** Keadaan yang harus dimiliki salinan / What a copy must hold. */
  isi(): string[] {
    return [...this.objek.values()].map((satu) => JSON.stringify(satu.isi)).sort()
  }

  server(): Promise<ServerUji> {
    return serverUji((permintaan, urut) => {
      this.sela(urut)
      return this.nakal(urut) ?? this.#jawab(permintaan)
    })
  }

  #jawab({ variables }: Permintaan) {
    const { sejak, first = 100 } = variables as { sejak?: string; first?: number }
    const [tahap = 'P', lingkup = this.lingkup, dari = '', sesudah = ''] = sejak?.split('|') ?? []
    if (lingkup !== this.lingkup) return menolak('TOKEN_LINGKUP_BERUBAH')
    const letak = dari === '' ? this.catatan.length : Number(dari)
    if (letak < this.terbuang) return menolak('TOKEN_KEDALUWARSA')
    return berhasil({
      perubahan: tahap === 'P' ? this.#potret(letak, sesudah, first) : this.#delta(letak, first),
    })
  }

  #potret(letak: number, sesudah: string, first: number) {
    const sisa = [...this.objek.keys()].sort().filter((id) => id > sesudah)
    const kini = sisa.slice(0, first)
    const lanjut =
      sisa.length > first
        ? `P|${this.lingkup}|${letak}|${kini.at(-1)}`
        : `D|${this.lingkup}|${letak}`
    const perubahan = kini.map((id) => this.#entri(`P${letak}${id}`, id))
    return { tahap: 'POTRET', adaLagi: true, lanjut, perubahan }
  }

  #delta(letak: number, first: number) {
    const akhir = Math.min(letak + first, this.catatan.length)
    const perubahan = this.catatan
      .slice(letak, akhir)
      .map((id, i) => this.#entri(`D${letak + i}`, id))
    const lanjut = `D|${this.lingkup}|${akhir}`
    return { tahap: 'DELTA', adaLagi: akhir < this.catatan.length, lanjut, perubahan }
  }

  #entri(id: string, sasaran: string) {
    const objek = this.objek.get(sasaran)
    const jenis = objek?.jenis ?? 'KPM'
    return {
      ...{ id, jenis, operasi: objek ? 'SIMPAN' : 'HAPUS', sasaran },
      waktu: '2026-11-22T05:00:00.000Z',
      kpm: jenis === 'KPM' && objek ? objek.isi : null,
      keluarga: jenis === 'KELUARGA' && objek ? objek.isi : null,
      individu: jenis === 'INDIVIDU' && objek ? objek.isi : null,
    }
  }
}

/** Umpan berisi `banyak` objek dari ketiga jenis / A feed with objects of all kinds. */
export function umpanBerisi(banyak: number): UmpanUji {
  const umpan = new UmpanUji()
  const jenis = ['KELUARGA', 'INDIVIDU', 'KPM'] as const
  for (let i = 0; i < banyak; i++) umpan.simpan(`o${i}`, 1, jenis[i % 3])
  return umpan
}

/** Tanpa ulangan: uji menghitung permintaan / No retries: the tests count requests. */
export const klien = (url: string): Klien => createClient({ url, ulang: 0 })

/** Satu sinkron atas servernya sendiri / One run against a server of its own. */
export async function sekali(
  umpan: UmpanUji,
  penyimpan: () => Penyimpan,
  opsi?: OpsiSinkron,
): Promise<RingkasanSinkron> {
  await using server = await umpan.server()
  // Ditunggu di sini: servernya ditutup begitu fungsi ini selesai.
  return await sinkron(klien(server.url), penyimpan(), { first: 2, ...opsi })
}
