import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql'
import type { Kelas } from '../../src/akses/kelas.ts'

export type Field = GraphQLField<unknown, unknown>

/** One step down from the root: a field, asked on the type named in `sempit` where it stands there. */
export type Langkah = { tempat: string; field: Field; sempit?: string }

export const kelasField = (field: Field) => field.extensions['kelas'] as Kelas | undefined

/** Every field of every type, by `Type.field`. */
export function semuaField(schema: GraphQLSchema): Map<string, Field> {
  const field = Object.values(schema.getTypeMap())
    .filter((tipe) => !isIntrospectionType(tipe) && (isObjectType(tipe) || isInterfaceType(tipe)))
    .flatMap((tipe) =>
      'getFields' in tipe
        ? Object.values(tipe.getFields()).map(
            (satu) => [`${tipe.name}.${satu.name}`, satu] as const,
          )
        : [],
    )
  return new Map(field as [string, Field][])
}

/**
 * The way from the query root to every field that can be reached, through as few fields above
 * `publik` as there are: only behind a public parent does a field show its own refusal.
 */
export function jalanKeField(schema: GraphQLSchema): Map<string, Langkah[]> {
  const query = schema.getQueryType()
  if (!query) throw new Error('no query type')
  const jalan = new Map<string, Langkah[]>()
  const antrean: Jalan[] = [{ tipe: query, langkah: [], biaya: 0 }]
  const selesai = new Set<GraphQLCompositeType>()
  for (;;) {
    antrean.sort((a, b) => a.biaya - b.biaya)
    const kini = antrean.shift()
    if (!kini) return jalan
    if (selesai.has(kini.tipe)) continue
    selesai.add(kini.tipe)
    if (isAbstractType(kini.tipe)) {
      for (const tipe of schema.getPossibleTypes(kini.tipe)) {
        antrean.push({ ...kini, tipe, sempit: tipe.name })
      }
    }
    if (!('getFields' in kini.tipe)) continue
    for (const field of Object.values(kini.tipe.getFields()) as Field[]) {
      const tempat = `${kini.tipe.name}.${field.name}`
      const langkah = [
        ...kini.langkah,
        { tempat, field, ...(kini.sempit && { sempit: kini.sempit }) },
      ]
      jalan.set(tempat, langkah)
      const tipe = getNamedType(field.type)
      const biaya = kini.biaya + (kelasField(field) === 'publik' ? 1 : 1_000)
      if (isCompositeType(tipe)) antrean.push({ tipe, langkah, biaya })
    }
  }
}

type Jalan = { tipe: GraphQLCompositeType; langkah: Langkah[]; sempit?: string; biaya: number }

export type Dokumen = { dokumen: string; variabel: Record<string, unknown> }

/**
 * The smallest document that walks this way, every required argument in a variable; at its end also
 * the argument of the name `juga`.
 */
export function tulisJalan(
  langkah: readonly Langkah[],
  argumen: (tempat: string, nama: string, sempitAnak: string | undefined) => unknown,
  juga?: string,
): Dokumen {
  const kepala: string[] = []
  const variabel: Record<string, unknown> = {}
  const isi = langkah.reduceRight((anak, { tempat, field, sempit }, ke) => {
    const akhir = ke === langkah.length - 1
    const wajib = field.args.filter(
      ({ name, type }) => String(type).endsWith('!') || (akhir && name === juga),
    )
    const pasangan = wajib.map(({ name, type }) => {
      const nama = `v${ke}_${name}`
      kepala.push(`$${nama}: ${type}`)
      variabel[nama] = argumen(tempat, name, langkah[ke + 1]?.sempit)
      return `${name}: $${nama}`
    })
    const bawah = isCompositeType(getNamedType(field.type)) ? ` { ${anak || '__typename'} }` : ''
    const teks = `${field.name}${pasangan.length > 0 ? `(${pasangan.join(', ')})` : ''}${bawah}`
    return sempit ? `... on ${sempit} { ${teks} }` : teks
  }, '')
  return {
    dokumen: `query${kepala.length > 0 ? ` (${kepala.join(', ')})` : ''} { ${isi} }`,
    variabel,
  }
}
