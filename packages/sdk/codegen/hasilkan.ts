import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLSchema, Kind } from 'graphql'
import { jenisOperasi } from './jenis.ts'
import { teksOperasi } from './manifes.ts'
import { metaOperasi } from './meta.ts'
import { type BerkasOperasi, bacaBerkas, daftarOperasi, type Operasi } from './operasi.ts'
import { AKHIRAN, akarJenis, rapikan } from './rapikan.ts'

/** Isi src/_generated/operasi.ts / The text of src/_generated/operasi.ts. */
export async function hasilkan(skema: string | URL): Promise<string> {
  const schema = buildSchema(readFileSync(skema, 'utf8'))
  const berkas = bacaBerkas()
  const operasi = daftarOperasi(schema, berkas)
  const akar = akarJenis(schema, operasi, penggalan(berkas))
  const jenis = rapikan(schema, await jenisOperasi(schema, berkas), akar)
  const dokumen = operasi.map((satu) => tulisDokumen(schema, satu))
  return [kepala(jenis), jenis, ...dokumen].join('\n')
}

/** Satu tetapan per operasi, murni, agar yang tidak diimpor tidak ikut terkirim / One pure constant each: shakable. */
function tulisDokumen(schema: GraphQLSchema, operasi: Operasi): string {
  const { nama, jenis, keterangan } = operasi
  const meta = metaOperasi(schema, operasi)
  const data = nama + AKHIRAN[jenis]
  const jenisDokumen = [data, `${data}Variables`, `'${jenis}'`]
  const baris: string[] = []
  if (meta.koneksi) {
    jenisDokumen.push(`${nama}Simpul`)
    baris.push(`export type ${nama}Simpul = ${jenisSimpul(data, meta.koneksi)}`)
  }
  const teks = teksOperasi(operasi)
  return [
    ...baris,
    `/** ${keterangan} */`,
    `export const ${nama}: Dokumen<${jenisDokumen.join(', ')}> =`,
    `  /* @__PURE__ */ new Dokumen(${JSON.stringify(teks)}, ${JSON.stringify(meta)})`,
    '',
  ].join('\n')
}

function jenisSimpul(data: string, koneksi: readonly string[]): string {
  const isi = koneksi.reduce((di, bidang) => `NonNullable<${di}['${bidang}']>`, data)
  return `${isi}['edges'][number]['node']`
}

function penggalan(berkas: readonly BerkasOperasi[]) {
  return berkas
    .flatMap(({ document }) => document.definitions)
    .filter((satu) => satu.kind === Kind.FRAGMENT_DEFINITION)
    .map(({ name, typeCondition }) => ({ nama: name.value, tipe: typeCondition.name.value }))
}

function kepala(jenis: string): string {
  const kode = ['KodeWilayah', 'Nik', 'NoKk', 'Tanggal'].filter((satu) =>
    jenis.includes(`: ${satu}`),
  )
  return `import type { ${kode.join(', ')} } from '@harapan/kode'
import { Dokumen } from '../dokumen.ts'
import type { NomorTersamar } from '../nomor-tersamar.ts'
`
}
