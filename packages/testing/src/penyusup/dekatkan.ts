import { parseKodeWilayah, type TingkatWilayah } from '@harapan/kode'
import type { Pelaku } from '@harapan/server/pelaku'
import { aturanPeran } from '@harapan/server/peran'
import type { Operasi } from '../operasi-acak/tulis.ts'
import type { Fakta } from './fakta.ts'
import { pemilik } from './periksa-baris.ts'

const ANGKA: Readonly<Record<TingkatWilayah, number>> = {
  PROVINSI: 2,
  KABUPATEN: 4,
  KECAMATAN: 6,
  DESA: 10,
}

const DAERAH_TERBANYAK = 4

/**
 * The same caller, in charge where the operations ask: of a thousand callers of single villages
 * hardly one would otherwise see anybody, and whoever sees nothing proves nothing.
 */
export function dekatkan(fakta: Fakta, pelaku: Pelaku, operasi: readonly Operasi[]): Pelaku {
  const desa = operasi.flatMap((satu) => tempatDitanya(fakta, satu))
  if (pelaku.peran === 'PENDAMPING') return denganDampingan(fakta, pelaku, desa)
  const { terluas } = aturanPeran(pelaku.peran)
  if (!terluas) return pelaku
  const kode = desa
    .filter((satu) => satu.length >= ANGKA[terluas])
    .map((satu) => satu.slice(0, ANGKA[terluas]))
  const dekat = [...new Set(kode)].flatMap((satu) => {
    const hasil = parseKodeWilayah(satu)
    return hasil.ok ? [hasil.nilai] : []
  })
  return dekat.length > 0 ? { ...pelaku, wilayah: dekat.slice(0, DAERAH_TERBANYAK) } : pelaku
}

/** Villages, or wider areas, that an operation names: by id, number or code. */
function tempatDitanya(fakta: Fakta, { dokumen, variabel }: Operasi): string[] {
  const teks = `${dokumen} ${JSON.stringify(variabel)}`
  return [...teks.matchAll(/"([\w.-]{2,40})"/g)].flatMap(([, satu = '']) => {
    const desa = desaMilik(fakta, satu)
    if (desa !== undefined) return [String(desa)]
    return /^(16|62)[\d.]*$/.test(satu) ? [satu.replaceAll('.', '')] : []
  })
}

function desaMilik(fakta: Fakta, teks: string): number | undefined {
  const milik = pemilik(teks)
  if (milik?.jenis === 'Kpm') return fakta.kpm.get(milik.id)?.desa
  if (milik?.jenis === 'Keluarga') return fakta.keluarga.get(milik.id)
  const id = milik?.id ?? fakta.nik.get(teks)
  return id === undefined ? undefined : fakta.individu.get(id)
}

function denganDampingan(
  { kpm, dampingan }: Fakta,
  pelaku: Pelaku,
  desa: readonly string[],
): Pelaku {
  const [dekat] = desa.flatMap((satu) =>
    [...dampingan].filter(([, milik]) =>
      [...milik].some((id) => String(kpm.get(id)?.desa).startsWith(satu)),
    ),
  )
  return dekat ? { ...pelaku, pendamping: dekat[0] } : pelaku
}
