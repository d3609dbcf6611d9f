import { once } from 'node:events'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker, WorkerInput } from './pglite-pesan.ts'

/**
 * The embedded database seen as a server: `socket()` gives the stream on which a `pg.Client` speaks
 * PostgreSQL's wire protocol, so that everything above is one code path for both databases.
 * PGlite is one session: one socket at a time.
 */
export class EmbeddedDatabase {
  readonly #input: WorkerInput
  #worker: Promise<Worker>
  #socket: EmbeddedSocket | undefined

  constructor(input: WorkerInput) {
    this.#input = input
    this.#worker = this.#start()
  }

  /** Settles when the database is open. */
  async ready(): Promise<void> {
    await this.#worker
  }

  socket(): Duplex {
    this.#socket = new EmbeddedSocket(this.#worker)
    return this.#socket
  }

  /** The whole database as bytes, to be opened again with `snapshot`. */
  async dump(): Promise<Uint8Array> {
    const message = await ask(await this.#worker, { kind: 'dump' }, 'dump')
    return message.kind === 'dump' ? message.bytes : new Uint8Array()
  }

  async close(): Promise<void> {
    const worker = await this.#worker
    await ask(worker, { kind: 'close' }, 'closed')
    await worker.terminate()
  }

  /**
   * Ends a running statement the only way PGlite knows, by ending its thread, and opens the database
   * again. What was committed is there; the connection's user gets an error.
   */
  async abort(): Promise<void> {
    const worker = await this.#worker
    this.#worker = worker.terminate().then(() => this.#start())
    this.#socket?.destroy(new Error('statement ended at its deadline (timeout)'))
    await this.#worker
  }

  async #start(): Promise<Worker> {
    const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), {
      workerData: this.#input,
    })
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'bytes') this.#socket?.push(message.bytes)
      if (message.kind === 'error') this.#socket?.destroy(new Error(message.text))
    })
    worker.on('error', (error) => this.#socket?.destroy(error))
    await answer(worker, 'ready')
    return worker
  }
}

async function ask(worker: Worker, message: ToWorker, kind: FromWorker['kind']) {
  const answered = answer(worker, kind)
  worker.postMessage(message)
  return answered
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
  readonly #opening: Promise<Worker>
  #worker: Worker | undefined

  constructor(opening: Promise<Worker>) {
    super()
    this.#opening = opening
  }

  connect(): this {
    this.#opening.then(
      (worker) => {
        this.#worker = worker
        this.emit('connect')
      },
      (error) => this.destroy(error),
    )
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
    this.#worker?.postMessage({ kind: 'bytes', bytes: new Uint8Array(bytes) } satisfies ToWorker)
  }

  setNoDelay(): void {}
  setKeepAlive(): void {}
  ref(): void {}
  unref(): void {}
}
