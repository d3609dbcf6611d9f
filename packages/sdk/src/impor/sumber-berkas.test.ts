import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bukaBerkas, type SumberBerkas } from './sumber-berkas.ts'

const bita = async (isi: Blob | Uint8Array) =>
  isi instanceof Blob ? new Uint8Array(await isi.arrayBuffer()) : Uint8Array.from(isi)

async function* dari(potongan: readonly Uint8Array[]) {
  yield* potongan
}
const SUMBER: Record<string, (potongan: readonly Uint8Array[]) => SumberBerkas> = {
  aliran: (potongan) => new Blob([...potongan] as BlobPart[]).stream(),
  asinkron: dari,
  blob: (potongan) => new Blob([...potongan] as BlobPart[]),
  bita: (potongan) => Uint8Array.from(potongan.flatMap((satu) => [...satu])),
}

test.each(Object.keys(SUMBER))(
  '%s: apa pun ukuran dan ulangannya, bitanya sama dan akhirnya tepat sekali',
  async (nama) => {
    const potongan = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 12 })
    const langkah = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(30)), {
      minLength: 1,
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(potongan, langkah, async (isi, rencana) => {
        const semua = isi.flatMap((satu) => [...satu])
        const berkas = bukaBerkas(SUMBER[nama]?.(isi) as SumberBerkas)
        const sampai: number[] = []
        for (let ke = 0; ; ke++) {
          const [ukuran, sampainya] = rencana[ke] ?? [30, 30]
          const { isi: potong, akhir } = await berkas.ambil(sampai.length, ukuran)
          const kini = [...(await bita(potong))]
          expect(kini).toEqual(semua.slice(sampai.length, sampai.length + ukuran))
          // Server menerima sebagian saja dari yang dikirim.
          const diterima = kini.slice(0, sampainya)
          sampai.push(...diterima)
          if (akhir && diterima.length === kini.length) break
          expect(akhir && semua.length > sampai.length + ukuran).toBe(false)
        }
        expect(sampai).toEqual(semua)
        await berkas.tutup()
      }),
      { numRuns: 60 },
    )
  },
)

test('sumber yang ditinggalkan dilepas', async () => {
  let lepas = false
  async function* sumber() {
    try {
      yield new Uint8Array(10)
      yield new Uint8Array(10)
    } finally {
      lepas = true
    }
  }
  const berkas = bukaBerkas(sumber())
  await berkas.ambil(0, 4)
  await berkas.tutup()
  expect(lepas).toBe(true)
})
