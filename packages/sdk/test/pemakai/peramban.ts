// Aplikasi orang luar di peramban: dibundel, lalu dijalankan Chromium dari asal lain (CORS).
import { bidang, createClient, DaftarKpm, kodeWilayah, SebaranKpm } from '@harapan/sdk'

const lingkungan = new URL(location.href).searchParams
const url = lingkungan.get('url') ?? ''
const klien = createClient({
  url,
  token: () => lingkungan.get('token') ?? '',
  tujuan: 'VERIFIKASI_VALIDASI',
})

export async function jalankan(): Promise<unknown> {
  const kode = kodeWilayah('16.02')
  const { kabupaten } = await klien.query(SebaranKpm, { kode, tahun: 2018 })
  let banyak = 0
  let nomor = ''
  for await (const { pengurus } of klien.jelajah(DaftarKpm, { kode, first: 50 })) {
    banyak++
    if (pengurus?.nik) nomor = `${pengurus.nik}`
    if (banyak === 120) break
  }
  const kendali = new AbortController()
  const janji = klien.query(SebaranKpm, { kode, tahun: 2018 }, { signal: kendali.signal })
  kendali.abort()
  const dibatalkan = await janji.catch((galat: unknown) => (galat as Error).name)
  const publik = await createClient({ url }).hasil(DaftarKpm, { kode })
  const kpm = bidang(publik, (data) => data.wilayah?.kpm)
  return {
    nama: kabupaten?.namaLengkap,
    kecamatan: kabupaten?.kecamatan.length,
    banyak,
    nomor,
    dibatalkan,
    tanpaToken: kpm.ok ? 'terbuka' : kpm.galat.kode,
  }
}
