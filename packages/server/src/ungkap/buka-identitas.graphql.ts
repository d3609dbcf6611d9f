import { JenisNomor } from '../_generated/prisma/enums.ts'
import { builder, pure, verb } from '../builder.ts'
import {
  denganPesan,
  type HasilVerba,
  hasilVerba,
  penolakan,
} from '../penolakan/penolakan.graphql.ts'
import { bukaIdentitas, type HasilBuka } from './buka-identitas.ts'

const JenisNomorEnum = builder.enumType('JenisNomor', {
  description: 'Jenis nomor identitas / Kind of identity number',
  values: {
    NIK: { value: JenisNomor.NIK, description: 'Nomor Induk Kependudukan / Population number' },
    NO_KK: { value: JenisNomor.NO_KK, description: 'Nomor Kartu Keluarga / Family card number' },
  },
})

type Terbuka = Extract<HasilBuka, { jenis: 'IdentitasTerbuka' }>

const IdentitasTerbuka = builder.objectRef<Terbuka>('IdentitasTerbuka').implement({
  description:
    'Satu nomor identitas utuh; jangan disimpan / One whole identity number; not to be kept',
  fields: (t) => ({
    jenis: t.field({
      type: JenisNomorEnum,
      kelas: 'publik',
      nullable: false,
      description: 'Nomor apa / Which number',
      ...pure(({ jenisNomor }: Terbuka) => jenisNomor),
    }),
    nomor: t.string({
      kelas: 'identitas',
      description: 'Nomornya, 16 angka / The number, 16 digits',
      ...pure(({ nomor }: Terbuka) => nomor),
    }),
  }),
})

const IdentitasTidakDitemukan = penolakan(
  'IdentitasTidakDitemukan',
  'TIDAK_DITEMUKAN',
  'Tidak ada, di luar wilayah Anda, atau belum bernomor / Absent, outside your area, or without a number',
)
const BatasUngkapTercapai = penolakan(
  'BatasUngkapTercapai',
  'BATAS_UNGKAP',
  'Batas pengungkapan sejam atau sehari tercapai / The hourly or daily limit of reveals is reached',
)

builder.objectField(BatasUngkapTercapai, 'pulihPada', (t) =>
  t.field({
    type: 'DateTime',
    kelas: 'internal',
    description: 'Kapan boleh membuka lagi / When a number may be revealed again',
    ...pure(({ pulihPada }: HasilVerba & { pulihPada?: Date }) => pulihPada ?? null),
  }),
)

builder.mutationField('bukaIdentitas', (t) =>
  t.field({
    type: hasilVerba('BukaIdentitasHasil', 'Hasil bukaIdentitas / Result of bukaIdentitas', [
      IdentitasTerbuka,
      IdentitasTidakDitemukan,
      BatasUngkapTercapai,
    ]),
    kelas: 'identitas',
    wewenang: 'identitas:buka',
    biaya: 200,
    description:
      'Membuka NIK seseorang atau No. KK sebuah keluarga, paling banyak 20 sejam dan 100 sehari; setiap kali tercatat / Reveals the NIK of a person or the family card number of a family, at most 20 an hour and 100 a day; each time is recorded',
    args: {
      id: t.arg.id({
        required: true,
        description: 'Id global Individu atau Keluarga / Global id of a person or a family',
      }),
      alasan: t.arg.string({
        required: true,
        description:
          'Alasan, 10-500 huruf, tanpa nomor identitas / Reason, 10-500 characters, without identity numbers',
      }),
    },
    ...verb(async (masukan: { id: string; alasan: string }, konteks) =>
      denganPesan(await bukaIdentitas(konteks, masukan)),
    ),
  }),
)
