import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SQL_SUBJEK_LAMA } from '../../test/keamanan/catat-buatan.ts'
import { bacaSampel, type Sampel } from '../../test/keamanan/sampel.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'
import { sebagaiPemilik } from '../db/transaksi.ts'
import { segelkan } from './segel.ts'

let cepat: Uji
let acuan: Uji
let sampel: Sampel
let mulai: string
beforeAll(async () => {
  ;[cepat, sampel] = await Promise.all([bukaUji(), bacaSampel()])
  acuan = await bukaUji({ basisData: cepat.basisData, kompilasi: false })
  const [kini] = await tanyaAdmin<{ t: Date }>(cepat.basisData.kolam, 'select now() as t')
  mulai = (kini?.t ?? new Date()).toISOString()
  await bacaBerbagaiCara()
})
afterAll(async () => {
  await acuan.tutup()
  await cepat.tutup()
})

const LAYANI = { ...PELAKU_UJI.oki, id: 'uji-layani', wewenang: ['subjek:layani'] as const }
const kpm = () => sampel.oki.kpm[0]
const pengurus = () => sampel.oki.individu.find(({ id }) => id === kpm()?.pengurusId)

/** Known accesses to one family: by its enrolment, by its address, by the NIK of its pengurus. */
async function bacaBerbagaiCara() {
  const nomor = { n: kpm()?.nomorPeserta }
  const bacaan = [
    ['oki', 'query Status($n: String!) { kpm(nomorPeserta: $n) { status } }', nomor],
    [
      'provinsi',
      'query Alamat($n: String!) { kpm(nomorPeserta: $n) { keluarga { alamat } } }',
      nomor,
    ],
    [
      'mitra',
      'query Padan($nik: [NIK!]!) { padanJkn(nik: $nik) { status } }',
      { nik: [pengurus()?.nik] },
    ],
    [
      'kotim',
      'query Lain($n: String!) { kpm(nomorPeserta: $n) { status } }',
      { n: sampel.kotim.kpm[0]?.nomorPeserta },
    ],
  ] as const
  for (const [oleh, dokumen, variabel] of bacaan)
    expect((await cepat.tanya(dokumen, { oleh, variabel })).errors, dokumen).toBeUndefined()
}

const RIWAYAT = `query ($id: ID!, $first: Int, $sesudah: String) { riwayatAkses(individu: $id) { nama akses(first: $first, sesudah: $sesudah) {
  akses { waktu peran instansi tujuan dasar perjanjian kelas pelaku } lanjut } } }`

const riwayat = (uji: Uji, oleh: Parameters<Uji['tanya']>[1], variabel: object = {}) =>
  uji.tanya(RIWAYAT, {
    ...oleh,
    variabel: { id: writeGlobalId('Individu', pengurus()?.id ?? 0), ...variabel },
  })

describe.each(['pernyataan', 'resolver'] as const)('lewat %s', (jalan) => {
  const uji = () => (jalan === 'pernyataan' ? cepat : acuan)

  it('riwayat akses menyebut siapa, kapan, untuk apa, di bawah perjanjian apa, terbaru dulu', async () => {
    const { data, errors } = await riwayat(uji(), { oleh: LAYANI })
    expect(errors).toBeUndefined()
    const { nama, akses } = data.riwayatAkses
    expect(nama).toBe(pengurus()?.nama)
    const lama = akses.akses.filter(({ pelaku }: { pelaku: string }) => pelaku !== LAYANI.id)
    expect(lama).toMatchObject([
      {
        pelaku: 'uji-mitra',
        peran: 'MITRA',
        instansi: 'BPJS Kesehatan (contoh)',
        tujuan: 'PEMADANAN_JKN',
        dasar: 'TUGAS_PUBLIK',
        perjanjian: 'PKS/CONTOH/2026',
        kelas: ['SPESIFIK'],
      },
      { pelaku: 'uji-provinsi', peran: 'DINSOS_PROVINSI', kelas: ['PRIBADI'], perjanjian: null },
      { pelaku: 'uji-oki', peran: 'DINSOS_KABUPATEN', tujuan: 'VERIFIKASI_VALIDASI' },
    ])
    expect(akses.lanjut).toBeNull()
  })

  it('riwayat akses berhalaman tanpa celah dan tanpa ganda', async () => {
    const semua = (await riwayat(uji(), { oleh: LAYANI })).data.riwayatAkses.akses.akses
    const terbaca = []
    let lanjut: string | null = null
    do {
      const { data } = await riwayat(uji(), { oleh: LAYANI }, { first: 1, sesudah: lanjut })
      terbaca.push(...data.riwayatAkses.akses.akses)
      lanjut = data.riwayatAkses.akses.lanjut
    } while (lanjut && terbaca.length < 100)
    // Asking is an access too, so that new ones stand before what was there when it began.
    expect(terbaca.slice(1).slice(-semua.length + 1)).toEqual(semua.slice(1))
    for (const sesudah of ['x', Buffer.from('2026|1').toString('base64url')]) {
      const salah = await riwayat(uji(), { oleh: LAYANI }, { sesudah })
      expect(salah.errors?.[0]?.extensions.code).toBe('KURSOR_TIDAK_SAH')
    }
    const terlalu = await riwayat(uji(), { oleh: LAYANI }, { first: 201 })
    expect(terlalu.errors?.[0]?.extensions.code).toBe('BATAS_HALAMAN')
  })

  it('yang meminta riwayat ikut tercatat di dalamnya', async () => {
    const { data } = await riwayat(uji(), { oleh: LAYANI }, { first: 2 })
    expect(data.riwayatAkses.akses.akses[0].pelaku).toBe(LAYANI.id)
  })

  it('orang di luar wilayah tidak punya riwayat yang terlihat; tanpa wewenang ditolak', async () => {
    const kotim = { ...PELAKU_UJI.kotim, wewenang: ['subjek:layani'] as const }
    expect(await riwayat(uji(), { oleh: kotim })).toEqual({
      status: 200,
      data: { riwayatAkses: null },
    })
    for (const [oleh, code] of [
      ['oki', 'TIDAK_BERWENANG'],
      ['mitra', 'TIDAK_BERWENANG'],
      [undefined, 'PERLU_MASUK'],
    ] as const) {
      const { data, errors } = await riwayat(uji(), { oleh })
      expect([data.riwayatAkses, errors?.[0]?.extensions.code]).toEqual([null, code])
    }
  })

  it('catatan akses dibaca pejabat pelindungan data saja, menurut saringan', async () => {
    const LOG = `query ($saringan: SaringanAkses!) { logAkses(saringan: $saringan, first: 50) {
      edges { node { pelaku operasi klien perjanjian hasil jumlah kelas } } } }`
    const saringan = { dari: mulai, sampai: '2100-01-01T00:00:00Z' }
    const log = async (oleh: Parameters<Uji['tanya']>[1], ubah: object = {}) =>
      uji().tanya(LOG, { ...oleh, variabel: { saringan: { ...saringan, ...ubah } } })
    const { data, errors } = await log(
      { oleh: 'pusatPenuh' },
      { klien: 'mitra-contoh', hasil: 'BERHASIL' },
    )
    expect(errors).toBeUndefined()
    expect(data.logAkses.edges).toEqual([
      {
        node: {
          pelaku: 'uji-mitra',
          operasi: 'Padan',
          klien: 'mitra-contoh',
          perjanjian: 'PKS/CONTOH/2026',
          hasil: 'BERHASIL',
          jumlah: 1,
          kelas: ['spesifik'],
        },
      },
    ])
    const oki = await log({ oleh: 'pusatPenuh' }, { pelaku: 'uji-oki', hasil: 'BERHASIL' })
    expect(
      oki.data.logAkses.edges.map(({ node }: { node: { operasi: string } }) => node.operasi),
    ).toContain('Status')
    const terbalik = await log({ oleh: 'pusatPenuh' }, { sampai: '2000-01-01T00:00:00Z' })
    expect(terbalik.errors?.[0]?.extensions).toMatchObject({ code: 'MASUKAN_TIDAK_SAH' })
    for (const oleh of ['pusat', 'oki', 'pemutus', 'mitra'] as const)
      expect((await log({ oleh })).errors?.[0]?.extensions).toMatchObject({
        code: 'TIDAK_BERWENANG',
        perlu: 'audit:baca',
      })
  })

  it('subjek terdampak sebuah klien terdaftar untuk diberi tahu', async () => {
    const TERDAMPAK = `query ($saringan: SaringanAkses!) { subjekTerdampak(saringan: $saringan, first: 1) { subjek { jenis id banyaknya } lanjut } }`
    const saringan = { dari: mulai, sampai: '2100-01-01T00:00:00Z', klien: 'mitra-contoh' }
    const { data, errors } = await uji().tanya(TERDAMPAK, {
      oleh: 'pusatPenuh',
      variabel: { saringan },
    })
    expect(errors).toBeUndefined()
    expect(data.subjekTerdampak).toEqual({
      subjek: [
        { jenis: 'INDIVIDU', id: writeGlobalId('Individu', pengurus()?.id ?? 0), banyaknya: 1 },
      ],
      lanjut: null,
    })
    const semua: string[] = []
    let sesudah: string | null = null
    do {
      const { data: bagian } = await uji().tanya(
        `query ($saringan: SaringanAkses!, $sesudah: String) { subjekTerdampak(saringan: $saringan, first: 1, sesudah: $sesudah) { subjek { jenis id } lanjut } }`,
        {
          oleh: 'pusatPenuh',
          variabel: { saringan: { ...saringan, klien: null, pelaku: 'uji-provinsi' }, sesudah },
        },
      )
      semua.push(...bagian.subjekTerdampak.subjek.map(({ id }: { id: string }) => id))
      sesudah = bagian.subjekTerdampak.lanjut
    } while (sesudah && semua.length < 10)
    expect(semua).toEqual([
      writeGlobalId('Keluarga', kpm()?.keluargaId ?? 0),
      writeGlobalId('Kpm', kpm()?.id ?? 0),
    ])
    const tanpa = await uji().tanya(TERDAMPAK, { oleh: 'oki', variabel: { saringan } })
    expect(tanpa.errors?.[0]?.extensions.code).toBe('TIDAK_BERWENANG')
  })
})

it('riwayat dan yang terdampak sama sebelum maupun sesudah disegel, dan dari baris server lama', async () => {
  const { kolam } = cepat.basisData
  const saringan = { dari: mulai, sampai: '2100-01-01T00:00:00Z', pelaku: 'uji-provinsi' }
  const terlihat = async () => {
    const { data } = await riwayat(cepat, { oleh: LAYANI })
    const terdampak = await cepat.tanya(
      'query ($saringan: SaringanAkses!) { subjekTerdampak(saringan: $saringan) { subjek { jenis id pertama banyaknya } } }',
      { oleh: 'pusatPenuh', variabel: { saringan } },
    )
    const lain = ({ pelaku }: { pelaku: string }) => pelaku !== LAYANI.id
    return [data.riwayatAkses.akses.akses.filter(lain), terdampak.data.subjekTerdampak.subjek]
  }
  const belumDisegel = await terlihat()
  expect(belumDisegel.map((satu) => satu.length)).toEqual([3, 2])
  await sebagaiPemilik(kolam, (klien) => segelkan(klien))
  expect(await terlihat()).toEqual(belumDisegel)
  const lama = await tanyaAdmin<{ id: string }>(
    kolam,
    "select id from audit_akses where pelaku in ('uji-provinsi', 'uji-mitra')",
  )
  await tanyaAdmin(kolam, SQL_SUBJEK_LAMA, [lama.map(({ id }) => id)])
  expect(await tanyaAdmin(kolam, 'select from audit_subjek')).not.toEqual([])
  expect(await terlihat()).toEqual(belumDisegel)
})

it('jejak seseorang tidak menyebut subjek lain yang terbaca bersamanya, juga di basis data', async () => {
  const kolom = await tanyaAdmin<{ nama: string }>(
    cepat.basisData.kolam,
    `select unnest(proargnames[8:]) as nama from pg_proc where proname = 'riwayat_akses'`,
  )
  expect(kolom.map(({ nama }) => nama)).toEqual([
    ...['id', 'waktu', 'pelaku', 'peran', 'instansi', 'perjanjian', 'dasar', 'tujuan', 'kelas'],
  ])
})

it('teks subjek yang bukan bentuknya tidak menyebut siapa pun', async () => {
  const terurai = (teks: string | null) =>
    tanyaAdmin(cepat.basisData.kolam, 'select jenis, subjek from uraikan_subjek($1)', [teks])
  expect(await terurai('i12,x3,k,k4;,i-1,p0005,i99999999999999999999')).toEqual([
    { jenis: 'INDIVIDU', subjek: '12' },
    { jenis: 'KPM', subjek: '5' },
  ])
  expect([...(await terurai(null)), ...(await terurai(''))]).toEqual([])
})

it('akses atas keluarga sebelum seseorang menjadi anggotanya bukan riwayatnya', async () => {
  const { kolam } = cepat.basisData
  const id = pengurus()?.id
  await tanyaAdmin(
    kolam,
    'update anggota_keluarga set dari = current_date + 1 where individu_id = $1 and sampai is null',
    [id],
  )
  const { data } = await riwayat(cepat, { oleh: LAYANI })
  const siapa = data.riwayatAkses.akses.akses.map(({ pelaku }: { pelaku: string }) => pelaku)
  expect(siapa).toContain('uji-mitra')
  expect(siapa).not.toContain('uji-provinsi')
})
