/**
 * An answer with what may differ taken off: connection wrappers, cursors, the spelling of instants,
 * and where B hangs a list on another object. What is left must be equal on all sides.
 */
export function ratakan(isi: unknown): unknown {
  if (Array.isArray(isi)) return isi.map(ratakan)
  if (typeof isi === 'string' && /^\d{4}-\d\d-\d\dT/.test(isi)) return new Date(isi).toISOString()
  if (typeof isi !== 'object' || isi === null) return isi
  const asal = isi as Record<string, unknown>
  if (Object.keys(asal).every((nama) => nama === 'node' || nama === 'cursor'))
    return ratakan(asal['node'])
  const hasil: Record<string, unknown> = {}
  for (const [nama, nilai] of Object.entries(asal)) {
    if (nama === 'cursor' || nama === 'endCursor') continue
    const rata = ratakan(nilai)
    if (nama === 'edges' || nama === 'nodes') hasil['baris'] = rata
    else if (nama === 'keluarga') pindahkanAnggota(rata, hasil)
    else if (nama === 'pendampingan') hasil['pendamping'] = satuSatunya(rata)
    else hasil[nama] = rata
  }
  const [nama, ...lain] = Object.keys(hasil)
  if (!nama || lain.length > 0) return hasil
  const isinya = hasil[nama]
  if (['totalCount', 'nilai', 'jumlahKpm'].includes(nama)) return isinya
  // The list of an area: PostGraphile's stands at the root.
  return hanyaKpm(isinya) ? isinya : hasil
}

const hanyaKpm = (isi: unknown) =>
  typeof isi === 'object' && isi !== null && Object.keys(isi).join() === 'kpm'

/** Ours is a field of the enrolment; PostGraphile reaches members only through the family. */
function pindahkanAnggota(keluarga: unknown, ke: Record<string, unknown>): void {
  if (typeof keluarga !== 'object' || keluarga === null) return
  const { anggota, ...sisa } = keluarga as Record<string, unknown>
  if (anggota) ke['anggota'] = anggota
  if (Object.keys(sisa).length > 0) ke['keluarga'] = sisa
}

function satuSatunya(daftar: unknown): unknown {
  const [satu] = daftar as { pendamping: unknown }[]
  return satu?.pendamping ?? null
}

/** Where two answers first differ, or nothing. */
export function beda(a: unknown, b: unknown, di = 'data'): string | undefined {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return a === b ? undefined : `${di}: ${ringkas(a)} / ${ringkas(b)}`
  const nama = new Set([...Object.keys(a), ...Object.keys(b)])
  for (const satu of nama) {
    const [kiri, kanan] = [a, b].map((sisi) => (sisi as Record<string, unknown>)[satu])
    const hasil = beda(kiri, kanan, `${di}.${satu}`)
    if (hasil) return hasil
  }
  return undefined
}

const ringkas = (isi: unknown) => JSON.stringify(isi)?.slice(0, 80)
