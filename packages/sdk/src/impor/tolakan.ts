import { penolakan } from '../masalah.ts'
import type { OpsiKlien, OpsiPanggilan } from '../opsi.ts'
import { buatPutaran } from '../putaran.ts'

/**
 * Baris sebuah impor yang tidak masuk, sebagai CSV, persis seperti dikirim dengan alasannya / The rows of an import that
 * did not get in, as CSV, as they were sent and why. It holds whole numbers: keep it as you keep the file itself.
 *
 * @throws HarapanError; sesudah bita pertama sambungan yang putus tidak diulang / a break is not retried after the first byte
 */
export async function* tolakanImpor(
  opsi: OpsiKlien,
  id: string,
  { signal }: OpsiPanggilan = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const putaran = buatPutaran(opsi, signal, true)
  const henti = new AbortController()
  try {
    const pembaca = (await buka(new URL(`impor/${id}/tolakan.csv`, opsi.url))).getReader()
    for (;;) {
      const { done, value } = await putaran.tunggu(() => pembaca.read())
      if (done) return
      yield value
    }
  } finally {
    henti.abort()
  }

  async function buka(alamat: URL): Promise<ReadableStream<Uint8Array>> {
    for (;;)
      try {
        const balasan = await putaran.minta(alamat, { signal: henti.signal })
        if (balasan.ok && balasan.body) return balasan.body
        throw await penolakan(balasan)
      } catch (sebab) {
        await putaran.gagal(sebab)
      }
  }
}
