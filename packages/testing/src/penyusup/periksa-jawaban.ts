import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql'
import type { Bahan, Ditanya, Hasil, KelasField } from './bahan.ts'
import { bolehField, type SyaratField } from './boleh.ts'
import { type Objek, periksaBaris } from './periksa-baris.ts'
import { periksaPadan } from './periksa-padan.ts'
import { periksaPantauan } from './periksa-pantauan.ts'
import { periksaTeks } from './periksa-teks.ts'

/** Families and persons exist only for who may see personal data, whatever led to them. */
const PERORANGAN = ['Kpm', 'Keluarga', 'Individu', 'AnggotaKpm']

/** Answers without an owner of their own: the numbers asked say whose they are. */
const PADANAN = ['padanJkn', 'padanProgram']

export function kelasField(schema: GraphQLSchema): KelasField {
  const semua = Object.values(schema.getTypeMap()).filter(isObjectType)
  return new Map(
    semua.flatMap((tipe) =>
      Object.values(tipe.getFields()).map(({ name, extensions }): [string, SyaratField] => [
        `${tipe.name}.${name}`,
        {
          kelas: String(extensions['kelas']),
          wewenang: extensions['wewenang'] as string | undefined,
          kelasMitra: extensions['kelasMitra'] as string | undefined,
        },
      ]),
    ),
  )
}

/** Everything in an answer that its caller should not have: rows out of scope, fields above class. */
export function periksaJawaban(bahan: Bahan, ditanya: Ditanya, jawaban: unknown): Hasil {
  const { schema, kelas, fakta } = bahan
  const { pelaku, jangkauan, ditandai } = ditanya
  const temuan = new Set<string>()
  let baris = 0
  const { data } = jawaban as { data?: Objek | null }
  if (data) telusuri(data, 'Query', [])
  // Whatever a role may not even ask for is refused by name; an error of the server is no guard.
  if (JSON.stringify(jawaban).includes('"GALAT_INTERNAL"')) temuan.add('GALAT_INTERNAL')
  for (const satu of periksaTeks(fakta, jangkauan, jawaban)) temuan.add(satu)
  return { temuan: [...temuan], baris }

  function telusuri(objek: Objek, tipe: string, induk: readonly Objek[]): void {
    if (PERORANGAN.includes(tipe) && !bolehField(pelaku, { kelas: 'pribadi' }))
      temuan.add(`kelas: ${tipe} bagi ${pelaku.peran}`)
    if (tipe === 'PerubahanPadan' || objek['h_jenis'] === 'PADAN') {
      const hasil = periksaPantauan(bahan, ditanya, objek)
      baris += hasil.baris
      for (const satu of hasil.temuan) temuan.add(satu)
    }
    const hasil = periksaBaris(fakta, jangkauan, objek, induk)
    if (hasil === 'terjangkau') baris++
    else if (hasil) temuan.add(hasil)
    for (const [kunci, nilai] of Object.entries(objek)) {
      if (nilai !== null) telusuriField(objek, tipe, kunci, nilai, induk)
    }
  }

  function telusuriField(
    objek: Objek,
    tipe: string,
    kunci: string,
    nilai: unknown,
    induk: readonly Objek[],
  ): void {
    const simpul = ditandai.field(tipe, kunci)
    if (!simpul) return void temuan.add(`field tak dikenal: ${tipe} ${kunci}`)
    const nama = simpul.name.value
    if (nama === '__typename') return
    const syarat = kelas.get(`${tipe}.${nama}`)
    if (!syarat || !bolehField(pelaku, syarat))
      return void temuan.add(`kelas: ${tipe}.${nama} (${syarat?.kelas}) bagi ${pelaku.peran}`)
    if (tipe === 'Query' && PADANAN.includes(nama)) {
      const hasil = periksaPadan(bahan, ditanya, simpul, nilai)
      baris += hasil.baris
      for (const satu of hasil.temuan) temuan.add(satu)
    }
    const milik = schema.getType(tipe)
    const field = isObjectType(milik) ? milik.getFields()[nama] : undefined
    const anak = field && getNamedType(field.type).name
    for (const satu of [nilai].flat(3)) {
      if (typeof satu !== 'object' || satu === null) continue
      const { h_tipe: tipeAnak = anak } = satu as Objek
      telusuri(satu as Objek, String(tipeAnak), [objek, ...induk])
    }
  }
}
