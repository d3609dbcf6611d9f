import { expect, it } from 'vitest'
import { TENGGAT_JAM, tundaMs } from './jadwal-ulang.rules.ts'

it('berlipat dari sepuluh detik sampai empat jam, separuhnya acak', () => {
  expect([1, 2, 3, 12, 40].map((ke) => tundaMs(ke, 1) / 1000)).toEqual([10, 20, 40, 14_400, 14_400])
  expect(tundaMs(1, 0)).toBe(5_000)
})

it('dalam sehari dicoba belasan kali, tidak ribuan', () => {
  const habis = (acak: number) => {
    let percobaan = 1
    for (let ms = 0; ms < TENGGAT_JAM * 3_600_000; percobaan++) ms += tundaMs(percobaan, acak)
    return percobaan
  }
  expect(habis(1)).toBe(17)
  expect(habis(0)).toBe(23)
})
