import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import type { FromWorker, ToWorker, WorkerInput } from './pglite-pesan.ts'

// PGlite blocks its thread while a statement runs and ignores statement_timeout, so it gets a
// thread of its own: wire-protocol bytes in, wire-protocol bytes out; a deadline ends the thread.
const { dataDir, snapshot, postgresqlconf } = workerData as WorkerInput
const say = (message: FromWorker) => parentPort?.postMessage(message)

// Killed between making this file and writing it, PostgreSQL never starts again: it takes an empty one for another
// server's. That there is no other is known by our own lock (`kunci-direktori.ts`).
if (dataDir) rmSync(join(dataDir, 'postmaster.pid'), { force: true })

const database = await PGlite.create({
  ...(dataDir && { dataDir }),
  ...(postgresqlconf && { postgresqlconf }),
  ...(snapshot && { loadDataDir: new Blob([new Uint8Array(snapshot)]) }),
})
say({ kind: 'ready' })

let tail = Promise.resolve()
parentPort?.on('message', (message: ToWorker) => {
  tail = tail
    .then(() => handle(message))
    .catch((error) => say({ kind: 'error', text: String(error) }))
})

async function handle(message: ToWorker): Promise<void> {
  if (message.kind === 'bytes') {
    await database.execProtocolRawStream(message.bytes, {
      onRawData: (data) => say({ kind: 'bytes', bytes: new Uint8Array(data) }),
    })
    return
  }
  if (message.kind === 'dump') {
    const dump = await database.dumpDataDir('none')
    say({ kind: 'dump', bytes: new Uint8Array(await dump.arrayBuffer()) })
    return
  }
  await database.close()
  say({ kind: 'closed' })
}
