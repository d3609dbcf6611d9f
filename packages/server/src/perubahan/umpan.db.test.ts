import { writeGlobalId } from '@harapan/pothos-sql'
import { barisContoh, bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { catatSql } from '../../test/catatan-sql.ts'
import { halamanUmpan, ringkasUmpan, Salinan, tanyaUmpan } from '../../test/pembaca-umpan.ts'
import { pindahkan } from '../../test/pindah.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'

// Whoever writes for long on the same cluster holds every feed of it back.
vi.setConfig({ testTimeout: 200_000 })

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const admin = (sql: string, nilai: unknown[] = []) =>
  tanyaAdmin<Record<string, string>>(uji.basisData.kolam, sql, nilai)

/** A copy that stands at the end of the feed. */
async function salinanKini(oleh: ConstructorParameters<typeof Salinan>[1], jenis?: string[]) {
  const salinan = new Salinan(uji, oleh, { first: 200, ...(jenis && { jenis }) })
  await salinan.habiskan()
  return salinan
}

describe('potret', () => {
  it('berisi tepat objek yang terjangkau, lalu menjadi delta kosong', async () => {
    const salinan = new Salinan(uji, 'oki', { first: 200 })
    const terlihat = await salinan.habiskan()
    const [jumlah] = await admin(
      `select (select count(*) from kpm where ${OKI}) || ' ' || (select count(*) from keluarga where ${OKI})
        || ' ' || (select count(*) from individu where ${OKI}) as semua`,
    )
    const menurut = (jenis: string) => terlihat.filter((satu) => satu.jenis === jenis).length
    expect(`${menurut('KPM')} ${menurut('KELUARGA')} ${menurut('INDIVIDU')}`).toBe(
      jumlah?.['semua'],
    )
    expect(new Set(terlihat.map(({ sasaran }) => sasaran)).size).toBe(terlihat.length)
    expect(new Set(terlihat.map(({ id }) => id)).size).toBe(terlihat.length)
    expect(terlihat.every(({ operasi }) => operasi === 'SIMPAN')).toBe(true)
    expect((await salinan.sehalaman()).tahap).toBe('DELTA')
  })

  it('halaman yang diminta lagi berisi peristiwa dengan id yang sama', async () => {
    const pertama = await halamanUmpan(uji, 'oki', { first: 5, jenis: ['KPM'] })
    const tanya = { first: 5, jenis: ['KPM'], sejak: pertama.lanjut }
    const kedua = await halamanUmpan(uji, 'oki', tanya)
    expect((await halamanUmpan(uji, 'oki', tanya)).perubahan.map(({ id }) => id)).toEqual(
      kedua.perubahan.map(({ id }) => id),
    )
    expect(kedua.perubahan).toHaveLength(5)
  })
})

describe('delta', () => {
  it('perpindahan tampak sebagai SIMPAN pada KPM, keluarga, dan anggotanya, dengan keadaan sekarang', async () => {
    const { kpm } = await barisContoh('oki', 1)
    const nomor = kpm[3]?.nomorPeserta
    const [milik] = await admin(
      `select k.id, k.keluarga_id as keluarga, (select string_agg(individu_id::text, ',') from anggota_keluarga a
        where a.keluarga_id = k.keluarga_id and sampai is null) as anggota from kpm k where nomor_peserta = $1`,
      [nomor],
    )
    const salinan = await salinanKini('oki')
    const { data } = await pindahkan(uji, 'oki', {
      id: writeGlobalId('Kpm', String(milik?.['id'])),
      desaTujuan: '16.02.05.1001',
    })
    expect(data.pindahkanKpm.__typename).toBe('KpmDipindahkan')
    const anggota = String(milik?.['anggota']).split(',')
    const terlihat = await salinan.sampai((semua) => semua.length >= 2 + anggota.length)
    expect(terlihat.map(({ sasaran }) => sasaran).sort()).toEqual(
      [
        writeGlobalId('Kpm', String(milik?.['id'])),
        writeGlobalId('Keluarga', String(milik?.['keluarga'])),
        ...anggota.map((id) => writeGlobalId('Individu', id)),
      ].sort(),
    )
    const milikKpm = terlihat.find(({ jenis }) => jenis === 'KPM')
    expect(milikKpm).toMatchObject({
      operasi: 'SIMPAN',
      kpm: { nomorPeserta: nomor, versi: 2, desa: { kode: '16.02.05.1001' } },
      keluarga: null,
    })
  })

  it('anak objek berarti objeknya, dan yang tidak mengubah apa pun tidak menulis', async () => {
    const salinan = await salinanKini('oki')
    const satu = `(select id from kpm where ${OKI} order by id limit 1)`
    await admin(`update kpm set status = status where id = ${satu}`)
    await admin(
      `update individu set nik_sandi = '\\x00' where id = (select pengurus_id from kpm where id = ${satu}) and nik_sandi is not null`,
    )
    await admin(`update komponen_kpm set sampai = sampai where kpm_id = ${satu}`)
    await admin(
      `update komponen_kpm set dari = dari - 1 where kpm_id in (select kpm_id from komponen_kpm where ${OKI} limit 1)`,
    )
    expect(ringkasUmpan(await salinan.sampai((semua) => semua.length > 0))).toEqual(['KPM SIMPAN'])
    await admin(
      `update kepesertaan_jkn set kelas_rawat = 4 - kelas_rawat where id = (select min(id) from kepesertaan_jkn where ${OKI} and kelas_rawat <> 2 or ${OKI})`,
    )
    await admin(`update riwayat_kepesertaan set alasan = alasan || '.' where kpm_id = ${satu}`)
    await admin(
      `update anggota_keluarga set dari = dari - 1 where keluarga_id = (select keluarga_id from kpm where id = ${satu})`,
    )
    const terlihat = await salinan.sampai((semua) =>
      semua.some(({ jenis }) => jenis === 'KELUARGA'),
    )
    expect(new Set(ringkasUmpan(terlihat))).toEqual(
      new Set([
        'KELUARGA SIMPAN',
        'KPM SIMPAN',
        ...ringkasUmpan(terlihat.filter(({ jenis }) => jenis === 'INDIVIDU')),
      ]),
    )
  })

  it('yang dihapus menjadi HAPUS tanpa isi', async () => {
    const [baru] = await admin(
      `insert into keluarga (alasan_tanpa_kk, alamat, desa_kode, sintetis) values ('LAIN', 'Jalan Uji', 1602051001, true) returning id`,
    )
    const salinan = await salinanKini('oki', ['KELUARGA'])
    const id = writeGlobalId('Keluarga', String(baru?.['id']))
    await salinan.sampai(() => salinan.isi.has(id))
    expect(salinan.isi.get(id)).toMatchObject({ keluarga: { alamat: 'Jalan Uji' } })
    await admin('delete from keluarga where id = $1', [baru?.['id']])
    const terlihat = await salinan.sampai((semua) => semua.length > 0)
    expect(terlihat).toMatchObject([{ operasi: 'HAPUS', sasaran: id, keluarga: null }])
    expect(salinan.isi.has(id)).toBe(false)
  })

  it('banyak perubahan satu objek dilipat, dan halaman kecil tidak kehilangan yang lain', async () => {
    const salinan = await salinanKini('oki', ['KPM'])
    const [kpm] = await admin(
      `select string_agg(id::text, ',') as id from (select id from kpm where ${OKI} order by id limit 12) k`,
    )
    const id = String(kpm?.['id']).split(',')
    for (let i = 0; i < 5; i++)
      for (const satu of id) await admin('update kpm set versi = versi + 1 where id = $1', [satu])
    const kecil = new Salinan(uji, 'oki', { first: 5, jenis: ['KPM'] })
    kecil.sejak = salinan.sejak
    await kecil.sampai(() => kecil.isi.size >= 12)
    expect([...kecil.isi.keys()].sort()).toEqual(
      id.map((satu) => writeGlobalId('Kpm', satu)).sort(),
    )
    const [versi] = await admin('select versi from kpm where id = $1', [id[0]])
    expect(kecil.isi.get(writeGlobalId('Kpm', String(id[0])))).toMatchObject({
      kpm: { versi: versi?.['versi'] },
    })
  })
})

describe('satu halaman', () => {
  it('adalah satu pernyataan pembaca, dalam potret dan dalam delta', async () => {
    const kosong = (await salinanKini('oki')).sejak
    for (const sejak of [undefined, kosong]) {
      const { hasil, sql } = await catatSql(uji.basisData.kolam, () =>
        tanyaUmpan(uji, 'oki', { sejak, first: 50 }),
      )
      expect(hasil.errors).toBeUndefined()
      expect(sql).toHaveLength(1)
    }
    expect(uji.server.statistik()?.fallbacks).toEqual({})
  })
})

const OKI = 'desa_kode between 1602000000 and 1602999999'
