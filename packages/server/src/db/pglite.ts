import { once } from 'node:events'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker, WorkerInput } from './pglite-pesan.ts'

/**
 * The embedded database seen as a server: `socket()` gives the stream a `pg.Client` speaks
 * PostgreSQL's wire protocol on, so that everything above is one code path for both databases.
 * PGlite is one session: one socket at a time.
 */
export class EmbeddedDatabase {
  readonly #worker: Worker
  #socket: EmbeddedSocket | undefined

  private constructor(worker: Worker) {
    this.#worker = worker
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'bytes') this.#socket?.push(message.bytes)
      if (message.kind === 'error') this.#socket?.destroy(new Error(message.text))
    })
    worker.on('error', (error) => this.#socket?.destroy(error))
    worker.on('exit', () => this.#socket?.destroy())
  }

  static async open(input: WorkerInput): Promise<EmbeddedDatabase> {
    const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: input })
    await answer(worker, 'ready')
    return new EmbeddedDatabase(worker)
  }

  socket(): Duplex {
    this.#socket = new EmbeddedSocket((message) => this.#worker.postMessage(message))
    return this.#socket
  }

  /** The whole database as bytes, to be opened again with `snapshot`. */
  async dump(): Promise<Uint8Array> {
    this.#worker.postMessage({ kind: 'dump' } satisfies ToWorker)
    const message = await answer(this.#worker, 'dump')
    return message.kind === 'dump' ? message.bytes : new Uint8Array()
  }

  async close(): Promise<void> {
    this.#worker.postMessage({ kind: 'close' } satisfies ToWorker)
    await answer(this.#worker, 'closed')
    await this.#worker.terminate()
  }

  /** Ends a running statement the only way PGlite knows: by ending its thread. */
  async abort(): Promise<void> {
    await this.#worker.terminate()
  }
}

async function answer(worker: Worker, kind: FromWorker['kind']): Promise<FromWorker> {
  for (;;) {
    const [message] = (await once(worker, 'message')) as [FromWorker]
    if (message.kind === kind) return message
    if (message.kind === 'error') throw new Error(message.text)
  }
}

const TERMINATE = 0x58

/** As much of `net.Socket` as `pg` asks for. */
class EmbeddedSocket extends Duplex {
  readonly #send: (message: ToWorker) => void

  constructor(send: (message: ToWorker) => void) {
    super()
    this.#send = send
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'))
    return this
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#forward(chunk)
    done()
  }

  // `pg` corks parse, bind, describe, execute and sync: one message for the thread instead of five.
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#forward(Buffer.concat(chunks.map(({ chunk }) => chunk)))
    done()
  }

  override _read(): void {}

  #forward(bytes: Buffer): void {
    // Terminate would end the only session; `close()` ends the thread instead.
    if (bytes[0] === TERMINATE) {
      this.destroy()
      return
    }
    this.#send({ kind: 'bytes', bytes: new Uint8Array(bytes) })
  }

  setNoDelay(): void {}
  setKeepAlive(): void {}
  ref(): void {}
  unref(): void {}
}
