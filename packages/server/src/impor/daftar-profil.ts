import type { SembarangProfil } from '../baris/profil.ts'
import { PROFIL_FASILITAS } from '../fasilitas/fasilitas.import.ts'
import { PROFIL_JKN } from '../jkn/jkn.import.ts'
import { PROFIL_DESIL } from '../kesejahteraan/desil.import.ts'
import { PROFIL_KPM } from '../pkh/kpm.import.ts'
import { PROFIL_WILAYAH } from '../wilayah/wilayah.import.ts'
import { GalatImpor } from './galat-impor.ts'

/** Every source that files may come from. A new one is a file in the room of its data and a line here. */
export const PROFIL: readonly SembarangProfil[] = [
  PROFIL_JKN,
  PROFIL_FASILITAS,
  PROFIL_DESIL,
  PROFIL_KPM,
  PROFIL_WILAYAH,
]

/** @throws GalatImpor PROFIL_TIDAK_DIKENAL */
export function cariProfil(nama: string): SembarangProfil {
  const satu = PROFIL.find((p) => p.nama === nama)
  if (satu) return satu
  throw new GalatImpor('PROFIL_TIDAK_DIKENAL', PROFIL.map((p) => p.nama).join(', '))
}
