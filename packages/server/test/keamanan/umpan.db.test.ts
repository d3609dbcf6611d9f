import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { lanjutkanTransaksi } from '../../src/audit/lanjutkan-transaksi.ts'
import { sebagaiPemilik } from '../../src/db/transaksi.ts'
import { rawatPerubahan } from '../../src/perubahan/jadwal-perubahan.ts'
import { ringkasUmpan, Salinan, tanyaUmpan } from '../pembaca-umpan.ts'
import { type Oleh, pindahkan } from '../pindah.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { bacaSampel, type Sampel } from './sampel.ts'
import { sandiGalat, sebagaiPeran } from './sebagai-peran.ts'

// Whoever writes for long on the same cluster holds every feed of it back.
vi.setConfig({ testTimeout: 200_000 })

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

const KPM = { jenis: ['KPM'], first: 200 }
const admin = (sql: string, nilai: unknown[] = []) =>
  tanyaAdmin<Record<string, string>>(uji.basisData.kolam, sql, nilai)
const ubah = (id: string | number | undefined) =>
  admin('update kpm set versi = versi + 1 where id = $1', [id])
const idKpm = (id: string | number | undefined) => writeGlobalId('Kpm', String(id))

/** A copy that holds all that was written before: the horizon has passed it. */
async function kini(oleh: Oleh, tanya: { jenis?: string[]; first?: number } = KPM) {
  const [ini] = await admin('select pg_current_xact_id()::text as nomor')
  const lewat = 'select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint > $1)::text as lewat'
  await expect
    .poll(async () => (await admin(lewat, [ini?.['nomor']]))[0]?.['lewat'], { timeout: 150_000 })
    .toBe('true')
  const salinan = new Salinan(uji, oleh, tanya)
  await salinan.habiskan()
  return salinan
}
const kode = async (oleh: Oleh, tanya: Parameters<typeof tanyaUmpan>[2], di = uji) => {
  const { data, errors } = await tanyaUmpan(di, oleh, tanya)
  return { data, kode: errors?.map(({ extensions }) => extensions.code) }
}

describe('yang tidak boleh', () => {
  it.each([
    [undefined, 'PERLU_MASUK'],
    ['tanpaTujuan', 'TUJUAN_WAJIB'],
  ] as const)('%s: %s, tanpa satu entri pun', async (oleh, galat) => {
    const { sejak } = await kini('oki')
    for (const tanya of [{}, { sejak }])
      expect(await kode(oleh, tanya)).toEqual({ data: { perubahan: null }, kode: [galat] })
  })

  it('mitra: isi objek ditolak, dan tidak satu pun objek petugas ada di umpannya', async () => {
    const { data, errors } = await tanyaUmpan(uji, 'mitra', {})
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(
      Array.from({ length: 3 }, () => 'TIDAK_BERWENANG'),
    )
    expect(data.perubahan).toMatchObject({ perubahan: [] })
    const { sejak } = await kini('oki')
    expect((await tanyaUmpan(uji, 'mitra', { ...KPM, sejak }, '')).data).toEqual({
      perubahan: null,
    })
  })

  it('basis data menolak publik, mitra melihat hanya pantauannya, dan tidak seorang pun menulis', async () => {
    const { kolam } = uji.basisData
    const partisi = await admin(
      "select relname as nama from pg_class where relname ~ '^perubahan_(lain|terbuang|[0-9]+)$' and relkind = 'r' order by 1",
    )
    expect(partisi.length).toBeGreaterThan(4)
    const peran = [
      'harapan_mitra',
      'harapan_publik',
      'harapan_app',
      'harapan_baca',
      'harapan_pendamping',
    ] as const
    for (const satu of peran) {
      const coba = (sql: string) =>
        sandiGalat(sebagaiPeran(kolam, { peran: satu, wilayah: [] }, (klien) => klien.query(sql)))
      const ditutup = [
        "insert into perubahan (transaksi, jenis, sasaran, operasi, waktu) values (1, 'KPM', 1, 'SIMPAN', now())",
        'update perubahan set transaksi = 0',
        'delete from perubahan',
        'truncate perubahan',
        "select siapkan_partisi('perubahan')",
        "select buang_perubahan('0')",
        ...partisi.map(({ nama }) => `select from ${nama}`),
      ]
      for (const sql of ditutup) expect(await coba(sql), `${satu}: ${sql}`).toBe('42501')
      const umum = satu === 'harapan_publik'
      for (const sql of [
        'select urutan from perubahan',
        'select from ujung_perubahan(null, null, null, 0)',
      ]) {
        const hasil = await coba(sql)
        expect(hasil, `${satu}: ${sql}`).toBe(umum ? '42501' : sql.includes('ujung') ? 1 : 0)
      }
    }
  })

  it('petugas melihat dari kotak keluar hanya baris wilayahnya, dahulu atau sekarang', async () => {
    const { wilayah } = PELAKU_UJI.oki
    await admin("update keluarga set alamat = alamat || '.'")
    const { rows } = await sebagaiPeran(
      uji.basisData.kolam,
      { peran: 'harapan_baca', wilayah },
      (klien) =>
        klien.query(
          `select count(*)::int as n, count(*) filter (where coalesce(desa_kode, desa_lama) between 1602000000 and 1602999999
            or desa_lama between 1602000000 and 1602999999)::int as milik from perubahan`,
        ),
    )
    expect(rows[0]?.n).toBeGreaterThan(0)
    expect(rows[0]?.milik).toBe(rows[0]?.n)
  })
})

describe('token', () => {
  it('milik lingkup lain: TOKEN_LINGKUP_BERUBAH, lewat kedua jalan', async () => {
    const { sejak } = await kini('oki')
    const lebihLuas = { ...PELAKU_UJI.oki, wilayah: PELAKU_UJI.keduanya.wilayah }
    for (const di of [uji, acuan])
      for (const oleh of ['kotim', 'pendamping', 'provinsi', lebihLuas] as const)
        expect(await kode(oleh, { ...KPM, sejak }, di)).toEqual({
          data: { perubahan: null },
          kode: ['TOKEN_LINGKUP_BERUBAH'],
        })
  })

  it('dari petugas lain di wilayah dan dengan hak yang sama diterima, dengan hak lain tidak', async () => {
    const { sejak } = await kini('oki')
    const rekan = { ...PELAKU_UJI.oki, id: 'uji-rekan' }
    expect((await kode(rekan, { ...KPM, sejak })).kode).toBeUndefined()
    const { sejak: milikCamat } = await kini('camat')
    expect((await kode('tksk', { ...KPM, sejak: milikCamat })).kode).toEqual([
      'TOKEN_LINGKUP_BERUBAH',
    ])
  })

  it('yang diubah, dipalsukan, atau milik jenis lain: KURSOR_TIDAK_SAH', async () => {
    const { sejak = '' } = await kini('oki')
    const berubah = sejak.slice(0, -1) + (sejak.endsWith('A') ? 'B' : 'A')
    for (const di of [uji, acuan])
      for (const tanya of [
        { ...KPM, sejak: berubah },
        { ...KPM, sejak: 'A'.repeat(sejak.length) },
        { ...KPM, sejak: '' },
        { ...KPM, jenis: ['KPM', 'INDIVIDU'], sejak },
        { first: 5, sejak },
      ])
        expect((await kode('oki', tanya, di)).kode).toEqual(['KURSOR_TIDAK_SAH'])
  })

  it('banyaknya di luar 1-200: BATAS_HALAMAN', async () => {
    for (const first of [0, -1, 201])
      expect((await kode('oki', { first })).kode).toEqual(['BATAS_HALAMAN'])
  })

  it('tidak memuat nomor, nama, atau kode yang terbaca', async () => {
    const { sejak = '' } = await kini('oki')
    expect(Buffer.from(sejak, 'base64url').toString('latin1')).not.toMatch(/\d{6}|KPM/)
  })
})

describe('pindah antara dua petugas', () => {
  it('tampak HAPUS bagi yang ditinggalkan dan SIMPAN bagi yang dituju', async () => {
    const [asal, tujuan] = [await kini('oki', { first: 200 }), await kini('kotim', { first: 200 })]
    const kpm = sampel.oki.kpm[5]
    const [desa] = await admin(
      "select kode from wilayah where tingkat = 'DESA' and berlaku_sampai is null and awal between 6202000000 and 6202999999 order by awal limit 1",
    )
    const masukan = { id: idKpm(kpm?.id), desaTujuan: desa?.['kode'] }
    const { data } = await pindahkan(uji, 'keduanya', masukan)
    expect(data.pindahkanKpm.__typename).toBe('KpmDipindahkan')
    const pergi = await asal.sampai((semua) => semua.length > 2)
    const datang = await tujuan.sampai((semua) => semua.length > 2)
    expect(new Set(pergi.map(({ operasi }) => operasi))).toEqual(new Set(['HAPUS']))
    expect(new Set(datang.map(({ operasi }) => operasi))).toEqual(new Set(['SIMPAN']))
    expect(pergi.map(({ sasaran }) => sasaran).sort()).toEqual(
      datang.map(({ sasaran }) => sasaran).sort(),
    )
    expect(pergi.every((satu) => satu['kpm'] === null && satu['individu'] === null)).toBe(true)
    expect(asal.isi.has(idKpm(kpm?.id))).toBe(false)
    expect(tujuan.isi.get(idKpm(kpm?.id))).toMatchObject({
      kpm: { desa: { kode: desa?.['kode'] } },
    })
  })
})

describe('pendamping', () => {
  it('mendapat keluarga yang diserahkan kepadanya, kehilangan yang diambil, dan tidak melihat yang lain', async () => {
    const [milik] = await admin(
      `select p.kpm_id as kpm, k.keluarga_id as keluarga from pendampingan_kpm p join kpm k on k.id = p.kpm_id
       where p.pendamping_id = 16020501 and p.sampai is null order by 1 limit 1`,
    )
    const [lain] = await admin(
      `select k.id from kpm k where desa_kode between 1602050000 and 1602059999
       and not exists (select from pendampingan_kpm p where p.kpm_id = k.id and p.pendamping_id = 16020501) limit 1`,
    )
    const salinan = await kini('pendamping', { first: 200 })
    expect(salinan.isi.has(idKpm(milik?.['kpm']))).toBe(true)
    const semula = salinan.isi.size
    await ubah(lain?.['id'])
    await admin(
      'update pendampingan_kpm set sampai = current_date where kpm_id = $1 and sampai is null',
      [milik?.['kpm']],
    )
    const pergi = await salinan.sampai((semua) => semua.length > 2)
    expect(new Set(ringkasUmpan(pergi))).toEqual(
      new Set(['INDIVIDU HAPUS', 'KELUARGA HAPUS', 'KPM HAPUS']),
    )
    expect(salinan.isi.size).toBe(semula - pergi.length)
    await admin(
      `insert into pendampingan_kpm (pendamping_id, kpm_id, dari, desa_kode) select 16020501, id, current_date, desa_kode from kpm where id = $1`,
      [milik?.['kpm']],
    )
    const datang = await salinan.sampai((semua) => semua.length > 2)
    expect(datang.map(({ sasaran }) => sasaran).sort()).toEqual(
      pergi.map(({ sasaran }) => sasaran).sort(),
    )
    expect(salinan.isi.size).toBe(semula)
  })
})

describe('audit', () => {
  it.each(['pernyataan', 'resolver'])(
    'lewat %s: setiap entri adalah subjek, juga tanpa isinya',
    async (jalan) => {
      const di = jalan === 'resolver' ? acuan : uji
      const salinan = await kini('oki')
      const ids = sampel.oki.kpm.slice(8, 11).map(({ id }) => id)
      for (const id of ids) await ubah(id)
      const pembaca = new Salinan(di, 'oki', { ...KPM, isi: '' })
      pembaca.sejak = salinan.sejak
      const terlihat = await pembaca.sampai((semua) => semua.length >= 3)
      expect(terlihat.length).toBeGreaterThanOrEqual(3)
      const subjek = await admin(
        `select distinct s.jenis || ' ' || s.subjek as siapa, a.jumlah::text,
          (select count(distinct (jenis, subjek)) from uraikan_subjek(a.subjek))::text as berbeda
        from (select * from audit_akses order by id desc limit 20) a, uraikan_subjek(a.subjek) s
        where a.operasi = 'Umpan' and a.hasil = 'BERHASIL'`,
      )
      const siapa = subjek.map((satu) => satu['siapa'])
      for (const id of ids) expect(siapa).toContain(`KPM ${id}`)
      for (const { jumlah, berbeda } of subjek) expect(jumlah).toBe(berbeda)
    },
  )

  it('yang ditolak dan yang gagal juga tercatat', async () => {
    const { sejak } = await kini('oki')
    await tanyaUmpan(uji, 'kotim', { ...KPM, sejak })
    await tanyaUmpan(uji, { ...PELAKU_UJI.camat, tujuan: undefined } as never, {})
    const baris = await admin(
      "select pelaku || ' ' || hasil as isi from audit_akses where operasi = 'Umpan' order by id desc limit 2",
    )
    expect(baris.map(({ isi }) => isi)).toEqual(['uji-camat DITOLAK', 'uji-kotim GAGAL'])
  })
})

describe('masa simpan dan pemulihan', () => {
  it('token yang mendahului bulan yang dibuang: TOKEN_KEDALUWARSA; yang tepat di ujungnya tidak', async () => {
    const lama = async (transaksi: number) =>
      admin(
        `insert into perubahan (transaksi, jenis, sasaran, operasi, desa_kode, waktu)
         values ($1, 'KPM', $2, 'SIMPAN', 1602051001, now() - interval '200 days')`,
        [transaksi, sampel.oki.kpm[0]?.id],
      )
    await admin('delete from perubahan')
    await admin('delete from perubahan_terbuang')
    const kosong = await kini('oki')
    await lama(1)
    const pertama = await kini('oki')
    await lama(2)
    const terakhir = await kini('oki')
    expect(await rawatPerubahan(uji.basisData.kolam)).toMatchObject({ dibuang: 1 })
    expect(await rawatPerubahan(uji.basisData.kolam)).toEqual({ dibuat: 0, dibuang: 0 })

    for (const di of [uji, acuan])
      for (const { sejak } of [kosong, pertama])
        expect(await kode('oki', { ...KPM, sejak }, di)).toEqual({
          data: { perubahan: null },
          kode: ['TOKEN_KEDALUWARSA'],
        })
    await ubah(sampel.oki.kpm[1]?.id)
    expect(ringkasUmpan(await terakhir.sampai((semua) => semua.length > 0))).toEqual(['KPM SIMPAN'])
  })

  it('bulan yang belum habis masanya tidak dibuang, dan bulan berikutnya selalu siap', async () => {
    const partisi = async () =>
      (
        await admin(
          "select relname as nama from pg_class where relname ~ '^perubahan_[0-9]+$' order by 1",
        )
      ).map(({ nama }) => nama)
    const sebelum = await partisi()
    expect(sebelum.length).toBeGreaterThanOrEqual(4)
    await rawatPerubahan(uji.basisData.kolam)
    expect(await partisi()).toEqual(sebelum)
  })

  it('basis data yang pindah ke gugus lain meneruskan nomornya, dan token tetap berlaku', async () => {
    const salinan = await kini('oki')
    await admin(
      `insert into perubahan (transaksi, jenis, sasaran, operasi, desa_kode, waktu)
       select max(transaksi) + 1000000, 'KPM', $1, 'SIMPAN', 1602051001, clock_timestamp() from perubahan`,
      [sampel.oki.kpm[2]?.id],
    )
    expect(await sebagaiPemilik(uji.basisData.kolam, lanjutkanTransaksi)).toBe(true)
    await ubah(sampel.oki.kpm[3]?.id)
    const terlihat = await salinan.sampai((semua) => semua.length > 1)
    expect(terlihat.map(({ sasaran }) => sasaran)).toEqual(
      [2, 3].map((ke) => idKpm(sampel.oki.kpm[ke]?.id)),
    )
  })

  it('basis data yang dipulihkan dari cadangan lebih lama menolak token dari sesudahnya', async () => {
    const salinan = await kini('oki')
    await ubah(sampel.oki.kpm[4]?.id)
    await salinan.sampai((semua) => semua.length > 0)
    // What the reader saw last has never been, as far as this database knows.
    await admin(
      'delete from perubahan where (transaksi, urutan) = (select transaksi, urutan from perubahan order by 1 desc, 2 desc limit 1)',
    )
    expect((await kode('oki', { ...KPM, sejak: salinan.sejak })).kode).toEqual([
      'TOKEN_KEDALUWARSA',
    ])
  })
})
