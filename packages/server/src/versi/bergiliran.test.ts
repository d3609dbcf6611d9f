import { setTimeout as tunggu } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { bergiliran } from './bergiliran.ts'

it('yang meminta selagi satu berjalan menunggu yang berikut, bersama-sama', async () => {
  let dimulai = 0
  let sedang = 0
  const minta = bergiliran(async () => {
    dimulai++
    sedang++
    expect(sedang).toBe(1)
    await tunggu(20)
    sedang--
  })
  const pertama = minta()
  const kedua = [minta(), minta(), minta()]
  expect(dimulai).toBe(1)
  await pertama
  await Promise.all(kedua)
  expect(dimulai).toBe(2)
  await minta()
  expect(dimulai).toBe(3)
})

it('yang meminta selalu dijawab dengan pembacaan yang dimulai sesudah permintaannya', async () => {
  let perubahan = 0
  let terbaca = 0
  const minta = bergiliran(async () => {
    const dilihat = perubahan
    await tunggu(Math.random() * 3)
    terbaca = dilihat
  })
  const peminta = Array.from({ length: 60 }, async (_, ke) => {
    await tunggu(ke * Math.random())
    const milik = ++perubahan
    await minta()
    expect(terbaca).toBeGreaterThanOrEqual(milik)
  })
  await Promise.all(peminta)
})
