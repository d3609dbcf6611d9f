import { hash } from 'node:crypto'
import { kelasTerbuka, type Pelaku } from '../akses/pelaku.ts'

/**
 * What a caller may reach and read, in short. A copy made under one scope is not made right by the
 * changes of another: an area that was added brings no event for each family in it.
 */
export function sidikLingkup(pelaku: Pelaku): string {
  const { peran, wilayah, pendamping, perjanjian } = pelaku
  const jangkauan = peran === 'PUSAT' ? 'nasional' : [...wilayah].sort()
  const isi = [jangkauan, pendamping ?? null, perjanjian?.nomor ?? null, kelasTerbuka(pelaku)]
  return hash('sha256', JSON.stringify(isi), 'base64url').slice(0, 16)
}
