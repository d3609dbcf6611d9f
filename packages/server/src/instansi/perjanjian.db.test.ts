import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bacaSampel } from '../../test/keamanan/sampel.ts'
import { sebagaiAdmin, tanyaAdmin } from '../../test/sebagai-admin.ts'
import type { Pelaku } from '../akses/pelaku.ts'

let uji: Uji
let nik: string[]
beforeAll(async () => {
  const [terbuka, sampel] = await Promise.all([bukaUji(), bacaSampel()])
  uji = terbuka
  nik = [sampel.oki, sampel.kotim].map((satu) => {
    const berkartu = new Set(satu.kepesertaanJkn.map(({ individuId }) => individuId))
    return satu.individu.find((orang) => orang.nik && berkartu.has(orang.id))?.nik ?? ''
  })
})
afterAll(() => uji.tutup())

const ISI = {
  instansi: 'DINKES-UJI',
  berlakuDari: '2026-01-01',
  berlakuSampai: '2030-12-31',
  dasar: 'TUGAS_PUBLIK',
  dasarHukum: 'Perjanjian uji',
  tujuan: ['LAYANAN_KESEHATAN'],
  wilayah: ['16.02'],
  nasional: false,
  program: ['PBI_JK'],
  kelas: ['SPESIFIK', 'IDENTITAS'],
  kuotaPerMenit: 10_000,
  modeDokumen: 'TERBUKA',
}

const USUL = `mutation ($masukan: MasukanPerjanjian!) { usulkanPerjanjian(masukan: $masukan) {
  __typename ... on PerjanjianTersimpan { perjanjian { nomor status versi diusulkanOleh tujuan kelas program wilayah } } ... on Penolakan { kode } } }`
const PUTUS = `mutation ($nomor: String!, $putusan: PutusanPerjanjian!, $versi: Int!, $alasan: String!) {
  putuskanPerjanjian(nomor: $nomor, putusan: $putusan, versi: $versi, alasan: $alasan) {
    __typename ... on PerjanjianTersimpan { perjanjian { status versi diubahOleh alasan } } ... on Penolakan { kode } } }`
const KLIEN = `mutation ($perjanjian: String!, $clientId: String!) {
  usulkanKlien(perjanjian: $perjanjian, clientId: $clientId, nama: "Sistem uji") { __typename ... on KlienTersimpan { klien { status versi } } } }`
const PUTUS_KLIEN = `mutation ($clientId: String!, $putusan: PutusanKlien!, $versi: Int!) {
  putuskanKlien(clientId: $clientId, putusan: $putusan, versi: $versi, alasan: "uji saja") {
    __typename ... on KlienTersimpan { klien { status versi perjanjian { nomor } } } ... on Penolakan { kode } } }`
const PADAN = 'query ($nik: [NIK!]!) { padanJkn(nik: $nik) { nik status } }'

type Oleh = 'pengusul' | 'pemutus' | 'pusatPenuh'

async function putus(oleh: Oleh, nomor: string, putusan: string, versi: number) {
  const variabel = { nomor, putusan, versi, alasan: 'uji saja' }
  return (await uji.tanya(PUTUS, { oleh, variabel })).data.putuskanPerjanjian
}

async function usul(nomor: string, ubah: object = {}, oleh: Oleh = 'pengusul') {
  const jawaban = await uji.tanya(USUL, { oleh, variabel: { masukan: { ...ISI, nomor, ...ubah } } })
  return jawaban.data?.usulkanPerjanjian ?? jawaban.errors?.[0]?.extensions
}

let urutan = 0
let nomor = ''
let klien: string
let mitra: Pelaku
beforeEach(() => {
  urutan++
  nomor = `PKS/UJI/${urutan}`
  klien = `sistem-uji-${urutan}`
  mitra = { id: klien, klien, peran: 'MITRA', wilayah: [], tujuan: 'LAYANAN_KESEHATAN' }
})

/** An agreement in force with an active client. */
async function berlaku(ubah: object = {}) {
  await usul(nomor, ubah)
  await putus('pemutus', nomor, 'SETUJUI', 1)
  await uji.tanya(KLIEN, { oleh: 'pengusul', variabel: { perjanjian: nomor, clientId: klien } })
  const variabel = { clientId: klien, putusan: 'SETUJUI', versi: 1 }
  await uji.tanya(PUTUS_KLIEN, { oleh: 'pemutus', variabel })
}

const padan = async (pelaku = mitra) => {
  const { data, errors } = await uji.tanya(PADAN, { oleh: pelaku, variabel: { nik } })
  return errors
    ? errors[0]?.extensions.code
    : data?.padanJkn.map(({ status }: { status: string }) => status !== 'TIDAK_DITEMUKAN')
}

describe('perjanjian', () => {
  beforeAll(async () => {
    const { data } = await uji.tanya(
      'mutation { daftarkanInstansi(kode: "DINKES-UJI", nama: "Dinas Kesehatan uji", jenis: PEMERINTAH_KABUPATEN) { __typename } }',
      { oleh: 'pengusul' },
    )
    expect(data.daftarkanInstansi.__typename).toBe('InstansiTersimpan')
  })

  it('berlaku hanya sesudah disetujui orang lain', async () => {
    expect(await usul(nomor)).toMatchObject({
      perjanjian: {
        nomor,
        status: 'DIUSULKAN',
        versi: 1,
        diusulkanOleh: 'uji-pengusul',
        kelas: ISI.kelas,
      },
    })
    // Also through the scope of deciding: it is the person that must differ.
    expect(await putus('pengusul', nomor, 'SETUJUI', 1)).toEqual({
      __typename: 'PersetujuanSendiri',
      kode: 'PERSETUJUAN_SENDIRI',
    })
    expect(await putus('pemutus', nomor, 'SETUJUI', 1)).toMatchObject({
      perjanjian: { status: 'BERLAKU', versi: 2, diubahOleh: 'uji-pemutus', alasan: 'uji saja' },
    })
  })

  it('menangguhkan cukup satu orang, memulihkan perlu orang lain, mengakhiri untuk seterusnya', async () => {
    await usul(nomor)
    await putus('pemutus', nomor, 'SETUJUI', 1)
    expect(await putus('pemutus', nomor, 'TANGGUHKAN', 2)).toMatchObject({
      perjanjian: { status: 'DITANGGUHKAN' },
    })
    for (const oleh of ['pemutus', 'pengusul'] as const)
      expect((await putus(oleh, nomor, 'PULIHKAN', 3)).kode).toBe('PERSETUJUAN_SENDIRI')
    expect(await putus('pusatPenuh', nomor, 'PULIHKAN', 3)).toMatchObject({
      perjanjian: { status: 'BERLAKU' },
    })
    expect(await putus('pemutus', nomor, 'AKHIRI', 4)).toMatchObject({
      perjanjian: { status: 'DIAKHIRI' },
    })
    for (const putusan of ['SETUJUI', 'PULIHKAN', 'TANGGUHKAN', 'TOLAK', 'AKHIRI'])
      expect((await putus('pusatPenuh', nomor, putusan, 5)).kode, putusan).toBe(
        'STATUS_TIDAK_SESUAI',
      )
  })

  it('yang ditolak tidak dapat disetujui lagi; versi usang dan nomor asing bernama', async () => {
    await usul(nomor)
    expect((await putus('pemutus', nomor, 'SETUJUI', 9)).kode).toBe('VERSI_USANG')
    expect(await putus('pemutus', nomor, 'TOLAK', 1)).toMatchObject({
      perjanjian: { status: 'DITOLAK' },
    })
    expect((await putus('pemutus', nomor, 'SETUJUI', 2)).kode).toBe('STATUS_TIDAK_SESUAI')
    expect((await putus('pemutus', 'PKS/TIDAK/ADA', 'SETUJUI', 1)).kode).toBe('TIDAK_DITEMUKAN')
    expect((await usul(nomor)).kode).toBe('SUDAH_ADA')
    expect((await usul(`${nomor}-x`, { instansi: 'TIDAK-ADA' })).kode).toBe('TIDAK_DITEMUKAN')
  })

  it.each([
    ['berlakuSampai', { berlakuSampai: '2025-12-31' }],
    ['tujuan', { tujuan: [] }],
    ['program', { program: [] }],
    ['kelas', { kelas: ['PRIBADI'] }],
    ['kelas', { kelas: ['SPESIFIK', 'INTERNAL'] }],
    ['wilayah', { wilayah: [] }],
    ['wilayah', { nasional: true }],
    ['kuotaPerMenit', { kuotaPerMenit: 0 }],
    ['dasarHukum', { dasarHukum: 'x' }],
    ['dasarHukum', { dasarHukum: 'tentang 9901014101900001' }],
  ])('dengan %s yang tidak sah tidak tersimpan', async (tempat, ubah) => {
    expect(await usul(nomor, ubah)).toMatchObject({ code: 'MASUKAN_TIDAK_SAH', tempat })
    const { data } = await uji.tanya('query ($n: String!) { perjanjian(nomor: $n) { nomor } }', {
      oleh: 'pemutus',
      variabel: { n: nomor },
    })
    expect(data.perjanjian).toBeNull()
  })

  it('dijaga juga terhadap SQL: pengusul, isi, langkah, dan nama orang lain', async () => {
    await usul(nomor)
    const sql = (pelaku: string, teks: string) =>
      sebagaiAdmin(uji.basisData.kolam, async (klien) => {
        await klien.query("select set_config('h.pelaku', $1, true)", [pelaku])
        await klien.query(teks, [nomor])
      }).then(
        () => 'boleh',
        (galat: { code?: string }) => galat.code,
      )
    const ubah = (kolom: string) => `update perjanjian_kerja_sama set ${kolom} where nomor = $1`
    expect(await sql('uji-pengusul', ubah("status = 'BERLAKU'"))).toBe('HP011')
    expect(await sql('uji-pemutus', ubah("status = 'DIAKHIRI'"))).toBe('HP010')
    expect(await sql('uji-pemutus', ubah("kelas = '{pribadi}', status = 'BERLAKU'"))).toBe('HP010')
    expect(await sql('uji-pemutus', ubah('kuota_per_menit = 5'))).toBe('HP010')
    expect(await sql('', ubah("status = 'BERLAKU'"))).toBe('HP010')
  })

  it('setiap putusan tinggal di riwayatnya', async () => {
    await usul(nomor)
    await putus('pemutus', nomor, 'SETUJUI', 1)
    await putus('pemutus', nomor, 'TANGGUHKAN', 2)
    const baris = await tanyaAdmin(
      uji.basisData.kolam,
      `select dari, ke, oleh from riwayat_putusan where tabel = 'perjanjian_kerja_sama'
       and baris = (select id from perjanjian_kerja_sama where nomor = $1) order by id`,
      [nomor],
    )
    expect(baris).toEqual([
      { dari: null, ke: 'DIUSULKAN', oleh: 'uji-pengusul' },
      { dari: 'DIUSULKAN', ke: 'BERLAKU', oleh: 'uji-pemutus' },
      { dari: 'BERLAKU', ke: 'DITANGGUHKAN', oleh: 'uji-pemutus' },
    ])
  })

  it('tidak terlihat dan tidak terubah tanpa wewenangnya', async () => {
    await usul(nomor)
    for (const oleh of ['pusat', 'oki', 'mitra', undefined] as const) {
      const code = oleh ? 'TIDAK_BERWENANG' : 'PERLU_MASUK'
      const lihat = await uji.tanya('query ($n: String!) { perjanjian(nomor: $n) { nomor } }', {
        oleh,
        variabel: { n: nomor },
      })
      expect(lihat).toMatchObject({
        data: { perjanjian: null },
        errors: [{ extensions: { code } }],
      })
      const variabel = { nomor, putusan: 'SETUJUI', versi: 1, alasan: 'uji saja' }
      const ubah = await uji.tanya(PUTUS, { oleh, variabel })
      expect(ubah).toMatchObject({
        data: { putuskanPerjanjian: null },
        errors: [{ extensions: { code } }],
      })
    }
    const ganti = await uji.tanya(USUL, {
      oleh: 'pemutus',
      variabel: { masukan: { ...ISI, nomor: `${nomor}-y` } },
    })
    expect(ganti.errors?.[0]?.extensions).toMatchObject({
      code: 'TIDAK_BERWENANG',
      perlu: 'perjanjian:usul',
    })
  })

  it('terdaftar berhalaman, terlama dulu, menurut status', async () => {
    const DAFTAR = `query ($after: String) { daftarPerjanjian(first: 2, after: $after, status: [BERLAKU, DITANGGUHKAN, DIUSULKAN]) {
      edges { node { nomor status } } pageInfo { hasNextPage endCursor } } }`
    const terbaca: string[] = []
    for (let after: string | null = null, lagi = true; lagi; ) {
      const { data } = await uji.tanya(DAFTAR, { oleh: 'pemutus', variabel: { after } })
      const { edges, pageInfo } = data.daftarPerjanjian
      terbaca.push(...edges.map(({ node }: { node: { nomor: string } }) => node.nomor))
      lagi = pageInfo.hasNextPage
      after = pageInfo.endCursor
    }
    expect(terbaca.length).toBeGreaterThan(3)
    expect(new Set(terbaca).size).toBe(terbaca.length)
    expect(terbaca[0]).toBe(PELAKU_UJI.mitra.perjanjian.nomor)
  })
})

describe('mitra di bawah perjanjian', () => {
  it('hanya menjangkau wilayah, program, kelas, dan tujuan perjanjiannya', async () => {
    await berlaku()
    expect(await padan()).toEqual([true, false])
    const kelas = await uji.tanya(
      '{ saya { kelas tujuanBoleh perjanjian { nomor kuotaPerMenit nasional } } }',
      { oleh: mitra },
    )
    expect(kelas.data.saya).toEqual({
      kelas: ['PUBLIK', 'SPESIFIK', 'IDENTITAS'],
      tujuanBoleh: ['LAYANAN_KESEHATAN'],
      perjanjian: { nomor, kuotaPerMenit: 10_000, nasional: false },
    })
    const kepala = { 'x-harapan-tujuan': 'PEMADANAN_JKN' }
    const asing = await uji.tanya(PADAN, { oleh: mitra, variabel: { nik }, kepala })
    expect(asing.errors?.[0]?.extensions.code).toBe('TUJUAN_TIDAK_SAH')
    const { tujuan: _, ...tanpa } = mitra
    expect(await padan(tanpa)).toBe('TUJUAN_WAJIB')
  })

  it('tanpa program PBI-JK tidak menemukan seorang pun, tanpa kelas identitas tidak melihat nomornya', async () => {
    await berlaku({ program: ['PKH'], kelas: ['SPESIFIK'], nasional: true, wilayah: null })
    const { data, errors } = await uji.tanya(PADAN, { oleh: mitra, variabel: { nik } })
    expect(errors).toMatchObject([{ extensions: { code: 'TIDAK_BERWENANG', perlu: 'identitas' } }])
    expect(data.padanJkn).toEqual(nik.map(() => ({ nik: null, status: 'TIDAK_DITEMUKAN' })))
  })

  it('terputus saat ditangguhkan, diakhiri, atau kliennya dicabut, di instans lain pun', async () => {
    await berlaku()
    const lain = await bukaUji({ basisData: uji.basisData })
    const diLain = async () =>
      (await lain.tanya(PADAN, { oleh: mitra, variabel: { nik } })).errors?.[0]?.extensions.code
    // Both instances remember the agreement now.
    expect([await padan(), await diLain()]).toEqual([[true, false], undefined])
    await putus('pemutus', nomor, 'TANGGUHKAN', 2)
    expect([await padan(), await diLain()]).toEqual([
      'PERJANJIAN_TIDAK_BERLAKU',
      'PERJANJIAN_TIDAK_BERLAKU',
    ])
    await putus('pusatPenuh', nomor, 'PULIHKAN', 3)
    await lain.tutup()
    const variabel = { clientId: klien, putusan: 'CABUT', versi: 2 }
    const cabut = await uji.tanya(PUTUS_KLIEN, { oleh: 'pemutus', variabel })
    expect(cabut.data.putuskanKlien.klien.status).toBe('DICABUT')
    expect(await padan()).toBe('PERJANJIAN_TIDAK_BERLAKU')
  })

  it('belum mulai, sudah lewat, atau tak dikenal sama dengan tidak ada perjanjian', async () => {
    expect(await padan()).toBe('PERJANJIAN_TIDAK_BERLAKU')
    await berlaku({ berlakuDari: '2025-01-01', berlakuSampai: '2025-12-31' })
    expect(await padan()).toBe('PERJANJIAN_TIDAK_BERLAKU')
    expect(await padan({ ...mitra, klien: 'tidak-terdaftar' })).toBe('PERJANJIAN_TIDAK_BERLAKU')
  })

  it('klien yang diperpanjang berpindah perjanjian tanpa celah', async () => {
    await berlaku()
    const baru = `${nomor}/P`
    await usul(baru, { nasional: true, wilayah: null })
    await putus('pemutus', baru, 'SETUJUI', 1)
    await uji.tanya(KLIEN, { oleh: 'pengusul', variabel: { perjanjian: baru, clientId: klien } })
    expect(await padan()).toEqual([true, false])
    const variabel = { clientId: klien, putusan: 'SETUJUI', versi: 1 }
    const { data } = await uji.tanya(PUTUS_KLIEN, { oleh: 'pemutus', variabel })
    expect(data.putuskanKlien.klien).toMatchObject({ status: 'AKTIF', perjanjian: { nomor: baru } })
    expect(await padan()).toEqual([true, true])
  })
})
