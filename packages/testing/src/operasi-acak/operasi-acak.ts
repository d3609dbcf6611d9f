import fc from 'fast-check'
import type { GraphQLSchema } from 'graphql'
import { jarang } from './jarang.ts'
import type { KolamNilai } from './kolam.ts'
import { kunciJawaban } from './kunci-jawaban.ts'
import { OPSI_BAWAAN, type OpsiOperasi } from './opsi.ts'
import { argumenAcak } from './rencana-nilai.ts'
import { pilihanAcak } from './rencana-pilihan.ts'
import { tipeTerjangkau } from './tipe-terjangkau.ts'
import { type Operasi, tulisOperasi } from './tulis.ts'

const NAMA = ['Q', 'Acak', 'query', 'constructor'] as const
const DALAM_FRAGMEN = 3

/** Random valid queries over the whole schema; a failing one shrinks to a small one. */
export function arbitraryOperasi(
  schema: GraphQLSchema,
  kolam: KolamNilai,
  opsi: Partial<OpsiOperasi> = {},
): fc.Arbitrary<Operasi> {
  const semua = { ...OPSI_BAWAAN, ...opsi }
  const akar = schema.getQueryType()
  if (!akar) throw new TypeError('no query type')
  const isi = pilihanAcak(schema, argumenAcak(kolam), semua)
  const kunciBaru = kunciJawaban(schema)
  const fragmen = fc.oneof(
    ...tipeTerjangkau(schema).map((tipe) => ({
      arbitrary: fc.record({ tipe: fc.constant(tipe.name), isi: isi(tipe, DALAM_FRAGMEN) }),
      weight: semua.bobot[tipe.name] ?? 1,
    })),
  )
  const rencana = fc.record({
    nama: jarang(2, fc.constantFrom(...NAMA)),
    isi: isi(akar, semua.dalamTerbesar),
    fragmen: fc.array(fragmen, { maxLength: 5 }),
  })
  // The bias towards small values would make every second operation an empty one.
  return fc.noBias(rencana).map((satu) => tulisOperasi(schema, semua, kunciBaru(), satu))
}
