/** What the embedded database's thread is started with, is told, and says. */
export type WorkerInput = { dataDir?: string; snapshot?: Uint8Array; postgresqlconf?: string[] }

export type ToWorker = { kind: 'bytes'; bytes: Uint8Array } | { kind: 'dump' } | { kind: 'close' }

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'dump'; bytes: Uint8Array }
  | { kind: 'closed' }
  | { kind: 'error'; text: string }
