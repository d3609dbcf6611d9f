import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BarisTahap } from '../../src/demo/baris.ts'
import { bacaSampel } from './sampel.ts'

const PASANGAN = 500
const SEKALIGUS = 20

/** Look-ups by a unique key, which Prisma joins into one statement when asked in one tick. */
const DOKUMEN = [
  'query ($a: String!, $b: String!) { a: kpm(nomorPeserta: $a) { id } b: kpm(nomorPeserta: $b) { id } }',
  'query ($a: ID!, $b: ID!) { a: node(id: $a) { id } b: node(id: $b) { id } }',
  'query ($a: NIK!, $b: NIK!) { a: individu(nik: $a) { id } b: individu(nik: $b) { id } }',
]

/** For each document what is asked, and the id of the row that answers. */
type Milik = readonly (readonly [kunci: string, id: string])[]

let uji: Uji
let milik: Record<'oki' | 'kotim', Milik[]>
beforeAll(async () => {
  const [terbuka, sampel] = await Promise.all([bukaUji(), bacaSampel()])
  uji = terbuka
  milik = { oki: susun(sampel.oki), kotim: susun(sampel.kotim) }
})
afterAll(() => uji.tutup())

it('seribu permintaan OKI dan Kotim yang berselang-seling dalam satu saat menjawab baris masing-masing', async () => {
  expect(milik.oki.length).toBeGreaterThan(400)
  for (let mulai = 0; mulai < PASANGAN; mulai += SEKALIGUS) {
    const tanya = Array.from({ length: SEKALIGUS }, (_, ke) => mulai + ke).flatMap((ke) => [
      periksa('oki', ke),
      periksa('kotim', ke),
    ])
    await Promise.all(tanya)
  }
}, 180_000)

async function periksa(oleh: 'oki' | 'kotim', ke: number): Promise<void> {
  const macam = ke % DOKUMEN.length
  const [kunci, id] = ambil(milik[oleh], ke)[macam] ?? []
  const [kunciLain] = ambil(milik[oleh === 'oki' ? 'kotim' : 'oki'], ke)[macam] ?? []
  const { data, errors } = await uji.tanya(DOKUMEN[macam] ?? '', {
    oleh,
    variabel: { a: kunci, b: kunciLain },
  })
  expect({ oleh, ke, errors, data }).toEqual({ oleh, ke, data: { a: { id }, b: null } })
}

function susun({ kpm, individu }: BarisTahap): Milik[] {
  const nik = new Map(individu.map((satu) => [satu.id, satu.nik]))
  return kpm.flatMap(({ id, nomorPeserta, pengurusId }) => {
    const milikPengurus = nik.get(pengurusId)
    if (!milikPengurus) return []
    const idKpm = writeGlobalId('Kpm', id)
    return [
      [
        [nomorPeserta, idKpm],
        [idKpm, idKpm],
        [milikPengurus, writeGlobalId('Individu', pengurusId)],
      ] as const,
    ]
  })
}

function ambil(daftar: readonly Milik[], ke: number): Milik {
  const satu = daftar[ke % daftar.length]
  if (!satu) throw new RangeError('no sample')
  return satu
}
