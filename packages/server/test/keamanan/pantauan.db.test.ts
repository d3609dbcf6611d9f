import { barisContoh, bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Pelaku } from '../../src/akses/pelaku.ts'
import type { Lingkup } from '../../src/db/lingkup.ts'
import {
  berhenti,
  ISI_PADAN,
  ikuti,
  isiPadan,
  lewatHorizon,
  mitraUmpan,
  type Orang,
  pantau,
  pindahPerjanjian,
  salinanMitra,
} from '../mitra-umpan.ts'
import { Salinan, tanyaUmpan } from '../pembaca-umpan.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { ikuti as ikutiAliran } from '../transport/aliran-sse.ts'
import { sandiGalat, sebagaiPeran } from './sebagai-peran.ts'

// Whoever writes for long on the same cluster holds every feed of it back.
vi.setConfig({ testTimeout: 200_000 })

let uji: Uji
let acuan: Uji
let oki: Orang[]
let satu: Pelaku
let lain: Pelaku
beforeAll(async () => {
  uji = await bukaUji({ umpan: { jedaMs: 100 } })
  acuan = await bukaUji({ basisData: uji.basisData, kompilasi: false })
  const { individu } = await barisContoh('oki')
  oki = individu.flatMap(({ id, nik }) => (nik ? [{ nik, acuan: `oki-${id}` }] : []))
  satu = await mitraUmpan(uji.basisData.kolam, 'PKS/AMAN/1', { wilayah: ['16.02'] })
  lain = await mitraUmpan(uji.basisData.kolam, 'PKS/AMAN/2', { wilayah: ['62.02'] })
  await pantau(uji, satu, oki.slice(0, 20))
  await pantau(uji, lain, [{ nik: oki[0]?.nik ?? '', acuan: oki[1]?.acuan ?? '' }])
})
afterAll(async () => {
  await acuan.tutup()
  await uji.tutup()
})

const admin = (sql: string, nilai: unknown[] = []) =>
  tanyaAdmin<Record<string, string>>(uji.basisData.kolam, sql, nilai)
const kode = async (di: Uji, oleh: Pelaku, tanya: object, isi = ISI_PADAN) =>
  (await tanyaUmpan(di, oleh, tanya, isi)).errors?.map(({ extensions }) => extensions.code)

describe('umpan mitra', () => {
  it('lewat pernyataan dan lewat resolver sama, dan pernyataannya terkompilasi', async () => {
    await ikuti(uji, salinanMitra(uji, satu))
    const [kompilasi, resolver] = [salinanMitra(uji, satu, 7), salinanMitra(acuan, satu, 7)]
    const tanpaWaktu = (semua: Awaited<ReturnType<Salinan['habiskan']>>) =>
      semua.map(({ id: _, waktu: __, ...isi }) => isi)
    expect(tanpaWaktu(await resolver.habiskan())).toEqual(tanpaWaktu(await kompilasi.habiskan()))
    expect(isiPadan(kompilasi).size).toBe(20)
    const jawaban = await uji.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await uji.token(satu)}`,
      },
      body: JSON.stringify({ query: `{ perubahan { perubahan { sasaran ${ISI_PADAN} } } }` }),
    })
    expect(jawaban.headers.get('x-harapan-jalur')).toMatch(/^kompilasi/)
  })

  it('jenis yang bukan miliknya, dan isi objek, ditolak; petugas tidak mendapat jenis mitra', async () => {
    for (const di of [uji, acuan]) {
      expect(await kode(di, satu, { jenis: ['KPM'] })).toEqual(['TIDAK_BERWENANG'])
      expect(await kode(di, satu, { jenis: ['PADAN', 'INDIVIDU'] })).toEqual(['TIDAK_BERWENANG'])
      expect(await kode(di, PELAKU_UJI.oki, { jenis: ['PADAN'] }, '')).toEqual(['TIDAK_BERWENANG'])
      const { data, errors } = await tanyaUmpan(
        di,
        satu,
        { first: 2 },
        `kpm { id } individu { nama } ${ISI_PADAN}`,
      )
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual([
        'TIDAK_BERWENANG',
        'TIDAK_BERWENANG',
      ])
      expect(data.perubahan.perubahan).toMatchObject([
        { kpm: null, individu: null, padan: { acuan: expect.any(String) } },
        { kpm: null, individu: null, padan: { acuan: expect.any(String) } },
      ])
    }
    const { tujuan: _, ...tanpaTujuan } = satu
    expect(await kode(uji, tanpaTujuan, {})).toEqual(['TUJUAN_WAJIB'])
  })

  it('hanya miliknya: yang dipantau instansi lain tidak ada, juga bila orang atau acuannya sama', async () => {
    const milik = salinanMitra(uji, lain)
    await ikuti(uji, milik)
    expect([...isiPadan(milik).keys()]).toEqual([oki[1]?.acuan])
    // Of OKI, so out of its reach: as if nobody were known.
    expect(isiPadan(milik).get(oki[1]?.acuan ?? '')).toMatchObject({
      jkn: { status: 'TIDAK_DITEMUKAN', segmen: null, diperbaruiPada: null },
    })
    await admin(
      "update kepesertaan_jkn set diperbarui_pada = date_trunc('milliseconds', now()) where individu_id = any($1)",
      [oki.slice(0, 3).map(({ acuan }) => acuan.split('-')[1])],
    )
    expect(await ikuti(uji, milik)).toEqual([])
  })

  it('token: perjanjian lain, jenis petugas, diubah, terlalu tua', async () => {
    const milik = salinanMitra(uji, satu)
    await ikuti(uji, milik)
    const { sejak = '' } = milik
    const lama = salinanMitra(uji, satu, 1)
    await lama.sehalaman()
    for (const di of [uji, acuan]) {
      expect(await kode(di, lain, { sejak })).toEqual(['TOKEN_LINGKUP_BERUBAH'])
      expect(await kode(di, PELAKU_UJI.oki, { sejak }, '')).toEqual(['KURSOR_TIDAK_SAH'])
      const berubah = sejak.slice(0, -1) + (sejak.endsWith('A') ? 'B' : 'A')
      expect(await kode(di, satu, { sejak: berubah })).toEqual(['KURSOR_TIDAK_SAH'])
    }
    expect(Buffer.from(sejak, 'base64url').toString('latin1')).not.toMatch(/\d{6}|PADAN|oki/)
    await berhenti(uji, satu, [oki[19]?.acuan ?? ''])
    await lewatHorizon(uji.basisData.kolam)
    await admin(
      'insert into perubahan_terbuang (transaksi, urutan, waktu) select transaksi, urutan, waktu from perubahan order by 1 desc, 2 desc limit 1',
    )
    expect(await kode(uji, satu, { sejak })).toEqual(['TOKEN_KEDALUWARSA'])
    await admin('delete from perubahan_terbuang')
  })

  it('perjanjian yang diganti: token lamanya tidak berlaku, dan pantauan lamanya tidak ikut', async () => {
    const { kolam } = uji.basisData
    const pelaku = await mitraUmpan(kolam, 'PKS/AMAN/3')
    await mitraUmpan(kolam, 'PKS/AMAN/4', { program: ['PKH'] })
    await pantau(uji, pelaku, oki.slice(0, 3))
    const salinan = salinanMitra(uji, pelaku)
    await ikuti(uji, salinan)
    expect(isiPadan(salinan).size).toBe(3)
    await pindahPerjanjian(kolam, pelaku, 'PKS/AMAN/4')
    // The database is asked at each statement, so nothing of the old agreement is told from now on.
    expect((await salinan.sehalaman()).perubahan).toEqual([])
    // Another instance knows the new one at once.
    const segar = await bukaUji({ basisData: uji.basisData })
    expect(await kode(segar, pelaku, { sejak: salinan.sejak })).toEqual(['TOKEN_LINGKUP_BERUBAH'])
    expect(await new Salinan(segar, pelaku, { isi: ISI_PADAN }).habiskan()).toEqual([])
    await segar.tutup()
  })

  it('audit menyebut yang diceritakan dan terjangkau, lewat kedua jalan, juga tanpa isinya', async () => {
    await pantau(uji, satu, [{ nik: '9916020101800001', acuan: 'asing' }])
    for (const di of [uji, acuan]) {
      await tanyaUmpan(di, satu, { first: 200 }, '')
      const baris = await admin(
        `select s.jenis || ' ' || s.subjek as siapa, a.jumlah::text from
         (select * from audit_akses where operasi = 'Umpan' and pelaku = $1 order by id desc limit 1) a, uraikan_subjek(a.subjek) s`,
        [satu.id],
      )
      const harus = oki.slice(0, 19).map(({ acuan }) => `INDIVIDU ${acuan.split('-')[1]}`)
      expect(baris.map(({ siapa }) => siapa).sort()).toEqual(harus.sort())
      expect(baris[0]?.['jumlah']).toBe('19')
    }
  })

  it('tidak ada nomor di umpan, token, dan catatan', async () => {
    const salinan = salinanMitra(uji, satu)
    const teks = JSON.stringify([await salinan.habiskan(), salinan.sejak]) + uji.catatan()
    for (const { nik } of oki.slice(0, 20)) expect(teks).not.toContain(nik)
    expect(teks).not.toMatch(/\d{16}/)
  })

  it('mengalir lewat SSE, dan webhook tidak terbuka baginya', async () => {
    const query = `subscription { perubahan(first: 200) { tahap perubahan { operasi sasaran padan { acuan } } } }`
    const aliran = await ikutiAliran(uji, { query }, { oleh: satu })
    const pertama = await aliran.berikut()
    expect(pertama?.data.perubahan.perubahan.length).toBeGreaterThan(10)
    await berhenti(uji, satu, [oki[18]?.acuan ?? ''])
    for (;;) {
      const kini = await aliran.berikut(150_000)
      const hapus = kini?.data.perubahan.perubahan.filter(
        ({ operasi }: { operasi: string }) => operasi === 'HAPUS',
      )
      if (!hapus?.length) continue
      expect(hapus).toEqual([{ operasi: 'HAPUS', sasaran: oki[18]?.acuan, padan: null }])
      break
    }
    await aliran.tutup()
    const { errors } = await uji.tanya(
      'mutation { daftarkanWebhook(url: "https://mitra.contoh.go.id/h") { __typename } }',
      { oleh: { ...satu, wewenang: ['webhook:kelola'] } },
    )
    expect(errors?.[0]?.extensions.code).toBe('TIDAK_BERWENANG')
  })
})

describe('basis data', () => {
  const mitra = (klien: string | undefined, wewenang: string[] = []): Omit<Lingkup, 'pelaku'> => ({
    peran: 'harapan_mitra',
    wilayah: [],
    ...(klien && { klien }),
    wewenang,
  })
  const coba = (lingkup: Omit<Lingkup, 'pelaku'>, sql: string) =>
    sandiGalat(sebagaiPeran(uji.basisData.kolam, lingkup, (klien) => klien.query(sql)))
  const TULIS =
    "insert into pantauan (acuan, nik_hash, didaftarkan_oleh) values ('z', '\\x01', 'uji')"

  it('memperlihatkan kepada mitra pantauan dan kotak keluar perjanjiannya saja, juga tanpa WHERE', async () => {
    const banyak = async (nomor: string) => {
      const [baris] = await admin(
        `select (select count(*) from pantauan t where t.perjanjian_id = p.id)::text as milik,
          (select count(*) from perubahan c where c.perjanjian = p.id)::text as kotak from perjanjian_kerja_sama p where nomor = $1`,
        [nomor],
      )
      return [Number(baris?.['milik']), Number(baris?.['kotak'])]
    }
    for (const [pelaku, nomor] of [
      [satu, 'PKS/AMAN/1'],
      [lain, 'PKS/AMAN/2'],
    ] as const) {
      const [milik, kotak] = await banyak(nomor)
      expect(milik).toBeGreaterThan(0)
      expect(await coba(mitra(pelaku.klien), 'select id from pantauan')).toBe(milik)
      expect(await coba(mitra(pelaku.klien), 'select sasaran from perubahan')).toBe(kotak)
    }
    for (const sql of ['select id from pantauan', 'select sasaran from perubahan'])
      expect(await coba(mitra(undefined), sql)).toBe(0)
  })

  it('menulis hanya dengan wewenangnya, untuk perjanjiannya, atas namanya; menghapus tidak pernah', async () => {
    const wenang = mitra(satu.klien, ['orang:pantau'])
    expect(await coba(wenang, TULIS)).toBe(1)
    const ditolak: [Omit<Lingkup, 'pelaku'>, string][] = [
      [mitra(satu.klien), TULIS],
      [mitra(undefined, ['orang:pantau']), TULIS],
      [mitra('entah', ['orang:pantau']), TULIS],
      [wenang, TULIS.replace("'uji'", "'orang lain'")],
      [
        wenang,
        "insert into pantauan (perjanjian_id, acuan, nik_hash, didaftarkan_oleh) values (1, 'z', '\\x01', 'uji')",
      ],
      [wenang, 'update pantauan set perjanjian_id = 1'],
      [wenang, "update pantauan set acuan = 'y'"],
      [wenang, 'delete from pantauan'],
      [wenang, 'select individu_id from pantauan'],
      [wenang, 'select from letak_pantauan'],
      [wenang, "select nilai_pantauan('2026-11-22', 1, 1)"],
      [wenang, 'select desa_kode from perubahan'],
      [
        wenang,
        "insert into perubahan (transaksi, jenis, sasaran, operasi, waktu) values (1, 'PADAN', 1, 'SIMPAN', now())",
      ],
    ]
    for (const [lingkup, sql] of ditolak)
      expect(['42501', 0], sql).toContain(await coba(lingkup, sql))
    expect(
      await coba(mitra(satu.klien), 'update pantauan set berakhir_pada = now(), nik_hash = null'),
    ).toBe(0)
    for (const peran of [
      'harapan_app',
      'harapan_baca',
      'harapan_pendamping',
      'harapan_publik',
    ] as const)
      for (const sql of ['select from pantauan', TULIS, 'select from letak_pantauan'])
        expect(
          await coba({ peran, wilayah: [], wewenang: ['orang:pantau'] }, sql),
          `${peran}: ${sql}`,
        ).toBe('42501')
  })
})
