// Aplikasi orang luar: dikompilasi ketat terhadap paket yang terpasang, tidak dijalankan.
import {
  bidang,
  createClient,
  DaftarKpm,
  HarapanError,
  IndividuMenurutNik,
  type Klien,
  kodeWilayah,
  type NomorTersamar,
  nik,
  PadanJkn,
  type Penyimpan,
  PindahkanKpm,
  perubahan,
  Saya,
  SebaranKpm,
  sinkron,
  tanggal,
} from '@harapan/sdk'
import { penyimpanSqlite } from '@harapan/sdk/sqlite'

export const klien: Klien = createClient({
  url: 'https://harapan.example/graphql',
  token: async ({ segarkan }) => (segarkan ? 'baru' : 'lama'),
  tujuan: 'PEMADANAN_JKN',
})
// @ts-expect-error Tujuan di luar daftar tertutup.
createClient({ url: '', tujuan: 'IKLAN' })

export async function sebaran(): Promise<number> {
  const { kabupaten } = await klien.query(SebaranKpm, { kode: kodeWilayah('62.02'), tahun: 2019 })
  // @ts-expect-error Wilayah boleh jadi tidak ada.
  kabupaten.kecamatan
  // @ts-expect-error Bidang yang tidak diminta tidak ada di jawaban.
  kabupaten?.alias
  // @ts-expect-error Jumlah boleh jadi disamarkan.
  kabupaten?.rekap?.jumlahKpm.toFixed()
  return (
    kabupaten?.kecamatan.reduce((jumlah, { rekap }) => jumlah + (rekap?.jumlahKpm ?? 0), 0) ?? 0
  )
}

export async function variabel(): Promise<void> {
  await klien.query(Saya)
  await klien.query(SebaranKpm, { kode: kodeWilayah('62.02'), tahun: 2019, program: 'PKH' })
  // @ts-expect-error Variabel wajib tidak boleh ditinggal.
  await klien.query(SebaranKpm)
  // @ts-expect-error Kode wilayah diperiksa dulu, bukan teks sembarang.
  await klien.query(SebaranKpm, { kode: '62.02', tahun: 2019 })
  // @ts-expect-error Variabel yang tidak dikenal ditolak.
  await klien.query(SebaranKpm, { kode: kodeWilayah('62.02'), tahun: 2019, bulan: 10 })
  // @ts-expect-error Nilai enum di luar daftar ditolak.
  await klien.query(SebaranKpm, { kode: kodeWilayah('62.02'), tahun: 2019, program: 'BLT' })
  // @ts-expect-error NIK teks mentah ditolak; pakai nik().
  await klien.query(PadanJkn, { nik: ['9902014101900001'] })
  await klien.query(PadanJkn, {
    nik: [nik('9902014101900001')],
    padaTanggal: tanggal('2019-10-10'),
  })
  // @ts-expect-error Mutasi tidak dijalankan lewat query.
  await klien.query(PindahkanKpm, {
    id: '',
    desaTujuan: kodeWilayah('16'),
    alasan: '',
    versi: 1,
    kunci: '',
  })
  // @ts-expect-error Query tidak dijalankan lewat mutate.
  await klien.mutate(Saya)
}

export async function nomorTersamar(): Promise<NomorTersamar | null | undefined> {
  const hasil = await klien.hasil(IndividuMenurutNik, { nik: nik('9902014101900001') })
  const nomor = bidang(hasil, (data) => data.individu?.nik)
  if (!nomor.ok) {
    if (nomor.galat.kode === 'TUJUAN_WAJIB') return null
    // @ts-expect-error Kode galat adalah daftar tertutup.
    if (nomor.galat.kode === 'TIDAK_ADA_KODE_INI') return null
    return undefined
  }
  // @ts-expect-error Nomor tersamar bukan teks.
  const teks: string = nomor.nilai
  // @ts-expect-error Nomor tersamar bukan NIK: tidak dapat dikirim balik.
  await klien.query(IndividuMenurutNik, { nik: nomor.nilai })
  // @ts-expect-error Data sebagian boleh jadi tidak ada.
  hasil.data.individu
  return teks ? nomor.nilai : null
}

export async function jelajah(): Promise<string[]> {
  const nama: string[] = []
  for await (const kpm of klien.jelajah(DaftarKpm, { kode: kodeWilayah('16.02') }))
    nama.push(`${kpm.pengurus?.nama} ${kpm.pengurus?.nik}`)
  for await (const { simpul, lanjut } of klien
    .jelajah(DaftarKpm, { kode: kodeWilayah('16.02') }, { lanjut: 'kursor' })
    .halaman())
    nama.push(`${simpul.length} ${lanjut ?? 'selesai'}`)
  // @ts-expect-error Operasi tanpa koneksi tidak dapat dijelajahi.
  klien.jelajah(SebaranKpm, { kode: kodeWilayah('16.02'), tahun: 2018 })
  return nama
}

/** Tanpa `default`: anggota baru di skema membuat ini gagal dikompilasi / A new member must break this. */
export async function pindah(id: string, versi: number): Promise<string> {
  const desaTujuan = kodeWilayah('16.02.05.2001')
  const { pindahkanKpm } = await klien.mutate(PindahkanKpm, {
    id,
    versi,
    desaTujuan,
    alasan: 'pindah rumah',
  })
  switch (pindahkanKpm?.__typename) {
    case 'KpmDipindahkan':
      return pindahkanKpm.kpm?.id ?? id
    case 'VersiUsang':
      return `${pindahkanKpm.pesan} ${pindahkanKpm.versiKini}`
    case 'DesaTujuanTidakSah':
    case 'DiLuarWilayah':
    case 'KpmTidakDitemukan':
    case 'KunciTerpakai':
    case 'PerluPemeriksaanPusat':
    case 'StatusTidakSesuai':
      return `${pindahkanKpm.pesan} ${pindahkanKpm.petunjuk}`
    case undefined:
      return 'ditolak'
  }
}

export function galat(satu: unknown): string {
  if (!(satu instanceof HarapanError)) return 'bukan dari Harapan'
  if (satu.is('TIDAK_BERWENANG', 'TUJUAN_WAJIB')) {
    const kode: 'TIDAK_BERWENANG' | 'TUJUAN_WAJIB' = satu.kode
    return kode
  }
  // @ts-expect-error Kode di luar daftar tertutup.
  satu.is('TIDAK_ADA_KODE_INI')
  return satu.petunjuk ?? satu.kode
}

/** Penyimpan sendiri; `jenis` menentukan `isi` / A store of one's own; `jenis` tells what `isi` is. */
export async function salinan(basisData: Parameters<typeof penyimpanSqlite>[0]): Promise<number> {
  const nama = new Map<string, string>()
  let token: string | undefined
  const penyimpan: Penyimpan = {
    baca: async () => token,
    async terapkan({ simpan, hapus, lanjut }) {
      for (const satu of simpan) {
        if (satu.jenis === 'INDIVIDU') nama.set(satu.id, satu.isi.nama ?? '')
        // @ts-expect-error KPM tidak bernama: namanya ada pada pengurusnya.
        if (satu.jenis === 'KPM') nama.set(satu.id, satu.isi.nama)
      }
      for (const { id } of hapus) nama.delete(id)
      token = lanjut
    },
    async kosongkan() {
      nama.clear()
    },
  }
  await sinkron(klien, penyimpan, { jenis: ['INDIVIDU'], terus: true, jedaMs: 60_000 })
  // @ts-expect-error Token milik penyimpan, bukan opsi.
  await sinkron(klien, penyimpan, { sejak: 'token' })
  // @ts-expect-error Jenis di luar daftar ditolak.
  perubahan(klien, { jenis: ['WILAYAH'] })
  const { disimpan } = await sinkron(klien, penyimpanSqlite(basisData), {
    saatMaju: (satu) => (satu.jenis === 'mulaiUlang' ? satu.kode : undefined),
  })
  return disimpan
}
