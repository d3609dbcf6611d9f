import { createHash } from 'node:crypto'
import { bukaUji, PELAKU_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { catatanAudit } from './catatan-audit.ts'
import { bacaSampel, type Sampel } from './sampel.ts'

let uji: Uji
let sampel: Sampel
beforeAll(async () => {
  ;[uji, sampel] = await Promise.all([bukaUji(), bacaSampel()])
})
afterAll(() => uji.tutup())
beforeEach(() => kosongkan())

const { admin, audit, hasilAudit, kosongkan } = catatanAudit(() => uji)

const DAFTAR = `query Daftar ($nomor: String!, $nik: [NIK!]!) {
  a: kpm(nomorPeserta: $nomor) { nomorPeserta komponen { komponen } }
  b: kpm(nomorPeserta: $nomor) { pengurus { nama nik } }
  kecamatan(kode: "16.02.05") { nama kpm(first: 2) { edges { node { status } } } }
  padanJkn(nik: $nik) { nik status }
}`

describe('membaca data pribadi', () => {
  it('meninggalkan tepat satu baris, berapa pun field akarnya: siapa, untuk apa, kelas apa', async () => {
    const pelaku = { ...PELAKU_UJI.oki, instansi: 'Dinas Sosial OKI' }
    const variabel = { nomor: sampel.oki.kpm[0]?.nomorPeserta, nik: nikAda().slice(0, 2) }
    const { data, errors } = await uji.tanya(DAFTAR, { oleh: pelaku, variabel })
    expect(errors).toBeUndefined()
    const baris = await audit()
    expect(baris).toMatchObject([
      {
        pelaku: 'uji-oki',
        peran: 'DINSOS_KABUPATEN',
        instansi: 'Dinas Sosial OKI',
        tujuan: 'VERIFIKASI_VALIDASI',
        operasi: 'Daftar',
        sidik_dokumen: createHash('sha256').update(DAFTAR).digest('base64url'),
        ditolak: 0,
        hasil: 'BERHASIL',
      },
    ])
    const kelas = baris[0]?.['kelas'] as string[] | undefined
    expect(kelas?.toSorted()).toEqual(['identitas', 'pribadi', 'spesifik'])

    // No number, name or value; and no unkeyed hash of the values, which could be tried out.
    const isi = JSON.stringify(baris)
    const terbaca = [
      variabel.nomor,
      ...variabel.nik,
      data.b.pengurus.nama,
      JSON.stringify(variabel),
    ]
    for (const teks of terbaca) {
      expect(isi).not.toContain(teks)
      for (const bentuk of ['base64url', 'hex'] as const) {
        expect(isi).not.toContain(createHash('sha256').update(String(teks)).digest(bentuk))
      }
    }
  })

  it('menyebut yang ditolak, dan tujuan dari kepala permintaan', async () => {
    await uji.tanya(
      'query ($n: [NIK!]!) { padanJkn(nik: $n) { status } kecamatan(kode: "16.02.05") { pendamping { nama } } }',
      {
        oleh: 'mitra',
        variabel: { n: nikAda().slice(0, 1) },
        kepala: { 'x-harapan-tujuan': 'LAYANAN_KESEHATAN' },
      },
    )
    expect(await audit()).toMatchObject([
      {
        pelaku: 'uji-mitra',
        peran: 'MITRA',
        tujuan: 'LAYANAN_KESEHATAN',
        operasi: 'query',
        kelas: ['spesifik'],
        ditolak: 1,
      },
    ])
  })

  it('yang sebagian gagal tetap tercatat sekali, sebagai gagal', async () => {
    await admin('revoke select on keluarga from harapan_app')
    try {
      const { data, errors } = await uji.tanya(
        'query Rusak ($n: String!) { kpm(nomorPeserta: $n) { id keluarga { alamat } } lain: kpm(nomorPeserta: $n) { id } }',
        { oleh: 'oki', variabel: { n: sampel.oki.kpm[0]?.nomorPeserta } },
      )
      expect(errors?.[0]?.extensions.code).toBe('GALAT_INTERNAL')
      expect(JSON.stringify(data)).not.toContain('alamat')
    } finally {
      await admin('grant select on keluarga to harapan_app')
    }
    expect(await hasilAudit()).toEqual(['Rusak GAGAL'])
  })

  it('tidak tercatat bila tidak terjadi: bacaan publik, internal, introspeksi, atau tanpa token', async () => {
    const publik =
      '{ kabupaten(kode: "16.02") { nama rekap(program: PKH, tahun: 2018) { jumlahKpm } } saya { peran } }'
    await uji.tanya(publik)
    await uji.tanya(publik, { oleh: 'oki' })
    await uji.tanya('{ kecamatan(kode: "16.02.05") { pendamping { jabatan dari } } }', {
      oleh: 'oki',
    })
    await uji.tanya('{ __schema { queryType { name } } }', { oleh: 'oki' })
    const jawaban = await uji.tanya('{ kecamatan(kode: "16.02.05") { kpm { edges { cursor } } } }')
    expect(jawaban.errors).toHaveLength(1)
    expect(await audit()).toEqual([])
  })
})

describe('tanpa baris audit', () => {
  it('tidak ada data pribadi yang keluar; yang publik tetap dijawab', async () => {
    const variabel = { nomor: sampel.oki.kpm[0]?.nomorPeserta, nik: nikAda().slice(0, 1) }
    const mitra = 'query ($nik: [NIK!]!) { padanJkn(nik: $nik) { status } }'
    await admin('revoke insert on audit_akses from harapan_app, harapan_mitra, harapan_publik')
    try {
      for (const { data, errors } of [
        await uji.tanya(DAFTAR, { oleh: 'oki', variabel }),
        await uji.tanya(mitra, { oleh: 'mitra', variabel }),
      ]) {
        expect(data ?? null).toBeNull()
        expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['GALAT_INTERNAL'])
      }
      const publik = await uji.tanya('{ kabupaten(kode: "16.02") { nama } }', { oleh: 'oki' })
      expect(publik.data.kabupaten.nama).toBe('Ogan Komering Ilir')
    } finally {
      await admin('grant insert on audit_akses to harapan_app, harapan_mitra, harapan_publik')
    }
    expect(await audit()).toEqual([])
  })
})

const nikAda = () => sampel.oki.individu.flatMap(({ nik }) => nik ?? [])
