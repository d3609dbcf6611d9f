import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { catatanAudit } from './catatan-audit.ts'
import { bacaSampel, type Sampel } from './sampel.ts'

let cepat: Uji
let acuan: Uji
let sampel: Sampel
beforeAll(async () => {
  ;[cepat, sampel] = await Promise.all([bukaUji(), bacaSampel()])
  acuan = await bukaUji({ basisData: cepat.basisData, kompilasi: false })
})
afterAll(async () => {
  await acuan.tutup()
  await cepat.tutup()
})
const { kosongkan } = catatanAudit(() => cepat)
beforeEach(() => kosongkan())

/** Whom the last operation read, as `INDIVIDU 12`, and how many its audit row says. */
async function terbaca() {
  const baris = await tanyaAdmin<{ siapa: string }>(
    cepat.basisData.kolam,
    `select u.jenis || ' ' || u.subjek as siapa from audit_akses a cross join lateral uraikan_subjek(a.subjek) u
     where a.id = (select max(id) from audit_akses) order by 1`,
  )
  const [{ jumlah } = { jumlah: null }] = await tanyaAdmin<{ jumlah: number | null }>(
    cepat.basisData.kolam,
    'select jumlah from audit_akses order by id desc limit 1',
  )
  return { siapa: baris.map(({ siapa }) => siapa), jumlah }
}

const keluargaContoh = () => {
  const kpm = sampel.oki.kpm[0]
  const anggota = sampel.oki.anggotaKeluarga
    .filter((satu) => satu.keluargaId === kpm?.keluargaId && !satu.sampai)
    .map((satu) => `INDIVIDU ${satu.individuId}`)
  return { kpm, anggota }
}

const TANYA: [nama: string, dokumen: string, siapa: () => string[]][] = [
  [
    'KPM saja',
    'query ($n: String!) { kpm(nomorPeserta: $n) { status } }',
    () => [`KPM ${keluargaContoh().kpm?.id}`],
  ],
  [
    'KPM, keluarga, dan semua anggotanya',
    'query ($n: String!) { kpm(nomorPeserta: $n) { nomorPeserta keluarga { alamat } anggota { individu { nama } } } }',
    () => {
      const { kpm, anggota } = keluargaContoh()
      return [...anggota, `KELUARGA ${kpm?.keluargaId}`, `KPM ${kpm?.id}`].sort()
    },
  ],
  [
    'pengurus lewat alias dan fragmen, sekali saja',
    'query ($n: String!) { a: kpm(nomorPeserta: $n) { pengurus { ...F } } b: kpm(nomorPeserta: $n) { p: pengurus { ...F } } } fragment F on Individu { nama }',
    () => {
      const { kpm } = keluargaContoh()
      return [`INDIVIDU ${kpm?.pengurusId}`, `KPM ${kpm?.id}`]
    },
  ],
  [
    'yang tidak ada',
    'query ($n: String!) { lain: kpm(nomorPeserta: "tidak-ada") { status } kpm(nomorPeserta: $n) @skip(if: true) { status } }',
    () => [],
  ],
]

describe.each(['pernyataan', 'resolver'] as const)('subjek yang terbaca lewat %s', (jalan) => {
  const uji = () => (jalan === 'pernyataan' ? cepat : acuan)

  it.each(TANYA)('%s', async (_, dokumen, siapa) => {
    const variabel = { n: keluargaContoh().kpm?.nomorPeserta }
    const { errors } = await uji().tanya(dokumen, { oleh: 'oki', variabel })
    expect(errors).toBeUndefined()
    const harapan = siapa()
    expect(await terbaca()).toEqual({ siapa: harapan, jumlah: harapan.length })
  })

  it('satu halaman: tepat baris yang dijawab, bukan baris yang hanya menandai masih ada', async () => {
    const { data } = await uji().tanya(
      '{ kabupaten(kode: "16.02") { kpm(first: 3) { edges { node { nomorPeserta } } pageInfo { hasNextPage } } } }',
      { oleh: 'oki' },
    )
    expect(data.kabupaten.kpm.pageInfo.hasNextPage).toBe(true)
    const nomor = data.kabupaten.kpm.edges.map(
      ({ node }: { node: { nomorPeserta: string } }) => node.nomorPeserta,
    )
    const baris = await tanyaAdmin<{ id: string }>(
      cepat.basisData.kolam,
      "select 'KPM ' || id as id from kpm where nomor_peserta = any($1) order by 1",
      [nomor],
    )
    const { siapa } = await terbaca()
    // The resolvers have read the row that only tells whether there are more, but not shown it.
    expect(siapa).toEqual(baris.map(({ id }) => id))
  })

  it('yang dipadankan menurut NIK: yang terjangkau, dikenal maupun tidak berkartu', async () => {
    const orang = sampel.oki.individu.filter((satu) => satu.nik).slice(0, 3)
    const asing = sampel.kotim.individu.find((satu) => satu.nik)
    const nik = [...orang, asing].map((satu) => satu?.nik)
    await uji().tanya('query ($nik: [NIK!]!) { padanJkn(nik: $nik) { status } }', {
      oleh: 'oki',
      variabel: { nik: [...nik, nik[0]] },
    })
    expect(await terbaca()).toEqual({
      siapa: orang.map(({ id }) => `INDIVIDU ${id}`).sort(),
      jumlah: orang.length,
    })
  })

  it('menyebut perjanjian, klien, dan dasar pemrosesan seorang mitra', async () => {
    const nik = sampel.kotim.individu.find((satu) => satu.nik)?.nik
    await uji().tanya('query ($nik: [NIK!]!) { padanJkn(nik: $nik) { status } }', {
      oleh: 'mitra',
      variabel: { nik: [nik] },
    })
    const [baris] = await tanyaAdmin(
      cepat.basisData.kolam,
      'select * from audit_akses order by id desc limit 1',
    )
    expect(baris).toMatchObject({
      klien: PELAKU_UJI.mitra.klien,
      perjanjian: PELAKU_UJI.mitra.perjanjian.nomor,
      dasar: 'TUGAS_PUBLIK',
      instansi: 'BPJS Kesehatan (contoh)',
      jumlah: 1,
      hasil: 'BERHASIL',
    })
  })
})

describe('penolakan', () => {
  it('pemanggil yang dikenal tercatat walau tidak ada data pribadi yang dijawab', async () => {
    for (const [oleh, ditolak] of [
      ['tanpaTujuan', 1],
      ['camat', 1],
    ] as const) {
      await kosongkan()
      await cepat.tanya(
        oleh === 'camat'
          ? '{ kabupaten(kode: "16.02") { nama } perjanjian(nomor: "x") { nomor } }'
          : '{ kecamatan(kode: "16.02.05") { kpm { edges { cursor } } } }',
        { oleh },
      )
      const baris = await tanyaAdmin(
        cepat.basisData.kolam,
        'select pelaku, hasil, ditolak, jumlah from audit_akses',
      )
      expect(baris).toEqual([
        { pelaku: PELAKU_UJI[oleh].id, hasil: 'DITOLAK', ditolak, jumlah: null },
      ])
    }
  })

  it('pemanggil tanpa token tidak mengisi catatan', async () => {
    await cepat.tanya('{ kecamatan(kode: "16.02.05") { kpm { edges { cursor } } } }')
    expect(await tanyaAdmin(cepat.basisData.kolam, 'select from audit_akses')).toEqual([])
  })
})
