import { inspect } from 'node:util'
import { runInNewContext } from 'node:vm'
import { samarkanTeks } from '@harapan/kode'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { menolak, serverUji } from '../test/server-uji.ts'
import { createClient } from './client.ts'
import { Dokumen } from './dokumen.ts'
import { HarapanError, HarapanHttpError, isHarapanError } from './errors.ts'
import { nik } from './masukan.ts'
import { samarkan } from './samarkan.ts'

const NIK = '9902014101900001'
const CARI = new Dokumen<{ individu: unknown }, { nik: string; nama?: string }, 'query'>(
  'query Cari($nik:NIK!){individu(nik:$nik){id}}',
  { nama: 'Cari', jenis: 'query' },
)

test('NIK dalam pesan server tidak sampai ke galat: pesan, petunjuk, tempat, stack, inspect', async () => {
  const bocor = `nilai ${NIK}, 9902 0141 0190 0001, 9902-0141-0190-0001`
  await using server = await serverUji(() =>
    menolak('MASUKAN_TIDAK_SAH', bocor, { petunjuk: bocor, tempat: bocor }),
  )
  const klien = createClient({ url: server.url })
  const galat = await klien.query(CARI, { nik: NIK }).catch((satu) => satu)
  const { galat: sebagai } = await klien.hasil(CARI, { nik: NIK })
  for (const teks of [
    inspect(galat, { depth: 9, showHidden: true }),
    galat.stack,
    JSON.stringify(galat),
    JSON.stringify(sebagai),
  ]) {
    expect(teks).toContain('MASUKAN_TIDAK_SAH')
    expect(teks.replace(/[ -]/g, '')).not.toContain('0141')
  }
})

test('galat jaringan tidak membawa galat asli fetch, yang boleh jadi memuat variabel', async () => {
  const nakal = async (_: unknown, permintaan?: RequestInit) => {
    throw Object.assign(new Error(`gagal: ${permintaan?.body}`), { permintaan })
  }
  const klien = createClient({ url: 'http://127.0.0.1:9/', ulang: 0, fetch: nakal })
  const galat = await klien.query(CARI, { nik: NIK, nama: 'Siti' }).catch((satu) => satu)
  expect(galat.kode).toBe('TIDAK_TERSAMBUNG')
  expect(inspect(galat, { depth: 9, showHidden: true })).not.toMatch(/Siti|99020141/)
})

test('masukan yang salah ditolak sebelum dikirim, dengan kode dan petunjuk', () => {
  const coba = () => nik('12345')
  expect(coba).toThrow(HarapanError)
  expect(coba).toThrow(/NIK_TIDAK_SAH.*16/)
})

test('isHarapanError mengenali galat dari realm dan salinan paket lain', () => {
  const galat = new HarapanHttpError({ kode: 'LAYANAN_SIBUK', pesan: 'x', status: 503 })
  const lain = runInNewContext(
    `Object.assign(new Error('x'), { name: 'HarapanApiError', kode: 'TIDAK_BERWENANG' })`,
  )
  expect([galat, lain].every(isHarapanError)).toBe(true)
  expect([new Error('x'), null, undefined, 'HarapanError'].some(isHarapanError)).toBe(false)
})

test('samarkan menutup semua yang ditutup samarkanTeks milik kode', () => {
  const pecahan = fc.constantFrom(
    '9',
    '0',
    '12',
    ' ',
    '.',
    '-',
    '\u2013',
    '16.02.05.2001',
    'a',
    '\n',
  )
  fc.assert(
    fc.property(
      fc.array(pecahan, { maxLength: 40 }).map((satu) => satu.join('')),
      (teks) => {
        const sisa = samarkan(teks)
        // Tidak ada lagi deret 16 angka bersela, menurut aturan yang lebih teliti pun.
        expect(samarkanTeks(sisa)).toBe(sisa)
      },
    ),
  )
})
