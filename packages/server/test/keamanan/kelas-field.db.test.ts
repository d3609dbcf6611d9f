import { bukaUji, type PELAKU_UJI, type Uji } from '@harapan/testing'
import { isListType, isNonNullType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Kelas } from '../../src/akses/kelas.ts'
import { schema } from '../../src/schema.ts'
import { argumenContoh } from './argumen-contoh.ts'
import {
  type Field,
  jalanKeField,
  kelasField,
  type Langkah,
  semuaField,
  tulisJalan,
} from './jalan-ke-field.ts'
import { bacaSampel, type Sampel } from './sampel.ts'

let uji: Uji
let sampel: Sampel
beforeAll(async () => {
  ;[uji, sampel] = await Promise.all([bukaUji(), bacaSampel()])
})
afterAll(() => uji.tutup())

/** Written down from the design, not from the code: who is refused which class, and with what. */
const TOLAKAN: [nama: string, oleh: Oleh, Tolakan][] = [
  [
    'tanpa token: PERLU_MASUK',
    undefined,
    {
      internal: 'PERLU_MASUK',
      pribadi: 'PERLU_MASUK',
      spesifik: 'PERLU_MASUK',
      identitas: 'PERLU_MASUK',
    },
  ],
  ['mitra: TIDAK_BERWENANG', 'mitra', { internal: 'TIDAK_BERWENANG', pribadi: 'TIDAK_BERWENANG' }],
  [
    'petugas tanpa tujuan: TUJUAN_WAJIB',
    'tanpaTujuan',
    { pribadi: 'TUJUAN_WAJIB', spesifik: 'TUJUAN_WAJIB', identitas: 'TUJUAN_WAJIB' },
  ],
  ['petugas dengan tujuan: semuanya dijawab, selain yang berwewenang', 'oki', {}],
  ['pusat dengan semua wewenang: semuanya dijawab', 'pusatPenuh', {}],
]
type Oleh = keyof typeof PELAKU_UJI | undefined
type Tolakan = Partial<Record<Kelas, string>>

/** Only a mutation leads there. */
const LEWAT_MUTASI = [
  ...['bukaIdentitas', 'daftarkanInstansi', 'pindahkanKpm', 'putuskanKlien', 'putuskanPerjanjian'],
  ...['usulkanKlien', 'usulkanPerjanjian', 'catatPermintaanSubjek', 'selesaikanPermintaanSubjek'],
  ...['daftarkanDokumen', 'imporBerkas', 'batalkanImpor'],
  ...['daftarkanWebhook', 'hapusWebhook', 'gantiRahasiaWebhook', 'lanjutkanWebhook'],
  ...['ulangiKiriman', 'pantauOrang', 'berhentiPantau'],
].map((nama) => `Mutation.${nama}`)
/** What flows is asked as a query by the server itself, page by page. */
const ALIRAN = ['Subscription.perubahan', 'Subscription.kemajuanImpor']
const HASIL_MUTASI = [
  ...['InstansiTersimpan.instansi', 'KlienTersimpan.klien', 'KpmDipindahkan.kpm'],
  ...['PerjanjianTersimpan.perjanjian', 'VersiUsang.versiKini'],
  ...['BatasUngkapTercapai.pulihPada', 'IdentitasTerbuka.nomor'],
  'PermintaanSubjekTersimpan.permintaan',
  ...['DokumenTerdaftar.jumlah', 'DokumenTerdaftar.baru'],
  ...['ImporDiterima.impor', 'ImporDibatalkan.impor', 'ImporDibatalkan.dihapus'],
  'PembatalanDiterima.impor',
  ...['ImporDibatalkan.dipulihkan', 'ImporTerhalang.jumlah', 'ImporTerhalang.sebab'],
  ...['WebhookTerdaftar.webhook', 'WebhookTerdaftar.rahasia', 'WebhookTersimpan.webhook'],
  'KirimanTersimpan.kiriman',
  ...['OrangDipantau.orang', 'OrangDipantau.jumlah', 'PendaftaranPantauan.acuan'],
  ...['PendaftaranPantauan.hasil', 'PantauanBerakhir.berhenti', 'PantauanBerakhir.jumlah'],
]

const DI_ATAS_PUBLIK = [...semuaField(schema)].filter(([, field]) => kelasField(field) !== 'publik')

describe('setiap field di atas kelas publik', () => {
  it('menyebut kelasnya dan boleh null', () => {
    expect(DI_ATAS_PUBLIK.length).toBeGreaterThan(60)
    for (const [tempat, { type, extensions }] of semuaField(schema)) {
      expect(['publik', 'internal', 'pribadi', 'spesifik', 'identitas'], tempat).toContain(
        extensions['kelas'],
      )
      if (extensions['kelas'] !== 'publik') expect(isNonNullType(type), tempat).toBe(false)
    }
  })

  it('terjangkau dari Query, selain yang hanya dijawab mutasi', () => {
    const jalan = jalanKeField(schema)
    const takTerjangkau = DI_ATAS_PUBLIK.map(([tempat]) => tempat).filter(
      (satu) => !jalan.has(satu),
    )
    expect(takTerjangkau.sort()).toEqual([...LEWAT_MUTASI, ...HASIL_MUTASI, ...ALIRAN].sort())
  })

  it.each(TOLAKAN)('%s', async (_, oleh, tolakan) => {
    let ditolak = 0
    const jalan = jalanKeField(schema)
    for (const [tempat] of DI_ATAS_PUBLIK) {
      const langkah = jalan.get(tempat)
      if (!langkah) continue
      const { dokumen, variabel } = tulisJalan(langkah, argumenContoh(sampel))
      const { data, errors } = await uji.tanya(dokumen, { ...(oleh && { oleh }), variabel })
      const ke = langkah.findIndex(({ field }) => tolakanField(field, tolakan, oleh))
      expect(ringkas(errors), dokumen).toEqual([
        ...tolakanNode(langkah, tolakan, oleh),
        ...(ke < 0 ? [] : [galatHarapan(langkah.slice(0, ke + 1), tolakan, oleh)]),
      ])
      if (ke < 0) continue
      ditolak++
      expect(nilaiDi(data, langkah.slice(0, ke + 1)).filter((nilai) => nilai !== null)).toEqual([])
    }
    expect(ditolak > 20).toBe(Object.keys(tolakan).length > 0 || oleh === 'oki')
  })
})

describe('satu penolakan', () => {
  const NAMA = '{ kecamatan(kode: "16.02.05") { pendamping { jabatan } } }'
  const penolakan = async (dokumen: string, variabel = {}) =>
    ringkas((await uji.tanya(dokumen, { variabel })).errors)

  it('hanya satu galat walau dipilih dua kali, langsung atau lewat pecahan', async () => {
    const satu = [['PERLU_MASUK', ['kecamatan', 'pendamping']]]
    expect(await penolakan(NAMA)).toEqual(satu)
    expect(
      await penolakan(`{ kecamatan(kode: "16.02.05") { pendamping { jabatan } pendamping { dari } ...F } }
        fragment F on Kecamatan { pendamping { jabatan } ... on Wilayah { ...G } }
        fragment G on Kecamatan { pendamping { nama } }`),
    ).toEqual(satu)
  })

  it('satu galat untuk setiap sebutan lain, berhenti di daftar terdekat', async () => {
    expect(
      await penolakan(`{ kabupaten(kode: "16.02") { a: kpm { edges { cursor } } b: kpm { edges { cursor } }
        kecamatan { c: pendamping { dari } d: pendamping { dari } } } }`),
    ).toEqual([
      ['PERLU_MASUK', ['kabupaten', 'a']],
      ['PERLU_MASUK', ['kabupaten', 'b']],
      ['PERLU_MASUK', ['kabupaten', 'kecamatan']],
      ['PERLU_MASUK', ['kabupaten', 'kecamatan']],
    ])
  })

  it('tidak ada untuk yang dilewati @skip atau @include, bawaan variabel dihitung', async () => {
    const dokumen = (pilihan: string) =>
      `query ($ya: Boolean! = true, $tidak: Boolean! = false) { kecamatan(kode: "16.02.05") { nama ${pilihan} }
        saya { peran @include(if: $ya) kelas @skip(if: $tidak) } }
      fragment F on Kecamatan { pendamping { dari } }`
    const dilewati = [
      'pendamping @skip(if: true) { dari } ...F @include(if: false)',
      'pendamping @include(if: false) { dari } ...F @skip(if: true)',
      'pendamping @skip(if: $ya) { dari } ...F @include(if: $tidak)',
      '... @include(if: $tidak) { ...F }',
      '... on Kecamatan @skip(if: $ya) { ...F }',
    ]
    for (const pilihan of dilewati) expect(await penolakan(dokumen(pilihan)), pilihan).toEqual([])
    const dipilih = ['...F', '...F @skip(if: $tidak)', '... @include(if: $ya) { ...F }']
    for (const pilihan of dipilih) {
      expect(await penolakan(dokumen(pilihan)), pilihan).toHaveLength(1)
      const terbalik = await penolakan(dokumen(pilihan), { ya: false, tidak: true })
      expect(terbalik, pilihan).toHaveLength(pilihan === '...F' ? 1 : 0)
    }
  })

  it('cepat juga pada pecahan yang saling menyebar dua kali', async () => {
    const pecahan = Array.from(
      { length: 23 },
      (_, ke) => `fragment F${ke} on Kecamatan { ...F${ke + 1} ...F${ke + 1} }`,
    )
    const mulai = performance.now()
    expect(
      await penolakan(
        `{ kecamatan(kode: "16.02.05") { ...F0 } } ${pecahan.join(' ')} fragment F23 on Kecamatan { pendamping { dari } }`,
      ),
    ).toHaveLength(1)
    expect(performance.now() - mulai).toBeLessThan(2_000)
  })
})

type Galat = Awaited<ReturnType<Uji['tanya']>>['errors']

const ringkas = (errors: Galat) =>
  (errors ?? []).map(({ path, extensions }) => [extensions.code, path])

/** Its path stops at the nearest list. */
function galatHarapan(langkah: readonly Langkah[], tolakan: Tolakan, oleh: Oleh): unknown[] {
  const path: string[] = []
  for (const { field } of langkah) {
    path.push(field.name)
    if (isListType(isNonNullType(field.type) ? field.type.ofType : field.type)) break
  }
  const akhir = langkah.at(-1)?.field
  return [akhir && tolakanField(akhir, tolakan, oleh), path]
}

/** A field that asks for a scope is refused to who lacks it, whatever its class. */
function tolakanField(field: Field, tolakan: Tolakan, oleh: Oleh): string | undefined {
  const tanpa = field.extensions['wewenang'] ? tanpaWewenang(oleh, field) : undefined
  const bagiMitra = oleh === 'mitra' ? (field.extensions['kelasMitra'] as Kelas) : undefined
  return tanpa ?? tolakan[bagiMitra ?? kelasField(field) ?? 'publik']
}

/** No officer follows persons, whatever their token says. */
function tanpaWewenang(oleh: Oleh, field?: Field): string | undefined {
  if (oleh === 'pusatPenuh' && field?.extensions['wewenang'] !== 'orang:pantau') return undefined
  return oleh ? 'TIDAK_BERWENANG' : 'PERLU_MASUK'
}

/** `node` is public, but whether this id names a person only its resolver can tell. */
function tolakanNode(
  [pertama, kedua]: readonly Langkah[],
  { pribadi }: Tolakan,
  oleh: Oleh,
): unknown[] {
  if (pertama?.tempat !== 'Query.node') return []
  const perorangan = ['Kpm', 'Individu', 'Keluarga'].includes(kedua?.sempit ?? '')
  const berwewenang = kedua?.sempit === 'PermintaanSubjek'
  const alasan = (berwewenang && tanpaWewenang(oleh)) || (perorangan && pribadi)
  return alasan ? [[alasan, ['node']]] : []
}

/** Every value at the end of the way; a parent that is not there ends it early. */
function nilaiDi(data: unknown, langkah: readonly Langkah[]): unknown[] {
  return langkah.reduce<unknown[]>(
    (semua, { field }) =>
      semua.flatMap((satu) => (satu as Record<string, unknown> | null)?.[field.name] ?? null),
    [data],
  )
}
