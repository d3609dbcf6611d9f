import { bukaUji, type PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bukaEkspor, type Ekspor, uraikanNdjson } from '../../test/ekspor-http.ts'
import { catatanAudit } from '../../test/keamanan/catatan-audit.ts'
import { tambahKpm } from '../../test/kpm-buatan.ts'

let uji: Uji
let ekspor: Ekspor
const { admin, kosongkan } = catatanAudit(() => uji)
beforeAll(async () => {
  uji = await bukaUji()
  await tambahKpm(
    uji.basisData.kolam,
    Array.from({ length: 450 }, (_, ke) => ({
      ...{ desa: 1_602_051_001, nama: `Orang ${ke}`, mulai: '2018-01-01' },
    })),
  )
  ekspor = await bukaEkspor(uji)
})
afterAll(async () => {
  ekspor.tutup()
  await uji.tutup()
})

const JALUR = '/ekspor/individu?wilayah=16.02.05'
const baris = async (oleh: keyof typeof PELAKU_UJI, jalur = JALUR) =>
  uraikanNdjson((await ekspor.minta(jalur, { oleh })).isi)

/** The same through the connection, page by page. */
async function lewatKoneksi(oleh: keyof typeof PELAKU_UJI) {
  const semua: Record<string, unknown>[] = []
  for (let after: string | null = null; ; ) {
    const { data, errors } = await uji.tanya(
      `query ($after: String) { wilayah(kode: "16.02.05") { individu(first: 130, after: $after) {
        pageInfo { hasNextPage endCursor } edges { node { id nama nik alasanTanpaNik tanggalLahir jenisKelamin punyaKtpEl
          desa { kode nama } sintetis } } } } }`,
      { oleh, variabel: { after } },
    )
    expect(errors).toBeUndefined()
    const { edges, pageInfo } = data.wilayah.individu
    for (const { node } of edges) {
      const { desa, sintetis, ...lain } = node
      semua.push({ ...lain, kodeDesa: desa?.kode ?? null, desa: desa?.nama ?? null, sintetis })
    }
    if (!pageInfo.hasNextPage) return semua
    after = pageInfo.endCursor
  }
}

describe('ekspor orang', () => {
  it('semua orang di wilayahnya, ada atau tidak KPM-nya, dan nomornya selalu tersamar', async () => {
    const { isi } = await ekspor.minta(JALUR, { oleh: 'oki' })
    const hasil = uraikanNdjson(isi)
    const koneksi = await lewatKoneksi('oki')
    expect(hasil.baris).toEqual(koneksi)
    const [satu] = await admin(
      'select count(*)::int as n from individu where desa_kode / 10000 = 160205',
    )
    expect(hasil.baris).toHaveLength(Number(satu?.['n']))
    expect(hasil.baris.length).toBeGreaterThan(450)
    expect(isi.toString()).not.toMatch(/\d{13}/)
    expect(new Set(hasil.baris.map((orang) => orang['id'])).size).toBe(hasil.baris.length)
  })

  it('setiap halaman tercatat dengan orang-orangnya sebagai subjek', async () => {
    await kosongkan()
    const { baris: semua } = await baris('oki', `${JALUR}&kolom=nama`)
    const catatan = await admin(`select operasi, hasil,
      (select count(distinct s.subjek)::int from uraikan_subjek(a.subjek) s where s.jenis = 'INDIVIDU') as orang
      from audit_akses a order by id`)
    expect(catatan).toHaveLength(Math.ceil(semua.length / 200))
    expect(new Set(catatan.map(({ operasi, hasil }) => `${operasi} ${hasil}`))).toEqual(
      new Set(['EksporIndividu BERHASIL']),
    )
    expect(catatan.reduce((jumlah, { orang }) => jumlah + Number(orang), 0)).toBe(semua.length)
  })

  it('wilayah lain kosong, dan pendamping hanya mendapat orang dampingannya', async () => {
    expect((await baris('kotim')).baris).toEqual([])
    const { baris: dampingan } = await baris('pendamping')
    const [satu] = await admin(
      `select count(distinct a.individu_id)::int as n from pendampingan_kpm p join kpm k on k.id = p.kpm_id
       join anggota_keluarga a on a.keluarga_id = k.keluarga_id and a.sampai is null
       where p.pendamping_id = 16020501 and p.sampai is null`,
    )
    expect(Number(satu?.['n'])).toBeGreaterThan(0)
    expect(dampingan).toHaveLength(Number(satu?.['n']))
    expect(dampingan).toEqual(await lewatKoneksi('pendamping'))
  })

  it('NIK tidak ada di berkas yang tidak berwenang melihatnya, dan ditolak bila diminta', async () => {
    const { kepala, isi } = await ekspor.minta(JALUR, { oleh: 'camat' })
    expect(Object.keys(uraikanNdjson(isi).baris[0] ?? {})).not.toContain('nik')
    expect(kepala['harapan-kolom-ditinggalkan']).toContain('nik;kode=TIDAK_BERWENANG')
    const ditolak = await ekspor.minta(`${JALUR}&kolom=nama,nik`, { oleh: 'camat' })
    expect([ditolak.status, JSON.parse(String(ditolak.isi)).kode]).toEqual([403, 'TIDAK_BERWENANG'])
  })
})
