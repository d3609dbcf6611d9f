import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jadwalkanSegel } from '../../src/audit/jadwal-segel.ts'
import { lanjutkanTransaksi } from '../../src/audit/lanjutkan-transaksi.ts'
import { periksaAudit } from '../../src/audit/periksa-audit.ts'
import { hashBerkelompok } from '../../src/audit/rantai.rules.ts'
import { segelkan } from '../../src/audit/segel.ts'
import { sebagaiPemilik } from '../../src/db/transaksi.ts'
import { buatPencatat } from '../../src/layanan/pencatat.ts'
import { sebagaiAdmin, tanyaAdmin } from '../sebagai-admin.ts'
import { bingkaiUji, catatUji, SQL_CATAT } from './catat-buatan.ts'

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())
beforeEach(() => admin('delete from segel; delete from audit_subjek; delete from audit_akses'))

const kolam = () => uji.basisData.kolam
const admin = (sql: string) => tanyaAdmin<Record<string, unknown>>(kolam(), sql)
const segel = () => sebagaiPemilik(kolam(), (klien) => segelkan(klien))
const periksa = () => sebagaiPemilik(kolam(), (klien) => periksaAudit(klien))
const bersih = { belumDisegel: 0, jumlahTemuan: 0 }

describe('penyegel berkala', () => {
  it('menyegel dalam waktunya, mengumumkan kepalanya, dan menyegel sekali lagi saat berhenti', async () => {
    await catatUji(kolam())
    const catatan: string[] = []
    const pencatat = buatPencatat((baris) => catatan.push(baris))
    pencatat.level = 'info'
    const penyegel = await jadwalkanSegel(kolam(), pencatat, 50)
    const pertama = penyegel.kepala()
    expect(pertama?.nomor).toBe(1n)
    expect(catatan.join('')).toContain(hashBerkelompok(pertama?.hash ?? ''))

    await catatUji(kolam())
    await expect.poll(() => penyegel.kepala()?.nomor, { timeout: 10_000 }).toBe(2n)
    await penyegel.berhenti()
    expect(await periksa()).toMatchObject({ segel: 2, baris: 2, ...bersih })

    const lama = await jadwalkanSegel(kolam(), pencatat, 3_600_000)
    await catatUji(kolam())
    await lama.berhenti()
    expect(await periksa()).toMatchObject({ segel: 3, baris: 3, ...bersih })
  })

  it('mencatat bila rantai yang dikenalnya dipotong', async () => {
    await catatUji(kolam())
    const catatan: string[] = []
    const penyegel = await jadwalkanSegel(
      kolam(),
      buatPencatat((baris) => catatan.push(baris)),
      3_600_000,
    )
    expect(catatan).toEqual([])
    await admin('delete from segel')
    await penyegel.segelkan()
    expect(catatan.join('')).toContain('rantai segel audit terpotong')
    await penyegel.berhenti()
  })
})

describe('kunci indeks subjek', () => {
  const halamanMenunggu = async () => {
    const [hasil] = await admin(
      "select sum(gin_clean_pending_list(inhrelid))::int as n from pg_inherits where inhparent = 'audit_akses_subjek_idx'::regclass",
    )
    return hasil?.['n']
  }
  const dicari = () =>
    sebagaiAdmin(kolam(), async (klien) => {
      await klien.query('set local enable_seqscan = off')
      const { rows } = await klien.query(
        "select id from audit_akses where subjek is not null and string_to_array(subjek, ',') @> array['k4321']",
      )
      return rows.length
    })

  it('terbaca selagi menunggu, disatukan penyegel, dan tidak berubah bila disatukan lagi', async () => {
    await halamanMenunggu()
    await catatUji(kolam(), 'i1,k4321')
    expect(await dicari()).toBe(1)
    expect(await halamanMenunggu()).toBeGreaterThan(0)
    expect(await dicari()).toBe(1)

    await catatUji(kolam(), 'k4321,p9')
    const penyegel = await jadwalkanSegel(
      kolam(),
      buatPencatat(() => undefined),
      3_600_000,
    )
    expect(await halamanMenunggu()).toBe(0)
    expect(await dicari()).toBe(2)
    await penyegel.berhenti()
    expect(await periksa()).toMatchObject({ segel: 1, baris: 2, ...bersih })
  })
})

describe('sesudah dipulihkan di gugus lain, yang hitungan transaksinya lebih rendah', () => {
  it('baris baru tidak menempati nomor lama, dan semuanya disegel', async () => {
    await catatUji(kolam())
    await segel()
    // As if all this came from a cluster a million transactions ahead.
    await admin(
      'delete from segel; update audit_akses set transaksi = transaksi + 1000000; update audit_subjek set transaksi = transaksi + 1000000',
    )
    await admin(
      "insert into segel values (1, now(), now(), 0, repeat('0', 64), repeat('0', 64), now(), '9999999:9999999:', true, '')",
    )
    expect(await sebagaiPemilik(kolam(), lanjutkanTransaksi)).toBe(true)
    await admin('delete from segel')
    await catatUji(kolam())
    expect(
      await admin('select count(*)::int as lewat from audit_akses where transaksi >= 9999999'),
    ).toEqual([{ lewat: 1 }])
    await segel()
    expect(await periksa()).toMatchObject({ segel: 1, baris: 2, ...bersih })
    expect(await sebagaiPemilik(kolam(), lanjutkanTransaksi)).toBe(false)
  })
})

describe.skipIf(!process.env['HARAPAN_UJI_URL'])('penulis serentak', () => {
  it('yang menyimpan terlambat masuk segel berikutnya, dan tidak menahan yang lain', async () => {
    const lambat = await kolam().connect()
    try {
      await lambat.query('begin')
      await bingkaiUji(lambat, 'i7,i8')
      await lambat.query(SQL_CATAT)
      await catatUji(kolam())
      await segel()
      expect(await periksa()).toMatchObject({ segel: 1, baris: 1, ...bersih })
      await catatUji(kolam())
      await segel()
      await lambat.query('commit')
    } finally {
      lambat.release()
    }
    expect(await periksa()).toMatchObject({ segel: 2, baris: 3, belumDisegel: 1, jumlahTemuan: 0 })
    await segel()
    expect(await periksa()).toMatchObject({ segel: 3, baris: 3, ...bersih })
  })

  it('dua penyegel sekaligus, selagi banyak yang menulis: tiap baris di tepat satu segel', async () => {
    let menulis = true
    const segelTerus = async () => {
      while (menulis) await segel()
    }
    const tulis = async (ke: number) => {
      for (let n = 0; n < 40; n++) await catatUji(kolam(), `i${ke},k${n}`)
    }
    const penyegel = [segelTerus(), segelTerus()]
    await Promise.all([1, 2, 3, 4].map(tulis))
    menulis = false
    await Promise.all(penyegel)
    await segel()
    expect(await periksa()).toMatchObject({ baris: 160, ...bersih })
    const [jumlah] = await admin(
      'select sum(jumlah)::int as baris, count(*) > 3 as banyak from segel',
    )
    expect(jumlah).toEqual({ baris: 160, banyak: true })
  })
})
