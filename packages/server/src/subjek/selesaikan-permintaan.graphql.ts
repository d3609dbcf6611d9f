import { builder, verb } from '../builder.ts'
import {
  denganPesan,
  hasilVerba,
  penolakan,
  StatusTidakSesuai,
  VersiUsang,
} from '../penolakan/penolakan.graphql.ts'
import { idUntuk } from '../simpul/id-global.ts'
import { PermintaanSubjekTersimpan } from './catat-permintaan.graphql.ts'
import { type MasukanSelesai, selesaikanPermintaan } from './selesaikan-permintaan.ts'

const PermintaanSubjekTidakDitemukan = penolakan(
  'PermintaanSubjekTidakDitemukan',
  'TIDAK_DITEMUKAN',
  'Permintaan itu tidak ada di wilayah Anda / No such request in your area',
)

type Masukan = Omit<MasukanSelesai, 'id'> & { id: string }

builder.mutationField('selesaikanPermintaanSubjek', (t) =>
  t.field({
    type: hasilVerba(
      'SelesaikanPermintaanSubjekHasil',
      'Hasil selesaikanPermintaanSubjek / Result',
      [PermintaanSubjekTersimpan, PermintaanSubjekTidakDitemukan, VersiUsang, StatusTidakSesuai],
    ),
    kelas: 'pribadi',
    wewenang: 'subjek:layani',
    description:
      'Menyelesaikan permintaan subjek data, sekali dan dengan hasilnya / Completes a data-subject request, once and with its result',
    args: {
      id: t.arg.id({ required: true, description: 'Id global permintaan / Global id' }),
      dikabulkan: t.arg.boolean({
        required: true,
        description: 'Dipenuhi, atau ditolak / Granted, or refused',
      }),
      hasil: t.arg.string({
        required: true,
        description:
          'Apa yang dilakukan, atau mengapa tidak; 3-2.000 huruf, tanpa nomor identitas / What was done, or why not; 3-2,000 characters, without identity numbers',
      }),
      versi: t.arg.int({
        required: true,
        description: 'Versi yang terakhir Anda lihat / The version you last saw',
      }),
    },
    ...verb(async ({ id, ...masukan }: Masukan, konteks) =>
      denganPesan(
        await selesaikanPermintaan(konteks, { ...masukan, id: idUntuk('PermintaanSubjek', id) }),
      ),
    ),
  }),
)
