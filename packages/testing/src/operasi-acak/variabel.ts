import type { NilaiRencana } from './rencana.ts'

type RencanaVariabel = Extract<NilaiRencana, { cara: 'variabel' }>

/** The variables of one document; what is declared alike and carries the same is one variable. */
export function buatVariabel() {
  const menurutIsi = new Map<string, string>()
  const menurutNama = new Map<string, { definisi: string; nilai: unknown }>()

  return {
    /** The name of the variable for this place; it counts only when `pilih` names it. */
    nama({ wajib, nilai, nama }: RencanaVariabel, tipe: string, bawaan?: string): string {
      const definisi = `${tipe}${wajib ? '!' : ''}${bawaan === undefined ? '' : ` = ${bawaan}`}`
      const isi = `${definisi}\n${nilai === undefined ? '' : JSON.stringify(nilai)}`
      const ada = menurutIsi.get(isi)
      if (ada) return ada
      // What is left out must not be found under the name of something every object has.
      const khas = nama && nilai !== undefined && !menurutNama.has(nama)
      const baru = khas ? nama : `v${menurutNama.size}`
      menurutIsi.set(isi, baru)
      menurutNama.set(baru, { definisi, nilai })
      return baru
    },
    pilih(dipakai: ReadonlySet<string>) {
      const milik = [...menurutNama].filter(([nama]) => dipakai.has(nama))
      return {
        definisi: milik.map(([nama, { definisi }]) => `$${nama}: ${definisi}`),
        nilai: Object.fromEntries(
          milik.flatMap(([nama, { nilai }]) => (nilai === undefined ? [] : [[nama, nilai]])),
        ),
      }
    },
  }
}

export type PencatatVariabel = ReturnType<typeof buatVariabel>
