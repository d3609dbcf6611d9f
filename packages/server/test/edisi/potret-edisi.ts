import type { Instalasi } from '../impor/instalasi.ts'

const BERKODE = [
  ...[
    'individu',
    'keluarga',
    'anggota_keluarga',
    'kpm',
    'riwayat_kepesertaan',
    'komponen_kpm',
    'pendampingan_kpm',
  ],
  ...[
    'kepesertaan_jkn',
    'peringkat_kesejahteraan',
    'fasilitas',
    'pendamping',
    'rekap_dasar',
    'rekap_tahunan',
    'rekap_delta',
  ],
  ...['cakupan_data', 'kuota', 'angka_terbit', 'rekap_terbit', 'rekap_samar'],
]

/** Every row that stands under a code, without when it was published; codes read through `baca`. */
export async function potretBerkode(
  instalasi: Instalasi,
  baca: (awal: string) => string = (satu) => satu,
): Promise<Record<string, string[]>> {
  const kueri = BERKODE.map(
    (tabel) =>
      `select '${tabel}' as tabel, (to_jsonb(t) - 'diterbitkan_pada' - 'diterima_pada')::text as satu from ${tabel} t`,
  )
  const baris = await instalasi.baca<{ tabel: string; satu: string }>(kueri.join(' union all '))
  const hasil: Record<string, string[]> = Object.fromEntries(BERKODE.map((tabel) => [tabel, []]))
  for (const { tabel, satu } of baris)
    hasil[tabel]?.push(
      satu.replace(
        /"(desa_kode|wilayah_kode|kabupaten_kode)": (\d+)/g,
        (_, kolom, awal) => `"${kolom}": ${baca(awal)}`,
      ),
    )
  for (const semua of Object.values(hasil)) semua.sort()
  return hasil
}

/** The areas, what became of them, and whose area is whose. */
export const potretWilayah = (instalasi: Instalasi) =>
  instalasi.baca(`select 'w' as apa, to_jsonb(w)::text as satu from wilayah w
    union all select 'p', to_jsonb(p)::text from perubahan_wilayah p
    union all select 'e', to_jsonb(e)::text from kode_wilayah_eksternal e
    union all select 'b', to_jsonb(b)::text from kode_beralih b
    union all select 'l', (to_jsonb(l) - 'selesai_pada')::text from langkah_edisi l
    union all select 'k', to_jsonb(k)::text from (select nomor, wilayah, versi, status from perjanjian_kerja_sama) k
    union all select 'h', to_jsonb(h)::text from (select url, lingkup, status from webhook) h
    union all select 'i', to_jsonb(i)::text from (select id, lingkup from impor) i
    union all select 's', to_jsonb(s)::text from (select nomor, status from edisi_wilayah) s
    order by 1, 2`)

/** What one picture has and another has not, table by table: the whole of both says nothing to a reader. */
export function selisih(
  satu: Record<string, string[]>,
  lain: Record<string, string[]>,
): Record<string, { hanyaSatu: string[]; hanyaLain: string[] }> {
  const hasil: Record<string, { hanyaSatu: string[]; hanyaLain: string[] }> = {}
  for (const tabel of new Set([...Object.keys(satu), ...Object.keys(lain)])) {
    const [a, b] = [new Set(satu[tabel]), new Set(lain[tabel])]
    const beda = {
      hanyaSatu: [...a].filter((baris) => !b.has(baris)).slice(0, 5),
      hanyaLain: [...b].filter((baris) => !a.has(baris)).slice(0, 5),
    }
    const sebanyak = satu[tabel]?.length === lain[tabel]?.length
    if (beda.hanyaSatu.length + beda.hanyaLain.length > 0 || !sebanyak) hasil[tabel] = beda
  }
  return hasil
}
