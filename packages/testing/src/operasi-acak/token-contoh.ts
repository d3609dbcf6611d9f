import type { Uji } from '../uji.ts'
import type { Paket } from './kolam.ts'

const UMPAN = `query ($sejak: TokenPerubahan, $jenis: [JenisPerubahan!]) {
  perubahan(sejak: $sejak, jenis: $jenis, first: 200) { lanjut adaLagi tahap }
}`

/** Whose tokens: of another scope they are refused, which is an answer too. */
const PEMBACA = ['keduanya', 'oki', 'pendamping'] as const
const HALAMAN_TERBANYAK = 30

/** Real places in the change feed, in the middle of a snapshot and after it, with the kinds they belong to. */
export async function tokenContoh(uji: Uji): Promise<{ token: string[]; paket: Paket[] }> {
  const milik = await Promise.all(PEMBACA.map((oleh) => tempat(uji, oleh)))
  const paket = milik.map((sejak): Paket => ({ first: [1, 2, 5, 20], jenis: [['KPM']], sejak }))
  const awal: Paket[] = [
    { first: [1, 2, 5] },
    { first: [3], jenis: [['KPM'], ['INDIVIDU', 'KPM']] },
  ]
  return { token: milik.flat(), paket: [...awal, ...paket] }
}

async function tempat(uji: Uji, oleh: (typeof PEMBACA)[number]): Promise<string[]> {
  const token: string[] = []
  for (let i = 0; i < HALAMAN_TERBANYAK; i++) {
    const { data } = await uji.tanya(UMPAN, {
      oleh,
      variabel: { jenis: ['KPM'], sejak: token.at(-1) },
    })
    token.push(data.perubahan.lanjut)
    if (data.perubahan.tahap === 'DELTA') break
  }
  return [token.at(0), token.at(-1)].filter((satu) => satu !== undefined)
}
