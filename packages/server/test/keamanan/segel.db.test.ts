import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { periksaAudit } from '../../src/audit/periksa-audit.ts'
import { segelkan } from '../../src/audit/segel.ts'
import { sebagaiPemilik } from '../../src/db/transaksi.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { catatUji, SQL_SUBJEK_LAMA } from './catat-buatan.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const kolam = () => uji.basisData.kolam
const admin = (sql: string, nilai: unknown[] = []) =>
  tanyaAdmin<Record<string, unknown>>(kolam(), sql, nilai)
const segel = (paling?: number) =>
  sebagaiPemilik(kolam(), async (klien) => (await segelkan(klien, paling)).kepala)
const periksa = (kepala?: { nomor: bigint; hash: string }) =>
  sebagaiPemilik(kolam(), (klien) => periksaAudit(klien, kepala))
const temuan = async (kepala?: { nomor: bigint; hash: string }) =>
  (await periksa(kepala)).temuan.map(({ jenis, segel: nomor, audit }) =>
    [jenis, nomor, audit].filter(Boolean).join(' '),
  )

/** Three seals: rows 1-2, row 3 with seals before and after it, rows 4-5; 2 and 4 as an older server wrote them. */
beforeEach(async () => {
  await admin('delete from segel; delete from audit_subjek; delete from audit_akses')
  await admin('alter sequence audit_akses_id_seq restart')
  for (const jumlah of [2, 1, 2]) {
    for (let ke = 0; ke < jumlah; ke++) await catatUji(kolam())
    await admin(SQL_SUBJEK_LAMA, [[2, 4]])
    await segel()
  }
})

describe('penyegel', () => {
  it('menyegel yang sudah tersimpan, tiap baris tepat sekali, dan tidak apa pun bila tidak ada', async () => {
    expect(await admin('select nomor, jumlah, lengkap from segel order by nomor')).toEqual([
      { nomor: '1', jumlah: 2, lengkap: true },
      { nomor: '2', jumlah: 1, lengkap: true },
      { nomor: '3', jumlah: 2, lengkap: true },
    ])
    await segel()
    expect(await admin('select from segel')).toHaveLength(3)
    expect(await periksa()).toMatchObject({ segel: 3, baris: 5, belumDisegel: 0, jumlahTemuan: 0 })
  })

  it('menyebut berapa yang belum disegel, dan sejak kapan', async () => {
    await catatUji(kolam())
    const hasil = await periksa()
    expect(hasil).toMatchObject({ baris: 6, belumDisegel: 1, jumlahTemuan: 0 })
    expect(Math.abs(Date.now() - Date.parse(hasil.tertua ?? ''))).toBeLessThan(60_000)
  })

  it('membagi yang banyak menjadi beberapa segel, tanpa ada yang terlewat', async () => {
    for (let ke = 0; ke < 7; ke++) await catatUji(kolam())
    for (let ke = 0; ke < 4; ke++) await segel(3)
    expect(await admin('select jumlah, lengkap from segel where nomor > 3 order by nomor')).toEqual(
      [
        { jumlah: 3, lengkap: false },
        { jumlah: 3, lengkap: false },
        { jumlah: 1, lengkap: true },
      ],
    )
    expect(await periksa()).toMatchObject({ segel: 6, baris: 12, belumDisegel: 0, jumlahTemuan: 0 })
  })

  it('menyegel baris dari sebelum ada segel, yang nomor transaksinya tidak lebih dari nol', async () => {
    await admin('delete from segel')
    await admin('update audit_akses set transaksi = id - 5')
    await admin('update audit_subjek set transaksi = audit - 5')
    for (let ke = 0; ke < 4; ke++) await segel(2)
    expect(await admin('select jumlah from segel order by nomor')).toEqual(
      [2, 2, 1].map((jumlah) => ({ jumlah })),
    )
    expect(await periksa()).toMatchObject({ baris: 5, belumDisegel: 0, jumlahTemuan: 0 })
  })
})

const NILAI_LAIN: Record<string, string> = {
  id: '999',
  waktu: "waktu + interval '1 millisecond'",
  kelas: "'{}'",
  ditolak: '7',
  jumlah: '7',
  transaksi: 'transaksi - 1',
}

/** A row that moved is one row too few and one too many. */
const TEMUAN_LAIN: Record<string, string[]> = {
  id: ['BARIS_DISISIPKAN 2 999', 'BARIS_HILANG 2 3'],
  transaksi: ['BARIS_DISISIPKAN 2 3', 'BARIS_HILANG 2 3'],
}

describe('yang diubah tangan sesudah disegel', () => {
  it('pada kolom mana pun ketahuan, dan hanya baris itu', async () => {
    const kolom = await admin(
      "select attname as nama from pg_attribute where attrelid = 'audit_akses'::regclass and attnum > 0",
    )
    expect(kolom).toHaveLength(19)
    for (const nama of kolom.map((satu) => String(satu['nama']))) {
      const [lama] = await admin('select * from audit_akses where id = 3')
      await admin(`update audit_akses set ${nama} = ${NILAI_LAIN[nama] ?? "'lain'"} where id = 3`)
      expect((await temuan()).sort(), nama).toEqual(TEMUAN_LAIN[nama] ?? ['BARIS_DIUBAH 2 3'])
      await admin(
        `update audit_akses set ${nama} = $1 where permintaan = 'p' and id in (3, 999) or permintaan = 'lain'`,
        [lama?.[nama]],
      )
      expect(await temuan(), nama).toEqual([])
    }
  })

  it('sampai menjadi kosong, atau dari kosong, ketahuan', async () => {
    await admin('update audit_akses set jumlah = null where id = 1')
    await admin("update audit_akses set instansi = '' where id = 4")
    expect(await temuan()).toEqual(['BARIS_DIUBAH 1 1', 'BARIS_DIUBAH 3 4'])
  })

  it.each([
    ['baris dihapus', 'delete from audit_akses where id = 4', ['BARIS_HILANG 3 4']],
    [
      'baris dan subjeknya dihapus',
      'delete from audit_subjek where audit = 4; delete from audit_akses where id = 4',
      ['BARIS_HILANG 3 4'],
    ],
    [
      'semua baris dihapus',
      'truncate audit_akses, audit_subjek',
      ['1 1', '1 2', '2 3', '3 4', '3 5'].map((satu) => `BARIS_HILANG ${satu}`),
    ],
    [
      'baris disisipkan dengan nomor transaksi lama',
      `insert into audit_akses select (jsonb_populate_record(a, '{"id": 77}')).* from audit_akses a where id = 3`,
      ['BARIS_DISISIPKAN 2 77'],
    ],
    [
      'baris kembar di waktu lain',
      `insert into audit_akses select (jsonb_populate_record(a, '{"waktu": "2026-01-01"}')).* from audit_akses a where id = 3`,
      ['BARIS_DIUBAH 2 3'],
    ],
    [
      'subjek diganti',
      'update audit_subjek set subjek = 9 where audit = 2 and subjek = 1',
      ['BARIS_DIUBAH 1 2'],
    ],
    [
      'satu subjek di dalam baris diganti',
      "update audit_akses set subjek = replace(subjek, 'i1', 'i9') where id = 3",
      ['BARIS_DIUBAH 2 3'],
    ],
    [
      'subjek di dalam baris dipindah ke tabel lama, seperti baris lama',
      `insert into audit_subjek select u.jenis, u.subjek, a.waktu, a.id, a.transaksi from audit_akses a, uraikan_subjek(a.subjek) u where id = 3`,
      ['BARIS_DIUBAH 2 3'],
    ],
    [
      'subjek dihapus',
      "delete from audit_subjek where audit = 2 and jenis = 'KPM'",
      ['BARIS_DIUBAH 1 2'],
    ],
    [
      'subjek disisipkan',
      `insert into audit_subjek select (jsonb_populate_record(s, '{"subjek": 9}')).* from audit_subjek s where audit = 2 limit 1`,
      ['BARIS_DIUBAH 1 2'],
    ],
    [
      'subjek dipindah ke audit lain',
      'update audit_subjek set audit = 5 where audit = 4 and subjek = 1',
      ['BARIS_DIUBAH 3 4', 'SUBJEK_LEPAS 3 5'],
    ],
    ['segel dihapus', 'delete from segel where nomor = 2', ['SEGEL_HILANG 2']],
    ['segel pertama dihapus', 'delete from segel where nomor = 1', ['SEGEL_HILANG 1']],
    ['dua segel dihapus', 'delete from segel where nomor < 3', ['SEGEL_HILANG 1-2']],
    [
      'segel disisipkan',
      `insert into segel select (jsonb_populate_record(s, '{"nomor": 4}')).* from segel s where nomor = 3`,
      ['SEGEL_DIUBAH 4'],
    ],
  ])('%s: ketahuan', async (_, sql, seharusnya) => {
    await admin(sql)
    expect(await temuan()).toEqual(seharusnya)
  })

  it('pada kolom mana pun dari sebuah segel ketahuan, dan hanya segel itu', async () => {
    for (const [kolom, nilai] of Object.entries({
      dari: "dari - interval '1 second'",
      sampai: "sampai + interval '1 second'",
      jumlah: 'jumlah + 1',
      hash: "repeat('a', 64)",
      hash_sebelumnya: "repeat('b', 64)",
      dibuat_pada: "dibuat_pada + interval '1 second'",
      potret: "'1:999999999:'",
      lengkap: 'not lengkap',
      isi: "isi || '\\x00'",
    })) {
      for (const nomor of [2, 3]) {
        const [lama] = await admin('select * from segel where nomor = $1', [nomor])
        await admin(`update segel set ${kolom} = ${nilai} where nomor = $1`, [nomor])
        expect(await temuan(), kolom).toEqual([`SEGEL_DIUBAH ${nomor}`])
        await admin(`update segel set ${kolom} = $1 where nomor = $2`, [lama?.[kolom], nomor])
      }
    }
    expect(await temuan()).toEqual([])
  })

  it('lalu disegel kembali dengan hash yang benar, tidak menyambung', async () => {
    await admin('update audit_akses set pelaku = $1 where id = 3', ['lain'])
    const sesudah = await admin('delete from segel where nomor >= 2 returning *')
    await segel()
    // Seal 2 now covers rows 3-5 and is sound in itself; 3 is put back as it was.
    await admin(
      'insert into segel values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      Object.values(sesudah.find(({ nomor }) => nomor === '3') ?? {}),
    )
    expect(await temuan()).toContain('RANTAI_PUTUS 3')
  })
})

describe('kepala yang diumumkan', () => {
  it('membuktikan rantai yang dipotong ekornya, juga bila disambung lagi', async () => {
    const [ketiga] = await admin('select hash from segel where nomor = 3')
    const kepala = { nomor: 3n, hash: String(ketiga?.['hash']) }
    expect(await temuan(kepala)).toEqual([])
    await admin('delete from segel where nomor = 3')
    expect(await temuan()).toEqual([])
    expect(await temuan(kepala)).toEqual(['RANTAI_TERPOTONG 3'])
    await admin('delete from audit_subjek where audit = 5; delete from audit_akses where id = 5')
    await segel()
    expect(await temuan()).toEqual([])
    expect(await temuan(kepala)).toEqual(['KEPALA_BERBEDA 3'])
  })
})

describe('sebelum disegel', () => {
  it('subjek yang ditulis sendiri, di luar transaksi baris auditnya, ketahuan', async () => {
    await catatUji(kolam())
    await admin("insert into audit_subjek (jenis, subjek, audit) values ('KPM', 9, 6)")
    await segel()
    expect(await temuan()).toEqual(['SUBJEK_LEPAS 4 6'])
  })

  it('waktu yang dimundurkan oleh penyisip ketahuan, walau barisnya disegel kemudian', async () => {
    await catatUji(kolam())
    await admin("update audit_akses set waktu = waktu - interval '2 hours' where id = 6")
    await segel()
    expect(await temuan()).toEqual(['WAKTU_GANJIL 4 6'])
  })
})
