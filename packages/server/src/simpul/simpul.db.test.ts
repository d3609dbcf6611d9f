import { barisContoh, bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Oleh } from '../../test/pindah.ts'

let uji: Uji
let simpul: Record<string, { id: string; isi: Record<string, unknown> }>

beforeAll(async () => {
  uji = await bukaUji()
  const { kpm } = await barisContoh('oki', 3)
  const { data, errors } = await uji.tanya(
    `query ($nomor: String!) {
      kpm(nomorPeserta: $nomor) { id nomorPeserta keluarga { id alamat } pengurus { id nama } desa { id kode } }
      provinsi(kode: "16") { id kode } kabupaten(kode: "16.02") { id kode } kecamatan(kode: "16.02.05") { id kode }
    }`,
    { oleh: 'oki', variabel: { nomor: kpm[0]?.nomorPeserta } },
  )
  expect(errors).toBeUndefined()
  const { keluarga, pengurus, desa, ...milik } = data.kpm
  simpul = Object.fromEntries(
    Object.entries({
      ...{ Kpm: milik, Keluarga: keluarga, Individu: pengurus, Desa: desa },
      ...{ Provinsi: data.provinsi, Kabupaten: data.kabupaten, Kecamatan: data.kecamatan },
    }).map(([tipe, { id, ...isi }]) => [tipe, { id, isi }]),
  )
})
afterAll(() => uji.tutup())

const node = (id: string | undefined, oleh?: Oleh) =>
  uji.tanya(
    `query ($id: ID!) { node(id: $id) {
      __typename id
      ... on Wilayah { kode } ... on Kpm { nomorPeserta } ... on Keluarga { alamat } ... on Individu { nama }
    } }`,
    { ...(oleh && { oleh }), variabel: { id } },
  )

const WILAYAH = ['Provinsi', 'Kabupaten', 'Kecamatan', 'Desa']
const PERORANGAN = ['Kpm', 'Keluarga', 'Individu']
const palsu = (teks: string) => Buffer.from(teks).toString('base64url')

describe('node', () => {
  it.each([...WILAYAH, ...PERORANGAN])('mengembalikan %s yang sama dari idnya', async (tipe) => {
    const { id, isi } = simpul[tipe] ?? {}
    const { data, errors } = await node(id, 'oki')
    expect(errors).toBeUndefined()
    expect(data.node).toEqual({ __typename: tipe, id, ...isi })
  })

  it.each(WILAYAH)('%s terbuka bagi siapa pun', async (tipe) => {
    expect((await node(simpul[tipe]?.id)).data.node.__typename).toBe(tipe)
  })

  it.each(PERORANGAN)('%s di luar wilayah dijawab seperti tidak ada', async (tipe) => {
    const asing = await node(simpul[tipe]?.id, 'kotim')
    expect(asing).toEqual({ status: 200, data: { node: null } })
    expect(await node(palsu(`${tipe}:999999999999`), 'kotim')).toEqual(asing)
  })

  it.each(PERORANGAN)('%s tertutup bagi yang tidak berwenang, ada atau tidak ada', async (tipe) => {
    for (const [oleh, code] of [
      [undefined, 'PERLU_MASUK'],
      ['mitra', 'TIDAK_BERWENANG'],
      ['tanpaTujuan', 'TUJUAN_WAJIB'],
    ] as const) {
      const { data, errors } = await node(simpul[tipe]?.id, oleh)
      expect(data.node).toBeNull()
      expect(errors?.map(({ extensions }) => extensions.code)).toContain(code)
      const tiada = await node(palsu(`${tipe}:999999999999`), oleh)
      expect(tiada).toEqual({ status: 200, data, errors })
    }
  })

  it.each([
    ['jenis lain dari idnya', () => palsu(`Desa:${isiId('Kabupaten')}`)],
    ['nomor yang tidak ada', () => palsu('Provinsi:123456')],
    ['nomor melebihi int4', () => palsu('Provinsi:99999999999')],
    ['nomor terbesar', () => palsu('Kabupaten:999999999999999999')],
  ])('null untuk %s', async (_, id) => {
    expect(await node(id(), 'oki')).toEqual({ status: 200, data: { node: null } })
  })

  it.each([
    '',
    'x',
    'bukan-id',
    palsu('Wilayah:1'),
    palsu('Kpm:'),
    palsu('Kpm:-1'),
    palsu('Kpm:1:2'),
    palsu('kpm:1'),
    palsu('Query:1'),
    // Another spelling of an id that would be right.
    palsu('Kpm:007'),
    `${palsu('Desa:1')}=`,
    `*${palsu('Desa:1')}`,
  ])('menolak id %j dengan ID_TIDAK_SAH', async (id) => {
    const { data, errors } = await node(id, 'oki')
    expect(data).toEqual({ node: null })
    expect(errors?.[0]?.extensions.code).toBe('ID_TIDAK_SAH')
  })
})

const isiId = (tipe: string) =>
  Buffer.from(simpul[tipe]?.id ?? '', 'base64url')
    .toString()
    .split(':')[1]
