import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type pg from 'pg'
import { periksaAudit } from '../audit/periksa-audit.ts'
import { uraikanKepala } from '../audit/rantai.rules.ts'
import type { BasisData } from '../db/basis-data.ts'
import { dalamTransaksiNasional, sebagaiPemilik } from '../db/transaksi.ts'
import { kerjakanEdisi, type PermintaanEdisi } from '../edisi/kerjakan-edisi.ts'
import type { Perkakas } from '../perkakas.ts'
import { periksa } from '../rekap/periksa.ts'
import { tanganiImpor } from './impor-lokal.ts'

/**
 * Maintenance for commands on this machine: the embedded database has one opener, so `harapan
 * periksa` asks the running server. Answers counts and numbers of audit rows, and only to who holds
 * the key file.
 */
export async function tanganiPerawatan(
  permintaan: IncomingMessage,
  jawaban: ServerResponse,
  basisData: BasisData,
  perkakas: Perkakas,
): Promise<void> {
  const dikenal = sama(permintaan.headers.authorization ?? '', `Bearer ${perkakas.kunciPerawatan}`)
  const [jalur = '', setelan] = permintaan.url?.split('?') ?? []
  if (dikenal && jalur === '/perawatan/impor') {
    await tanganiImpor(permintaan, jawaban, basisData, perkakas)
    return
  }
  const pemeriksaan = dikenal && Object.hasOwn(PEMERIKSAAN, jalur) && PEMERIKSAAN[jalur]
  if (!pemeriksaan) {
    jawaban.writeHead(404).end()
    return
  }
  try {
    const hasil = await pemeriksaan(basisData.kolam, new URLSearchParams(setelan))
    jawaban.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(hasil))
  } catch {
    jawaban.writeHead(500).end()
  }
}

const PEMERIKSAAN: Readonly<
  Record<string, (kolam: pg.Pool, setelan: URLSearchParams) => Promise<unknown>>
> = {
  '/perawatan/periksa': (kolam) => dalamTransaksiNasional(kolam, periksa),
  '/perawatan/audit': async (kolam, setelan) => {
    const kepala = setelan.get('kepala')
    return sebagaiPemilik(kolam, (klien) =>
      periksaAudit(klien, kepala ? uraikanKepala(kepala) : undefined),
    )
  },
  '/perawatan/edisi': (kolam, setelan) =>
    kerjakanEdisi(kolam, {
      apa: (setelan.get('apa') ?? 'daftar') as PermintaanEdisi['apa'],
      nomor: setelan.get('nomor') ?? '',
    }),
}

function sama(diberi: string, seharusnya: string): boolean {
  const [a, b] = [Buffer.from(diberi), Buffer.from(seharusnya)]
  return a.length === b.length && timingSafeEqual(a, b)
}
