import { writeGlobalId } from '@harapan/pothos-sql'
import { barisContoh, bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jejak, type Oleh, pelanggaran, pindahkan } from '../../test/pindah.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'

let uji: Uji
let noKkKotim: string
const milik: { id: string; nomorPeserta: string }[] = []
const DESA_LAIN = '16.02.04.2001'
const NIK = '9916024107850001'

beforeAll(async () => {
  const [oki, kotim] = [await barisContoh('oki', 3), await barisContoh('kotim')]
  milik.push(
    ...oki.kpm.map(({ id, nomorPeserta }) => ({ id: writeGlobalId('Kpm', id), nomorPeserta })),
  )
  noKkKotim = kotim.keluarga.find(({ noKk }) => noKk !== null)?.noKk ?? ''
  milik.push({ id: writeGlobalId('Kpm', kotim.kpm[0]?.id ?? 0), nomorPeserta: '' })
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const kpm = (ke: number) => milik.at(ke) ?? { id: '', nomorPeserta: '' }
const KOTIM = -1

/** Everything a refusal could have touched. */
async function keadaan() {
  const [baris] = await tanyaAdmin(
    uji.basisData.kolam,
    `select (select md5(string_agg(k::text, '|' order by id)) from kpm k) as kpm,
      (select md5(string_agg(k::text, '|' order by id)) from keluarga k) as keluarga,
      (select md5(string_agg(i::text, '|' order by id)) from individu i) as individu,
      (select md5(string_agg(r::text, '|' order by id)) from riwayat_kepesertaan r) as riwayat,
      (select md5(string_agg(p::text, '|' order by id)) from pendampingan_kpm p) as pendampingan,
      (select count(*) from rekap_delta) as delta, (select count(*) from kunci_permintaan) as kunci`,
  )
  return baris
}

let sebelum: unknown
beforeEach(async () => {
  sebelum = await keadaan()
})

/** Asks, and proves that nothing at all was written. */
async function ditolak(oleh: Oleh, masukan: Record<string, unknown>) {
  const jawaban = await pindahkan(uji, oleh, { id: kpm(0).id, desaTujuan: DESA_LAIN, ...masukan })
  expect(await keadaan()).toEqual(sebelum)
  return jawaban
}

describe('pindahkanKpm menolak', () => {
  it('KPM yang tidak ada dan KPM kabupaten lain dengan jawaban yang sama persis', async () => {
    const asing = await ditolak('oki', { id: kpm(KOTIM).id })
    expect(asing.data.pindahkanKpm).toEqual({
      __typename: 'KpmTidakDitemukan',
      kode: 'TIDAK_DITEMUKAN',
      pesan: expect.stringMatching(/ \/ /),
      petunjuk: expect.stringMatching(/ \/ /),
    })
    const tiada = await ditolak('oki', { id: writeGlobalId('Kpm', 999_999_999_999_999n) })
    expect(tiada).toEqual(asing)
    for (const lain of [{ versi: 7 }, { desaTujuan: '16.02' }, { noKkBaru: noKkKotim }]) {
      expect(await ditolak('oki', { id: kpm(KOTIM).id, ...lain })).toEqual(asing)
    }
  })

  it('versi lama, dan menyebut versi kini', async () => {
    const { data } = await ditolak('oki', { versi: 3 })
    expect(data.pindahkanKpm).toMatchObject({
      ...{ __typename: 'VersiUsang', kode: 'VERSI_USANG', versiKini: 1 },
    })
  })

  it.each(['DIKELUARKAN', 'CALON', 'GRADUASI_MANDIRI'])('KPM berstatus %s', async (status) => {
    const { nomorPeserta, id } = kpm(1)
    const ubah = (kini: string) =>
      tanyaAdmin(
        uji.basisData.kolam,
        'update kpm set status = $1::status_kpm where nomor_peserta = $2',
        [kini, nomorPeserta],
      )
    await ubah(status)
    sebelum = await keadaan()
    const { data } = await ditolak('oki', { id })
    expect(data.pindahkanKpm.__typename).toBe('StatusTidakSesuai')
    await ubah('AKTIF')
  })

  it.each([
    ['kecamatan, bukan desa', '16.02.04'],
    ['desa yang tidak ada', '16.02.04.2999'],
    ['desa yang tidak ada di luar wilayah', '62.02.06.2999'],
  ])('tujuan %s', async (_, desaTujuan) => {
    const { data } = await ditolak('oki', { desaTujuan })
    expect(data.pindahkanKpm.__typename).toBe('DesaTujuanTidakSah')
  })

  it('desa tempatnya sekarang', async () => {
    const { kpm: desa } = await jejak(uji, kpm(0).nomorPeserta)
    const { data } = await ditolak('oki', { desaTujuan: desa })
    expect(data.pindahkanKpm.__typename).toBe('DesaTujuanTidakSah')
  })

  it('desa di luar wilayah pelaku', async () => {
    const { data } = await ditolak('oki', { desaTujuan: '62.02.06.2005' })
    expect(data.pindahkanKpm).toMatchObject({
      ...{ __typename: 'DiLuarWilayah', kode: 'TIDAK_BERWENANG' },
    })
  })

  it('nomor KK yang dipegang keluarga tak terlihat: pusat memeriksa, tanpa jejak aturan basis data', async () => {
    const jawaban = await ditolak('oki', { noKkBaru: noKkKotim, kunci: 'kunci-pusat' })
    expect(jawaban.errors).toBeUndefined()
    expect(jawaban.data.pindahkanKpm).toMatchObject({
      ...{ __typename: 'PerluPemeriksaanPusat', kode: 'PERLU_PEMERIKSAAN_PUSAT' },
    })
    const terucap = JSON.stringify(jawaban) + uji.catatan()
    expect(terucap).not.toMatch(/unique|constraint|no_kk|hash|P2002|prisma|keluarga_|62\.?02/i)
    expect(terucap).not.toContain(noKkKotim)
    // The key is still free: the same request without the number goes through.
    const ulang = await pindahkan(uji, 'oki', {
      id: kpm(0).id,
      desaTujuan: DESA_LAIN,
      kunci: 'kunci-pusat',
    })
    expect(ulang.data.pindahkanKpm.__typename).toBe('KpmDipindahkan')
    expect(await pelanggaran(uji)).toEqual([])
  })

  it.each([
    ['mitra', 'TIDAK_BERWENANG'],
    [undefined, 'PERLU_MASUK'],
    ['tanpaTujuan', 'TUJUAN_WAJIB'],
  ] as const)('pelaku %s, tanpa menulis apa pun selain jejak audit', async (oleh, code) => {
    const banyakAudit = () =>
      tanyaAdmin(
        uji.basisData.kolam,
        "select ditolak from audit_akses where operasi = 'mutation' and kelas = '{}'",
      )
    const audit = await banyakAudit()
    const { data, errors } = await ditolak(oleh, { id: kpm(2).id })
    expect(data).toEqual({ pindahkanKpm: null })
    expect(errors).toHaveLength(1)
    expect(errors?.[0]).toMatchObject({ path: ['pindahkanKpm'], extensions: { code } })
    expect(await banyakAudit()).toEqual([...audit, { ditolak: 1 }])
  })

  it.each([
    ['alasan', { alasan: `Pindah ikut NIK ${NIK}` }],
    ['alasan', { alasan: `Pindah ikut ${NIK.replace(/(....)(?=.)/g, '$1 ')}` }],
    ['alasan', { alasan: '  a ' }],
    ['alasan', { alasan: 'a'.repeat(501) }],
    ['kunci', { kunci: 'pendek' }],
    ['kunci', { kunci: 'kunci dengan spasi' }],
    ['kunci', { kunci: `kunci-${NIK}` }],
  ])('%s yang memuat nomor atau salah panjang, tanpa mengulang isinya', async (tempat, masukan) => {
    const jawaban = await ditolak('oki', { id: kpm(2).id, ...masukan })
    expect(jawaban.data).toEqual({ pindahkanKpm: null })
    expect(jawaban.errors?.[0]?.extensions).toMatchObject({ code: 'MASUKAN_TIDAK_SAH', tempat })
    expect(JSON.stringify(jawaban) + uji.catatan()).not.toContain(NIK.slice(4))
  })

  it.each([writeGlobalId('Keluarga', 1), 'bukan id', ''])('id %j yang bukan id KPM', async (id) => {
    const { errors } = await ditolak('oki', { id })
    expect(errors?.[0]?.extensions.code).toBe('ID_TIDAK_SAH')
  })
})
