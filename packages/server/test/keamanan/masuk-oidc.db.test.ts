import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buatPemeriksaOidc } from '../../src/akses/oidc.ts'
import { buatPembacaOidc } from '../../src/akses/pembaca-oidc.ts'
import { bacaPengaturanOidc } from '../../src/akses/pengaturan-oidc.ts'
import { bukaPenerbit, type PenerbitUji } from '../penerbit-oidc.ts'
import { sebagaiAdmin } from '../sebagai-admin.ts'
import { AUDIENS, KLIEN } from '../susunan-penerbit.ts'

let penerbit: PenerbitUji
let uji: Uji
beforeAll(async () => {
  penerbit = await bukaPenerbit()
  const pengaturan = bacaPengaturanOidc({
    HARAPAN_OIDC_PENERBIT: penerbit.alamat,
    HARAPAN_OIDC_AUDIENS: AUDIENS,
  })
  if (!pengaturan) throw new Error('no provider')
  uji = await bukaUji({ pembacaToken: buatPembacaOidc(buatPemeriksaOidc(pengaturan)) })
})
afterAll(async () => {
  await uji.tutup()
  await penerbit.tutup()
})

const SAYA = '{ saya { peran wilayah wewenang perjanjian { nomor } } }'
const sebagai = (token: string, dokumen = SAYA) =>
  uji.tanya(dokumen, { kepala: { authorization: `Bearer ${token}` } })
const klaim = (isi: object) =>
  penerbit.tandaTangani({ klaim: { aud: AUDIENS, sub: 'petugas', ...isi } })

describe('masuk lewat penyedia identitas', () => {
  it('sistem instansi tanpa perjanjian ditolak, dengan perjanjian mendapat isinya', async () => {
    const token = await penerbit.tokenSistem()
    expect((await sebagai(token)).errors?.[0]?.extensions.code).toBe('PERJANJIAN_TIDAK_BERLAKU')
    await sebagaiAdmin(uji.basisData.kolam, async (admin) => {
      await admin.query("select set_config('h.pelaku', 'uji-satu', true)")
      await admin.query(
        "insert into klien_api (client_id, nama, perjanjian_id, diusulkan_oleh) select $1, 'uji', min(id), 'uji-satu' from perjanjian_kerja_sama",
        [KLIEN],
      )
      await admin.query("select set_config('h.pelaku', 'uji-dua', true)")
      await admin.query("update klien_api set status = 'AKTIF' where client_id = $1", [KLIEN])
    })
    const { data } = await sebagai(token)
    expect(data.saya).toMatchObject({ peran: 'MITRA', perjanjian: { nomor: 'PKS/CONTOH/2026' } })
  })

  it('petugas mendapat peran, wilayah, dan wewenang dari tokennya', async () => {
    const token = await klaim({
      peran: 'DINSOS_KABUPATEN',
      wilayah: ['16.02'],
      scope: 'openid kpm:ubah',
    })
    expect((await sebagai(token)).data.saya).toEqual({
      peran: 'DINSOS_KABUPATEN',
      wilayah: ['16.02'],
      wewenang: ['kpm:ubah'],
      perjanjian: null,
    })
  })

  it.each([
    ['peran asing', { peran: 'MENTERI' }],
    ['wilayah terlalu luas', { peran: 'TKSK', wilayah: ['16'] }],
    ['wilayah bukan kode', { peran: 'DINSOS_KABUPATEN', wilayah: ['OKI'] }],
    ['subjek bukan teks', { peran: 'PUSAT', sub: { a: 1 } }],
    ['pendamping tanpa nomor', { peran: 'PENDAMPING', wilayah: ['16.02.05'] }],
  ])('%s ditolak, bukan dipersempit', async (_, isi) => {
    const { data, errors } = await sebagai(await klaim(isi))
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, 'TOKEN_TIDAK_SAH'])
  })

  it('token penerbit pengembangan tidak dikenal di sini', async () => {
    const { errors } = await uji.tanya(SAYA, { oleh: 'oki' })
    expect(errors?.[0]?.extensions.code).toBe('TOKEN_TIDAK_SAH')
  })

  it('penyedia yang mati dijawab 503 dengan saat mencoba lagi; yang publik tetap dijawab', async () => {
    const lain = await bukaPenerbit()
    const pengaturan = bacaPengaturanOidc({ HARAPAN_OIDC_PENERBIT: lain.alamat })
    if (!pengaturan) throw new Error('no provider')
    const token = await lain.tandaTangani({ klaim: { aud: 'harapan' } })
    await lain.tutup()
    const putus = await bukaUji({
      basisData: uji.basisData,
      pembacaToken: buatPembacaOidc(buatPemeriksaOidc(pengaturan)),
    })
    const jawaban = await putus.lewatDepan({
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: SAYA }),
    })
    expect(jawaban.status).toBe(503)
    expect(Number(jawaban.headers.get('retry-after'))).toBeGreaterThan(0)
    const publik = await putus.tanya('{ kabupaten(kode: "16.02") { nama } }')
    expect(publik.data.kabupaten.nama).toBe('Ogan Komering Ilir')
    await putus.tutup()
  })
})
