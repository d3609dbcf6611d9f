import type { NoKk } from '@harapan/kode'
import { builder, row, verb } from '../builder.ts'
import {
  denganPesan,
  hasilVerba,
  KunciTerpakai,
  penolakan,
  StatusTidakSesuai,
  VersiUsang,
} from '../penolakan/penolakan.graphql.ts'
import { idUntuk } from '../simpul/id-global.ts'
import { Kpm } from './kpm.graphql.ts'
import { type MasukanPindah, pindahkanKpm } from './pindahkan.ts'

const PENOLAKAN = [
  penolakan(
    'KpmTidakDitemukan',
    'TIDAK_DITEMUKAN',
    'KPM tidak ada di wilayah Anda / No such enrolment in your area',
  ),
  VersiUsang,
  StatusTidakSesuai,
  penolakan(
    'DesaTujuanTidakSah',
    'KODE_WILAYAH_TIDAK_SAH',
    'Desa tujuan tidak dikenal, bukan desa, atau desa yang sama / Destination unknown, not a village, or the same',
  ),
  penolakan(
    'DiLuarWilayah',
    'TIDAK_BERWENANG',
    'Desa tujuan di luar wilayah Anda / Destination outside your area',
  ),
  KunciTerpakai,
  penolakan(
    'PerluPemeriksaanPusat',
    'PERLU_PEMERIKSAAN_PUSAT',
    'Bertabrakan dengan data yang tidak Anda lihat; pusat harus memeriksa / Collides with data you cannot see; the centre must look',
  ),
]

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

const PindahkanKpmHasil = hasilVerba(
  'PindahkanKpmHasil',
  'Hasil pindahkanKpm: berhasil, atau satu penolakan bernama / Success or one named refusal',
  [KpmDipindahkan, ...PENOLAKAN],
)

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
      return denganPesan(hasil)
    }),
  }),
)
