import {
  doTypesOverlap,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
} from 'graphql'
import { type Anggaran, batasiHalaman, lebarField } from './anggaran.ts'
import type { KunciJawaban } from './kunci-jawaban.ts'
import type { OpsiOperasi } from './opsi.ts'
import type { Arahan, ArgumenRencana, FieldRencana, Pilihan } from './rencana.ts'
import { fieldMilik } from './tipe-terjangkau.ts'
import { tulisNilai } from './tulis-nilai.ts'
import type { PencatatVariabel } from './variabel.ts'

/** Where a selection stands: its type, rows above it, what may still be written, and what is used. */
export type Letak = {
  tipe: GraphQLCompositeType
  lebar: number
  diDaftar: boolean
  anggaran: Anggaran
  pakai: { variabel: Set<string>; fragmen: Set<FragmenTertulis> }
  /** The fragments that may be spread here. */
  fragmen: readonly FragmenTertulis[]
}

export type FragmenTertulis = {
  nama: string
  tipe: GraphQLCompositeType
  teks: string
  pakai: Letak['pakai']
  /** Selections, values of one row, and rows the lists in it multiply to. */
  pilihan: number
  sel: number
  lebar: number
}

export type Penulis = {
  schema: GraphQLSchema
  opsi: OpsiOperasi
  kunci: KunciJawaban
  variabel: PencatatVariabel
}

/** A selection set; what its place has no room for is left out, and an empty one asks its type. */
export function tulisPilihan(penulis: Penulis, pilihan: readonly Pilihan[], letak: Letak): string {
  const { schema, opsi, kunci, variabel } = penulis
  return tulisIsi(pilihan, letak)

  function tulisIsi(deret: readonly Pilihan[], di: Letak): string {
    const teks = deret.flatMap((satu) => tulisSatu(satu, di))
    return `{ ${teks.length > 0 ? teks.join(' ') : '__typename'} }`
  }

  function tulisSatu(satu: Pilihan, di: Letak): string[] {
    if (di.anggaran.pilihan < 1 || di.anggaran.sel < di.lebar) return []
    if (satu.macam === 'sebaran') return tulisSebaran(satu, di)
    di.anggaran.pilihan--
    if (satu.macam === 'field') return tulisField(satu, di)
    const tipe = satu.tipe === undefined ? di.tipe : schema.getType(satu.tipe)
    if (!isCompositeType(tipe)) return []
    const syarat = satu.tipe === undefined ? '' : ` on ${tipe.name}`
    return [`...${syarat}${tulisArahan(satu.arahan, di)} ${tulisIsi(satu.isi, { ...di, tipe })}`]
  }

  function tulisSebaran(satu: Extract<Pilihan, { macam: 'sebaran' }>, di: Letak): string[] {
    const { anggaran, lebar } = di
    const pantas = di.fragmen.filter(
      (fragmen) =>
        doTypesOverlap(schema, fragmen.tipe, di.tipe) &&
        fragmen.pilihan <= anggaran.pilihan &&
        fragmen.sel * lebar <= anggaran.sel &&
        fragmen.lebar * lebar <= anggaran.lebarTerbesar,
    )
    const fragmen = pantas[satu.nomor % pantas.length]
    if (!fragmen) return []
    anggaran.pilihan -= fragmen.pilihan
    anggaran.sel -= fragmen.sel * lebar
    di.pakai.fragmen.add(fragmen)
    return [`...${fragmen.nama}${tulisArahan(satu.arahan, di)}`]
  }

  function tulisField(satu: FieldRencana, di: Letak): string[] {
    const field = fieldMilik(di.tipe).find(({ name }) => name === satu.nama)
    if (!field) {
      di.anggaran.sel -= di.lebar
      const entri = { induk: di.tipe, isi: satu.nama, tipe: 'String!' }
      return [`${tulisKunci(entri, satu)}${tulisArahan(satu.arahan, di)}`]
    }
    const { argumen, baris } = batasiHalaman(field, satu.argumen, di.diDaftar)
    const lebar = di.lebar * lebarField(opsi, di.tipe.name, field) * baris
    const anak = getNamedType(field.type)
    if (lebar > di.anggaran.lebarTerbesar) return []
    di.anggaran.sel -= lebar
    di.anggaran.lebar = Math.max(di.anggaran.lebar, lebar)
    const bawah = { ...di, lebar, diDaftar: di.diDaftar || lebar > 1 }
    const isiField = `${field.name}${tulisArgumen(field.args, argumen, di)}`
    const entri = { induk: di.tipe, isi: isiField, tipe: String(field.type) }
    const kepala = tulisKunci(entri, satu)
    const tulis = ({ arahan, isi }: Pick<FieldRencana, 'arahan' | 'isi'>) =>
      `${kepala}${tulisArahan(arahan, di)}${
        isCompositeType(anak) ? ` ${tulisIsi(isi, { ...bawah, tipe: anak })}` : ''
      }`
    return [tulis(satu), ...(satu.lagi ? [tulis(satu.lagi)] : [])]
  }

  function tulisKunci(entri: Parameters<KunciJawaban>[0], { nama, alias }: FieldRencana): string {
    const jadi = kunci(entri, alias ?? nama)
    return jadi === nama ? entri.isi : `${jadi}: ${entri.isi}`
  }

  function tulisArgumen(
    args: ReturnType<typeof fieldMilik>[number]['args'],
    argumen: ArgumenRencana,
    di: Letak,
  ): string {
    const pasangan = args.flatMap(({ name, type }) => {
      const nilai = argumen[name]
      return nilai ? [`${name}: ${tulisNilai(nilai, type, variabel, di.pakai.variabel)}`] : []
    })
    return pasangan.length > 0 ? `(${pasangan.join(', ')})` : ''
  }

  function tulisArahan(arahan: readonly Arahan[], di: Letak): string {
    const tipe = GraphQLIncludeDirective.args[0]?.type
    if (!tipe) return ''
    return arahan
      .map(
        ({ nama, nilai }) =>
          ` @${nama}(if: ${tulisNilai(nilai, tipe, variabel, di.pakai.variabel)})`,
      )
      .join('')
  }
}
