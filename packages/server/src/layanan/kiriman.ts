import type { IncomingMessage } from 'node:http'

/** An operation as it was sent, as far as the front door understands it. */
export type Kiriman = {
  query?: string | undefined
  documentId?: string | undefined
  operationName?: string | null
  variables: Readonly<Record<string, unknown>>
}

/** The whole body; nothing when the client breaks off. */
export function bacaKiriman(permintaan: IncomingMessage): Promise<Buffer | undefined> {
  const potongan: Buffer[] = []
  return new Promise((selesai) => {
    permintaan.on('data', (satu: Buffer) => potongan.push(satu))
    permintaan.on('end', () => selesai(Buffer.concat(potongan)))
    permintaan.on('error', () => selesai(undefined))
    permintaan.on('aborted', () => selesai(undefined))
  })
}

const DIKENAL = new Set(['query', 'documentId', 'operationName', 'variables'])

/** The plain form only: whatever else a body may hold, extensions or a batch, is for Yoga to judge. */
export function uraikanKiriman(badan: Buffer): Kiriman | undefined {
  const isi = bacaJson(badan)
  if (!objek(isi) || Object.keys(isi).some((kunci) => !DIKENAL.has(kunci))) return undefined
  const { query, documentId, operationName, variables } = isi
  if (query !== undefined && typeof query !== 'string') return undefined
  if (documentId !== undefined && typeof documentId !== 'string') return undefined
  if (operationName != null && typeof operationName !== 'string') return undefined
  if (variables != null && !objek(variables)) return undefined
  return { query, documentId, operationName: operationName ?? null, variables: variables ?? {} }
}

function bacaJson(badan: Buffer): unknown {
  try {
    return JSON.parse(badan.toString('utf8'))
  } catch {
    return undefined
  }
}

function objek(nilai: unknown): nilai is Record<string, unknown> {
  return typeof nilai === 'object' && nilai !== null && !Array.isArray(nilai)
}
