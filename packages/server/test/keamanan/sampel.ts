import type { BarisTahap } from '../../src/demo/baris.ts'
import { desaNyata } from '../../src/demo/desa-nyata.ts'
import { isiTahap } from '../../src/demo/isi-tahap.ts'
import { rencanaDemo } from '../../src/demo/rencana.ts'
import { HARI_INI_DEMO } from '../../src/demo/tahap-demo.ts'

export type Sampel = Record<'oki' | 'kotim', BarisTahap>

/** Every sample row of both regencies as generated, identity numbers included. */
export async function bacaSampel(): Promise<Sampel> {
  const tahap = Map.groupBy(rencanaDemo('kecil', await desaNyata()), ({ fakta }) => fakta.nama)
  const satukan = (nama: 'oki' | 'kotim') =>
    gabung((tahap.get(nama) ?? []).map((rencana) => isiTahap(rencana, HARI_INI_DEMO)))
  return { oki: satukan('oki'), kotim: satukan('kotim') }
}

/** Every NIK, No. KK and card number of the sample. */
export function nomorSampel({ oki, kotim }: Sampel): Set<string> {
  const nomor = [oki, kotim].flatMap(({ individu, keluarga, kepesertaanJkn }) => [
    ...individu.map(({ nik }) => nik),
    ...keluarga.map(({ noKk }) => noKk),
    ...kepesertaanJkn.map(({ noKartu }) => noKartu),
  ])
  return new Set(nomor.filter((satu) => satu !== null))
}

function gabung(tahap: readonly BarisTahap[]): BarisTahap {
  const [pertama, ...lain] = tahap
  if (!pertama) throw new RangeError('no stage of this regency')
  for (const satu of lain) {
    for (const [tabel, baris] of Object.entries(satu)) {
      ;(pertama[tabel as keyof BarisTahap] as unknown[]).push(...baris)
    }
  }
  return pertama
}
