import type { KodeSkalar, PohonSkalar } from './dokumen.ts'
import { NomorTersamar } from './nomor-tersamar.ts'

/**
 * Mengubah skalar jawaban di tempatnya, menurut pohon dokumen / Decodes an answer's scalars in place.
 * One tree serves every union member: GraphQL's SameResponseShape allows one leaf type per response path.
 */
export function bacaSkalar(nilai: unknown, pohon: PohonSkalar | KodeSkalar | undefined): unknown {
  if (nilai == null || !pohon) return nilai
  if (Array.isArray(nilai)) return nilai.map((satu) => bacaSkalar(satu, pohon))
  if (typeof pohon === 'string') return PEMBACA[pohon](nilai as string)
  const objek = nilai as Record<string, unknown>
  for (const bidang in pohon)
    if (bidang in objek) objek[bidang] = bacaSkalar(objek[bidang], pohon[bidang])
  return objek
}

/** Pengganti untuk JSON.stringify: bigint menjadi teks; Date sudah tahu caranya / bigint travels as text. */
export function tulisSkalar(_: string, nilai: unknown): unknown {
  return typeof nilai === 'bigint' ? String(nilai) : nilai
}

const PEMBACA: Record<KodeSkalar, (nilai: string) => unknown> = {
  R: BigInt,
  W: (nilai) => new Date(nilai),
  T: (nilai) => new NomorTersamar(nilai),
}
