import { bukaUji, pastikanTanpaNomor, semuaBarisContoh, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bukaPintuImpor, PELAKU_IMPOR } from '../impor-http.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { type BarisDaftar, csv, daftarJkn, selDari } from './berkas-jkn.ts'

const { oki, kotim, pusat, tanpaWewenang, tanpaTujuan } = PELAKU_IMPOR
let uji: Uji
let pintu: Awaited<ReturnType<typeof bukaPintuImpor>>
let daftar: BarisDaftar[]
beforeAll(async () => {
  process.env['HARAPAN_IMPOR_SEPOTONG'] = '150'
  ;[uji, daftar] = await Promise.all([
    bukaUji({ unggahan: { bita: 3_000_000, banyak: 3, diamMs: 500 } }),
    semuaBarisContoh().then(daftarJkn),
  ])
  pintu = await bukaPintuImpor(uji)
}, 240_000)
afterAll(async () => {
  delete process.env['HARAPAN_IMPOR_SEPOTONG']
  pintu.tutup()
  await uji.tutup()
  pastikanTanpaNomor(pintu.log())
})

const baca = <Baris extends object>(sql: string) => tanyaAdmin<Baris>(uji.basisData.kolam, sql)
const banyak = async (tabel: string) =>
  (await baca<{ n: number }>(`select count(*)::int as n from ${tabel}`))[0]?.n
const jalankan = async () => {
  const pelaksana = pintu.pelaksana()
  await pelaksana.lakukan()
  await pelaksana.berhenti()
}
/** A file of its own: the same one again would be the same import. */
const berkas = (tanda: number, banyaknya = 400): string =>
  csv([
    ...daftar.slice(0, banyaknya).map(selDari),
    ...daftar.slice(0, tanda).map((satu) => selDari({ ...satu, 'Hak Kelas': 'VIP' })),
  ])

describe('unggahan', () => {
  it.each([
    ['tanpa token', undefined, 401, 'PERLU_MASUK'],
    ['tanpa wewenang', tanpaWewenang, 403, 'TIDAK_BERWENANG'],
    ['tanpa tujuan', tanpaTujuan, 403, 'TUJUAN_WAJIB'],
  ] as const)('%s: ditolak, tidak ada yang tersimpan', async (_, oleh, status, kode) => {
    const jawaban = await pintu.kirim('/unggahan?nama=a.csv', berkas(1), { ...(oleh && { oleh }) })
    expect(jawaban.status).toBe(status)
    expect(JSON.parse(jawaban.isi)).toMatchObject({
      kode,
      petunjuk: expect.stringContaining(' / '),
    })
    expect(await banyak('unggahan')).toBe(0)
  })

  it('yang terlalu besar, disebut atau tidak besarnya, ditolak dan tidak meninggalkan apa pun', async () => {
    const besar = Buffer.alloc(3_500_000, 'a')
    for (const kepala of [{}, { 'transfer-encoding': 'chunked' }]) {
      const jawaban = await pintu.kirim('/unggahan?nama=a.csv', besar, { oleh: oki, kepala })
      expect([jawaban.status, JSON.parse(jawaban.isi).kode]).toEqual([413, 'MASUKAN_TIDAK_SAH'])
    }
    expect([await banyak('unggahan'), await banyak('unggahan_potong')]).toEqual([0, 0])
  })

  it('yang putus, atau diam, tidak meninggalkan apa pun', async () => {
    const kepala = { 'content-length': '2900000' }
    for (const cara of [{ putus: true }, { diam: true }]) {
      const setengah = { oleh: oki, kepala, ...cara }
      await expect(
        pintu.kirim('/unggahan?nama=a.csv', Buffer.alloc(2_000_000), setengah),
      ).rejects.toThrow()
      await expect
        .poll(async () => [await banyak('unggahan'), await banyak('unggahan_potong')], {
          timeout: 10_000,
        })
        .toEqual([0, 0])
    }
  })

  it('halaman dari asal lain boleh mengunggah, sejauh kepala CORS-nya', async () => {
    const kepala = { origin: 'https://dinsos.contoh.go.id' }
    const { status, kepala: jawaban } = await pintu.kirim('/unggahan', '', {
      method: 'OPTIONS',
      kepala,
    })
    expect([status, jawaban['access-control-allow-methods']]).toEqual([
      204,
      'GET, PUT, POST, DELETE',
    ])
  })

  it('paling banyak sekian yang menunggu, dan yang lama dibuang', async () => {
    for (const ke of [1, 2, 3]) await pintu.unggah(`a;b\n${ke};2\n`, oki)
    const lebih = await pintu.kirim('/unggahan?nama=a.csv', 'a;b\n', { oleh: oki })
    expect([lebih.status, JSON.parse(lebih.isi).kode]).toEqual([429, 'KUOTA_PENUH'])
    expect((await pintu.unggah('a;b\n9;2\n', kotim)).bita).toBe(8)
    await baca("update unggahan set dibuat_pada = now() - interval '25 hours'")
    await jalankan()
    expect([await banyak('unggahan'), await banyak('unggahan_potong')]).toEqual([0, 0])
  })

  it('nama berkas disamarkan, cara dan jalan lain ditolak', async () => {
    await pintu.unggah('a;b\n1;2\n', oki, 'siti 9916021707842971.csv')
    expect(await baca('select nama from unggahan')).toEqual([
      { nama: expect.not.stringMatching(/\d{6}/) },
    ])
    expect((await pintu.kirim('/unggahan', 'a', { oleh: oki })).status).toBe(400)
    expect(
      (await pintu.kirim('/unggahan?nama=a', 'a', { oleh: oki, method: 'PATCH' })).status,
    ).toBe(405)
    expect((await pintu.kirim('/unggahan/x/y', 'a', { oleh: oki })).status).toBe(404)
    await baca("update unggahan set dibuat_pada = now() - interval '25 hours'")
    await jalankan()
  })
})

describe('imporBerkas', () => {
  it('berakhir seperti lewat baris perintah, unggahannya hilang, dan yang ditolak dapat diambil', async () => {
    const isi = berkas(7)
    const { id, bita } = await pintu.unggah(isi, pusat)
    expect(bita).toBe(Buffer.byteLength(isi))
    const { hasil } = await pintu.mintaImpor(id, pusat)
    expect(hasil).toMatchObject({
      __typename: 'ImporDiterima',
      impor: { status: 'MENUNGGU', profil: 'JKN' },
    })
    // Nobody else begins with the same file a second time.
    expect((await pintu.mintaImpor(id, pusat)).hasil.__typename).toBe('UnggahanTidakDitemukan')
    await jalankan()
    const impor = await pintu.lihat(hasil.impor.id, pusat)
    expect(impor).toMatchObject({
      ...{ status: 'SELESAI', baris: 407, ditolak: 7, perluTinjauan: 0, galat: null },
      ...{ bita, jumlahBita: bita, namaBerkas: 'daftar.csv', coba: false },
    })
    expect(impor.diterima + impor.sama + impor.diubah).toBe(400)
    expect(impor.tolakan).toHaveLength(7)
    expect(impor.tolakan[0]).toEqual({
      nomor: 402,
      hasil: 'DITOLAK',
      temuan: [
        {
          ...{ kode: 'NILAI_TIDAK_DIKENAL', kolom: 'kelas_rawat', nilai: 'VIP' },
          ...{ pesan: expect.stringContaining(' / '), petunjuk: expect.stringContaining(' / ') },
        },
      ],
    })
    expect([await banyak('unggahan'), await banyak('unggahan_potong')]).toEqual([0, 0])

    const tolakan = await pintu.kirim(`/impor/${impor.id}/tolakan.csv`, '', {
      oleh: pusat,
      method: 'GET',
    })
    expect(tolakan.status).toBe(200)
    const baris = tolakan.isi.trim().split(/\r?\n/)
    expect(baris).toHaveLength(8)
    expect(baris[0]).toContain('baris_asal')
    expect(baris[1]).toContain(daftar[0]?.['No. NIK'])
    expect(baris[1]).toContain('402')
    // The same file again is the same import, and its upload goes as well.
    const lagi = await pintu.mintaImpor((await pintu.unggah(isi, pusat)).id, pusat)
    expect(lagi.hasil.impor).toMatchObject({ id: impor.id, status: 'SELESAI' })
    await jalankan()
    expect(await banyak('unggahan')).toBe(0)

    const batal = await uji.tanya('mutation ($id: ID!) { batalkanImpor(id: $id) { __typename } }', {
      oleh: pusat,
      variabel: { id: impor.id },
    })
    expect(batal.data.batalkanImpor).toEqual({ __typename: 'PembatalanDiterima' })
    await jalankan()
    const sesudah = await uji.tanya(
      'query ($id: ID!) { impor(id: $id) { status dihapus dipulihkan } }',
      { oleh: pusat, variabel: { id: impor.id } },
    )
    expect(sesudah.data.impor).toEqual({
      ...{ status: 'DIBATALKAN', dipulihkan: impor.diubah, dihapus: impor.diterima },
    })
  })

  it('selama menunggu tidak ada nomor utuh di tabel mana pun', async () => {
    const { id } = await pintu.unggah(berkas(2), pusat)
    await pintu.mintaImpor(id, pusat)
    const isi = await baca<{ satu: string }>(
      `select row(u.*)::text as satu from unggahan u union all select row(p.unggahan_id, p.nomor, encode(p.sandi, 'escape'))::text from unggahan_potong p
       union all select row(i.*)::text from impor i union all select row(b.*)::text from impor_baris b`,
    )
    expect(isi.length).toBeGreaterThan(2)
    const nik = daftar.slice(0, 400).map((satu) => satu['No. NIK'])
    const semua = isi.map(({ satu }) => satu).join('\n')
    expect(nik.filter((satu) => semua.includes(satu))).toEqual([])
    expect(semua).not.toContain(Buffer.from(nik[0] ?? '').toString('hex'))
    await jalankan()
  })

  it('kantor lain tidak melihat unggahan maupun impornya', async () => {
    const { id } = await pintu.unggah(berkas(3), oki)
    expect((await pintu.mintaImpor(id, kotim)).hasil).toMatchObject({
      __typename: 'UnggahanTidakDitemukan',
      kode: 'TIDAK_DITEMUKAN',
    })
    const { hasil } = await pintu.mintaImpor(id, oki)
    expect(await pintu.lihat(hasil.impor.id, kotim)).toBeNull()
    const jalan = `/impor/${hasil.impor.id}/tolakan.csv`
    expect((await pintu.kirim(jalan, '', { oleh: kotim, method: 'GET' })).status).toBe(404)
    expect((await pintu.kirim(jalan, '', { oleh: tanpaWewenang, method: 'GET' })).status).toBe(403)
    const daftarKotim = await uji.tanya('{ daftarImpor { id } }', { oleh: kotim })
    expect(daftarKotim.data.daftarImpor).toEqual([])
    const batal = await uji.tanya('mutation ($id: ID!) { batalkanImpor(id: $id) { __typename } }', {
      oleh: kotim,
      variabel: { id: hasil.impor.id },
    })
    expect(batal.data.batalkanImpor).toEqual({ __typename: 'ImporTidakDitemukan' })
    await jalankan()
    // Rows of other regencies were refused, as by the command line.
    const impor = await pintu.lihat(hasil.impor.id, oki)
    expect(impor.status).toBe('SELESAI')
  })

  it('penolakan bernama: wilayah, profil, isi, wewenang, tujuan', async () => {
    const { id } = await pintu.unggah(berkas(4), oki)
    const jenis = async (lain: Record<string, unknown>) =>
      (await pintu.mintaImpor(id, oki, lain)).hasil.__typename
    expect(await jenis({ wilayah: '62.02' })).toBe('WilayahImporDiLuar')
    expect(await jenis({ profil: 'DESIL' })).toBe('ProfilBukanUntukAnda')
    expect(await jenis({ isi: [{ kolom: 'golongan', nilai: 'I' }] })).toBe('IsiTidakSah')
    expect(await jenis({ isi: [{ kolom: 'nik', nilai: '9916021707842971' }] })).toBe('IsiTidakSah')
    expect((await pintu.mintaImpor(id, oki, { profil: 'LAIN' })).errors?.[0]?.extensions.code).toBe(
      'DOKUMEN_TIDAK_SAH',
    )
    for (const [oleh, kode] of [
      [tanpaWewenang, 'TIDAK_BERWENANG'],
      [tanpaTujuan, 'TUJUAN_WAJIB'],
    ] as const)
      expect((await pintu.mintaImpor(id, oleh)).errors?.[0]?.extensions.code).toBe(kode)
    expect(await jenis({ wilayah: '16.02.05' })).toBe('ImporDiterima')
    await jalankan()
  })

  it('uji coba menyebut hasil yang sama dan tidak menulis apa pun', async () => {
    const potret = () =>
      baca(
        "select count(*)::int as n, md5(string_agg(k::text, '|' order by id)) as sidik from kepesertaan_jkn k",
      )
    const sebelum = await potret()
    const { id } = await pintu.unggah(berkas(5), pusat)
    const { hasil } = await pintu.mintaImpor(id, pusat, { coba: true })
    await jalankan()
    const impor = await pintu.lihat(hasil.impor.id, pusat)
    expect(impor).toMatchObject({
      status: 'SELESAI',
      coba: true,
      ditolak: 5,
      baris: 405,
      galat: null,
    })
    expect(impor.tolakan).toHaveLength(5)
    expect(await potret()).toEqual(sebelum)
    expect(
      await baca(`select jenis from jejak_impor j join impor i on i.id = j.impor_id where i.coba`),
    ).toEqual([])
    const batal = await uji.tanya('mutation ($id: ID!) { batalkanImpor(id: $id) { __typename } }', {
      oleh: pusat,
      variabel: { id: impor.id },
    })
    expect(batal.data.batalkanImpor).toEqual({ __typename: 'StatusTidakSesuai' })
  })

  it('berkas yang salah menjadi GAGAL dengan kode, tempat, dan jalan keluarnya', async () => {
    const { id } = await pintu.unggah('nama;alamat\nSiti;Jalan\n', oki)
    const { hasil } = await pintu.mintaImpor(id, oki)
    await jalankan()
    expect(await pintu.lihat(hasil.impor.id, oki)).toMatchObject({
      status: 'GAGAL',
      galat: {
        kode: 'KOLOM_WAJIB_TIDAK_ADA',
        tempat: expect.stringContaining('nik'),
        petunjuk: expect.stringContaining(' / '),
      },
    })
    expect(await banyak('unggahan')).toBe(0)
  })

  it('yang dibatalkan selagi menunggu tidak pernah dijalankan', async () => {
    const { id } = await pintu.unggah(berkas(6), oki)
    const { hasil } = await pintu.mintaImpor(id, oki)
    const batal = await uji.tanya('mutation ($id: ID!) { batalkanImpor(id: $id) { __typename } }', {
      oleh: oki,
      variabel: { id: hasil.impor.id },
    })
    expect(batal.data.batalkanImpor.__typename).toBe('ImporDibatalkan')
    await jalankan()
    expect(await pintu.lihat(hasil.impor.id, oki)).toMatchObject({ status: 'DIBATALKAN', baris: 0 })
    expect(await banyak('unggahan')).toBe(0)
  })

  it('tugas yang ditulis orang lain, atau terlalu lama, tidak dijalankan', async () => {
    for (const ubah of [
      "tugas = 'palsu'",
      'tugas = (select tugas from impor where id = #)',
      'coba = true',
    ]) {
      const [satu, lain] = [await pintu.unggah(berkas(8), oki), await pintu.unggah(berkas(9), oki)]
      const [a, b] = [await pintu.mintaImpor(satu.id, oki), await pintu.mintaImpor(lain.id, oki)]
      const nomor = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? ''
      await baca(
        `update impor set ${ubah.replace('#', nomor(b.hasil.impor.id))} where id = ${nomor(a.hasil.impor.id)}`,
      )
      await jalankan()
      expect(await pintu.lihat(a.hasil.impor.id, oki), ubah).toMatchObject({
        status: 'GAGAL',
        baris: 0,
        galat: { kode: 'TUGAS_TIDAK_DIPERCAYA' },
      })
      expect((await pintu.lihat(b.hasil.impor.id, oki)).status).toBe('SELESAI')
      await baca(`update impor set status = 'DIBATALKAN' where status in ('SELESAI', 'GAGAL')`)
    }
  })
})

it('dua server sekaligus menjalankan satu tugas sekali, yang dibatalkan selagi berjalan berhenti', async () => {
  if (uji.basisData.jenis !== 'postgres') return
  const minta = async (tanda: number) => {
    const { id } = await pintu.unggah(berkas(tanda, 2_000), pusat)
    return (await pintu.mintaImpor(id, pusat)).hasil.impor.id as string
  }
  const [satu, lain] = [pintu.pelaksana(), pintu.pelaksana()]
  const impor = await minta(12)
  await Promise.all([satu.lakukan(), lain.lakukan()])
  expect(await pintu.lihat(impor, pusat)).toMatchObject({ status: 'SELESAI', baris: 2_012 })
  expect(pintu.log()).not.toContain('SEDANG_BERJALAN')

  const kedua = await minta(13)
  const berjalan = satu.lakukan()
  await expect
    .poll(async () => (await pintu.lihat(kedua, pusat)).baris, { interval: 5, timeout: 20_000 })
    .toBeGreaterThan(0)
  const { data } = await uji.tanya(
    'mutation ($id: ID!) { batalkanImpor(id: $id) { __typename } }',
    {
      oleh: pusat,
      variabel: { id: kedua },
    },
  )
  // At once, or by the same queue when more than a chunk is written already.
  expect(['ImporDibatalkan', 'PembatalanDiterima']).toContain(data.batalkanImpor.__typename)
  await berjalan
  const akhir = await pintu.lihat(kedua, pusat)
  expect(akhir.status).toBe('DIBATALKAN')
  expect(akhir.baris).toBeLessThan(2_013)
  await baca('update impor set percobaan = 0 where unggahan_id is not null')
  await lain.lakukan()
  expect(await banyak('unggahan')).toBe(0)
  await Promise.all([satu.berhenti(), lain.berhenti()])
})

it('lewat resolver jawabannya sama', async () => {
  const resolver = await bukaUji({ basisData: uji.basisData, kompilasi: false })
  const dokumen = `{ daftarImpor(first: 50) { id profil namaBerkas status coba baris bita jumlahBita diterima pelaku dibuatPada
    galat { kode tempat pesan petunjuk } tolakan(first: 3) { nomor hasil temuan { kode kolom nilai pesan petunjuk } } } }`
  const [lambat, cepat] = [
    await resolver.tanya(dokumen, { oleh: pusat }),
    await uji.tanya(dokumen, { oleh: pusat }),
  ]
  expect(cepat.data.daftarImpor.length).toBeGreaterThan(5)
  expect(lambat).toEqual(cepat)
  await resolver.tutup()
})

it('yang terhenti di tengah dilanjutkan server lain tepat dari sana', async () => {
  const isi = berkas(11, 2_000)
  const { id } = await pintu.unggah(isi, pusat)
  const { hasil } = await pintu.mintaImpor(id, pusat)
  const pertama = pintu.pelaksana()
  const berjalan = pertama.lakukan()
  await expect
    .poll(async () => (await pintu.lihat(hasil.impor.id, pusat)).baris, {
      interval: 5,
      timeout: 20_000,
    })
    .toBeGreaterThan(0)
  await pertama.berhenti()
  await berjalan
  const terhenti = await pintu.lihat(hasil.impor.id, pusat)
  expect(terhenti).toMatchObject({ galat: null })
  expect(['MENUNGGU', 'SELESAI']).toContain(terhenti.status)
  process.stdout.write(`impor terhenti pada baris ${terhenti.baris} dari 2011\n`)
  await jalankan()
  expect(await pintu.lihat(hasil.impor.id, pusat)).toMatchObject({
    ...{ status: 'SELESAI', baris: 2_011, ditolak: 11, galat: null },
  })
  expect(await banyak('unggahan')).toBe(0)
  const jejak = await baca<{ n: number; unik: number }>(
    `select count(*)::int as n, count(distinct baris_id)::int as unik from jejak_impor j join impor i on i.id = j.impor_id
     where i.baris_selesai = 2011`,
  )
  expect(jejak[0]?.n).toBe(jejak[0]?.unik)
})
