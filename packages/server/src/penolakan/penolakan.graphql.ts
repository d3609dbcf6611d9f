import { type Galat, galat, type KodeGalat } from '@harapan/kode'
import { builder, pure } from '../builder.ts'

const Penolakan = builder.interfaceRef<Galat>('Penolakan').implement({
  description:
    'Perubahan yang ditolak, dengan alasan dan jalan keluarnya / A refused change, with reason and way out',
  fields: (t) => ({
    kode: t.exposeString('kode', {
      kelas: 'publik',
      nullable: false,
      description: 'Kode tetap / Closed code',
    }),
    pesan: t.exposeString('pesan', {
      kelas: 'publik',
      nullable: false,
      description: 'Apa yang terjadi / What happened',
    }),
    petunjuk: t.exposeString('petunjuk', {
      kelas: 'publik',
      nullable: false,
      description: 'Jalan keluarnya / The way out',
    }),
  }),
})

type Ditolak = Galat & { jenis: string; versiKini?: number }

const kodeMenurutJenis = new Map<string, KodeGalat>()

/** The type of one refusal, by its name and closed code. */
export function penolakan(jenis: string, kode: KodeGalat, description: string) {
  kodeMenurutJenis.set(jenis, kode)
  return builder.objectRef<Ditolak>(jenis).implement({
    interfaces: [Penolakan],
    description,
    fields: (t) =>
      jenis === 'VersiUsang'
        ? {
            versiKini: t.int({
              kelas: 'internal',
              description: 'Versi sekarang / Present version',
              ...pure(({ versiKini }: Ditolak) => versiKini ?? null),
            }),
          }
        : {},
  })
}

/** What a verb answers: which of its types, and what that type shows. */
export type HasilVerba = { jenis: string }

/** The union a verb answers with: success, or one of its refusals. */
export function hasilVerba(nama: string, description: string, types: readonly unknown[]) {
  const gabungan = builder.unionType(nama, {
    description,
    types: types as never,
    resolveType: ({ jenis }: HasilVerba) => jenis as never,
  })
  // Which type it is says `jenis`, so what Pothos would join of their shapes tells nothing more.
  return gabungan as unknown as ReturnType<typeof builder.objectRef<HasilVerba>>
}

/** What a verb answered, with the words of its code where it refused. */
export function denganPesan(hasil: HasilVerba): HasilVerba {
  const kode = kodeMenurutJenis.get(hasil.jenis)
  return kode ? { ...hasil, ...galat(kode) } : hasil
}

export const VersiUsang = penolakan(
  'VersiUsang',
  'VERSI_USANG',
  'Sudah diubah orang lain / Somebody changed it meanwhile',
)

export const StatusTidakSesuai = penolakan(
  'StatusTidakSesuai',
  'STATUS_TIDAK_SESUAI',
  'Tidak dapat dilakukan pada status sekarang / Not possible in the present status',
)

builder.mutationType({ description: 'Titik masuk untuk mengubah / Entry point for changes' })

export const KunciTerpakai = penolakan(
  'KunciTerpakai',
  'KUNCI_TERPAKAI',
  'Kunci sudah dipakai permintaan lain / The key served another request',
)
