import {
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isScalarType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { KodeSkalar, Meta } from '../src/dokumen.ts'
import type { Operasi } from './operasi.ts'

/** Skalar yang dibaca saat jalan; Date dan KodeWilayah tetap teks bermerek / Scalars decoded at run time. */
const DIBACA: Readonly<Record<string, KodeSkalar>> = {
  Rupiah: 'R',
  DateTime: 'W',
  NomorTersamar: 'T',
}

interface Pohon {
  [bidang: string]: Pohon | KodeSkalar
}

/** Keterangan operasi yang ikut dokumennya / What travels with an operation's document. */
export function metaOperasi(schema: GraphQLSchema, operasi: Operasi): Meta {
  const skalar: Pohon = {}
  const koneksi: string[][] = []
  telusuri(schema, operasi, (jalur, tipe, bidang) => {
    const { name } = getNamedType(tipe)
    const kode = DIBACA[name]
    if (isScalarType(getNamedType(tipe)) && kode) pasang(skalar, jalur, kode)
    if (adalahKoneksi(bidang)) koneksi.push(periksaKoneksi(operasi, jalur, bidang))
  })
  const { nama, jenis } = operasi
  const [satu, ...lebih] = koneksi
  return {
    nama,
    jenis,
    ...(Object.keys(skalar).length > 0 && { skalar }),
    ...(satu && lebih.length === 0 && { koneksi: satu }),
  }
}

type Kunjungan = (jalur: string[], tipe: GraphQLOutputType, bidang: FieldNode) => void

/** Mengunjungi setiap bidang menurut jalur jawabannya, penggalan dibuka / Visits every field by response path. */
function telusuri(schema: GraphQLSchema, { definisi, penggalan }: Operasi, kunjungi: Kunjungan) {
  const info = new TypeInfo(schema)
  const jalur: string[] = []
  const pengunjung = visitWithTypeInfo(info, {
    Field: {
      enter(bidang) {
        jalur.push(bidang.alias?.value ?? bidang.name.value)
        const tipe = info.getType()
        if (tipe) kunjungi([...jalur], tipe, bidang)
      },
      leave() {
        jalur.pop()
      },
    },
    FragmentSpread({ name }) {
      const isi = penggalan.find((satu) => satu.name.value === name.value)
      if (isi) visit(isi, pengunjung)
    },
  })
  visit(definisi, pengunjung)
}

function pasang(pohon: Pohon, jalur: readonly string[], kode: KodeSkalar): void {
  const [depan = '', ...sisa] = jalur
  if (sisa.length === 0) {
    pohon[depan] = kode
    return
  }
  const cabang = pohon[depan]
  const anak: Pohon = typeof cabang === 'object' ? cabang : {}
  pohon[depan] = anak
  pasang(anak, sisa, kode)
}

function adalahKoneksi(bidang: FieldNode): boolean {
  const anak = bidangAnak(bidang)
  return anak.has('edges') && anak.has('pageInfo')
}

/** Klien mengisi `$after` dan membaca pageInfo: tanpa itu jelajah tidak maju / Without these a walk cannot advance. */
function periksaKoneksi({ nama }: Operasi, jalur: string[], bidang: FieldNode): string[] {
  const after = bidang.arguments?.find(({ name }) => name.value === 'after')?.value
  const pageInfo = bidangAnak(bidang).get('pageInfo')
  const lengkap = ['hasNextPage', 'endCursor'].every(
    (satu) => pageInfo && bidangAnak(pageInfo).has(satu),
  )
  if (after?.kind === Kind.VARIABLE && after.name.value === 'after' && lengkap) return jalur
  throw new Error(
    `${nama}.${jalur.join('.')}: tulis after: $after dan pageInfo { hasNextPage endCursor }`,
  )
}

function bidangAnak({ selectionSet }: FieldNode): Map<string, FieldNode> {
  const anak = selectionSet?.selections.filter((satu) => satu.kind === Kind.FIELD) ?? []
  return new Map(anak.map((satu) => [satu.name.value, satu]))
}
