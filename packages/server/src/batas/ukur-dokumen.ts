import { fragmentsOf } from '@harapan/pothos-sql'
import { type DocumentNode, type GraphQLError, Kind, type SelectionSetNode } from 'graphql'
import type { Batas } from './batas.rules.ts'
import { galatBatas } from './galat-batas.ts'

/** What a selection amounts to once its fragments are written out. */
type Ukuran = { kedalaman: number; alias: number; arahan: number }

const KOSONG: Ukuran = { kedalaman: 0, alias: 0, arahan: 0 }

/**
 * The first limit that a document breaks, whatever its schema. Runs before validation, whose rules
 * compare fields pair by pair. A fragment is measured once however often it is spread, so the time
 * grows with the text, not with what it would be written out.
 */
export function periksaDokumen(document: DocumentNode, batas: Batas): GraphQLError | undefined {
  const ukur = pengukur(document)
  const operasi = document.definitions.flatMap((satu) =>
    satu.kind === Kind.OPERATION_DEFINITION ? [satu] : [],
  )
  if (operasi.length > batas.operasi) return galatBatas(batas, 'operasi', operasi.length)
  for (const { selectionSet, directives } of operasi) {
    const isi = ukur(selectionSet)
    const jumlah = { ...isi, arahan: isi.arahan + (directives?.length ?? 0) }
    for (const apa of ['kedalaman', 'alias', 'arahan'] as const)
      if (jumlah[apa] > batas[apa]) return galatBatas(batas, apa, jumlah[apa])
  }
  return undefined
}

function pengukur(document: DocumentNode) {
  const fragmen = fragmentsOf(document)
  const terukur = new Map<string, Ukuran>()
  return ukur

  function ukur(pilihan: SelectionSetNode | undefined): Ukuran {
    const jumlah = { ...KOSONG }
    for (const simpul of pilihan?.selections ?? []) {
      const lapis = simpul.kind === Kind.FIELD ? 1 : 0
      const dalam =
        simpul.kind === Kind.FRAGMENT_SPREAD
          ? ukurFragmen(simpul.name.value)
          : ukur(simpul.selectionSet)
      jumlah.kedalaman = Math.max(jumlah.kedalaman, dalam.kedalaman + lapis)
      jumlah.arahan += dalam.arahan + (simpul.directives?.length ?? 0)
      const beralias =
        simpul.kind === Kind.FIELD && (simpul.alias || simpul.name.value === '__typename')
      jumlah.alias += dalam.alias + (beralias ? 1 : 0)
    }
    return jumlah
  }

  function ukurFragmen(nama: string): Ukuran {
    const lama = terukur.get(nama)
    if (lama) return lama
    // A fragment that spreads itself is an error of validation; here it only must end.
    terukur.set(nama, KOSONG)
    const milik = fragmen.get(nama)
    const isi = ukur(milik?.selectionSet)
    const baru = { ...isi, arahan: isi.arahan + (milik?.directives?.length ?? 0) }
    terukur.set(nama, baru)
    return baru
  }
}
