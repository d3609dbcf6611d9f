import { KODE_GALAT } from '@harapan/kode'
import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, type Uji } from '@harapan/testing'
import { type GraphQLArgument, getNamedType, isInputObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schema } from '../../src/schema.ts'
import { argumenContoh } from './argumen-contoh.ts'
import { jalanKeField, type Langkah, tulisJalan } from './jalan-ke-field.ts'
import { bacaSampel, type Sampel } from './sampel.ts'

let uji: Uji
let sampel: Sampel
beforeAll(async () => {
  ;[uji, sampel] = await Promise.all([bukaUji(), bacaSampel()])
})
afterAll(() => uji.tutup())

const TEKS: [nama: string, teks: string][] = [
  ['kosong', ''],
  ['kutip', `' or '1'='1"; drop table kpm; --`],
  ['garis miring terbalik', 'abc\\\\\\x41\\'],
  ['pola LIKE dan regex', '%_%\\%(a+)+$[[:<:]]'],
  ['tanda parameter', '$1 $$ $x :nama ?'],
  ['NUL', 'abc\u0000def'],
  ['pengganti tanpa pasangan', '\udc00\ud800abc\ud800'],
  ['emoji, kanan ke kiri, aksen', `\ufeff👨‍👩‍👧‍👦🇮🇩\u202eitis\u202c سيتي a${'\u0301'.repeat(500)}`],
  ['tanda kendali', 'a\u0001\u001b[31m\u0007\r\n\tb'],
  ['nama prototipe', '__proto__'],
  ['angka besar', '9'.repeat(400)],
  ['satu megabita', 'siti '.repeat(200_000)],
]

describe('teks jahat di setiap argumen', () => {
  it.each(TEKS)(
    '%s: dijawab atau ditolak dengan kode, tanpa pesan basis data',
    async (nama, teks) => {
      const sebelum = uji.catatan().length
      const tempat = tempatTeks()
      expect(tempat.length).toBeGreaterThan(15)
      for (const { langkah, arg, bungkus } of tempat) {
        const { dokumen, variabel } = tulisJalan([...langkah], argumenContoh(sampel), arg.name)
        const jahat = Object.fromEntries(
          Object.entries(variabel).map(([k, nilai]) => [
            k,
            k === `v${langkah.length - 1}_${arg.name}` ? bungkus(teks) : nilai,
          ]),
        )
        const jawaban = await uji.tanya(dokumen, { oleh: 'oki', variabel: jahat })
        periksaJawaban(jawaban, `${nama}: ${dokumen}`)
      }
      periksaJawaban(await pindahkan({ alasan: teks }), 'alasan')
      periksaJawaban(await pindahkan({ kunci: teks }), 'kunci')
      periksaJawaban(await pindahkan({ id: teks }), 'id')
      expect(uji.catatan().slice(sebelum)).toBe('')
    },
  )

  it('NUL ditolak dengan MASUKAN_TIDAK_SAH dan tempatnya, di variabel maupun di dokumen', async () => {
    const cari = 'cariKpm(nama: $x, wilayah: "16.02") { edges { cursor } }'
    const lewatVariabel = await uji.tanya(`query ($x: String!) { ${cari} }`, {
      oleh: 'oki',
      variabel: { x: 'si\0ti' },
    })
    const lewatDokumen = await uji.tanya(`{ ${cari.replace('$x', '"si\\u0000ti"')} }`, {
      oleh: 'oki',
    })
    const dalam = await uji.tanya('query ($x: [NIK!]!) { padanJkn(nik: $x) { status } }', {
      oleh: 'oki',
      variabel: { x: ['\0'] },
    })
    for (const { data, errors } of [lewatVariabel, lewatDokumen]) {
      expect([data, errors?.map(({ extensions }) => extensions.code)]).toEqual([
        undefined,
        ['MASUKAN_TIDAK_SAH'],
      ])
    }
    expect(lewatVariabel.errors?.[0]?.extensions.tempat).toBe('$x')
    expect(dalam.errors).toHaveLength(1)
  })

  it('tanda LIKE dicari sebagai huruf, bukan sebagai pola', async () => {
    for (const nama of ['%%%', '___', 's%i', '\\\\\\']) {
      const { data } = await uji.tanya(
        'query ($x: String!) { cariKpm(nama: $x, wilayah: "16.02") { edges { cursor } } }',
        { oleh: 'oki', variabel: { x: nama } },
      )
      expect(data.cariKpm.edges, nama).toEqual([])
    }
  })

  it('kunci idempotensi berupa UUID diterima, juga yang hampir semuanya angka', async () => {
    const kunci = '12345678-1234-4123-8123-123456789012'
    expect((await pindahkan({ kunci })).data.pindahkanKpm.__typename).toBe('KpmTidakDitemukan')
  })
})

describe('bilangan dan banyaknya', () => {
  it.each([-2147483648, -1, 0, 1, 9999, 10000, 99999, 2147483647])(
    'tahun %d dijawab tanpa galat',
    async (tahun) => {
      const dokumen = `query ($t: Int!) { indeksPkh(tahun: $t) { dasar } kalenderPkh(tahun: $t) { tahap } nasional { rekap(program: PKH, tahun: $t) { sumber } }
      kabupaten(kode: "16.02") { rekap(program: PKH, tahun: $t) { jumlahKpm } kuota(program: PKH, tahun: $t) { jumlah } } }`
      for (const oleh of ['oki', 'mitra'] as const) {
        const { data, errors } = await uji.tanya(dokumen, { oleh, variabel: { t: tahun } })
        expect(errors).toBeUndefined()
        expect(data.kabupaten).toEqual({ rekap: null, kuota: null })
      }
    },
  )

  it('1.000 NIK dilayani, 1.001 ditolak dengan TERLALU_BANYAK_NIK', async () => {
    const nik = (banyak: number) =>
      Array.from({ length: banyak }, (_, ke) => `990101010101${String(ke + 1).padStart(4, '0')}`)
    const padan = (banyak: number) =>
      uji.tanya('query ($n: [NIK!]!) { padanJkn(nik: $n) { status } }', {
        oleh: 'mitra',
        variabel: { n: nik(banyak) },
      })
    expect((await padan(1_000)).data.padanJkn).toHaveLength(1_000)
    const { data, errors } = await padan(1_001)
    expect([data, errors?.[0]?.extensions.code]).toEqual([{ padanJkn: null }, 'TERLALU_BANYAK_NIK'])
  })

  it('dua pemadanan dalam satu operasi tidak saling menutup', async () => {
    const nik = sampel.oki.individu.flatMap((orang) => orang.nik ?? [])
    const [a, b] = [nik.slice(0, 20), nik.slice(20, 40)]
    const satu = async (n: string[]) =>
      (
        await uji.tanya('query ($n: [NIK!]!) { padanJkn(nik: $n) { status } }', {
          oleh: 'mitra',
          variabel: { n },
        })
      ).data.padanJkn
    const { data } = await uji.tanya(
      'query ($a: [NIK!]!, $b: [NIK!]!) { a: padanJkn(nik: $a) { status } b: padanJkn(nik: $b) { status } }',
      { oleh: 'mitra', variabel: { a, b } },
    )
    expect(data).toEqual({ a: await satu(a), b: await satu(b) })
    expect(JSON.stringify(data)).toMatch(/AKTIF/)
  })
})

type Jawaban = Awaited<ReturnType<Uji['tanya']>>
type Tempat = { langkah: Langkah[]; arg: GraphQLArgument; bungkus: (teks: string) => unknown }

function periksaJawaban({ errors = [] }: Jawaban, tempat: string): void {
  for (const { message, extensions } of errors) {
    expect(KODE_GALAT, tempat).toContain(extensions.code)
    expect(['GALAT_INTERNAL', 'BASIS_DATA_SIBUK'], tempat).not.toContain(extensions.code)
    expect(message, tempat).not.toMatch(
      /prisma|postgres|select |column|relation |sqlstate|syntax error at/i,
    )
  }
}

/** Every argument that is written as text, with the way to the first field that has it. */
function tempatTeks(): Tempat[] {
  const tempat = new Map<string, Tempat>()
  for (const langkah of jalanKeField(schema).values()) {
    const field = langkah.at(-1)?.field
    for (const arg of field?.args ?? []) {
      const nama = `${field?.name}(${arg.name}: ${arg.type})`
      if (/Int|Boolean/.test(nama) || tempat.has(nama)) continue
      tempat.set(nama, { langkah, arg, bungkus: pembungkus(arg) })
    }
  }
  return [...tempat.values()]
}

function pembungkus({ type }: GraphQLArgument): Tempat['bungkus'] {
  if (isInputObjectType(getNamedType(type))) {
    return (teks) => ({ status: [teks], [teks.slice(0, 50)]: 1 })
  }
  return String(type).startsWith('[') ? (teks) => [teks] : (teks) => teks
}

const pindahkan = (ubah: Record<string, string>) =>
  uji.tanya(
    `mutation ($id: ID!, $alasan: String!, $kunci: String!) {
      pindahkanKpm(id: $id, desaTujuan: "16.02.05.2001", alasan: $alasan, versi: 1, kunci: $kunci) { __typename }
    }`,
    {
      oleh: 'oki',
      variabel: { id: writeGlobalId('Kpm', 1), alasan: 'pindah', kunci: 'kunci-uji-1', ...ubah },
    },
  )
