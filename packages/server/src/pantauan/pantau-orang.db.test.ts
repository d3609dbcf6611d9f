import { barisContoh, bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  berhenti,
  cobaPantau,
  mitraUmpan,
  type Orang,
  pantau,
  putuskan,
} from '../../test/mitra-umpan.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'
import type { Pelaku } from '../akses/pelaku.ts'
import { buangPantauan } from './nilai.ts'

const TAK_DIKENAL = '9916020101800001'
const MUSTAHIL = '9916020132800001'
let uji: Uji
let orang: Orang[]
beforeAll(async () => {
  uji = await bukaUji()
  const { individu } = await barisContoh('oki')
  orang = individu.flatMap(({ id, nik }) => (nik ? [{ nik, acuan: `oki-${id}` }] : []))
})
afterAll(() => uji.tutup())

let urutan = 0
let nomor: string
let mitra: Pelaku
beforeEach(async () => {
  nomor = `PKS/PANTAU/${++urutan}`
  mitra = await mitraUmpan(uji.basisData.kolam, nomor)
})

const admin = (sql: string, nilai: unknown[] = []) =>
  tanyaAdmin<Record<string, string>>(uji.basisData.kolam, sql, nilai)
const kode = ({ errors }: Awaited<ReturnType<Uji['tanya']>>) =>
  errors?.map(({ extensions }) => extensions.code)
const DAFTAR = `query ($first: Int, $after: String) { jumlahPantauan pantauan(first: $first, after: $after) {
  edges { cursor node { acuan didaftarkanPada } } pageInfo { hasNextPage endCursor } } }`

async function daftar(oleh: Pelaku): Promise<{ jumlah: number; acuan: string[] }> {
  const acuan: string[] = []
  for (let after: string | null = null; ; ) {
    const { data, errors } = await uji.tanya(DAFTAR, { oleh, variabel: { first: 2, after } })
    expect(errors).toBeUndefined()
    acuan.push(...data.pantauan.edges.map(({ node }: { node: { acuan: string } }) => node.acuan))
    after = data.pantauan.pageInfo.endCursor
    if (!data.pantauan.pageInfo.hasNextPage) return { jumlah: data.jumlahPantauan, acuan }
  }
}

describe('pantauOrang', () => {
  it('menjawab satu per orang, sama bagi yang dikenal dan yang tidak, dan mengulanginya tidak mengubah apa pun', async () => {
    const [satu, dua] = orang as [Orang, Orang]
    const asing = { nik: TAK_DIKENAL, acuan: 'asing' }
    expect(await pantau(uji, mitra, [satu, asing])).toEqual(['TERDAFTAR', 'TERDAFTAR'])
    const semua = [satu, asing, { ...dua, acuan: satu.acuan }, { nik: MUSTAHIL, acuan: 'm' }, dua]
    const { data } = await cobaPantau(uji, mitra, [...semua, { nik: dua.nik, acuan: satu.nik }])
    expect(data.pantauOrang).toEqual({
      __typename: 'OrangDipantau',
      jumlah: 3,
      orang: [
        { acuan: satu.acuan, hasil: 'SUDAH' },
        { acuan: 'asing', hasil: 'SUDAH' },
        { acuan: satu.acuan, hasil: 'ACUAN_TERPAKAI' },
        { acuan: 'm', hasil: 'NIK_TIDAK_SAH' },
        { acuan: dua.acuan, hasil: 'TERDAFTAR' },
        // Not told again: it holds a number.
        { acuan: null, hasil: 'ACUAN_TIDAK_SAH' },
      ],
    })
    expect(await daftar(mitra)).toEqual({
      jumlah: 3,
      acuan: ['asing', dua.acuan, satu.acuan].sort(),
    })
  })

  it('menyimpan hash berkunci dan acuan, tidak pernah nomornya', async () => {
    const [satu] = orang as [Orang]
    await pantau(uji, mitra, [satu])
    const [baris] = await admin(
      'select * from pantauan where acuan = $1 order by id desc limit 1',
      [satu.acuan],
    )
    expect(JSON.stringify(baris)).not.toContain(satu.nik)
    const [individu] = await admin(
      'select encode(nik_hash, $2) as hash from individu where id = $1',
      [satu.acuan.split('-')[1], 'hex'],
    )
    const [milik] = await admin(
      "select encode(nik_hash, 'hex') as hash from pantauan where id = $1",
      [baris?.['id']],
    )
    expect(milik?.['hash']).toBe(individu?.['hash'])
  })

  it('menerima 1.000 dan menolak 1.001; melampaui perjanjian: tidak satu pun terdaftar', async () => {
    const banyak = Array.from({ length: 1_001 }, (_, i) => ({
      nik: TAK_DIKENAL,
      acuan: `p-${i}`,
    }))
    expect(kode(await cobaPantau(uji, mitra, banyak))).toEqual(['TERLALU_BANYAK_NIK'])
    expect(
      kode(
        await berhenti(
          uji,
          mitra,
          banyak.map(({ acuan }) => acuan),
        ),
      ),
    ).toEqual(['TERLALU_BANYAK_NIK'])
    const { data } = await cobaPantau(uji, mitra, banyak.slice(0, 101))
    expect(data.pantauOrang).toMatchObject({ __typename: 'PantauanPenuh', kode: 'BATAS_PANTAUAN' })
    expect(await daftar(mitra)).toEqual({ jumlah: 0, acuan: [] })
    await pantau(uji, mitra, banyak.slice(0, 100))
    expect((await cobaPantau(uji, mitra, banyak.slice(0, 101))).data.pantauOrang.__typename).toBe(
      'PantauanPenuh',
    )
    expect(await pantau(uji, mitra, banyak.slice(0, 2))).toEqual(['SUDAH', 'SUDAH'])
    const luas = await mitraUmpan(uji.basisData.kolam, `${nomor}/L`, { terbanyak: 5_000 })
    expect((await pantau(uji, luas, banyak.slice(0, 1_000))).length).toBe(1_000)
  })

  it('dua panggilan bersamaan tidak melampaui batas', async () => {
    const milik = (huruf: string) =>
      Array.from({ length: 60 }, (_, i) => ({ nik: TAK_DIKENAL, acuan: `${huruf}${i}` }))
    const hasil = await Promise.all(['a', 'b'].map((satu) => cobaPantau(uji, mitra, milik(satu))))
    expect(hasil.map(({ data }) => data.pantauOrang.__typename).sort()).toEqual([
      'OrangDipantau',
      'PantauanPenuh',
    ])
    expect((await daftar(mitra)).jumlah).toBe(60)
  })

  it('yang diakhiri dua kali, atau tidak dikenal, dilewati', async () => {
    const [satu, dua] = orang as [Orang, Orang]
    await pantau(uji, mitra, [satu, dua])
    const acuan = [satu.acuan, satu.acuan, 'lain', TAK_DIKENAL]
    expect((await berhenti(uji, mitra, acuan)).data.berhentiPantau).toEqual({
      berhenti: 1,
      jumlah: 1,
    })
    expect((await berhenti(uji, mitra, acuan)).data.berhentiPantau).toEqual({
      berhenti: 0,
      jumlah: 1,
    })
    expect((await daftar(mitra)).acuan).toEqual([dua.acuan])
  })
})

describe('yang tidak boleh', () => {
  const tanpa = ({ wewenang: _, ...lain }: Pelaku): Pelaku => lain
  const { tujuan: _, ...tanpaTujuan } = PELAKU_UJI.mitra
  it.each<[string, () => Pelaku, string]>([
    ['petugas', () => PELAKU_UJI.oki, 'TIDAK_BERWENANG'],
    [
      'petugas yang tokennya menyebutnya',
      () => ({ ...PELAKU_UJI.pusatPenuh, wewenang: ['orang:pantau'] }),
      'TIDAK_BERWENANG',
    ],
    ['mitra tanpa wewenangnya', () => tanpa(mitra), 'TIDAK_BERWENANG'],
    ['mitra tanpa tujuan', () => ({ ...tanpaTujuan, wewenang: ['orang:pantau'] }), 'TUJUAN_WAJIB'],
  ])('%s: ditolak, tanpa sebaris pun', async (_, siapa, galat) => {
    const [satu] = orang as [Orang]
    const sebelum = await admin('select count(*)::text as n from pantauan')
    expect(kode(await cobaPantau(uji, siapa(), [satu]))).toEqual([galat])
    expect(kode(await berhenti(uji, siapa(), [satu.acuan]))).toEqual([galat])
    expect(kode(await uji.tanya(DAFTAR, { oleh: siapa() }))).toEqual([galat, galat])
    expect(await admin('select count(*)::text as n from pantauan')).toEqual(sebelum)
  })

  it('tanpa token: PERLU_MASUK; tanpa perjanjian, ditangguhkan, diakhiri: PERJANJIAN_TIDAK_BERLAKU', async () => {
    const [satu] = orang as [Orang]
    expect(kode(await uji.tanya(DAFTAR))).toEqual(['PERLU_MASUK', 'PERLU_MASUK'])
    const tanpa = { ...mitra, id: 'entah', klien: 'entah' }
    expect(kode(await cobaPantau(uji, tanpa, [satu]))).toEqual(['PERJANJIAN_TIDAK_BERLAKU'])
    await pantau(uji, mitra, [satu])
    for (const status of ['DITANGGUHKAN', 'DIAKHIRI']) {
      await putuskan(uji.basisData.kolam, nomor, status)
      expect(kode(await cobaPantau(uji, mitra, [satu])), status).toEqual([
        'PERJANJIAN_TIDAK_BERLAKU',
      ])
      expect(kode(await berhenti(uji, mitra, [satu.acuan])), status).toEqual([
        'PERJANJIAN_TIDAK_BERLAKU',
      ])
      expect(kode(await uji.tanya(DAFTAR, { oleh: mitra })), status).toEqual([
        'PERJANJIAN_TIDAK_BERLAKU',
      ])
    }
    await buangPantauan(uji.basisData.kolam)
    const sisa = await admin(
      'select count(*)::text as n from pantauan t join perjanjian_kerja_sama p on p.id = t.perjanjian_id where p.nomor = $1',
      [nomor],
    )
    expect(sisa).toEqual([{ n: '0' }])
  })

  it('NIK di dalam dokumen: PAKAI_VARIABEL', async () => {
    const dokumen = `mutation { pantauOrang(orang: [{ nik: "${TAK_DIKENAL}", acuan: "a" }]) { __typename } }`
    expect(kode(await uji.tanya(dokumen, { oleh: mitra }))).toEqual(['PAKAI_VARIABEL'])
  })

  it('pendaftaran instansi lain tidak terlihat, tidak terhitung, tidak terakhiri, dan acuannya tidak bertabrakan', async () => {
    const lain = await mitraUmpan(uji.basisData.kolam, `${nomor}/B`)
    const [satu, dua] = orang as [Orang, Orang]
    await pantau(uji, mitra, [satu, dua])
    expect(await daftar(lain)).toEqual({ jumlah: 0, acuan: [] })
    expect((await berhenti(uji, lain, [satu.acuan])).data.berhentiPantau).toEqual({
      berhenti: 0,
      jumlah: 0,
    })
    expect(await pantau(uji, lain, [{ ...dua, acuan: satu.acuan }])).toEqual(['TERDAFTAR'])
    expect((await daftar(mitra)).jumlah).toBe(2)
    const { data } = await uji.tanya(DAFTAR, { oleh: mitra, variabel: { first: 1 } })
    const curian = { first: 1, after: data.pantauan.pageInfo.endCursor }
    const { data: terlihat } = await uji.tanya(DAFTAR, { oleh: lain, variabel: curian })
    expect(JSON.stringify(terlihat ?? null)).not.toContain(dua.acuan)
  })
})

it('audit menyebut siapa yang didaftarkan dan terjangkau, dan tidak ada nomor dalam catatan, galat, dan kursor', async () => {
  const [satu] = orang as [Orang]
  const semua = [satu, { nik: TAK_DIKENAL, acuan: 'asing' }, { nik: satu.nik, acuan: satu.nik }]
  const { data } = await cobaPantau(uji, mitra, semua)
  const baris = await admin(
    `select a.hasil, s.jenis || ' ' || s.subjek as siapa, a.klien, a.perjanjian
     from (select * from audit_akses where operasi = 'Pantau' order by id desc limit 1) a left join uraikan_subjek(a.subjek) s on true`,
  )
  expect(baris).toEqual([
    {
      hasil: 'BERHASIL',
      siapa: `INDIVIDU ${satu.acuan.split('-')[1]}`,
      klien: mitra.klien,
      perjanjian: nomor,
    },
  ])
  const { data: daftarnya } = await uji.tanya(DAFTAR, { oleh: mitra })
  const teks = JSON.stringify([data, daftarnya]) + uji.catatan()
  for (const nik of [satu.nik, TAK_DIKENAL]) expect(teks).not.toContain(nik)
})
