import SchemaBuilder from '@pothos/core'
import { describe, expect, it } from 'vitest'
import './biaya-plugin.ts'

function skema(opsi: object) {
  const builder = new SchemaBuilder<object>({ plugins: ['biaya'] } as never)
  const barang = builder.objectRef<object>('Barang').implement({
    fields: (t) => ({ n: t.int({ resolve: () => 1 } as never) }),
  })
  builder.queryType({
    fields: (t) => ({
      angka: t.field({ type: ['Int'], resolve: () => [] } as never),
      barang: t.field({ type: [barang], resolve: () => [], ...opsi } as never),
    }),
  })
  return builder.toSchema()
}

describe('daftar objek', () => {
  it('wajib menyebut ukurannya; daftar angka tidak', () => {
    expect(() => skema({})).toThrow(/Query\.barang .*ukuran daftarnya \/ .*how long/)
    expect(() => skema({ ukuran: 3 })).not.toThrow()
  })
})
