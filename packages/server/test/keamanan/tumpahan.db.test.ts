import { KODE_GALAT, PESAN_GALAT } from '@harapan/kode'
import { pastikanTanpaNomor } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { bukaArena } from './arena-penyusup.ts'
import { nomorDalam } from './cari-nomor.ts'
import { kirimanJahat } from './kiriman-jahat.ts'
import { bacaSampel, nomorSampel } from './sampel.ts'
import { tumpahkan } from './tumpahkan.ts'

const TABEL = ['audit_akses', 'individu', 'keluarga', 'kepesertaan_jkn', 'kunci_permintaan']

let arena: Awaited<ReturnType<typeof bukaArena>>
let nomor: Set<string>
let nik: string
beforeAll(async () => {
  const [terbuka, sampel] = await Promise.all([bukaArena(), bacaSampel()])
  arena = terbuka
  nomor = nomorSampel(sampel)
  nik = sampel.kotim.individu.find((satu) => satu.nik)?.nik ?? ''
})
afterAll(() => arena.tutup())

describe('sesudah pekerjaan yang ramai, galat termasuk', () => {
  beforeAll(async () => {
    const benih = Number(process.env['HARAPAN_BENIH'] ?? Date.now() % 2 ** 30)
    process.stdout.write(`tumpahan: HARAPAN_BENIH=${benih}\n`)
    const { operasi } = await arena.susupi({ benih, banyak: 160, milidetik: 60_000 })
    expect(operasi).toBeGreaterThanOrEqual(16)
    const token = await arena.cepat.token({
      id: 'uji',
      peran: 'DINSOS_KABUPATEN',
      wilayah: [],
      tujuan: 'PENYALURAN_PKH',
      wewenang: ['kpm:ubah'],
    })
    for (const uji of [arena.cepat, arena.rujukan]) {
      for (const { url = '/graphql', headers, ...init } of kirimanJahat(nik)) {
        const jawaban = await uji.fetch(`http://localhost${url}`, {
          ...init,
          headers: { authorization: `Bearer ${token}`, ...headers },
        })
        await jawaban.text()
      }
    }
    await tanyaSaatRusak()
  }, 240_000)

  it('tidak satu pun tabel, di skema mana pun, memuat NIK, No. KK atau nomor kartu', async () => {
    const tumpahan = await tumpahkan(arena.kolam)
    for (const tabel of TABEL) expect(tumpahan.get(`public.${tabel}`), tabel).not.toBe('')
    expect([...tumpahan.keys()].some((tabel) => /audit_akses_\d{4}/.test(tabel))).toBe(true)
    const memuat = [...tumpahan].flatMap(([tabel, isi]) =>
      nomorDalam(isi, nomor).length > 0 ? [tabel] : [],
    )
    expect(memuat).toEqual([])
  })

  it('tidak juga yang dicatat kedua server', () => {
    const catatan = arena.cepat.catatan() + arena.rujukan.catatan()
    expect(catatan).toContain('segmen')
    expect(nomorDalam(catatan, nomor).length).toBe(0)
    pastikanTanpaNomor(catatan)
  })
})

/** A database that answers with errors, which name columns, conditions and sometimes values. */
async function tanyaSaatRusak(): Promise<void> {
  const ganti = (dari: string, ke: string) =>
    tanyaAdmin(arena.kolam, `alter table kepesertaan_jkn rename column ${dari} to ${ke}`)
  await ganti('segmen', 'segmen_lama')
  for (const uji of [arena.cepat, arena.rujukan]) {
    const { errors } = await uji.tanya(
      'query ($n: NIK!, $d: [NIK!]!) { individu(nik: $n) { jkn { segmen } } padanJkn(nik: $d) { status segmen } }',
      { oleh: 'kotim', variabel: { n: nik, d: [nik] } },
    )
    expect(errors?.map(({ extensions }) => extensions.code)).toContain('GALAT_INTERNAL')
  }
  await ganti('segmen_lama', 'segmen')
}

it('tidak satu pun pesan galat dalam daftar tertutup memuat angka sepanjang nomor', () => {
  for (const kode of KODE_GALAT) {
    const teks = PESAN_GALAT[kode].join(' ')
    expect(teks, kode).not.toMatch(/(?:\d[\s.-]?){13}/)
    expect(nomorDalam(teks, nomor).length, kode).toBe(0)
  }
})
