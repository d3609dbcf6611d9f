import type { JSONPgSmartTags } from 'postgraphile/utils'

const TINGKAT = ['provinsi', 'kabupaten', 'kecamatan', 'desa'] as const

const wilayah = Object.fromEntries(
  TINGKAT.map((tingkat, i) => [
    `pembantu.${tingkat}`,
    {
      tags: {
        primaryKey: 'id',
        unique: ['kode', 'awal'],
        ...(i > 0 && kunciAsing('induk_id', `pembantu.${TINGKAT[i - 1]} (id)`, 'induk', tingkat)),
      },
    },
  ]),
)

function kunciAsing(kolom: string, ke: string, maju: string, mundur: string) {
  return {
    foreignKey: `(${kolom}) references ${ke}|@fieldName ${maju}|@foreignFieldName ${mundur}`,
  }
}

// Its own rule asks for a plain index on a column before it filters by it.
const saring = { tags: { behavior: '+filterBy' } }
const terbuka = { attribute: { sampai: saring } }

/**
 * Relations and keys that the tables do not declare. The declared keys carry the village
 * beside the id; joined by the id alone, the statements are the ones we would write by hand.
 */
export const TANDA: JSONPgSmartTags = {
  version: 1,
  config: {
    class: {
      ...wilayah,
      'public.kpm': {
        tags: {
          unique: 'nomor_peserta',
          foreignKey: [
            '(desa_kode) references pembantu.desa (awal)|@fieldName desa',
            '(keluarga_id) references public.keluarga (id)|@fieldName keluarga',
            '(pengurus_id) references public.individu (id)|@fieldName pengurus',
          ],
        },
        attribute: { program: saring, status: saring },
      },
      'public.anggota_keluarga': {
        tags: kunciAsing('keluarga_id', 'public.keluarga (id)', 'keluarga', 'anggota'),
        ...terbuka,
      },
      'public.kepesertaan_jkn': {
        tags: kunciAsing('individu_id', 'public.individu (id)', 'individu', 'jkn'),
      },
      'public.komponen_kpm': {
        tags: kunciAsing('kpm_id', 'public.kpm (id)', 'kpm', 'komponen'),
        ...terbuka,
      },
      'public.pendampingan_kpm': {
        tags: kunciAsing('kpm_id', 'public.kpm (id)', 'kpm', 'pendampingan'),
        ...terbuka,
      },
    },
  },
}
