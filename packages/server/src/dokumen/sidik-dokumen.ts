import { hash } from 'node:crypto'

const SIDIK = /^(?:sha256:)?([0-9a-f]{64})$/

/** The hash by which a document is registered and asked for. */
export const sidikDokumen = (isi: string): string => hash('sha256', isi, 'hex')

/** The hash in `documentId`, or in the extension that Apollo's clients send; nothing where there is none. */
export function bacaSidik(documentId: unknown, extensions?: unknown): string | undefined {
  const { persistedQuery } = objek(extensions)
  const sidik = documentId ?? objek(persistedQuery)['sha256Hash']
  return typeof sidik === 'string' ? SIDIK.exec(sidik)?.[1] : undefined
}

const objek = (nilai: unknown): Record<string, unknown> =>
  typeof nilai === 'object' && nilai !== null ? (nilai as Record<string, unknown>) : {}
