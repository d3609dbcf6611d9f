import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** What every object is asked beside what the operation asks; the keys are nobody else's. */
const TANDA: Readonly<Record<string, string>> = {
  AnggotaKpm: 'h_siapa: individu { h_tipe: __typename h_id: id }',
  KomponenKpm: 'h_siapa: individu { h_tipe: __typename h_id: id }',
  RiwayatKepesertaan: 'h_dari: dari h_desa: desa { h_tipe: __typename h_kode: kode }',
  KepesertaanJkn: 'h_mulai: mulai h_segmen: segmen',
  Pendamping: 'h_nama: nama',
  Rekap: 'h_sumber: sumber h_jumlah: jumlahKpm',
  PadanJkn: 'h_status: status',
  Perubahan: 'h_jenis: jenis h_sasaran: sasaran',
  PerubahanPadan: 'h_acuan: acuan',
  PadanProgram: 'h_status: status',
}

/**
 * What is guarded most in an object; random selections alone come to it too seldom. No key of an
 * operation is used: it may stand for another field there.
 */
const ISI: Readonly<Record<string, string>> = {
  Kpm: `h_versi: versi h_petugas: pendamping { h_nama: nama h_jabatan: jabatan } h_riwayat: riwayat { h_status: status }
    h_komponen: komponen { h_komponen: komponen } h_keluarga: keluarga { h_noKk: noKk h_alamat: alamat }
    h_pengurus: pengurus { h_nik: nik h_nama: nama }`,
  Individu:
    'h_nik: nik h_nama: nama h_jkn: jkn { h_segmen: segmen h_noKartu: noKartu h_sumber: sumber }',
  Perubahan:
    'h_padan: padan { h_jkn: jkn { h_status: status } h_pkh: program(program: PKH) { h_status: status } }',
  Keluarga: `h_noKk: noKk h_alamat: alamat h_anggota: anggota { h_hubungan: hubungan }
    h_desil: desil { h_nilai: nilai h_tahun: tahun }`,
  Kecamatan: 'h_petugas: pendamping { h_nama: nama h_jabatan: jabatan }',
}

export type Ditandai = {
  dokumen: string
  /** The field behind a response key in an object of this type. */
  field(tipe: string, kunci: string): FieldNode | undefined
  ast: DocumentNode
}

/**
 * The operation with a type and an id in every object of its answer, and with what is guarded most
 * where `lengkap`.
 */
export function tandai(schema: GraphQLSchema, dokumen: string, lengkap: boolean): Ditandai {
  const asal = parse(dokumen)
  const isi = ({ name }: GraphQLCompositeType) => uraikan(ISI[name] ?? '')
  const ast = tambah(schema, lengkap ? tambah(schema, asal, isi) : asal, tanda)
  const menurut = catatField(schema, ast)
  return {
    ast,
    dokumen: print(ast),
    field(nama, kunci) {
      const milik = schema.getType(nama)
      const antarmuka = isObjectType(milik) ? milik.getInterfaces().map(({ name }) => name) : []
      return [nama, ...antarmuka].map((satu) => menurut.get(`${satu} ${kunci}`)).find(Boolean)
    },
  }
}

function tambah(
  schema: GraphQLSchema,
  asal: DocumentNode,
  apa: (tipe: GraphQLCompositeType) => readonly SelectionNode[],
): DocumentNode {
  const tipe = new TypeInfo(schema)
  return visit(
    asal,
    visitWithTypeInfo(tipe, {
      SelectionSet: {
        leave(isi) {
          const induk = tipe.getParentType()
          if (!isCompositeType(induk) || induk === schema.getQueryType()) return undefined
          return { ...isi, selections: [...isi.selections, ...apa(induk)] }
        },
      },
    }),
  )
}

function tanda(tipe: GraphQLCompositeType): readonly SelectionNode[] {
  const field = 'getFields' in tipe ? tipe.getFields() : {}
  const pilihan = [
    'h_tipe: __typename',
    ...('id' in field ? ['h_id: id'] : []),
    ...('tingkat' in field ? ['h_kode: kode'] : []),
    TANDA[tipe.name] ?? '',
  ]
  return uraikan(pilihan.join(' '))
}

function uraikan(pilihan: string): readonly SelectionNode[] {
  if (pilihan === '') return []
  const [satu] = parse(`{ ${pilihan} }`, { noLocation: true }).definitions
  return satu?.kind === Kind.OPERATION_DEFINITION ? satu.selectionSet.selections : []
}

function catatField(schema: GraphQLSchema, ast: DocumentNode): Map<string, FieldNode> {
  const menurut = new Map<string, FieldNode>()
  const tipe = new TypeInfo(schema)
  visit(
    ast,
    visitWithTypeInfo(tipe, {
      Field(simpul) {
        const kunci = (simpul.alias ?? simpul.name).value
        menurut.set(`${tipe.getParentType()?.name} ${kunci}`, simpul)
      },
    }),
  )
  return menurut
}
