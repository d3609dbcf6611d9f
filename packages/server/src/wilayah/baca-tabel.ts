import { readFileSync } from 'node:fs'

/**
 * Membaca `data/<nama>.csv`: baris pertama nama kolom, tanpa tanda kutip / Reads a table: header first, no quoting.
 * @throws Error dengan berkas dan barisnya jika kolom tidak cocok / with file and line when columns do not match.
 */
export function bacaTabel<const Kolom extends string>(
  nama: string,
  kolom: readonly Kolom[],
): Record<Kolom, string>[] {
  const isi = readFileSync(new URL(`./data/${nama}.csv`, import.meta.url), 'utf8')
  const [kepala = '', ...baris] = isi.trimEnd().split('\n')
  if (kepala !== kolom.join(',')) throw new Error(rusak(nama, 1, `kolomnya ${kolom.join(',')}`))
  return baris.map((teks, urutan) => {
    const sel = teks.split(',')
    if (sel.length !== kolom.length) {
      throw new Error(rusak(nama, urutan + 2, `harus ${kolom.length} kolom`))
    }
    const pasangan = kolom.map((judul, ke) => [judul, sel[ke] ?? ''] as const)
    return Object.fromEntries(pasangan) as Record<Kolom, string>
  })
}

function rusak(nama: string, baris: number, sebab: string): string {
  return `data/${nama}.csv:${baris}: ${sebab} / table does not match its columns`
}
