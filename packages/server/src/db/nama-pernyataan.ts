import { tingkat } from '@harapan/kode'
import type { Lingkup } from './lingkup.ts'

const NAMA_TERBANYAK = 1_000

/**
 * Which statements are prepared by name. A name is spent when a statement comes a second time, and at
 * most a thousand are: each is kept by every connection for as long as it lives.
 */
export function buatPenamaPernyataan() {
  const sekali = new Set<string>()
  const bernama = new Set<string>()
  return (nama: string): string | undefined => {
    if (bernama.has(nama)) return nama
    if (sekali.has(nama) && bernama.size < NAMA_TERBANYAK) {
      bernama.add(nama)
      sekali.delete(nama)
      return nama
    }
    // What is asked once is forgotten in bulk: it only delays a name by one request.
    if (sekali.size >= NAMA_TERBANYAK) sekali.clear()
    sekali.add(nama)
    return undefined
  }
}

/**
 * The width of a caller's reach, as part of a statement's name: the plan that PostgreSQL keeps for one
 * village is wrong for a province.
 */
export function lebarLingkup({ peran, wilayah, nasional }: Lingkup): string {
  if (nasional) return 'nas'
  const lebar = new Set(wilayah.map((satu) => tingkat(satu).slice(0, 3)))
  const daerah = lebar.size === 0 ? 'nol' : [...lebar].sort().join('')
  return peran === 'harapan_pendamping' ? `${daerah}.damping` : daerah
}
