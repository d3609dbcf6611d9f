import type { DokumenBertipe } from './dokumen.ts'
import { HarapanApiError } from './errors.ts'
import { bacaJawaban } from './jawaban.ts'
import { bacaTeks, penolakan, putus } from './masalah.ts'
import type { OpsiKlien } from './opsi.ts'
import type { Putaran } from './putaran.ts'
import { bacaSkalar } from './scalars.ts'

/**
 * Satu sambungan langganan lewat SSE, sampai server mengakhirinya / One connection of a subscription over SSE, until the
 * server ends it. It is not opened again here: who follows knows where it stands.
 *
 * @throws HarapanHttpError bila jawabannya bukan aliran / where the answer is no stream
 * @throws HarapanNetworkError bila putus, atau diam lebih lama dari `batasWaktuMs` / where it breaks or falls silent
 */
export async function* aliran<Data, Variabel>(
  opsi: OpsiKlien,
  putaran: Putaran,
  dokumen: DokumenBertipe<Data, Variabel, 'subscription'>,
  variables: Variabel,
  signal: AbortSignal,
): AsyncGenerator<Data, void, undefined> {
  const balasan = await putaran.minta(new URL(opsi.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: String(dokumen), variables }),
    signal,
  })
  const mengalir = balasan.headers.get('content-type')?.startsWith('text/event-stream')
  if (!balasan.ok || !mengalir || !balasan.body) throw await penolakan(balasan)
  let peristiwa = ''
  for await (const teks of bacaTeks(balasan.body, putaran.tunggu)) {
    const [nama, isi = ''] = pisahkan(teks)
    if (nama === 'event') peristiwa = isi
    if (peristiwa === 'complete') return
    const jawaban = nama === 'data' ? bacaJawaban(isi) : undefined
    if (!jawaban) continue
    const [galat] = jawaban.galat
    if (galat) throw new HarapanApiError({ ...galat, galat: jawaban.galat })
    yield bacaSkalar(jawaban.data, dokumen.__meta__?.skalar) as Data
  }
  throw putus(undefined)
}

const pisahkan = (baris: string): readonly string[] =>
  /^(\w+): ?(.*?)\r?$/.exec(baris)?.slice(1) ?? []
