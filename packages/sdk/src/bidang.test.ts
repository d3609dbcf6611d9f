import { expect, test } from 'vitest'
import { serverUji } from '../test/server-uji.ts'
import { bidang } from './bidang.ts'
import { createClient } from './client.ts'
import { Dokumen } from './dokumen.ts'
import { NomorTersamar } from './nomor-tersamar.ts'

type Data = {
  readonly individu: {
    readonly nama: string | null
    readonly nik: NomorTersamar | null
    readonly keluarga: { readonly alamat: string | null } | null
  } | null
  readonly kecamatan: readonly { readonly induk: string | null; readonly rekap: number | null }[]
}
const CARI = new Dokumen<Data, object, 'query'>('query Cari{individu{nama nik}}', {
  nama: 'Cari',
  jenis: 'query',
  skalar: { individu: { nik: 'T' } },
})

async function jawaban(data: unknown, ...errors: object[]) {
  await using server = await serverUji(() => ({ badan: { data, errors } }))
  return await createClient({ url: server.url }).hasil(CARI)
}

const ditolak = (tempat: string, ...path: string[]) => ({
  message: 'Di luar kewenangan / Outside your authority',
  path,
  extensions: { code: 'TIDAK_BERWENANG', tempat },
})

test('data sebagian tetap terbaca dan bertipe di samping galatnya', async () => {
  const hasil = await jawaban(
    { individu: { nama: 'Siti', nik: null, keluarga: null }, kecamatan: [] },
    ditolak('Individu.nik', 'individu', 'nik'),
  )
  expect(hasil.data?.individu?.nama).toBe('Siti')
  expect(bidang(hasil, (d) => d.individu?.nama)).toEqual({ ok: true, nilai: 'Siti' })
})

test('null karena belum ada berbeda dari null karena tidak berwenang', async () => {
  const hasil = await jawaban(
    { individu: { nama: null, nik: null, keluarga: null }, kecamatan: [] },
    ditolak('Individu.nik', 'individu', 'nik'),
  )
  expect(bidang(hasil, (d) => d.individu?.nama)).toEqual({ ok: true, nilai: null })
  expect(bidang(hasil, (d) => d.individu?.nik)).toMatchObject({
    ok: false,
    galat: { kode: 'TIDAK_BERWENANG', tempat: 'Individu.nik' },
  })
})

test('galat yang merambat ke atas mengenai semua yang ikut kosong', async () => {
  const hasil = await jawaban(
    { individu: { nama: 'Siti', nik: null, keluarga: null }, kecamatan: [] },
    ditolak('Keluarga.alamat', 'individu', 'keluarga', 'alamat'),
  )
  expect(bidang(hasil, (d) => d.individu?.keluarga?.alamat).ok).toBe(false)
  expect(bidang(hasil, (d) => d.individu?.nik)).toEqual({ ok: true, nilai: null })
})

test('penolakan di dalam daftar dikenali dari tempatnya, tanpa menuduh bidang tetangganya', async () => {
  const hasil = await jawaban(
    { individu: null, kecamatan: [{ induk: null, rekap: null }] },
    ditolak('Kecamatan.rekap', 'kecamatan'),
  )
  expect(bidang(hasil, (d) => d.kecamatan[0]?.rekap).ok).toBe(false)
  expect(bidang(hasil, (d) => d.kecamatan[0]?.induk)).toEqual({ ok: true, nilai: null })
})

test('tanpa data sama sekali, setiap bidang menjawab galat itu', async () => {
  const hasil = await jawaban(null, { message: 'x', extensions: { code: 'TUJUAN_WAJIB' } })
  expect(bidang(hasil, (d) => d.individu?.nama)).toMatchObject({
    ok: false,
    galat: { kode: 'TUJUAN_WAJIB' },
  })
})

test('nilai yang ada dikembalikan apa adanya, bukan wakil pencatatnya', async () => {
  const hasil = await jawaban({
    individu: { nama: 'Siti', nik: '9902************', keluarga: { alamat: 'Jl. Merdeka' } },
    kecamatan: [],
  })
  const nik = bidang(hasil, (d) => d.individu?.nik)
  expect(nik.ok && nik.nilai).toBeInstanceOf(NomorTersamar)
})
