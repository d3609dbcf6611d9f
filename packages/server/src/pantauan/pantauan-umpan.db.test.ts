import { barisContoh, bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  berhenti,
  ikuti,
  isiPadan,
  langsung,
  mitraUmpan,
  type Orang,
  pantau,
  salinanMitra,
} from '../../test/mitra-umpan.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'
import type { Pelaku } from '../akses/pelaku.ts'

// Whoever writes for long on the same cluster holds every feed of it back.
vi.setConfig({ testTimeout: 200_000 })

const TAK_DIKENAL = '9916020101800001'
let uji: Uji
let oki: Orang[]
let kotim: Orang[]
beforeAll(async () => {
  uji = await bukaUji()
  oki = await contoh('oki')
  kotim = await contoh('kotim')
})
afterAll(() => uji.tutup())

async function contoh(di: 'oki' | 'kotim'): Promise<Orang[]> {
  const { individu } = await barisContoh(di)
  return individu.flatMap(({ id, nik }) => (nik ? [{ nik, acuan: `${di}-${id}` }] : []))
}
const admin = (sql: string, nilai: unknown[] = []) =>
  tanyaAdmin<Record<string, string>>(uji.basisData.kolam, sql, nilai)
const idDari = ({ acuan }: Orang | undefined = { nik: '', acuan: '' }) => acuan.split('-')[1]

let urutan = 0
let nomor: string
const buat = (isi: Parameters<typeof mitraUmpan>[2] = {}) =>
  mitraUmpan(uji.basisData.kolam, nomor, { wilayah: ['16.02'], ...isi })
beforeEach(() => {
  nomor = `PKS/UMPAN/${++urutan}`
})

async function sama(oleh: Pelaku, salinan: ReturnType<typeof salinanMitra>, orang: Orang[]) {
  expect(isiPadan(salinan)).toEqual(await langsung(uji, oleh, orang))
}

describe('umpan mitra', () => {
  it('potret lalu delta sama dengan bertanya langsung, dan yang didaftarkan di tengahnya datang sebagai delta', async () => {
    const mitra = await buat()
    const semua = [...oki.slice(0, 8), ...kotim.slice(0, 3), { nik: TAK_DIKENAL, acuan: 'asing' }]
    await pantau(uji, mitra, semua.slice(0, 9))
    const salinan = salinanMitra(uji, mitra, 4)
    const potret = await salinan.habiskan()
    expect(potret.every(({ jenis, operasi }) => jenis === 'PADAN' && operasi === 'SIMPAN')).toBe(
      true,
    )
    await sama(mitra, salinan, semua.slice(0, 9))
    const statusnya = [...isiPadan(salinan).values()].map((satu) => JSON.stringify(satu))
    expect(statusnya.some((satu) => satu.includes('"AKTIF"'))).toBe(true)

    await pantau(uji, mitra, semua)
    const baru = await ikuti(uji, salinan)
    expect(baru.map(({ sasaran }) => sasaran)).toEqual(
      expect.arrayContaining(semua.slice(9).map(({ acuan }) => acuan)),
    )
    await sama(mitra, salinan, semua)
    expect(await ikuti(uji, salinan)).toEqual([])
  })

  it('yang tidak tampak dalam jawaban tidak bercerita: nama, alamat, pindah di dalam, dan siapa pun di luar', async () => {
    const mitra = await buat()
    const semua = [...oki.slice(0, 3), ...kotim.slice(0, 3)]
    await pantau(uji, mitra, semua)
    const salinan = salinanMitra(uji, mitra)
    await ikuti(uji, salinan)
    await admin("update individu set nama = nama || '.' where id = $1", [idDari(oki[0])])
    await admin(
      "update keluarga set alamat = alamat || '.' where desa_kode between 1602000000 and 1602999999",
    )
    await admin('update individu set desa_kode = 1602051001 where id = $1', [idDari(oki[1])])
    for (const satu of kotim.slice(0, 3))
      await admin('update kepesertaan_jkn set diperbarui_pada = now() where individu_id = $1', [
        idDari(satu),
      ])
    expect(await ikuti(uji, salinan)).toEqual([])
    await admin('update kepesertaan_jkn set diperbarui_pada = now() where individu_id = $1', [
      idDari(oki[2]),
    ])
    const [, , ketiga] = oki
    expect((await ikuti(uji, salinan)).map(({ sasaran }) => sasaran)).toEqual([ketiga?.acuan])
    await sama(mitra, salinan, semua)
  })

  it('program di luar perjanjian tidak bercerita', async () => {
    const mitra = await buat({ program: ['PBI_JK'] })
    await pantau(uji, mitra, oki.slice(0, 6))
    const salinan = salinanMitra(uji, mitra)
    await ikuti(uji, salinan)
    await admin(
      'update riwayat_kepesertaan set dari = dari - 1 where kpm_id in (select k.id from kpm k join anggota_keluarga a using (keluarga_id) where a.individu_id = any($1))',
      [oki.slice(0, 6).map(idDari)],
    )
    expect(await ikuti(uji, salinan)).toEqual([])
    await sama(mitra, salinan, oki.slice(0, 6))
  })

  it.each([
    [
      'pindah ke kabupaten lain',
      "update individu set desa_kode = (select awal from wilayah where tingkat = 'DESA' and berlaku_sampai is null and awal between 6202000000 and 6202999999 order by awal limit 1) where id = $1",
    ],
    [
      'NIK-nya dilepas',
      "update individu set nik_hash = null, nik_sandi = null, nik_samaran = null, alasan_tanpa_nik = 'LAIN' where id = $1",
    ],
  ])('orang yang %s menjadi TIDAK_DITEMUKAN, seperti padanJkn', async (_, sql) => {
    const mitra = await buat()
    const orang = await yangAktif()
    await pantau(uji, mitra, [orang])
    const salinan = salinanMitra(uji, mitra)
    await ikuti(uji, salinan)
    expect(JSON.stringify(isiPadan(salinan).get(orang.acuan))).toContain('"AKTIF"')
    await admin(sql, [idDari(orang)])
    const [entri] = await ikuti(uji, salinan)
    expect(entri).toMatchObject({
      operasi: 'SIMPAN',
      sasaran: orang.acuan,
      padan: { jkn: { status: 'TIDAK_DITEMUKAN' }, pkh: { status: 'TIDAK_DITEMUKAN' } },
    })
    await sama(mitra, salinan, [orang])
  })

  it('keluar dari keluarga, keanggotaannya dihapus, kepesertaannya dihapus', async () => {
    const mitra = await buat()
    const orang = await yangAktif()
    await pantau(uji, mitra, [orang])
    const salinan = salinanMitra(uji, mitra)
    await ikuti(uji, salinan)
    const ubah = async (sql: string) => {
      await admin(sql, [idDari(orang)])
      expect(
        (await ikuti(uji, salinan)).map(({ sasaran }) => sasaran),
        sql,
      ).toEqual([orang.acuan])
      await sama(mitra, salinan, [orang])
    }
    await ubah("update anggota_keluarga set sampai = '2026-10-01' where individu_id = $1")
    await ubah('delete from anggota_keluarga where individu_id = $1')
    await ubah('delete from kepesertaan_jkn where individu_id = $1')
  })

  it('yang berhenti dipantau menjadi HAPUS tanpa isi, sekali, dan boleh didaftarkan lagi untuk orang lain', async () => {
    const mitra = await buat()
    const [satu, dua] = oki.slice(0, 2) as [Orang, Orang]
    await pantau(uji, mitra, [satu, dua])
    const salinan = salinanMitra(uji, mitra)
    await ikuti(uji, salinan)
    const { data } = await berhenti(uji, mitra, [satu.acuan, 'tidak-ada'])
    expect(data.berhentiPantau).toEqual({ berhenti: 1, jumlah: 1 })
    expect(await ikuti(uji, salinan)).toMatchObject([
      { operasi: 'HAPUS', sasaran: satu.acuan, padan: null },
    ])
    await sama(mitra, salinan, [dua])
    const [baris] = await admin(
      'select count(*)::text as n from pantauan where acuan = $1 and nik_hash is null and individu_id is null',
      [satu.acuan],
    )
    expect(Number(baris?.['n'])).toBeGreaterThan(0)
    const lain = { nik: oki[5]?.nik ?? '', acuan: satu.acuan }
    expect(await pantau(uji, mitra, [lain])).toEqual(['TERDAFTAR'])
    expect(await ikuti(uji, salinan)).toMatchObject([{ operasi: 'SIMPAN', sasaran: satu.acuan }])
    await sama(mitra, salinan, [lain, dua])
  })

  it('tanggal yang berganti mengubah jawaban tanpa ada yang menulis', async () => {
    const mitra = await buat()
    const orang = await yangAktif()
    await pantau(uji, mitra, [
      orang,
      ...oki.slice(0, 2).filter(({ acuan }) => acuan !== orang.acuan),
    ])
    await admin(
      "update kepesertaan_jkn set sampai = '2026-11-22' where individu_id = $1 and sampai is null",
      [idDari(orang)],
    )
    const salinan = salinanMitra(uji, mitra)
    await ikuti(uji, salinan)
    expect(await ikuti(uji, salinan)).toEqual([])
    const besok = await ikuti(uji, salinan, '2026-11-23' as never)
    expect(besok.map(({ sasaran }) => sasaran)).toEqual([orang.acuan])
  })
})

/** Somebody of the sample whom JKN covers today and whose family is enrolled. */
async function yangAktif(): Promise<Orang> {
  const [baris] = await admin(
    `select i.id::text as id from individu i join kepesertaan_jkn j on j.individu_id = i.id and j.sampai is null and j.segmen = 'PBI_APBN'
      join anggota_keluarga a on a.individu_id = i.id and a.sampai is null join kpm k on k.keluarga_id = a.keluarga_id and k.status = 'AKTIF'
     where i.id = any($1) and i.desa_kode between 1602000000 and 1602999999 and k.pengurus_id <> i.id order by random() limit 1`,
    [oki.slice(6).map(idDari)],
  )
  const orang = oki.find((satu) => idDari(satu) === baris?.['id'])
  if (!orang) throw new Error('no sample')
  return orang
}
