import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import { alasanTolak, type Pelaku, type Syarat } from '../akses/pelaku.ts'
import { galatKode } from '../galat.ts'
import { type Kolom, perorangan, type Sumber } from './sumber.ts'

/** A column that the caller has no class for: it stays out of the file, and is named beside it. */
export type KolomDitinggalkan = { kolom: string; kode: string; perlu: string }

export type KolomTerpilih = {
  kolom: readonly Kolom[]
  ditinggalkan: readonly KolomDitinggalkan[]
}

/**
 * The columns of a file for this caller. What was asked for by name and is not theirs is refused;
 * what was not asked for is left out and told.
 *
 * @throws the refusal of the whole source; MASUKAN_TIDAK_SAH for a column that is not there
 */
export function pilihKolom(
  schema: GraphQLSchema,
  sumber: Sumber,
  pelaku: Pelaku,
  diminta: readonly string[] | undefined,
): KolomTerpilih {
  if (perorangan(sumber.jalan))
    pastikanBoleh(schema, pelaku, 'Query', `wilayah.${sumber.jalan}.edges.node`)
  for (const jalan of sumber.ulang) pastikanBoleh(schema, pelaku, sumber.tipe, jalan)
  const asing = diminta?.find((satu) => !sumber.kolom.some(([nama]) => nama === satu))
  if (asing !== undefined) throw kolomAsing(sumber)

  const kolom: Kolom[] = []
  const ditinggalkan: KolomDitinggalkan[] = []
  for (const satu of sumber.kolom) {
    const [nama, jalan] = satu
    if (diminta && !diminta.includes(nama)) continue
    const tolakan = tolakanJalan(schema, pelaku, sumber.tipe, jalan)
    if (!tolakan) kolom.push(satu)
    else if (diminta)
      throw galatKode(tolakan.alasan, { tempat: `kolom=${nama}`, perlu: tolakan.perlu })
    else ditinggalkan.push({ kolom: nama, kode: tolakan.alasan, perlu: tolakan.perlu })
  }
  return { kolom, ditinggalkan }
}

function pastikanBoleh(schema: GraphQLSchema, pelaku: Pelaku, tipe: string, jalan: string): void {
  const tolakan = tolakanJalan(schema, pelaku, tipe, jalan)
  if (tolakan) throw galatKode(tolakan.alasan, { tempat: tolakan.tempat, perlu: tolakan.perlu })
}

/** Why the first field on a path that is refused is refused; nothing when all may be read. */
function tolakanJalan(schema: GraphQLSchema, pelaku: Pelaku, tipe: string, jalan: string) {
  let di: GraphQLNamedType | undefined = schema.getType(tipe)
  for (const nama of jalan.split('.')) {
    const field = isObjectType(di) || isInterfaceType(di) ? di.getFields()[nama] : undefined
    if (!di || !field) throw new Error(`no field ${nama} on the way ${tipe}.${jalan}`)
    const { kelas, wewenang } = field.extensions as Syarat
    const alasan = alasanTolak(pelaku, { kelas, wewenang })
    if (alasan) return { alasan, perlu: wewenang ?? kelas, tempat: `${di.name}.${nama}` }
    di = getNamedType(field.type)
  }
  return undefined
}

function kolomAsing({ kolom }: Sumber) {
  const nama = kolom.map(([satu]) => satu).join(', ')
  return galatKode('MASUKAN_TIDAK_SAH', {
    tempat: 'kolom',
    pesan: 'Kolom tidak dikenal / Unknown column',
    petunjuk: `Pilih dari: ${nama} / Choose from: ${nama}`,
  })
}
