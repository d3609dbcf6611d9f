import type { Logger } from 'pino'
import type { BasisData } from '../db/basis-data.ts'
import { IMPOR_DIPANTAU } from '../impor/pantau-impor.ts'
import { UMPAN_DIPANTAU } from '../perubahan/pantau-umpan.ts'
import { idUntuk } from '../simpul/id-global.ts'
import { type OpsiPantau, pantauAliran, type Tempat } from '../versi/pantau-aliran.ts'
import { type CaraBaca, pilih } from './jadi-kueri.ts'

type Isi = Record<string, unknown>

/** What an answer says of the stream. */
export type Langkah = {
  /** Whether the client hears of it; the first answer it hears in any case. */
  kirim: boolean
  /** Whether the next answer is there already. */
  adaLagi: boolean
  /** Whether nothing can follow it. */
  selesai: boolean
  /** Where the stream now is. */
  letak?: unknown
}

/** One field of Subscription: how an answer of it is read, what it says, and who waits for the next. */
export type Langganan = CaraBaca & {
  ambil(isi: Isi): Langkah
  masuk(siapa: string, argumen: Isi): Tempat
}

export type SemuaLangganan = {
  bernama: Readonly<Record<string, Langganan>>
  pengikut(): number
  berhenti(): Promise<void>
}

/** The change feed, page by page, and an import, chunk by chunk. */
export function bukaLangganan(
  basisData: BasisData,
  pencatat?: Logger,
  opsi?: OpsiPantau,
): SemuaLangganan {
  const umpan = pantauAliran(basisData, UMPAN_DIPANTAU, pencatat, opsi)
  const impor = pantauAliran(basisData, IMPOR_DIPANTAU, pencatat, opsi)
  return {
    bernama: {
      perubahan: {
        ...BACA_UMPAN,
        ambil: ({ harapan_lanjut, harapan_adaLagi, harapan_isi }) => ({
          kirim: (harapan_isi as unknown[]).length > 0,
          adaLagi: harapan_adaLagi === true,
          selesai: false,
          letak: harapan_lanjut,
        }),
        masuk: (siapa) => umpan.masuk(siapa),
      },
      kemajuanImpor: {
        ...BACA_IMPOR,
        ambil: ({ harapan_status }) => ({
          kirim: true,
          adaLagi: false,
          selesai: BERAKHIR.includes(String(harapan_status)),
        }),
        masuk: (siapa, { id }) => impor.masuk(siapa, String(idUntuk('Impor', String(id)))),
      },
    },
    pengikut: () => umpan.pengikut() + impor.pengikut(),
    async berhenti() {
      await Promise.all([umpan.berhenti(), impor.berhenti()])
    },
  }
}

const BERAKHIR = ['SELESAI', 'GAGAL', 'DIBATALKAN']

const BACA_UMPAN: CaraBaca = {
  field: 'perubahan',
  beserta: {
    harapan_lanjut: pilih('harapan_lanjut', 'lanjut'),
    harapan_adaLagi: pilih('harapan_adaLagi', 'adaLagi'),
    harapan_isi: pilih('harapan_isi', 'perubahan', 'id'),
  },
  letak: { argumen: 'sejak', variabel: 'harapan_sejak', tipe: 'TokenPerubahan' },
}

const BACA_IMPOR: CaraBaca = {
  field: 'impor',
  beserta: { harapan_status: pilih('harapan_status', 'status') },
}
