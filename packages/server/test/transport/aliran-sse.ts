import type { Uji } from '@harapan/testing'
import type { Pelaku } from '../../src/akses/pelaku.ts'

// biome-ignore lint/suspicious/noExplicitAny: an event is whatever shape the test's document asks for
export type Peristiwa = { data?: any; errors?: { extensions: { code: string } }[] }

export type Aliran = {
  status: number
  jenis: string
  /** The next event; nothing when the stream has ended, or none came in time. */
  berikut(batasMs?: number): Promise<Peristiwa | undefined>
  selesai(): boolean
  tutup(): Promise<void>
}

/** Opens a subscription over a real socket, as a client that reads server-sent events does. */
export async function ikuti(
  uji: Uji,
  isi: object,
  { oleh, kepala }: { oleh?: Pelaku | undefined; kepala?: Record<string, string> } = {},
): Promise<Aliran> {
  const pergi = new AbortController()
  const jawaban = await uji.lewatDepan({
    method: 'POST',
    signal: pergi.signal,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(oleh && { authorization: `Bearer ${await uji.token(oleh)}` }),
      ...kepala,
    },
    body: JSON.stringify(isi),
  })
  const pembaca = jawaban.body?.pipeThrough(new TextDecoderStream()).getReader()
  const antrean: Peristiwa[] = []
  let usai = false
  let bangun = Promise.withResolvers<void>()
  const baca = async () => {
    let sisa = ''
    for (;;) {
      const { value, done } = (await pembaca?.read()) ?? { done: true, value: undefined }
      if (done) break
      sisa += value
      const potongan = sisa.split('\n\n')
      sisa = potongan.pop() ?? ''
      for (const satu of potongan) {
        if (satu.includes('event: complete')) usai = true
        const data = /^data: (.+)$/m.exec(satu)?.[1]
        if (data) antrean.push(JSON.parse(data))
      }
      bangun.resolve()
      bangun = Promise.withResolvers()
    }
  }
  const membaca = baca()
    .catch(() => undefined)
    .finally(() => {
      usai = true
      bangun.resolve()
    })
  return {
    status: jawaban.status,
    jenis: jawaban.headers.get('content-type') ?? '',
    async berikut(batasMs = 20_000) {
      const akhir = performance.now() + batasMs
      while (antrean.length === 0 && !usai && performance.now() < akhir)
        await Promise.race([bangun.promise, new Promise((lanjut) => setTimeout(lanjut, 50))])
      return antrean.shift()
    },
    selesai: () => usai && antrean.length === 0,
    async tutup() {
      pergi.abort()
      await membaca
    },
  }
}
