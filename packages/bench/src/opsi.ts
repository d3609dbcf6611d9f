import { parseArgs } from 'node:util'
import { DAFTAR } from './kueri/daftar.ts'
import type { Kueri } from './kueri/kueri.ts'
import { UKURAN, type Ukuran } from './muat/muat.ts'
import { type HurufSisi, SISI } from './sisi/sisi.ts'

export type Opsi = {
  url: string
  ukuran: Ukuran
  kueri: readonly Kueri[]
  sisi: readonly HurufSisi[]
  putaran: number
  koneksi: number
  /** Write the run's data and docs/kinerja.md. */
  tulis: boolean
}

/** Reads the command line. Everything has a default. */
export function bacaOpsi(): Opsi {
  const { values } = parseArgs({
    options: {
      ukuran: { type: 'string', default: '37k' },
      kueri: { type: 'string', default: DAFTAR.map(({ nama }) => nama).join(',') },
      sisi: { type: 'string', default: 'A,B,C' },
      putaran: { type: 'string', default: '7' },
      koneksi: { type: 'string', default: '16' },
      tulis: { type: 'boolean', default: false },
    },
  })
  return {
    url: process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres',
    ukuran: pilih('ukuran', values.ukuran, Object.keys(UKURAN)) as Ukuran,
    kueri: values.kueri.split(',').map((nama) => {
      pilih(
        'kueri',
        nama,
        DAFTAR.map((satu) => satu.nama),
      )
      return DAFTAR.find((satu) => satu.nama === nama) as Kueri
    }),
    sisi: values.sisi
      .split(',')
      .map((huruf) => pilih('sisi', huruf, Object.keys(SISI)) as HurufSisi),
    putaran: bilangan('putaran', values.putaran),
    koneksi: bilangan('koneksi', values.koneksi),
    tulis: values.tulis,
  }
}

function pilih(opsi: string, nilai: string, boleh: readonly string[]): string {
  if (boleh.includes(nilai)) return nilai
  throw new Error(`--${opsi} ${nilai}: choose from ${boleh.join(', ')}`)
}

function bilangan(opsi: string, nilai: string): number {
  const angka = Number(nilai)
  if (Number.isInteger(angka) && angka > 0) return angka
  throw new Error(`--${opsi} ${nilai}: a number above 0`)
}
