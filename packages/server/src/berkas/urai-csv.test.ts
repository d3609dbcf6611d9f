import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BATAS_BERKAS } from './batas-berkas.ts'
import { penguraiCsv } from './urai-csv.ts'

function urai(potongan: readonly string[]) {
  const pengurai = penguraiCsv(',', BATAS_BERKAS)
  const baris = potongan.flatMap((teks) => pengurai.urai(teks, false))
  baris.push(...pengurai.urai('', true))
  return { baris, galat: pengurai.galat()?.kode, tempat: pengurai.galat()?.tempat }
}

test('batas blok di tempat mana pun tidak mengubah baris, nomor, atau galatnya', () => {
  const bagian = fc.constantFrom('a', ',', '\n', '\r', '\r\n', '"', '""', '"x\r\ny"', ',"",')
  fc.assert(
    fc.property(fc.array(bagian, { maxLength: 25 }), fc.array(fc.nat(60)), (semua, letak) => {
      const teks = semua.join('')
      const potong = [0, ...letak.filter((satu) => satu < teks.length).sort((a, b) => a - b)]
      const terpotong = potong.map((awal, ke) => teks.slice(awal, potong[ke + 1]))
      const utuh = urai([teks])
      expect(urai(terpotong)).toEqual(utuh)
      expect(urai([...teks])).toEqual(utuh)
    }),
    { numRuns: 1_000 },
  )
})
