import { StringDecoder } from 'node:string_decoder'

/** Values of a stream with one JSON value a line. */
export async function* barisJson(isi: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  const pembaca = new StringDecoder('utf8')
  let sisa = ''
  for await (const potongan of isi) {
    const baris = (sisa + pembaca.write(Buffer.from(potongan))).split('\n')
    sisa = baris.pop() ?? ''
    for (const satu of baris) if (satu !== '') yield JSON.parse(satu)
  }
  if (sisa !== '') yield JSON.parse(sisa)
}
