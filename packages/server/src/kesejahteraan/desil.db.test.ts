import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { halamanUmpan, Salinan } from '../../test/pembaca-umpan.ts'
import type { Oleh } from '../../test/pindah.ts'
import { tanyaAdmin } from '../../test/sebagai-admin.ts'

// Whoever writes for long on the same cluster holds the feed back.
vi.setConfig({ testTimeout: 120_000 })

let uji: Uji
/** A family of Kayu Agung that the facilitator of the tests is assigned to, and one of Sampit. */
let dampingan: string
let kotim: string
const admin = (sql: string, nilai: unknown[] = []) =>
  tanyaAdmin<{ id: string }>(uji.basisData.kolam, sql, nilai)

beforeAll(async () => {
  uji = await bukaUji()
  const [satu] = await admin(
    `select k.keluarga_id::text as id from kpm k join pendampingan_kpm p on p.kpm_id = k.id and p.sampai is null
     where p.pendamping_id = 16020501 order by k.id limit 1`,
  )
  const [lain] = await admin(
    'select id::text from keluarga where desa_kode between 6202000000 and 6202999999 order by id limit 1',
  )
  dampingan = satu?.id ?? ''
  kotim = lain?.id ?? ''
  await admin(
    `insert into rilis_dtsen (basis, tahun, versi, tanggal) values ('DTSEN', 2026, 2, '2026-04-09'), ('DTSEN', 2026, 1, '2026-01-12')`,
  )
  await peringkat(dampingan, 2, 3)
  await peringkat(dampingan, 1, 6)
  await peringkat(kotim, 2, 4)
})
afterAll(() => uji.tutup())

const peringkat = (keluarga: string, versi: number, desil: number) =>
  admin(
    `insert into peringkat_kesejahteraan (rilis_id, keluarga_id, desil, desa_kode)
     select r.id, k.id, $3, k.desa_kode from keluarga k, rilis_dtsen r where k.id = $1 and r.versi = $2 and r.tahun = 2026`,
    [keluarga, versi, desil],
  )

const DESIL = '{ nilai basis tahun versi tanggal }'
const tanya = (oleh: Oleh, keluarga: string, isi = `desil ${DESIL}`) =>
  uji.tanya(`query ($id: ID!) { node(id: $id) { ... on Keluarga { ${isi} } } }`, {
    ...(oleh && { oleh }),
    variabel: { id: writeGlobalId('Keluarga', keluarga) },
  })
const kini = { nilai: 3, basis: 'DTSEN', tahun: 2026, versi: 2, tanggal: '2026-04-09' }

it.each(['oki', 'pusat', 'tksk', 'pendamping'] as const)(
  '%s melihat desil rilis terakhir',
  async (oleh) => {
    const { data, errors } = await tanya(oleh, dampingan)
    expect(errors).toBeUndefined()
    expect(data.node.desil).toEqual(kini)
  },
)

it('riwayatnya menurut tanggal rilis, bukan urutan dimuat', async () => {
  const { data } = await tanya('oki', dampingan, `riwayatDesil ${DESIL}`)
  expect(data.node.riwayatDesil).toEqual([
    kini,
    { nilai: 6, basis: 'DTSEN', tahun: 2026, versi: 1, tanggal: '2026-01-12' },
  ])
})

it('tidak ada di rilis mana pun: null dan daftar kosong', async () => {
  const [lain] = await admin(
    'select id::text from keluarga where id <> all($1) order by id limit 1',
    [[dampingan, kotim]],
  )
  const { data } = await tanya('pusat', lain?.id ?? '', 'desil { nilai } riwayatDesil { nilai }')
  expect(data.node).toEqual({ desil: null, riwayatDesil: [] })
})

it('ditolak tanpa kelas spesifik, dan tidak ada di luar wilayah atau dampingan', async () => {
  const camat = await tanya('camat', dampingan)
  expect(camat.data.node.desil).toBeNull()
  expect(camat.errors?.map(({ extensions }) => extensions.code)).toEqual(['TIDAK_BERWENANG'])
  for (const oleh of ['oki', 'pendamping'] as const)
    expect((await tanya(oleh, kotim)).data.node, oleh).toBeNull()
  for (const oleh of ['mitra', undefined] as const)
    expect((await tanya(oleh, dampingan)).data.node, String(oleh)).toBeNull()
})

it('rilis baru tampak di umpan sebagai perubahan keluarganya', async () => {
  const salinan = new Salinan(uji, 'oki', {
    first: 200,
    jenis: ['KELUARGA'],
    isi: `keluarga { desil { nilai } }`,
  })
  await salinan.habiskan()
  await admin(
    "insert into rilis_dtsen (basis, tahun, versi, tanggal) values ('DTSEN', 2026, 3, '2026-07-10')",
  )
  await peringkat(dampingan, 3, 2)
  await peringkat(kotim, 3, 5)
  const sejak = salinan.sejak
  const sasaran = writeGlobalId('Keluarga', dampingan)
  await vi.waitFor(
    async () => {
      const { perubahan } = await halamanUmpan(
        uji,
        'oki',
        { sejak, jenis: ['KELUARGA'] },
        'keluarga { desil { nilai } }',
      )
      expect(perubahan).toMatchObject([
        { operasi: 'SIMPAN', sasaran, keluarga: { desil: { nilai: 2 } } },
      ])
    },
    { timeout: 60_000, interval: 200 },
  )
})
