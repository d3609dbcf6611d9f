import { writeGlobalId } from '@harapan/pothos-sql'
import { barisContoh, bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MITRA_UJI, tambahMitra } from '../../test/keamanan/mitra-buatan.ts'
import { type Oleh, pindahkan } from '../../test/pindah.ts'

type Contoh = Awaited<ReturnType<typeof barisContoh>>
type Jawaban = { nik: string; status: string; sejak: string | null; alasan: string | null }

const TAK_DIKENAL = '9916020101800001'
const TIADA = { status: 'TIDAK_DITEMUKAN', sejak: null, alasan: null }

let uji: Uji
let oki: Contoh
beforeAll(async () => {
  ;[uji, oki] = await Promise.all([bukaUji(), barisContoh('oki', 3)])
  await tambahMitra(uji.basisData.kolam)
})
afterAll(() => uji.tutup())

async function padankan(
  nik: readonly string[],
  oleh: Oleh,
  lain: { program?: string; padaTanggal?: string } = {},
): Promise<Jawaban[]> {
  const { data, errors } = await uji.tanya(
    `query ($nik: [NIK!]!, $program: Program!, $padaTanggal: Date) {
      padanProgram(nik: $nik, program: $program, padaTanggal: $padaTanggal) { nik status sejak alasan }
    }`,
    { oleh, variabel: { nik, program: 'PKH', ...lain } },
  )
  expect(errors).toBeUndefined()
  return data.padanProgram
}

const samar = (nik: string) => `${nik.slice(0, 4)}************`

/** Members with a NIK of the nth enrolment that has any. */
function anggota(ke: number) {
  const milik = oki.kpm.map((kpm) => ({
    kpm,
    nik: oki.anggotaKeluarga
      .filter(({ keluargaId }) => keluargaId === kpm.keluargaId)
      .flatMap(({ individuId }) => oki.individu.find(({ id }) => id === individuId)?.nik ?? []),
  }))
  const satu = milik.filter(({ nik }) => nik.length > 1)[ke]
  if (!satu) throw new RangeError('no such enrolment')
  return satu
}

describe.each(['oki', 'mitra'] as const)('padanProgram oleh %s', (oleh) => {
  it('menjawab satu per NIK menurut urutan, anggota keluarga sekalipun', async () => {
    const { kpm, nik } = anggota(0)
    const tanya = [...nik, TAK_DIKENAL, nik[0] ?? '']
    const ada = { status: 'AKTIF', sejak: kpm.tanggalMulai, alasan: null }
    expect(await padankan(tanya, oleh)).toEqual(
      tanya.map((satu) => ({ nik: samar(satu), ...(satu === TAK_DIKENAL ? TIADA : ada) })),
    )
  })

  it('menurut tanggal yang ditanyakan', async () => {
    const { kpm, nik } = anggota(1)
    const [pengurus = ''] = oki.individu.flatMap((satu) =>
      satu.id === kpm.pengurusId ? (satu.nik ?? []) : [],
    )
    expect(nik).toContain(pengurus)
    const pada = async (padaTanggal: string) =>
      (await padankan([pengurus], oleh, { padaTanggal }))[0]?.status
    expect(await pada(kpm.tanggalMulai)).toBe('AKTIF')
    expect(await pada('2007-01-01')).toBe('BELUM_MULAI')
  })

  it('PBI-JK dijawab menurut orangnya, sama dengan masa PBI-nya', async () => {
    const pbi = oki.kepesertaanJkn.filter(({ segmen }) => segmen === 'PBI_APBN')
    const punya = oki.individu.flatMap(({ id, nik }) => {
      const masa = pbi.filter(({ individuId }) => individuId === id)
      return nik && masa.length === 1 ? [{ nik, masa: masa[0] }] : []
    })
    expect(punya.length).toBeGreaterThan(10)
    const nik = punya.slice(0, 100).map((satu) => satu.nik)
    const jawaban = await padankan(nik, oleh, { program: 'PBI_JK' })
    expect(jawaban.map(({ status }) => status)).toEqual(
      punya.slice(0, 100).map(({ masa }) => (masa?.sampai === null ? 'AKTIF' : 'NONAKTIF')),
    )
    const takPunya = oki.individu.flatMap(({ id, nik }) =>
      nik && !oki.kepesertaanJkn.some(({ individuId }) => individuId === id) ? [nik] : [],
    )
    const [tiada] = await padankan(takPunya.slice(0, 1), oleh, { program: 'PBI_JK' })
    expect(tiada).toMatchObject(TIADA)
  })

  it('menolak 1.001 NIK dan NIK mustahil', async () => {
    const tanya = (nik: string[]) =>
      uji.tanya('query ($nik: [NIK!]!) { padanProgram(nik: $nik, program: PKH) { status } }', {
        ...{ oleh, variabel: { nik } },
      })
    const banyak = await tanya(Array.from({ length: 1_001 }, () => TAK_DIKENAL))
    expect(banyak.errors?.[0]?.extensions.code).toBe('TERLALU_BANYAK_NIK')
    const mustahil = await tanya(['9916020132800001'])
    expect(mustahil.errors?.[0]?.extensions.code).toBe('NIK_TIDAK_SAH')
  })
})

describe('jangkauan', () => {
  const mitra = (nomor: string): Oleh => {
    const milik = MITRA_UJI.find(({ perjanjian }) => perjanjian.nomor === nomor)
    if (!milik) throw new RangeError('no such agreement')
    const { klien, perjanjian } = milik
    return { id: klien, peran: 'MITRA', wilayah: [], tujuan: 'PEMADANAN_JKN', klien, perjanjian }
  }

  it('petugas kabupaten lain dan mitra daerah lain tidak menemukannya', async () => {
    const { nik } = anggota(0)
    for (const oleh of ['kotim', mitra('UJI/KOTIM')] as const)
      expect(await padankan(nik, oleh)).toEqual(nik.map((satu) => ({ nik: samar(satu), ...TIADA })))
    expect((await padankan(nik, mitra('UJI/OKI'))).map(({ status }) => status)).toEqual(
      nik.map(() => 'AKTIF'),
    )
  })

  it('perjanjian untuk PKH tidak membuka PBI-JK', async () => {
    const { nik } = anggota(0)
    const status = async (program: string) =>
      (await padankan(nik, mitra('UJI/PKH'), { program })).map((satu) => satu.status)
    expect(await status('PKH')).toEqual(nik.map(() => 'AKTIF'))
    expect(await status('PBI_JK')).toEqual(nik.map(() => 'TIDAK_DITEMUKAN'))
  })

  it('publik ditolak, petugas tanpa tujuan juga', async () => {
    const tanya = async (oleh: Oleh | undefined) => {
      const { errors } = await uji.tanya(
        'query ($nik: [NIK!]!) { padanProgram(nik: $nik, program: PKH) { status } }',
        { ...(oleh && { oleh }), variabel: { nik: [TAK_DIKENAL] } },
      )
      return errors?.[0]?.extensions.code
    }
    expect(await tanya(undefined)).toBe('PERLU_MASUK')
    expect(await tanya('tanpaTujuan')).toBe('TUJUAN_WAJIB')
  })
})

it('pindah desa tidak memutus masa', async () => {
  const { kpm, nik } = anggota(2)
  const { data } = await pindahkan(uji, 'oki', {
    ...{ id: writeGlobalId('Kpm', kpm.id), desaTujuan: '16.02.05.2024' },
  })
  expect(data.pindahkanKpm.__typename).toBe('KpmDipindahkan')
  for (const satu of await padankan(nik, 'mitra'))
    expect(satu).toMatchObject({ status: 'AKTIF', sejak: kpm.tanggalMulai })
})
