import { barisContoh, bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Oleh } from '../../test/pindah.ts'

type Contoh = Awaited<ReturnType<typeof barisContoh>>

let uji: Uji
let oki: Contoh[]
let kotim: Contoh
beforeAll(async () => {
  oki = await Promise.all(Array.from({ length: 10 }, (_, ke) => barisContoh('oki', ke)))
  kotim = await barisContoh('kotim')
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const TAK_DIKENAL = '9916020101800001'

/** NIKs of a kecamatan whose spells are as wanted. */
function nikDengan(
  { individu, kepesertaanJkn }: Contoh,
  cocok: (masa: Contoh['kepesertaanJkn']) => boolean,
) {
  return individu.flatMap(({ id, nik }) =>
    nik && cocok(kepesertaanJkn.filter(({ individuId }) => individuId === id)) ? [nik] : [],
  )
}
const dinonaktifkan = (masa: Contoh['kepesertaanJkn']) =>
  masa.length === 1 && masa[0]?.sampai === '2025-05-31'
const terusAktif = (masa: Contoh['kepesertaanJkn']) => masa.length === 1 && masa[0]?.sampai === null
const takTerdaftar = (masa: Contoh['kepesertaanJkn']) => masa.length === 0

async function padankan(nik: string[], oleh: Oleh, padaTanggal?: string) {
  const { data, errors } = await uji.tanya(
    `query ($nik: [NIK!]!, $padaTanggal: Date) {
      padanJkn(nik: $nik, padaTanggal: $padaTanggal) { nik status segmen sejak alasan diperbaruiPada }
    }`,
    { oleh, variabel: { nik, padaTanggal } },
  )
  expect(errors).toBeUndefined()
  return data.padanJkn
}

const samar = (nik = '') => `${nik.slice(0, 4)}************`
const tiada = (nik: string) => ({
  nik: samar(nik),
  ...{ status: 'TIDAK_DITEMUKAN', segmen: null, sejak: null, alasan: null, diperbaruiPada: null },
})
const pertama = () => {
  const [contoh] = oki
  if (!contoh) throw new Error('no sample')
  return contoh
}

describe.each(['oki', 'mitra'] as const)('padanJkn oleh %s', (oleh) => {
  it('menjawab satu per NIK menurut urutan, kembar dan tak dikenal sekalipun, tersamar', async () => {
    const [mati = '', mati2 = ''] = nikDengan(pertama(), dinonaktifkan)
    const [aktif = ''] = nikDengan(pertama(), terusAktif)
    const tanya = [mati, TAK_DIKENAL, aktif, mati, mati2, TAK_DIKENAL]
    const jawaban = await padankan(tanya, oleh)
    expect(jawaban.map(({ nik }: { nik: string }) => nik)).toEqual(tanya.map(samar))
    expect(jawaban.map(({ status }: { status: string }) => status)).toEqual([
      ...['NONAKTIF', 'TIDAK_DITEMUKAN', 'AKTIF', 'NONAKTIF', 'NONAKTIF', 'TIDAK_DITEMUKAN'],
    ])
    expect(jawaban[3]).toEqual(jawaban[0])
    expect(JSON.stringify(jawaban)).not.toContain(aktif.slice(4))
  })

  it('pada 31 Mei 2025 masih dijamin, pada 1 Juni tidak, dan menyebut sejak kapan dan mengapa', async () => {
    const nik = nikDengan(pertama(), dinonaktifkan)
    expect(nik.length).toBeGreaterThan(2)
    const menurut = new Map(pertama().individu.map(({ id, nik }) => [nik, id]))
    const masa = nik.map((satu) =>
      pertama().kepesertaanJkn.find(({ individuId }) => individuId === menurut.get(satu)),
    )
    const sama = { segmen: 'PBI_APBN', diperbaruiPada: '2026-01-01T00:00:00.000Z' }
    expect(await padankan(nik, oleh, '2025-05-31')).toEqual(
      nik.map((satu, ke) => ({
        ...{ nik: samar(satu), status: 'AKTIF', sejak: masa[ke]?.mulai, alasan: null },
        ...sama,
      })),
    )
    const sesudah = nik.map((satu, ke) => ({
      ...{ nik: samar(satu), status: 'NONAKTIF', sejak: '2025-06-01' },
      ...{ alasan: masa[ke]?.alasanAkhir, ...sama },
    }))
    expect(await padankan(nik, oleh, '2025-06-01')).toEqual(sesudah)
    // Today, when no day is said.
    expect(await padankan(nik, oleh)).toEqual(sesudah)
  })

  it('tanggal bawaan adalah hari ini, bukan hari muat data', async () => {
    const [nik = ''] = nikDengan(pertama(), terusAktif)
    const masa = pertama().kepesertaanJkn.find(
      ({ individuId }) => individuId === pertama().individu.find((satu) => satu.nik === nik)?.id,
    )
    const [kini] = await padankan([nik], oleh)
    expect(kini).toEqual((await padankan([nik], oleh, '2026-11-22'))[0])
    expect(kini).toMatchObject({ status: 'AKTIF', sejak: masa?.mulai, segmen: masa?.segmen })
    expect((await padankan([nik], oleh, '2013-12-31'))[0]).toMatchObject({ status: 'BELUM_MULAI' })
  })

  it('tak dikenal dan tak terdaftar dijawab sama', async () => {
    const [takDaftar = ''] = nikDengan(pertama(), takTerdaftar)
    const [satu, dua] = await padankan([takDaftar, TAK_DIKENAL], oleh)
    expect(satu).toEqual(tiada(takDaftar))
    expect(dua).toEqual(tiada(TAK_DIKENAL))
  })

  it('menerima 1.000 NIK dan menolak 1.001', async () => {
    const semua = oki.flatMap((contoh) => contoh.individu.flatMap(({ nik }) => nik ?? []))
    const jawaban = await padankan(semua.slice(0, 1_000), oleh)
    expect(jawaban).toHaveLength(1_000)
    expect(
      jawaban.filter(({ status }: { status: string }) => status === 'AKTIF').length,
    ).toBeGreaterThan(500)
    const { data, errors } = await uji.tanya(
      'query ($nik: [NIK!]!) { padanJkn(nik: $nik) { status } }',
      { oleh, variabel: { nik: semua.slice(0, 1_001) } },
    )
    expect(data.padanJkn).toBeNull()
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'TERLALU_BANYAK_NIK', tempat: 'nik' })
  })

  it('tanpa NIK menjawab daftar kosong', async () => {
    expect(await padankan([], oleh)).toEqual([])
  })

  it('dua pemadanan dalam satu permintaan tidak saling menutupi', async () => {
    const [a = '', b = ''] = nikDengan(pertama(), terusAktif)
    const { data } = await uji.tanya(
      'query ($a: [NIK!]!, $b: [NIK!]!) { a: padanJkn(nik: $a) { status } b: padanJkn(nik: $b) { status } }',
      { oleh, variabel: { a: [a], b: [b] } },
    )
    expect(data).toEqual({ a: [{ status: 'AKTIF' }], b: [{ status: 'AKTIF' }] })
  })

  it('menolak NIK mustahil tanpa mengulangnya', async () => {
    const nik = '9916020132800001'
    const jawaban = await uji.tanya('query ($nik: [NIK!]!) { padanJkn(nik: $nik) { status } }', {
      ...{ oleh, variabel: { nik: [TAK_DIKENAL, nik] } },
    })
    expect(jawaban.errors?.[0]?.extensions.code).toBe('NIK_TIDAK_SAH')
    expect(JSON.stringify(jawaban) + uji.catatan()).not.toContain(nik)
  })
})

describe('padanJkn dan wilayah', () => {
  it('dinas hanya memadankan orang di wilayahnya, mitra di mana pun', async () => {
    const [nik = ''] = nikDengan(kotim, terusAktif)
    expect(await padankan([nik], 'oki')).toEqual([tiada(nik)])
    expect((await padankan([nik], 'kotim'))[0].status).toBe('AKTIF')
    expect((await padankan([nik], 'mitra'))[0].status).toBe('AKTIF')
  })

  it('mitra tetap tidak dapat membuka orangnya', async () => {
    const [nik = ''] = nikDengan(pertama(), terusAktif)
    const { data, errors } = await uji.tanya(
      'query ($nik: NIK!, $daftar: [NIK!]!) { padanJkn(nik: $daftar) { status } individu(nik: $nik) { nama } }',
      { oleh: 'mitra', variabel: { nik, daftar: [nik] } },
    )
    expect(data).toEqual({ padanJkn: [{ status: 'AKTIF' }], individu: null })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['TIDAK_BERWENANG'])
  })
})
