import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BasisData } from '../db/basis-data.ts'
import { dalamTransaksiNasional } from '../db/transaksi.ts'
import { periksa } from '../rekap/periksa.ts'

/**
 * Maintenance for commands on this machine: the embedded database has one opener, so `harapan
 * periksa` asks the running server. Answers counts only, and only to who holds the key file.
 */
export async function tanganiPerawatan(
  permintaan: IncomingMessage,
  jawaban: ServerResponse,
  basisData: BasisData,
  kunci: string,
): Promise<void> {
  const dikenal = sama(permintaan.headers.authorization ?? '', `Bearer ${kunci}`)
  if (!dikenal || permintaan.url !== '/perawatan/periksa') {
    jawaban.writeHead(404).end()
    return
  }
  const hasil = await dalamTransaksiNasional(basisData.kolam, periksa)
  jawaban.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(hasil))
}

function sama(diberi: string, seharusnya: string): boolean {
  const [a, b] = [Buffer.from(diberi), Buffer.from(seharusnya)]
  return a.length === b.length && timingSafeEqual(a, b)
}
