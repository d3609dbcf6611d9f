import { type GraphQLSchema, isCompositeType } from 'graphql'
import type { KunciJawaban } from './kunci-jawaban.ts'
import type { OpsiOperasi } from './opsi.ts'
import type { RencanaOperasi } from './rencana.ts'
import { type FragmenTertulis, type Letak, type Penulis, tulisPilihan } from './tulis-pilihan.ts'
import { buatVariabel } from './variabel.ts'

export type Operasi = { dokumen: string; variabel: Record<string, unknown> }

/** A fragment is written once, wherever it is spread, so it has a small budget of its own. */
const PILIHAN_FRAGMEN = 12
const SEL_FRAGMEN = 150
const LEBAR_FRAGMEN = 18

/** The plan as text and variables; nothing in it depends on anything but the plan. */
export function tulisOperasi(
  schema: GraphQLSchema,
  opsi: OpsiOperasi,
  kunci: KunciJawaban,
  rencana: RencanaOperasi,
): Operasi {
  const akar = schema.getQueryType()
  if (!akar) throw new TypeError('no query type')
  const variabel = buatVariabel()
  const penulis: Penulis = { schema, opsi, kunci, variabel }

  // From the last to the first, because a fragment spreads only later ones.
  const fragmen: FragmenTertulis[] = []
  for (const [ke, { tipe: nama, isi }] of [...rencana.fragmen.entries()].reverse()) {
    const tipe = schema.getType(nama)
    if (!isCompositeType(tipe)) continue
    const anggaran = anggaranBaru(PILIHAN_FRAGMEN, SEL_FRAGMEN, LEBAR_FRAGMEN)
    const pakai = pakaiBaru()
    // Written as if below a list, since it may be spread there.
    const letak = { tipe, lebar: 1, diDaftar: true, anggaran, pakai, fragmen: [...fragmen] }
    const teks = tulisPilihan(penulis, isi, letak)
    fragmen.unshift({
      nama: `F${ke}`,
      tipe,
      teks,
      pakai,
      pilihan: 1 + PILIHAN_FRAGMEN - anggaran.pilihan,
      sel: SEL_FRAGMEN - anggaran.sel,
      lebar: anggaran.lebar,
    })
  }

  const pakai = pakaiBaru()
  const anggaran = anggaranBaru(opsi.pilihanTerbanyak, opsi.selTerbanyak, opsi.lebarTerbesar)
  const letak = { tipe: akar, lebar: 1, diDaftar: false, anggaran, pakai, fragmen }
  const isi = tulisPilihan(penulis, rencana.isi, letak)
  const terpakai = terjangkau(pakai)
  const { definisi, nilai } = variabel.pilih(terpakai.variabel)
  const nama = rencana.nama === undefined ? '' : ` ${rencana.nama}`
  const kepala = definisi.length > 0 ? `(${definisi.join(', ')})` : ''
  return {
    dokumen: [
      nama || kepala ? `query${nama}${kepala} ${isi}` : isi,
      ...[...terpakai.fragmen].map(
        (satu) => `fragment ${satu.nama} on ${satu.tipe.name} ${satu.teks}`,
      ),
    ].join('\n'),
    variabel: nilai,
  }
}

const pakaiBaru = (): Letak['pakai'] => ({ variabel: new Set(), fragmen: new Set() })

const anggaranBaru = (pilihan: number, sel: number, lebarTerbesar: number) => ({
  ...{ pilihan, sel, lebarTerbesar },
  lebar: 1,
})

/** Everything used, also through fragments in fragments. */
function terjangkau(pakai: Letak['pakai']): Letak['pakai'] {
  const fragmen = new Set(pakai.fragmen)
  const variabel = new Set(pakai.variabel)
  for (const satu of fragmen) {
    for (const lain of satu.pakai.fragmen) fragmen.add(lain)
    for (const nama of satu.pakai.variabel) variabel.add(nama)
  }
  return { fragmen, variabel }
}
