import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'

/** An integer from 0 to the given one. */
export type Acak = (terbesar: number) => number
export type Pilih = <T>(dari: readonly T[]) => T

/** What a field's arguments may be: GraphQL text each, or a variable with its type and value. */
export type NilaiArgumen = (
  tempat: string,
  pilih: Pilih,
) => Record<string, string | { tipe: string; nilai: unknown }>

export type DokumenAcak = { dokumen: string; variabel: Record<string, unknown> }

/** How many rows a list may bring: areas of areas of areas would ask the database for ever. */
const LEBAR = { kabupaten: 17, kecamatan: 18, desa: 17 } as Record<string, number>
const LEBAR_TERBESAR = 40
const DALAM_TERBESAR = 9
const FIELD_TERBANYAK = 60

/** What leads to people, and names them: tried first, or most documents would only speak of areas. */
const UTAMA = [
  ...['kpm', 'edges', 'node', 'pengurus', 'keluarga', 'anggota', 'individu', 'komponen'],
  ...['id', 'nama', 'nomorPeserta', 'alamat'],
]

/**
 * A random, valid query over the whole schema: nested fields under random aliases, fragments named
 * and inline (on interfaces and on types), directives, arguments literal and by variable.
 */
export function dokumenAcak(
  acak: Acak,
  schema: GraphQLSchema,
  akar: readonly string[],
  argumen: NilaiArgumen,
): DokumenAcak {
  const pilih: Pilih = (dari) => dari[acak(dari.length - 1)] as (typeof dari)[number]
  const mungkin = (persen: number) => acak(99) < persen
  const variabel: Record<string, { tipe: string; nilai: unknown }> = {}
  const fragmen: string[] = []
  let nomor = 0
  let banyakField = 0

  const query = schema.getQueryType()
  if (!query) throw new Error('no query type')
  const isi = Array.from({ length: 1 + acak(2) }, () =>
    tulisField(query, query.getFields()[pilih(akar)] as Field, { dalam: 0, lebar: 1 }),
  )
  const kepala = Object.entries(variabel).map(([nama, { tipe }]) => `$${nama}: ${tipe}`)
  return {
    dokumen: [
      `query Acak${kepala.length > 0 ? ` (${kepala.join(', ')})` : ''} { ${isi.join(' ')} }`,
      ...fragmen,
    ].join('\n'),
    variabel: Object.fromEntries(Object.entries(variabel).map(([k, { nilai }]) => [k, nilai])),
  }

  function tulisField(induk: GraphQLCompositeType, field: Field, di: Letak): string {
    const anak = getNamedType(field.type)
    // Fields of one name differ in type from type to type; with arguments every one is its own.
    const alias = field.args.length > 0 ? `a${nomor++}: ` : `${field.name}${induk.name}: `
    const teks = `${alias}${field.name}${tulisArgumen(`${induk.name}.${field.name}`)}${direktif()}`
    if (!isCompositeType(anak)) return teks
    const tipe = isNonNullType(field.type) ? field.type.ofType : field.type
    const lebar = di.lebar * (isListType(tipe) ? (LEBAR[field.name] ?? 1) : 1)
    return `${teks} { ${tulisIsi(anak, { dalam: di.dalam + 1, lebar })} }`
  }

  function tulisIsi(tipe: GraphQLCompositeType, di: Letak): string {
    const bagian = ['__typename']
    const calon = isAbstractType(tipe) ? schema.getPossibleTypes(tipe) : []
    const field = 'getFields' in tipe ? Object.values(tipe.getFields()) : []
    const terpakai = new Set<string>()
    const dicoba = [
      ...field.filter(({ name }) => UTAMA.includes(name) && mungkin(60)),
      ...Array.from({ length: field.length > 0 ? 1 + acak(3) : 0 }, () => pilih(field)),
    ]
    for (const satu of dicoba as Field[]) {
      if (terpakai.has(satu.name) || !muat(satu, di)) continue
      terpakai.add(satu.name)
      banyakField++
      const teks = tulisField(tipe, satu, di)
      bagian.push(mungkin(15) ? bungkus(tipe, teks) : teks)
    }
    for (const satu of calon) {
      if (banyakField < FIELD_TERBANYAK && mungkin(60))
        bagian.push(`... on ${satu.name}${direktif()} { ${tulisIsi(satu, di)} }`)
    }
    if (isObjectType(tipe) && mungkin(10)) {
      const antarmuka = tipe.getInterfaces()[0]
      if (antarmuka) bagian.push(bungkus(antarmuka, tulisIsi(antarmuka, { ...di, dalam: 99 })))
    }
    return bagian.join(' ')
  }

  function muat(field: Field, { dalam, lebar }: Letak): boolean {
    if (!isCompositeType(getNamedType(field.type))) return true
    if (banyakField > FIELD_TERBANYAK) return false
    return dalam < DALAM_TERBESAR && lebar * (LEBAR[field.name] ?? 1) <= LEBAR_TERBESAR
  }

  function bungkus(tipe: GraphQLCompositeType, isiFragmen: string): string {
    if (mungkin(50)) return `... on ${tipe.name} { ${isiFragmen} }`
    const nama = `F${nomor++}`
    fragmen.push(`fragment ${nama} on ${tipe.name} { ${isiFragmen} }`)
    return `...${nama}${direktif()}`
  }

  function direktif(): string {
    if (!mungkin(10)) return ''
    const nilai = mungkin(70)
    const nama = pilih(['include', 'skip'])
    if (mungkin(50)) return ` @${nama}(if: ${nama === 'skip' ? !nilai : nilai})`
    return ` @${nama}(if: ${bind('Boolean!', nama === 'skip' ? !nilai : nilai)})`
  }

  function tulisArgumen(tempat: string): string {
    const teks = Object.entries(argumen(tempat, pilih)).map(
      ([nama, nilai]) =>
        `${nama}: ${typeof nilai === 'string' ? nilai : bind(nilai.tipe, nilai.nilai)}`,
    )
    return teks.length > 0 ? `(${teks.join(', ')})` : ''
  }

  function bind(tipe: string, nilai: unknown): string {
    const nama = `v${nomor++}`
    variabel[nama] = { tipe, nilai }
    return `$${nama}`
  }
}

type Field = GraphQLField<unknown, unknown>
type Letak = { dalam: number; lebar: number }
