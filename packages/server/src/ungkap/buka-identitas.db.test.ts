import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { nomorDalam } from '../../test/keamanan/cari-nomor.ts'
import { bacaSampel, nomorSampel, type Sampel } from '../../test/keamanan/sampel.ts'
import { sandiGalat, sebagaiPeran } from '../../test/keamanan/sebagai-peran.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'
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

const BUKA = `mutation ($id: ID!, $alasan: String!) { bukaIdentitas(id: $id, alasan: $alasan) {
  __typename ... on IdentitasTerbuka { jenis nomor } ... on Penolakan { kode pesan petunjuk } ... on BatasUngkapTercapai { pulihPada } } }`
const ALASAN = 'Mencocokkan kartu yang dibawa warga'
const TAK_ADA = 999_999_999_999

let pelaku: Pelaku
let urutan = 0
/** Each test reveals in a name of its own, so that limits do not meet. */
beforeEach(() => {
  urutan++
  pelaku = { ...PELAKU_UJI.oki, id: `uji-ungkap-${urutan}`, wewenang: ['identitas:buka'] }
})

const buka = (id: string, oleh: Pelaku | undefined = pelaku, alasan = ALASAN, di = uji) =>
  di.tanya(BUKA, { oleh, variabel: { id, alasan } })

function orang(kabupaten: 'oki' | 'kotim' = 'oki') {
  const { id = 0, nik = null } = sampel[kabupaten].individu.find((satu) => satu.nik) ?? {}
  return { id, nik, idGlobal: writeGlobalId('Individu', id) }
}
function keluarga() {
  const { id = 0, noKk = null } = sampel.oki.keluarga.find((satu) => satu.noKk) ?? {}
  return { id, noKk, idGlobal: writeGlobalId('Keluarga', id) }
}

const admin = (sql: string, nilai: unknown[] = []) => tanyaAdmin(uji.basisData.kolam, sql, nilai)
const terungkap = (oleh = pelaku) =>
  admin('select jenis, subjek, alasan from pengungkapan where pelaku = $1 order by id', [oleh.id])
/** So many reveals of the caller, that many minutes ago. */
const pernah = (banyak: number, menit: number) =>
  admin(
    `insert into pengungkapan (waktu, pelaku, jenis, subjek, alasan, permintaan)
     select now() - $2 * interval '1 minute', $1, 'NIK', 1, 'uji saja dulu', 'uji' from generate_series(1, $3)`,
    [pelaku.id, menit, banyak],
  )

describe('bukaIdentitas', () => {
  it.each(['kompilasi', 'resolver'])(
    'menjawab NIK dan No. KK yang utuh lewat %s',
    async (jalan) => {
      const di = jalan === 'kompilasi' ? uji : acuan
      const nik = await buka(orang().idGlobal, pelaku, ALASAN, di)
      expect(nik).toEqual({
        status: 200,
        data: {
          bukaIdentitas: { __typename: 'IdentitasTerbuka', jenis: 'NIK', nomor: orang().nik },
        },
      })
      const kk = await buka(keluarga().idGlobal, {
        ...pelaku,
        wewenang: ['identitas:buka', 'kpm:ubah'],
      })
      expect(kk.data.bukaIdentitas).toMatchObject({ jenis: 'NO_KK', nomor: keluarga().noKk })
      expect(await terungkap()).toEqual([
        { jenis: 'NIK', subjek: String(orang().id), alasan: ALASAN },
        { jenis: 'NO_KK', subjek: String(keluarga().id), alasan: ALASAN },
      ])
    },
  )

  it('meninggalkan baris audit beserta subjeknya, dan nomornya tidak di mana pun', async () => {
    await buka(orang().idGlobal)
    await buka(keluarga().idGlobal)
    const audit = await admin(
      `select a.kelas, a.hasil, a.ditolak, a.jumlah, s.jenis, s.subjek, p.alasan
       from audit_akses a cross join lateral uraikan_subjek(a.subjek) s
       join pengungkapan p on p.permintaan = a.permintaan where a.pelaku = $1 order by a.id`,
      [pelaku.id],
    )
    const sama = { kelas: ['identitas'], hasil: 'BERHASIL', ditolak: 0, jumlah: 1, alasan: ALASAN }
    expect(audit).toEqual([
      { ...sama, jenis: 'INDIVIDU', subjek: String(orang().id) },
      { ...sama, jenis: 'KELUARGA', subjek: String(keluarga().id) },
    ])
    const nomor = nomorSampel(sampel)
    for (const tabel of ['pengungkapan', 'audit_akses', 'kunci_permintaan']) {
      const baris = await admin(`select t::text as isi from ${tabel} t`)
      expect(nomorDalam(JSON.stringify(baris), nomor), tabel).toEqual([])
    }
    expect(uji.catatan()).toBe('')
  })

  it('tidak boleh disimpan penyimpan mana pun', async () => {
    const { headers } = await uji.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await uji.token(pelaku)}`,
      },
      body: JSON.stringify({ query: BUKA, variables: { id: orang().idGlobal, alasan: ALASAN } }),
    })
    expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['private, no-store', null])
  })

  it('menolak yang tidak ada, di luar wilayah, dan tanpa nomor dengan jawaban yang sama persis', async () => {
    const tiada = await buka(writeGlobalId('Individu', TAK_ADA))
    expect(tiada.data.bukaIdentitas).toMatchObject({
      __typename: 'IdentitasTidakDitemukan',
      kode: 'TIDAK_DITEMUKAN',
    })
    const tanpaNik = sampel.oki.individu.find(({ nik }) => nik === null)?.id ?? 0
    const tanpaKk = sampel.oki.keluarga.find(({ noKk }) => noKk === null)?.id ?? 0
    for (const id of [
      orang('kotim').idGlobal,
      writeGlobalId('Keluarga', TAK_ADA),
      writeGlobalId('Keluarga', sampel.kotim.keluarga[0]?.id ?? 0),
      writeGlobalId('Individu', tanpaNik),
      writeGlobalId('Keluarga', tanpaKk),
    ])
      expect(await buka(id)).toEqual(tiada)
    expect(await terungkap()).toEqual([])
  })

  it.each(['Kpm', 'Desa', 'Individo'])('menolak id %s', async (tipe) => {
    const { data, errors } = await buka(writeGlobalId(tipe, 1))
    expect(data).toEqual({ bukaIdentitas: null })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['ID_TIDAK_SAH'])
  })

  it.each(['terlalu', ' '.repeat(20), 'a'.repeat(501), 'NIK 9916 0241 0785 0001 pada kartunya'])(
    'menolak alasan %j tanpa mengulanginya',
    async (alasan) => {
      const jawaban = await buka(orang().idGlobal, pelaku, alasan)
      expect(jawaban.data).toEqual({ bukaIdentitas: null })
      const [{ extensions, message } = { extensions: undefined, message: '' }] =
        jawaban.errors ?? []
      expect(extensions).toMatchObject({ code: 'MASUKAN_TIDAK_SAH', tempat: 'alasan' })
      expect(message).not.toContain(alasan)
      expect(await terungkap()).toEqual([])
    },
  )

  it('yang gagal sebagian tidak membuka dan tidak mencatat apa pun', async () => {
    for (const di of [uji, acuan]) {
      const jawaban = await di.tanya(
        `mutation ($a: ID!, $b: ID!, $alasan: String!) {
          a: bukaIdentitas(id: $a, alasan: $alasan) { ... on IdentitasTerbuka { nomor } }
          b: bukaIdentitas(id: $b, alasan: $alasan) { ... on IdentitasTerbuka { nomor } } }`,
        {
          oleh: pelaku,
          variabel: { a: orang().idGlobal, b: writeGlobalId('Kpm', 1), alasan: ALASAN },
        },
      )
      expect(jawaban.data).toEqual({ a: null, b: null })
      expect(JSON.stringify(jawaban)).not.toContain(orang().nik)
    }
    expect(await terungkap()).toEqual([])
  })
})

describe('bukaIdentitas tertutup', () => {
  const ditolak = async (oleh: Pelaku | undefined) => {
    const { data, errors } = await uji.tanya(BUKA, {
      oleh,
      variabel: { id: orang().idGlobal, alasan: ALASAN },
    })
    expect(data).toEqual({ bukaIdentitas: null })
    expect(errors).toHaveLength(1)
    return errors?.[0]?.extensions
  }

  it('tanpa token, tanpa wewenang, dan tanpa tujuan', async () => {
    expect(await ditolak(undefined)).toMatchObject({ code: 'PERLU_MASUK' })
    expect(await ditolak(PELAKU_UJI.oki)).toMatchObject({
      ...{ code: 'TIDAK_BERWENANG', perlu: 'identitas:buka' },
    })
    const { tujuan: _, ...tanpaTujuan } = pelaku
    expect(await ditolak(tanpaTujuan)).toMatchObject({ code: 'TUJUAN_WAJIB' })
  })

  it('bagi mitra dan peran tanpa hak itu, apa pun kata tokennya', async () => {
    const wewenang: Pelaku['wewenang'] = ['identitas:buka']
    for (const nama of ['mitra', 'provinsi', 'operatorDesa', 'pendamping'] as const)
      expect(await ditolak({ ...PELAKU_UJI[nama], wewenang }), nama).toMatchObject({
        code: 'TIDAK_BERWENANG',
      })
  })
})

describe('baris pengungkapan', () => {
  it('hanya ditambah, atas nama sendiri, oleh yang berwewenang; orang lain tidak melihatnya', async () => {
    await buka(orang().idGlobal)
    const sql = (teks: string, wewenang: string[], peran: Lingkup['peran'] = 'harapan_baca') =>
      sandiGalat(
        sebagaiPeran(
          uji.basisData.kolam,
          { peran, wilayah: [], nasional: true, wewenang },
          (klien) => klien.query(teks),
        ),
      )
    const tambah = (nama: string) =>
      `insert into pengungkapan (pelaku, jenis, subjek, alasan, permintaan) values ('${nama}', 'NIK', 1, 'uji', 'uji')`
    expect(await sql(tambah('uji'), ['identitas:buka'])).toBe(1)
    expect(await sql('select from pengungkapan', ['identitas:buka'])).toBe(0)
    const dilarang = [
      sql(tambah('uji'), ['kpm:ubah']),
      sql(tambah('orang-lain'), ['identitas:buka']),
      sql(tambah('uji'), ['identitas:buka'], 'harapan_pendamping'),
      sql("update pengungkapan set alasan = ''", ['identitas:buka']),
      sql('delete from pengungkapan', ['identitas:buka']),
      sql("insert into pengungkapan (waktu) values ('2020-01-01')", ['identitas:buka']),
    ]
    expect(await Promise.all(dilarang)).toEqual(dilarang.map(() => '42501'))
  })
})

describe('batas pengungkapan', () => {
  it('sejam: yang ke-21 ditolak dan disebut kapan pulih, nomor sama pun dihitung', async () => {
    await pernah(18, 40)
    for (const _ of [1, 2])
      expect((await buka(orang().idGlobal)).data.bukaIdentitas.nomor).toBe(orang().nik)
    const { data } = await buka(orang().idGlobal)
    expect(data.bukaIdentitas).toMatchObject({
      ...{ __typename: 'BatasUngkapTercapai', kode: 'BATAS_UNGKAP' },
    })
    const menunggu = (Date.parse(data.bukaIdentitas.pulihPada) - Date.now()) / 60_000
    expect(menunggu).toBeGreaterThan(18)
    expect(menunggu).toBeLessThanOrEqual(20.1)
    expect(await terungkap()).toHaveLength(20)
    const lain = { ...pelaku, id: `${pelaku.id}-lain` }
    expect((await buka(orang().idGlobal, lain)).data.bukaIdentitas.nomor).toBe(orang().nik)
  })

  it('sehari: yang ke-101 ditolak walau tersebar', async () => {
    await pernah(99, 300)
    expect((await buka(orang().idGlobal)).data.bukaIdentitas.nomor).toBe(orang().nik)
    expect((await buka(orang().idGlobal)).data.bukaIdentitas.kode).toBe('BATAS_UNGKAP')
  })

  it('tidak terlampaui oleh dua permintaan serentak, maupun oleh satu permintaan yang banyak', async () => {
    await pernah(19, 10)
    const hasil = await Promise.all([1, 2, 3].map(() => buka(orang().idGlobal)))
    const tipe = hasil.map(({ data }) => data.bukaIdentitas.__typename)
    expect(tipe.toSorted()).toEqual([
      ...['BatasUngkapTercapai', 'BatasUngkapTercapai', 'IdentitasTerbuka'],
    ])
    pelaku = { ...pelaku, id: `${pelaku.id}-banyak` }
    await pernah(15, 10)
    const sekaligus = Array.from(
      { length: 8 },
      (_, ke) => `n${ke}: bukaIdentitas(id: $id, alasan: $alasan) { __typename }`,
    )
    const { data } = await uji.tanya(
      `mutation ($id: ID!, $alasan: String!) { ${sekaligus.join(' ')} }`,
      { oleh: pelaku, variabel: { id: orang().idGlobal, alasan: ALASAN } },
    )
    const terbuka = Object.values<{ __typename: string }>(data).filter(
      ({ __typename }) => __typename === 'IdentitasTerbuka',
    )
    expect(terbuka).toHaveLength(5)
    expect(await terungkap()).toHaveLength(20)
  })
})
