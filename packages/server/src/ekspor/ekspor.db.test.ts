import { bukaUji, type Jawaban, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bukaEkspor, type Ekspor, uraikanNdjson } from '../../test/ekspor-http.ts'
import { catatanAudit } from '../../test/keamanan/catatan-audit.ts'
import { tambahKpm } from '../../test/kpm-buatan.ts'

let uji: Uji
let ekspor: Ekspor
const { admin, kosongkan } = catatanAudit(() => uji)
beforeAll(async () => {
  uji = await bukaUji({ versi: () => 'v1' })
  // More than one page of a connection.
  const baru = Array.from({ length: 450 }, (_, ke) => ({
    desa: ke % 2 ? 1_602_051_001 : 1_602_052_011,
    nama: ke === 7 ? '=HYPERLINK("http://x","y")' : `Uji; "ke"\n${ke}`,
    mulai: '2018-01-01',
  }))
  await tambahKpm(uji.basisData.kolam, baru)
  ekspor = await bukaEkspor(uji)
})
afterAll(async () => {
  ekspor.tutup()
  await uji.tutup()
})

const KPM = '/ekspor/kpm?wilayah=16.02.05'

describe('ekspor NDJSON', () => {
  it('sama dengan yang dijawab koneksinya halaman demi halaman', async () => {
    const { isi, status, utuh, kepala } = await ekspor.minta(KPM, { oleh: 'oki' })
    expect([status, utuh]).toEqual([200, true])
    expect(kepala).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="kpm-16.02.05-2026-11-22.ndjson"',
      'cache-control': 'private, no-store',
    })
    const { baris, catatan, akhir } = uraikanNdjson(isi)
    const lewatGraphql = await semuaKpm()
    expect(lewatGraphql.length).toBeGreaterThan(450)
    expect(baris).toEqual(lewatGraphql)
    expect(akhir).toEqual({ $selesai: { baris: baris.length } })
    expect(catatan.filter((satu) => '$lanjut' in satu)).toHaveLength(
      Math.ceil(baris.length / 200) - 1,
    )
    expect(isi.toString()).not.toMatch(/\d{16}/)
  })

  it('setiap halaman meninggalkan baris audit dengan subjeknya', async () => {
    await kosongkan()
    const { isi } = await ekspor.minta(`${KPM}&kolom=nomorPeserta`, { oleh: 'oki' })
    const { baris } = uraikanNdjson(isi)
    const catatan = await admin(`select operasi, hasil, tujuan, jumlah::int as jumlah,
      (select count(distinct (s.jenis, s.subjek))::int from uraikan_subjek(a.subjek) s) as subjek
      from audit_akses a order by id`)
    expect(catatan).toHaveLength(Math.ceil(baris.length / 200))
    for (const satu of catatan)
      expect(satu).toMatchObject({
        operasi: 'EksporKpm',
        hasil: 'BERHASIL',
        tujuan: 'VERIFIKASI_VALIDASI',
        jumlah: satu['subjek'],
      })
    expect(catatan.reduce((jumlah, satu) => jumlah + Number(satu['subjek']), 0)).toBe(baris.length)
  })

  it('satu baris per anggota, per komponen, per masa JKN; nomor identitas selalu tersamar', async () => {
    for (const sumber of ['anggota', 'komponen', 'jkn']) {
      const { isi, status } = await ekspor.minta(`/ekspor/${sumber}?wilayah=16.02.05`, {
        oleh: 'oki',
      })
      const { baris, akhir } = uraikanNdjson(isi)
      expect([sumber, status]).toEqual([sumber, 200])
      expect(akhir).toEqual({ $selesai: { baris: baris.length } })
      expect([sumber, baris.length]).toEqual([sumber, await banyakBaris(sumber)])
      expect(isi.toString()).not.toMatch(/\d{13}/)
    }
  })
})

async function banyakBaris(sumber: string): Promise<number> {
  const DARI: Record<string, string> = {
    anggota: 'anggota_keluarga a on a.keluarga_id = k.keluarga_id and a.sampai is null',
    komponen: 'komponen_kpm a on a.kpm_id = k.id and a.sampai is null',
    jkn: 'anggota_keluarga a on a.keluarga_id = k.keluarga_id and a.sampai is null join kepesertaan_jkn j on j.individu_id = a.individu_id',
  }
  const [satu] = await admin(
    `select count(*)::int as n from kpm k join ${DARI[sumber]} where k.desa_kode / 10000 = 160205 and k.status = 'AKTIF'`,
  )
  return Number(satu?.['n'])
}

type Simpul = Record<string, unknown> & {
  pengurus: Record<string, unknown> | null
  keluarga: Record<string, unknown> | null
  desa: Record<string, unknown> | null
  pendamping: Record<string, unknown> | null
}

async function semuaKpm() {
  const semua: Record<string, unknown>[] = []
  for (let after: string | null = null; ; ) {
    const { data, errors }: Jawaban = await uji.tanya(
      `query ($after: String) { wilayah(kode: "16.02.05") { kpm(first: 150, after: $after) { pageInfo { hasNextPage endCursor }
        edges { node { id nomorPeserta program status tanggalMulai tanggalSelesai versi sintetis pendamping { nama }
          pengurus { id nama nik } keluarga { id noKk alamat rt rw } desa { kode nama } } } } } }`,
      { oleh: 'oki', variabel: { after } },
    )
    expect(errors).toBeUndefined()
    const { edges, pageInfo } = data.wilayah.kpm
    for (const { node } of edges as { node: Simpul }[]) {
      const { pengurus, keluarga, desa, pendamping, ...kpm } = node
      semua.push({
        ...kpm,
        pengurusId: pengurus?.['id'] ?? null,
        pengurusNama: pengurus?.['nama'] ?? null,
        pengurusNik: pengurus?.['nik'] ?? null,
        keluargaId: keluarga?.['id'] ?? null,
        noKk: keluarga?.['noKk'] ?? null,
        alamat: keluarga?.['alamat'] ?? null,
        rt: keluarga?.['rt'] ?? null,
        rw: keluarga?.['rw'] ?? null,
        kodeDesa: desa?.['kode'] ?? null,
        desa: desa?.['nama'] ?? null,
        pendamping: pendamping?.['nama'] ?? null,
      })
    }
    if (!pageInfo.hasNextPage) return semua
    after = pageInfo.endCursor
  }
}
