import { type Galat, galat, type KodeGalat, type NoKk } from '@harapan/kode'
import { builder, pure, row, verb } from '../builder.ts'
import { idUntuk } from '../simpul/id-global.ts'
import { Kpm } from './kpm.graphql.ts'
import { type HasilPindah, type MasukanPindah, pindahkanKpm } from './pindahkan.ts'

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

type Gagal = Exclude<HasilPindah['jenis'], 'KpmDipindahkan'>

/** Refusals of `pindahkanKpm`: type name, closed code, description. */
const PENOLAKAN = {
  KpmTidakDitemukan: [
    'TIDAK_DITEMUKAN',
    'KPM tidak ada di wilayah Anda / No such enrolment in your area',
  ],
  VersiUsang: ['VERSI_USANG', 'KPM sudah diubah orang lain / Somebody changed it meanwhile'],
  StatusTidakSesuai: [
    'STATUS_TIDAK_SESUAI',
    'Hanya KPM aktif atau ditangguhkan yang dapat pindah / Only an active or suspended enrolment moves',
  ],
  DesaTujuanTidakSah: [
    'KODE_WILAYAH_TIDAK_SAH',
    'Desa tujuan tidak dikenal, bukan desa, atau desa yang sama / Destination unknown, not a village, or the same',
  ],
  DiLuarWilayah: [
    'TIDAK_BERWENANG',
    'Desa tujuan di luar wilayah Anda / Destination outside your area',
  ],
  KunciTerpakai: [
    'KUNCI_TERPAKAI',
    'Kunci sudah dipakai permintaan lain / The key served another request',
  ],
  PerluPemeriksaanPusat: [
    'PERLU_PEMERIKSAAN_PUSAT',
    'Bertabrakan dengan data yang tidak Anda lihat; pusat harus memeriksa / Collides with data you cannot see; the centre must look',
  ],
} as const satisfies Record<Gagal, readonly [KodeGalat, string]>

const tipePenolakan = Object.entries(PENOLAKAN).map(([nama, [, description]]) =>
  builder.objectRef<Galat & { jenis: string; versiKini?: number }>(nama).implement({
    interfaces: [Penolakan],
    description,
    fields: (t) =>
      nama === 'VersiUsang'
        ? {
            versiKini: t.int({
              kelas: 'internal',
              description: 'Versi sekarang / Present version',
              ...pure(({ versiKini }: { versiKini?: number }) => versiKini ?? null),
            }),
          }
        : {},
  }),
)

const KpmDipindahkan = builder
  .objectRef<{ jenis: string; kpmId: bigint }>('KpmDipindahkan')
  .implement({
    description: 'KPM sudah pindah / The enrolment has moved',
    fields: (t) => ({
      kpm: t.field({
        type: Kpm,
        kelas: 'pribadi',
        description: 'KPM sesudah pindah / The enrolment after the move',
        // Null for a repeated request whose family has since left the caller's area.
        ...row('Kpm', ({ kpmId }: { kpmId: bigint }) => ({ where: { id: kpmId } })),
      }),
    }),
  })

const PindahkanKpmHasil = builder.unionType('PindahkanKpmHasil', {
  description:
    'Hasil pindahkanKpm: berhasil, atau satu penolakan bernama / Success or one named refusal',
  types: [KpmDipindahkan, ...tipePenolakan],
  resolveType: ({ jenis }) => jenis,
})

builder.mutationType({ description: 'Titik masuk untuk mengubah / Entry point for changes' })

type Masukan = Omit<MasukanPindah, 'id' | 'noKkBaru'> & {
  id: string
  noKkBaru?: NoKk | null | undefined
}

builder.mutationField('pindahkanKpm', (t) =>
  t.field({
    type: PindahkanKpmHasil,
    kelas: 'pribadi',
    wewenang: 'kpm:ubah',
    description:
      'Memindahkan satu keluarga penerima ke desa lain; wilayah Anda harus mencakup kedua desa / Moves a beneficiary family to another village; your area must hold both',
    args: {
      id: t.arg.id({ required: true, description: 'Id global KPM / Global id of the enrolment' }),
      desaTujuan: t.arg({
        type: 'KodeWilayah',
        required: true,
        description: 'Kode desa tujuan / Code of the destination village',
      }),
      alasan: t.arg.string({
        required: true,
        description:
          'Alasan, 3-500 huruf, tanpa nomor identitas / Reason, 3-500 characters, without identity numbers',
      }),
      versi: t.arg.int({
        required: true,
        description: 'Versi yang terakhir Anda lihat / The version you last saw',
      }),
      kunci: t.arg.string({
        required: true,
        description:
          'Kunci idempotensi, 8-100 huruf; ulangan dengan kunci sama tidak menulis lagi / Idempotency key; a repeat writes nothing',
      }),
      noKkBaru: t.arg({
        type: 'NoKK',
        description:
          'Nomor KK baru bila Dukcapil menerbitkannya / New family card number, if one was issued',
      }),
    },
    ...verb(async ({ id, noKkBaru, ...masukan }: Masukan, konteks) => {
      const hasil = await pindahkanKpm(konteks, {
        ...masukan,
        id: idUntuk('Kpm', id),
        ...(noKkBaru && { noKkBaru }),
      })
      return hasil.jenis === 'KpmDipindahkan'
        ? hasil
        : { ...hasil, ...galat(PENOLAKAN[hasil.jenis][0]) }
    }),
  }),
)
