import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bacaSampel, type Sampel } from '../../test/keamanan/sampel.ts'
import { sandiGalat, sebagaiPeran } from '../../test/keamanan/sebagai-peran.ts'
import { sebagaiAdmin, tanyaAdmin } from '../../test/sebagai-admin.ts'
import type { Pelaku } from '../akses/pelaku.ts'
import type { Lingkup } from '../db/lingkup.ts'

let uji: Uji
let acuan: Uji
let sampel: Sampel
beforeAll(async () => {
  ;[uji, sampel] = await Promise.all([bukaUji(), bacaSampel()])
  acuan = await bukaUji({ basisData: uji.basisData, kompilasi: false })
})
afterAll(async () => {
  await acuan.tutup()
  await uji.tutup()
})

const wewenang: Pelaku['wewenang'] = ['subjek:layani']
const OKI = { ...PELAKU_UJI.oki, wewenang } satisfies Pelaku
const KOTIM = { ...PELAKU_UJI.kotim, wewenang } satisfies Pelaku

const ISI = `id jenis individu { id } diterimaPada tenggat lewatTenggat status hasil dicatatOleh diselesaikanOleh diselesaikanPada versi`
const CATAT = `mutation ($individu: ID!, $jenis: JenisPermintaanSubjek!, $diterimaPada: DateTime) {
  catatPermintaanSubjek(individu: $individu, jenis: $jenis, diterimaPada: $diterimaPada) {
    __typename ... on PermintaanSubjekTersimpan { permintaan { ${ISI} } } ... on Penolakan { kode } } }`
const SELESAI = `mutation ($id: ID!, $dikabulkan: Boolean!, $hasil: String!, $versi: Int!) {
  selesaikanPermintaanSubjek(id: $id, dikabulkan: $dikabulkan, hasil: $hasil, versi: $versi) {
    __typename ... on PermintaanSubjekTersimpan { permintaan { ${ISI} } } ... on Penolakan { kode } ... on VersiUsang { versiKini } } }`
const DAFTAR = `query ($status: StatusPermintaanSubjek, $first: Int, $after: String) {
  daftarPermintaanSubjek(status: $status, first: $first, after: $after) {
    edges { node { ${ISI} } } pageInfo { hasNextPage endCursor } } }`
const NODE = `query ($id: ID!) { node(id: $id) { id ... on PermintaanSubjek { jenis status lewatTenggat } } }`

const HASIL = 'Salinan datanya sudah diserahkan di kantor'
const JAM_MS = 3_600_000
const lalu = (jam: number) => new Date(Date.now() - jam * JAM_MS).toISOString()
let ke = 0
/** Another person of OKI for each test. */
let orang: { id: number; idGlobal: string }
beforeEach(() => {
  const id = sampel.oki.individu[ke++]?.id ?? 0
  orang = { id, idGlobal: writeGlobalId('Individu', id) }
})

const admin = (sql: string, nilai: unknown[] = []) => tanyaAdmin(uji.basisData.kolam, sql, nilai)

function catat(masukan: object = {}, oleh: Pelaku | undefined = OKI, di = uji) {
  const variabel = { individu: orang.idGlobal, jenis: 'AKSES', ...masukan }
  return di.tanya(CATAT, { oleh, variabel })
}
const dicatat = async (masukan: object = {}) =>
  (await catat(masukan)).data.catatPermintaanSubjek.permintaan
function selesaikan(id: string, masukan: object = {}, oleh: Pelaku | undefined = OKI) {
  const variabel = { id, dikabulkan: true, hasil: HASIL, versi: 1, ...masukan }
  return uji.tanya(SELESAI, { oleh, variabel })
}
const hasilSelesai = async (...isi: Parameters<typeof selesaikan>) =>
  (await selesaikan(...isi)).data.selesaikanPermintaanSubjek

describe('permintaan subjek', () => {
  it('dicatat dengan tenggat tepat 72 jam sesudah diterima', async () => {
    for (const di of [uji, acuan]) {
      const diterimaPada = lalu(5)
      const { data } = await catat({ jenis: 'PERBAIKAN', diterimaPada }, OKI, di)
      expect(data.catatPermintaanSubjek).toEqual({
        __typename: 'PermintaanSubjekTersimpan',
        permintaan: {
          ...{ id: expect.any(String), jenis: 'PERBAIKAN', individu: { id: orang.idGlobal } },
          ...{
            diterimaPada,
            tenggat: new Date(Date.parse(diterimaPada) + 72 * JAM_MS).toISOString(),
          },
          ...{ lewatTenggat: false, status: 'DITERIMA', hasil: null, dicatatOleh: OKI.id },
          ...{ diselesaikanOleh: null, diselesaikanPada: null, versi: 1 },
        },
      })
    }
    const { diterimaPada } = await dicatat()
    expect(Math.abs(Date.parse(diterimaPada) - Date.now())).toBeLessThan(30_000)
  })

  it('yang berumur 73 jam ditandai lewat tenggat, sampai diselesaikan', async () => {
    const { id, lewatTenggat } = await dicatat({ diterimaPada: lalu(73) })
    expect(lewatTenggat).toBe(true)
    expect((await dicatat({ diterimaPada: lalu(71) })).lewatTenggat).toBe(false)
    for (const di of [uji, acuan]) {
      const { data } = await di.tanya(NODE, { oleh: OKI, variabel: { id } })
      expect(data.node).toEqual({ id, jenis: 'AKSES', status: 'DITERIMA', lewatTenggat: true })
    }
    expect(await hasilSelesai(id)).toMatchObject({
      permintaan: { status: 'DIPENUHI', lewatTenggat: false },
    })
  })

  it.each([
    ['di masa depan', -1],
    ['lebih dari 30 hari lalu', 30 * 24 + 1],
    ['jauh di luar kalender', -80_000 * 365 * 24],
  ])('yang diterima %s tidak tercatat', async (_, jam) => {
    const { data, errors } = await catat({ diterimaPada: lalu(jam) })
    expect(data).toEqual({ catatPermintaanSubjek: null })
    expect(errors?.[0]?.extensions).toMatchObject({
      ...{ code: 'MASUKAN_TIDAK_SAH', tempat: 'diterimaPada' },
    })
  })

  it('diselesaikan sekali saja, dengan hasilnya', async () => {
    const { id } = await dicatat()
    expect(await hasilSelesai(id, { dikabulkan: false, hasil: 'Bukan orangnya' })).toMatchObject({
      permintaan: {
        ...{ id, status: 'DITOLAK', hasil: 'Bukan orangnya', diselesaikanOleh: OKI.id, versi: 2 },
        diselesaikanPada: expect.any(String),
      },
    })
    expect(await hasilSelesai(id)).toMatchObject({ kode: 'VERSI_USANG', versiKini: 2 })
    expect(await hasilSelesai(id, { versi: 2 })).toMatchObject({ kode: 'STATUS_TIDAK_SESUAI' })
    const serentak = await dicatat()
    const hasil = await Promise.all([1, 2, 3].map(() => hasilSelesai(serentak.id)))
    expect(hasil.map(({ kode = 'BERHASIL' }) => kode).toSorted()).toEqual([
      ...['BERHASIL', 'VERSI_USANG', 'VERSI_USANG'],
    ])
  })

  it.each(['ya', 'a'.repeat(2001), 'NIK-nya 9916 0241 0785 0001'])(
    'tidak diselesaikan dengan hasil %j',
    async (hasil) => {
      const { id } = await dicatat()
      const { data, errors } = await selesaikan(id, { hasil })
      expect(data).toEqual({ selesaikanPermintaanSubjek: null })
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'MASUKAN_TIDAK_SAH', tempat: 'hasil' })
    },
  )

  it('terdaftar menurut tenggat, berhalaman, di kedua jalan baca', async () => {
    for (const jam of [9, 30, 20]) await dicatat({ diterimaPada: lalu(jam) })
    for (const di of [uji, acuan]) {
      const tenggat: string[] = []
      for (let after: string | null = null, lagi = true; lagi; ) {
        const variabel = { status: 'DITERIMA', first: 2, after }
        const { data, errors } = await di.tanya(DAFTAR, { oleh: OKI, variabel })
        expect(errors).toBeUndefined()
        const { edges, pageInfo } = data.daftarPermintaanSubjek
        for (const { node } of edges) {
          expect(node.status).toBe('DITERIMA')
          tenggat.push(node.tenggat + node.id)
        }
        lagi = pageInfo.hasNextPage
        after = pageInfo.endCursor
      }
      expect(new Set(tenggat).size).toBe(tenggat.length)
      expect(tenggat.length).toBeGreaterThan(3)
      const urut = tenggat.map((satu) => satu.slice(0, 24))
      expect(urut).toEqual(urut.toSorted())
    }
  })

  it('meninggalkan audit yang menyebut orangnya: dicatat, dibaca, diselesaikan', async () => {
    const { id } = await dicatat()
    await uji.tanya(NODE, { oleh: OKI, variabel: { id } })
    await acuan.tanya(NODE, { oleh: OKI, variabel: { id } })
    await selesaikan(id)
    const baris = await admin(
      `select a.operasi, a.hasil from audit_akses a cross join lateral uraikan_subjek(a.subjek) s
       where s.jenis = 'INDIVIDU' and s.subjek = $1 order by a.id`,
      [orang.id],
    )
    expect(baris.map(({ operasi, hasil }) => `${operasi} ${hasil}`)).toEqual([
      ...['mutation BERHASIL', 'query BERHASIL', 'query BERHASIL', 'mutation BERHASIL'],
    ])
  })
})

describe('permintaan subjek tertutup', () => {
  it('bagi kabupaten lain: orang, permintaan, dan daftarnya tidak ada', async () => {
    const { id } = await dicatat()
    const tanpaOrang = await catat({ individu: writeGlobalId('Individu', 999_999_999_999) })
    expect(tanpaOrang.data.catatPermintaanSubjek).toEqual({
      ...{ __typename: 'IndividuTidakDitemukan', kode: 'TIDAK_DITEMUKAN' },
    })
    expect(await catat({}, KOTIM)).toEqual(tanpaOrang)
    const tanpaBaris = await selesaikan(writeGlobalId('PermintaanSubjek', 999_999_999_999))
    expect(tanpaBaris.data.selesaikanPermintaanSubjek.kode).toBe('TIDAK_DITEMUKAN')
    expect(await selesaikan(id, {}, KOTIM)).toEqual(tanpaBaris)
    const { data } = await uji.tanya(DAFTAR, { oleh: KOTIM, variabel: {} })
    expect(data.daftarPermintaanSubjek.edges).toEqual([])
    const node = await uji.tanya(NODE, { oleh: KOTIM, variabel: { id } })
    expect(node).toEqual({ status: 200, data: { node: null } })
  })

  it('tanpa token, tanpa wewenang, tanpa tujuan, dan bagi mitra', async () => {
    const { id } = await dicatat()
    const { tujuan: _, ...tanpaTujuan } = OKI
    for (const [oleh, code] of [
      [undefined, 'PERLU_MASUK'],
      [PELAKU_UJI.oki, 'TIDAK_BERWENANG'],
      [{ ...PELAKU_UJI.mitra, wewenang }, 'TIDAK_BERWENANG'],
      [{ ...PELAKU_UJI.pendamping, wewenang }, 'TIDAK_BERWENANG'],
      [tanpaTujuan, 'TUJUAN_WAJIB'],
    ] as const) {
      const variabel = { individu: orang.idGlobal, jenis: 'AKSES' }
      for (const { data, errors } of [
        await uji.tanya(CATAT, { oleh, variabel }),
        await uji.tanya(SELESAI, {
          oleh,
          variabel: { id, dikabulkan: true, hasil: HASIL, versi: 1 },
        }),
        await uji.tanya(DAFTAR, { oleh, variabel: {} }),
        await uji.tanya('query ($id: ID!) { node(id: $id) { id } }', { oleh, variabel: { id } }),
      ]) {
        expect(Object.values(data)).toEqual([null])
        expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code])
      }
    }
  })

  it('dijaga juga terhadap SQL: wewenang, wilayah, tenggat, isi, dan langkah', async () => {
    const { id } = await dicatat()
    const nomor = Buffer.from(id, 'base64url').toString().split(':')[1]
    const sql = (teks: string, lingkup: Partial<Lingkup> = {}) =>
      sandiGalat(
        sebagaiPeran(
          uji.basisData.kolam,
          { peran: 'harapan_app', wilayah: OKI.wilayah, wewenang, ...lingkup },
          (klien) => klien.query(teks),
        ),
      )
    const tambah = (kolom = '', nilai = '') =>
      `insert into permintaan_subjek (individu_id, jenis${kolom}) values (${orang.id}, 'AKSES'${nilai})`
    const ubah = (isi: string) => `update permintaan_subjek set ${isi} where id = ${nomor}`
    expect(await sql(tambah())).toBe(1)
    expect(await sql(tambah(), { wewenang: ['kpm:ubah'] })).toBe('42501')
    expect(await sql(tambah(), { wilayah: KOTIM.wilayah })).toBe('42501')
    expect(await sql(tambah(', diterima_pada', ", now() + interval '1 hour'"))).toBe('HP012')
    expect(await sql(tambah(', tenggat', ', now()'))).toBe('42501')
    expect(await sql(ubah("status = 'DIPENUHI', hasil = 'selesai'"))).toBe(1)
    const lain = { wilayah: KOTIM.wilayah }
    expect(await sql(ubah("status = 'DIPENUHI', hasil = 'selesai'"), lain)).toBe(0)
    expect(await sql(ubah("status = 'DIPENUHI'"))).toBe('HP012')
    expect(await sql(ubah("hasil = 'selesai'"))).toBe('HP012')
    expect(await sql(ubah('tenggat = now()'))).toBe('42501')
    expect(await sql(`delete from permintaan_subjek where id = ${nomor}`)).toBe('42501')
    await selesaikan(id)
    expect(await sql(ubah("status = 'DITOLAK', hasil = 'lain'"))).toBe('HP012')
    const pemilik = sebagaiAdmin(uji.basisData.kolam, async (klien) => {
      await klien.query("select set_config('h.pelaku', 'pengelola', true)")
      await klien.query(ubah("tenggat = tenggat + interval '1 day'"))
    })
    await expect(pemilik).rejects.toMatchObject({ message: 'a request never changes' })
  })
})
