import { bukaBasisDataUji } from '@harapan/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BasisData } from '../db/basis-data.ts'
import { pastikanKunci } from './pastikan-kunci.ts'

let basisData: BasisData
beforeAll(async () => {
  basisData = await bukaBasisDataUji()
})
afterAll(() => basisData.tutup())

it('mengingat kunci yang pertama dan menolak kunci lain, tanpa menyebutnya', async () => {
  await pastikanKunci(basisData.kolam, 'sidik-pertama')
  await pastikanKunci(basisData.kolam, 'sidik-pertama')
  const lain = pastikanKunci(basisData.kolam, 'sidik-lain')
  await expect(lain).rejects.toThrow(/HARAPAN_KUNCI_HASH/)
  await expect(lain).rejects.not.toThrow(/sidik/)
})
