import { sql } from '@harapan/pothos-sql'
import { Indikator } from '../_generated/prisma/enums.ts'
import { builder, value } from '../builder.ts'

const IndikatorEnum = builder.enumType('Indikator', {
  description: 'Apa yang dihitung oleh angka terbit / What a published figure counts',
  values: {
    JUMLAH_KPM: {
      value: Indikator.JUMLAH_KPM,
      description: 'Keluarga penerima manfaat / Beneficiary families',
    },
    KELUARGA_MISKIN: {
      value: Indikator.KELUARGA_MISKIN,
      description: 'Keluarga miskin / Poor families',
    },
    JUMLAH_PENDAMPING: {
      value: Indikator.JUMLAH_PENDAMPING,
      description: 'Pendamping / Social facilitators',
    },
    KUOTA: { value: Indikator.KUOTA, description: 'Kuota / Quota' },
  },
})

export const AngkaTerbit = builder.prismaObject('AngkaTerbit', {
  description:
    'Angka yang diterbitkan seseorang, apa adanya; tidak dicampur dengan hitungan / A figure somebody published, as it stands; never mixed with counts',
  fields: (t) => ({
    indikator: t.expose('indikator', {
      type: IndikatorEnum,
      nullable: false,
      kelas: 'publik',
      description: 'Yang dihitung / What it counts',
    }),
    nilai: t.exposeInt('nilai', {
      nullable: false,
      kelas: 'publik',
      description: 'Angkanya / The figure',
    }),
    perkiraan: t.exposeBoolean('perkiraan', {
      nullable: false,
      kelas: 'publik',
      description: 'Disebut sebagai perkiraan ("lebih kurang") / Stated as approximate',
    }),
    tahun: t.exposeInt('tahun', {
      nullable: false,
      kelas: 'publik',
      description: 'Tahun yang dimaksud / Year it speaks of',
    }),
    kutipan: t.exposeString('kutipan', {
      nullable: false,
      kelas: 'publik',
      description: 'Kalimat aslinya / The original words',
    }),
    sumber: t.exposeString('sumber', {
      nullable: false,
      kelas: 'publik',
      description: 'Penerbit dan judul / Publisher and title',
    }),
    tanggal: t.expose('tanggal', {
      type: 'Date',
      nullable: false,
      kelas: 'publik',
      description: 'Tanggal terbit / Date of publication',
    }),
    edisi: t.string({
      kelas: 'publik',
      select: { tanggal: true },
      description:
        'Edisi kode wilayah pada tanggal terbitnya; angkanya ditunjukkan di wilayah yang kini menggantikannya / The edition of area codes at its publication; the figure is shown under the area that holds its place today',
      ...value(
        ({ tanggal }: { tanggal: Date }) => sql`(select nomor from edisi_wilayah
          where status = 'DITERAPKAN' and edisi_wilayah.tanggal <= ${tanggal} order by edisi_wilayah.tanggal desc limit 1)`,
      ),
    }),
  }),
})
