import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bagi } from './bagi.ts'

const bobotBebas = fc
  .array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 40 })
  .filter((bobot) => bobot.some((nilai) => nilai > 0.01))

test('bagian berjumlah tepat, dan tidak satu pun melenceng satu penuh dari porsinya', () => {
  fc.assert(
    fc.property(fc.nat(100_000), bobotBebas, (jumlah, bobot) => {
      const bagian = bagi(jumlah, bobot)
      const seluruh = bobot.reduce((total, nilai) => total + nilai, 0)
      expect(bagian.reduce((total, nilai) => total + nilai, 0)).toBe(jumlah)
      bagian.forEach((nilai, letak) => {
        expect(Number.isInteger(nilai)).toBe(true)
        expect(Math.abs(nilai - (jumlah * (bobot[letak] ?? 0)) / seluruh)).toBeLessThan(1 + 1e-6)
      })
    }),
  )
})

test('sisa terbesar mendapat tambahan, yang lebih dahulu menang bila sama', () => {
  expect(bagi(10, [1, 1, 1])).toEqual([4, 3, 3])
  expect(bagi(7, [5, 3, 1])).toEqual([4, 2, 1])
})
