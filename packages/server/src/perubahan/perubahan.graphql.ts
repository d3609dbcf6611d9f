import { banyakDiminta } from '../audit/banyak-diminta.ts'
import { builder, computed, object, row } from '../builder.ts'
import { galatKode } from '../galat.ts'
import { Individu } from '../individu/individu.graphql.ts'
import { Keluarga } from '../keluarga/keluarga.graphql.ts'
import type { Konteks } from '../konteks.ts'
import { Kpm } from '../kpm/kpm.graphql.ts'
import { bukaToken, tutupToken, type Ujung } from './buka-token.ts'
import { sqlEntri, sqlHalaman, sqlPosisi } from './halaman.sql.ts'
import { sqlHalamanPadan } from './halaman-padan.sql.ts'
import { type JenisObjek, type JenisPerubahan, jenisDiminta } from './token.rules.ts'

const BANYAK = { bawaan: 100, terbanyak: 200 }

export const JenisPerubahanEnum = builder.enumType('JenisPerubahan', {
  description: 'Objek yang diikuti umpan perubahan / Objects that the change feed follows',
  values: {
    KPM: {
      value: 'KPM',
      description:
        'Kepesertaan: barisnya, masanya, komponennya, anggota keluarganya, pendampingnya / An enrolment with its spells, components, members and facilitator',
    },
    KELUARGA: {
      value: 'KELUARGA',
      description: 'Keluarga dan keanggotaannya / A family and its membership',
    },
    INDIVIDU: {
      value: 'INDIVIDU',
      description: 'Orang dan kepesertaan JKN-nya / A person and their JKN membership',
    },
    PADAN: {
      value: 'PADAN',
      description:
        'Bagi mitra: jawaban tentang orang yang dipantaunya / For partner agencies: the answer about a person they follow',
    },
  } satisfies Record<JenisPerubahan, { value: JenisPerubahan; description: string }>,
})

const OperasiPerubahanEnum = builder.enumType('OperasiPerubahan', {
  description: 'Apa yang dilakukan pembaca dengan salinannya / What a reader does with its copy',
  values: {
    SIMPAN: {
      value: 'SIMPAN',
      description: 'Simpan keadaan sekarang, baru atau berubah / Store the present state',
    },
    HAPUS: {
      value: 'HAPUS',
      description:
        'Buang: tidak ada lagi, tidak lagi di wilayah Anda, atau tidak lagi dipantau; yang tidak dikenal diabaikan / Remove: gone, no longer in your area, or no longer followed; ignore one you do not have',
    },
  },
})

const TahapPerubahanEnum = builder.enumType('TahapPerubahan', {
  description: 'Bagian umpan yang sedang dibaca / The part of the feed being read',
  values: {
    POTRET: {
      value: 'POTRET',
      description: 'Keadaan awal, objek demi objek / The initial state, object by object',
    },
    DELTA: { value: 'DELTA', description: 'Perubahan sejak itu / Changes since then' },
  },
})

type Entri = {
  id: string
  jenis: JenisPerubahan
  operasi: 'SIMPAN' | 'HAPUS'
  sasaran: string
  waktu: Date
  kpm: bigint
  keluarga: bigint
  individu: bigint
  /** The spells that the answers about somebody are made of, as JSON. */
  padan: string | null
}

export const Perubahan = builder.objectRef<Entri>('Perubahan').implement({
  description:
    'Satu objek yang baru, berubah, atau hilang, dengan keadaannya sekarang seperti Anda boleh melihatnya / One object that is new, changed or gone, with its present state as you may see it',
  fields: (t) => ({
    id: t.exposeID('id', {
      kelas: 'publik',
      nullable: false,
      description:
        'Id peristiwa, sama bila dikirim lagi / Id of the event, the same when it is sent again',
    }),
    jenis: t.expose('jenis', {
      type: JenisPerubahanEnum,
      kelas: 'publik',
      nullable: false,
      description: 'Jenis objek / Kind of object',
    }),
    operasi: t.expose('operasi', {
      type: OperasiPerubahanEnum,
      kelas: 'publik',
      nullable: false,
      description: 'Simpan atau hapus / Store or remove',
    }),
    sasaran: t.exposeID('sasaran', {
      kelas: 'publik',
      nullable: false,
      description:
        'Id global objeknya; bagi mitra acuannya sendiri / Global id of the object; for partner agencies their own reference',
    }),
    waktu: t.expose('waktu', {
      type: 'DateTime',
      kelas: 'publik',
      nullable: false,
      description:
        'Saat perubahan ditulis; dalam potret, saat perubahan terakhir sebelum potret dimulai / When the change was written; in a snapshot, that of the last change before the snapshot began',
    }),
    kpm: t.field({
      type: Kpm,
      kelas: 'pribadi',
      bergantian: true,
      description: 'KPM-nya sekarang, bila jenisnya KPM / The enrolment now, of kind KPM',
      ...row('Kpm', ({ kpm }: { kpm: bigint }) => ({ where: { id: kpm } })),
    }),
    keluarga: t.field({
      type: Keluarga,
      kelas: 'pribadi',
      bergantian: true,
      description:
        'Keluarganya sekarang, bila jenisnya KELUARGA / The family now, of kind KELUARGA',
      ...row('Keluarga', ({ keluarga }: { keluarga: bigint }) => ({ where: { id: keluarga } })),
    }),
    individu: t.field({
      type: Individu,
      kelas: 'pribadi',
      bergantian: true,
      description: 'Orangnya sekarang, bila jenisnya INDIVIDU / The person now, of kind INDIVIDU',
      ...row('Individu', ({ individu }: { individu: bigint }) => ({ where: { id: individu } })),
    }),
  }),
})

type Halaman = { isi: string; posisi: string; adaLagi: boolean; tahap: 'POTRET' | 'DELTA' }

const HalamanPerubahan = builder.objectRef<Halaman>('HalamanPerubahan').implement({
  description: 'Satu halaman umpan perubahan / One page of the change feed',
  fields: (t) => ({
    perubahan: t.field({
      type: [Perubahan],
      kelas: 'publik',
      nullable: false,
      ukuran: 'halaman',
      description:
        'Menurut urutan transaksi; beberapa perubahan satu objek dilipat menjadi yang terakhir / In the order of transactions; several changes of one object are folded into the last',
      ...object(
        {
          ...{ id: 'id', jenis: 'jenis', operasi: 'operasi', sasaran: 'sasaran', waktu: 'waktu' },
          ...{ kpm: 'kpm', keluarga: 'keluarga', individu: 'individu', padan: 'padan' },
        },
        ({ isi }: { isi: string }) => sqlEntri(isi),
        { trace: 'subjek' },
      ),
    }),
    lanjut: t.field({
      type: 'TokenPerubahan',
      kelas: 'publik',
      nullable: false,
      description:
        'Simpan bersama salinan Anda, lalu kirim sebagai `sejak` / Keep it with your copy, and send it as `sejak`',
      ...computed({
        input: ({ posisi }: { posisi: string }) => sqlPosisi(posisi),
        compute: (ujung: Ujung, _: object, konteks: Konteks) => tutupToken(konteks, ujung),
      }),
    }),
    adaLagi: t.exposeBoolean('adaLagi', {
      kelas: 'publik',
      nullable: false,
      description: 'Apakah halaman berikut sudah ada / Whether the next page is there already',
    }),
    tahap: t.expose('tahap', {
      type: TahapPerubahanEnum,
      kelas: 'publik',
      nullable: false,
      description: 'Potret, atau perubahan sesudahnya / Snapshot, or the changes after it',
    }),
  }),
})

type Tanya = {
  sejak?: string | null | undefined
  jenis?: readonly JenisPerubahan[] | null | undefined
  first?: number | null | undefined
}

const ARGUMEN = builder.args((t) => ({
  sejak: t.field({
    type: 'TokenPerubahan',
    description: '`lanjut` dari halaman sebelumnya / `lanjut` of the page before',
  }),
  jenis: t.field({
    type: [JenisPerubahanEnum],
    description:
      'Jenis objek; bawaan semua. Token milik jenis yang sama / Kinds of objects; all by default. A token belongs to the same kinds',
  }),
  first: t.int({
    defaultValue: BANYAK.bawaan,
    description: 'Banyaknya, 1-200 / How many, 1-200',
  }),
}))

builder.queryField('perubahan', (t) =>
  t.field({
    type: HalamanPerubahan,
    kelas: 'pribadi',
    kelasMitra: 'spesifik',
    description:
      'Umpan perubahan di wilayah Anda, bagi mitra tentang orang yang dipantaunya: tanpa `sejak` dimulai dengan keadaan sekarang, lalu perubahannya, tanpa celah dan paling sedikit sekali. Token berlaku 90 hari / The change feed of your area, for partner agencies of the persons they follow: without `sejak` it begins with the present state, then its changes, without a gap and at least once. A token is good for 90 days',
    args: ARGUMEN,
    ...object(
      { isi: 'isi', posisi: 'posisi', adaLagi: 'ada_lagi', tahap: 'tahap' },
      (_: unknown, { sejak, jenis, first }: Tanya, konteks: Konteks) => {
        const mitra = konteks.pelaku.peran === 'MITRA'
        const diminta = jenisDiminta(jenis, mitra)
        if (!diminta) throw galatKode('TIDAK_BERWENANG', { tempat: 'jenis' })
        const token = bukaToken(konteks, diminta, sejak)
        const banyak = banyakDiminta(first, BANYAK)
        return mitra
          ? sqlHalamanPadan(token, banyak)
          : sqlHalaman(token, diminta as JenisObjek[], banyak)
      },
    ),
  }),
)

builder.subscriptionField('perubahan', (t) =>
  t.field({
    type: HalamanPerubahan,
    kelas: 'pribadi',
    kelasMitra: 'spesifik',
    description:
      'Umpan yang sama, mengalir: halaman demi halaman, lalu setiap kali ada perubahan. Berakhir bila token masuk atau perjanjian Anda berakhir; lanjutkan dari `lanjut` yang terakhir / The same feed, flowing: page after page, then whenever something changes. It ends with your access token or agreement; go on from the last `lanjut`',
    args: ARGUMEN,
    // Each page is read as a query of its own, with its guard and its audit row: ../layanan/siaran.ts.
    subscribe: () => {
      throw new Error('read without a guard')
    },
    resolve: (halaman: Halaman) => halaman,
  }),
)
