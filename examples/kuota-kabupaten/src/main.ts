import { createClient, KuotaKabupaten, kodeWilayah } from '@harapan/sdk'

const [kode = '16.02', tahun = '2018'] = process.argv.slice(2)
const klien = createClient({
  url: process.env['HARAPAN_URL'] ?? 'http://localhost:4000/graphql',
  token: process.env['HARAPAN_TOKEN'] ?? '',
})

const { kabupaten } = await klien.query(KuotaKabupaten, {
  kode: kodeWilayah(kode),
  tahun: Number(tahun),
})
if (!kabupaten) throw new Error(`Tidak ada kabupaten atau kota berkode ${kode}`)

const { namaLengkap, kuota, rekap } = kabupaten
const jumlahKpm = rekap?.jumlahKpm
const keluargaMiskin = rekap?.keluargaMiskin

tulis(`${namaLengkap}, ${rekap ? `per ${rekap.perTanggal}` : `tahun ${tahun}`}\n`)
tulis(`Kuota            ${angka(kuota?.jumlah)}`)
tulis(`KPM PKH          ${angka(jumlahKpm)}`)
tulis(`Keluarga miskin  ${angka(keluargaMiskin)}`)
tulis(`Terjangkau       ${persen(jumlahKpm, keluargaMiskin)}`)
if (rekap?.sintetis) tulis('\nJumlah KPM dihitung dari data contoh (sintetis).')
const kutipan = rekap?.angkaTerbit.map((satu) => `"${satu.kutipan}" (${satu.sumber})`)
for (const satu of new Set(kutipan)) tulis(satu)

function angka(nilai: number | null | undefined): string {
  return (nilai?.toLocaleString('id-ID') ?? 'tidak diketahui').padStart(15)
}

/** Hanya bila keduanya diketahui: yang tidak diketahui tidak ditebak / Only when both are known. */
function persen(bagian: number | null | undefined, seluruh: number | null | undefined): string {
  if (bagian == null || !seluruh) return angka(null)
  return `${Math.round((bagian / seluruh) * 100)} %`.padStart(15)
}

function tulis(teks: string): void {
  process.stdout.write(`${teks}\n`)
}
