import type { Jawaban, Uji } from '@harapan/testing'
import type { Oleh } from './pindah.ts'

export type Entri = {
  id: string
  jenis: 'KPM' | 'KELUARGA' | 'INDIVIDU' | 'PADAN'
  operasi: 'SIMPAN' | 'HAPUS'
  sasaran: string
  waktu: string
  [isi: string]: unknown
}
export type HalamanUmpan = {
  perubahan: Entri[]
  lanjut: string
  adaLagi: boolean
  tahap: 'POTRET' | 'DELTA'
}

const ISI = `kpm { nomorPeserta status versi desa { kode } } keluarga { alamat desa { kode } } individu { nama desa { kode } }`

const dokumenUmpan = (isi = ISI) =>
  `query Umpan ($sejak: TokenPerubahan, $jenis: [JenisPerubahan!], $first: Int) {
    perubahan(sejak: $sejak, jenis: $jenis, first: $first) {
      lanjut adaLagi tahap perubahan { id jenis operasi sasaran waktu ${isi} } } }`

type Tanya = { sejak?: string | undefined; jenis?: string[]; first?: number }

export const tanyaUmpan = (uji: Uji, oleh: Oleh, variabel: Tanya, isi?: string): Promise<Jawaban> =>
  uji.tanya(dokumenUmpan(isi), { ...(oleh && { oleh }), variabel })

/** One page; an error of the answer fails the test. */
export async function halamanUmpan(...tanya: Parameters<typeof tanyaUmpan>): Promise<HalamanUmpan> {
  const { data, errors } = await tanyaUmpan(...tanya)
  if (errors) throw new Error(JSON.stringify(errors))
  return data.perubahan
}

/**
 * A copy kept by somebody who only loops: each page is taken up together with its token, and a new
 * reader made of the two goes on where the old one was killed.
 */
export class Salinan {
  readonly isi = new Map<string, Entri>()
  sejak: string | undefined
  readonly #uji: Uji
  readonly #oleh: Oleh
  readonly #tanya: Omit<Tanya, 'sejak'> & { isi?: string }

  constructor(uji: Uji, oleh: Oleh, tanya: Omit<Tanya, 'sejak'> & { isi?: string } = {}) {
    this.#uji = uji
    this.#oleh = oleh
    this.#tanya = tanya
  }

  async sehalaman(): Promise<HalamanUmpan> {
    const { isi, ...tanya } = this.#tanya
    const halaman = await halamanUmpan(this.#uji, this.#oleh, { ...tanya, sejak: this.sejak }, isi)
    for (const entri of halaman.perubahan) {
      if (entri.operasi === 'HAPUS') this.isi.delete(entri.sasaran)
      else this.isi.set(entri.sasaran, entri)
    }
    this.sejak = halaman.lanjut
    return halaman
  }

  /** What is on disk now: the copy and its token, which are stored together. */
  potret(): { isi: ReadonlyMap<string, Entri>; sejak: string | undefined } {
    return { isi: new Map(this.isi), sejak: this.sejak }
  }

  /** As after a power cut: only what was stored is there. */
  pulih({ isi, sejak }: ReturnType<Salinan['potret']>): void {
    this.isi.clear()
    for (const [id, entri] of isi) this.isi.set(id, entri)
    this.sejak = sejak
  }

  /** Until nothing more is there now; all entries it saw on the way. */
  async habiskan(): Promise<Entri[]> {
    const terlihat: Entri[] = []
    for (let i = 0; i < 10_000; i++) {
      const { perubahan, adaLagi } = await this.sehalaman()
      terlihat.push(...perubahan)
      if (!adaLagi) return terlihat
    }
    throw new Error('the feed does not end')
  }

  /**
   * Until the feed has brought what a check asks for: a transaction of somebody else on the same
   * cluster holds the horizon back for as long as it writes, also in another database.
   */
  async sampai(terpenuhi: (terlihat: Entri[]) => boolean, batasMs = 150_000): Promise<Entri[]> {
    const terlihat: Entri[] = []
    const akhir = performance.now() + batasMs
    for (;;) {
      terlihat.push(...(await this.habiskan()))
      if (terpenuhi(terlihat)) return terlihat
      if (performance.now() > akhir) return terlihat
      await new Promise((lanjut) => setTimeout(lanjut, 50))
    }
  }
}

/** `KPM SIMPAN 16.02…`: what an entry says, for comparison. */
export const ringkasUmpan = (entri: readonly Entri[]) =>
  entri.map(({ jenis, operasi }) => `${jenis} ${operasi}`).sort()
