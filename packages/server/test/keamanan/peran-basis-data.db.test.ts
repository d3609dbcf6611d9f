import { bukaUji, type Uji } from '@harapan/testing'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { periksaPeran } from '../../src/db/peran.ts'
import {
  izinPeran,
  kolomPeroranganTerbuka,
  TERBUKA,
  tabelPerorangan,
  tabelTakTerjaga,
} from './penjaga-tabel.ts'
import { laluBatalkan, sandiGalat, tanpaBingkai } from './sebagai-peran.ts'

const PERAN_PERMINTAAN = [
  'harapan_app',
  'harapan_baca',
  'harapan_pendamping',
  'harapan_mitra',
  'harapan_publik',
] as const
const DITOLAK = '42501'
/** What hangs on an object and says that it has changed. */
const PEMICU_PERUBAHAN = [
  ...['anggota_keluarga', 'kepesertaan_jkn', 'komponen_kpm', 'pendampingan_kpm'],
  ...['peringkat_kesejahteraan', 'riwayat_kepesertaan'],
]

let uji: Uji
beforeAll(async () => {
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const sebagaiPengelola = <T>(kerja: (klien: pg.PoolClient) => Promise<T>) =>
  laluBatalkan(uji.basisData.kolam, async (klien) => {
    await klien.query('set local role none')
    return kerja(klien)
  })

describe('tabel perorangan', () => {
  it('semuanya dijaga keamanan baris, juga terhadap pemiliknya', async () => {
    await sebagaiPengelola(async (klien) => {
      expect(await tabelPerorangan(klien)).toEqual(
        expect.arrayContaining(['individu', 'keluarga', 'kpm', 'kepesertaan_jkn', 'pendamping']),
      )
      expect(await tabelTakTerjaga(klien)).toEqual([])
      expect(await kolomPeroranganTerbuka(klien)).toEqual([])
    })
  })

  it('yang baru dan lupa dijaga langsung ketahuan', async () => {
    await sebagaiPengelola(async (klien) => {
      await klien.query('create table uji_baru (desa_kode bigint, nama text)')
      expect(await tabelTakTerjaga(klien)).toEqual(['uji_baru'])
      await klien.query('alter table uji_baru enable row level security')
      await klien.query('alter table uji_baru force row level security')
      expect(await tabelTakTerjaga(klien), 'tanpa kebijakan').toEqual(['uji_baru'])
      await klien.query('create view uji_tampilan as select nama from individu')
      expect(await tabelTakTerjaga(klien), 'tampilan').toContain('uji_tampilan')
      await klien.query('alter table kuota add desa_kode bigint')
      expect(await kolomPeroranganTerbuka(klien)).toEqual(['kuota.desa_kode'])
    })
  })

  it('tidak memberi izin apa pun kepada peran publik, kecuali menambah baris audit', async () => {
    await sebagaiPengelola(async (klien) => {
      const perorangan = await tabelPerorangan(klien)
      const izin = await izinPeran(klien, 'harapan_publik')
      expect(izin.filter((satu) => perorangan.includes(satu.split(':')[0] ?? ''))).toEqual([
        'audit_akses: INSERT',
      ])
      expect(izin.filter((satu) => !/(SELECT|audit_akses: INSERT)$/.test(satu))).toEqual([])
    })
  })

  it('tidak terbaca oleh sambungan yang lupa memasang bingkai', async () => {
    const { kolam } = uji.basisData
    const tabel = await sebagaiPengelola(tabelPerorangan)
    for (const nama of tabel) {
      const hasil = laluBatalkan(kolam, (klien) => klien.query(`select * from ${nama} limit 1`))
      expect(await sandiGalat(hasil), nama).toBe(DITOLAK)
    }
  })

  it('menjawab galat, bukan baris, kepada petugas yang wilayahnya tidak disebut', async () => {
    const { kolam } = uji.basisData
    // A setting that was never made, and one left empty by an earlier transaction of the session.
    const GALAT = ['42704', '22P02']
    await uji.tanya('{ kabupaten(kode: "16.02") { kpm(first: 1) { edges { cursor } } } }', {
      oleh: 'oki',
    })
    for (const nama of ['individu', 'keluarga', 'anggota_keluarga', 'kpm', 'riwayat_kepesertaan']) {
      const hasil = tanpaBingkai(kolam, 'harapan_app', (klien) =>
        klien.query(`select * from ${nama} limit 1`),
      )
      expect(GALAT, nama).toContain(await sandiGalat(hasil))
    }
    const mitra = tanpaBingkai(kolam, 'harapan_mitra', (klien) =>
      klien.query('select id from individu'),
    )
    expect(GALAT).toContain(await sandiGalat(mitra))
  })
})

describe('peran', () => {
  it('tidak ada yang melewati keamanan baris, dapat masuk, atau mengambil peran lain', async () => {
    const { rows } = await sebagaiPengelola((klien) =>
      klien.query(`select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin as berlebih,
        exists (select from pg_auth_members where member = r.oid) as anggota
        from pg_roles r where rolname like 'harapan\\_%' order by 1`),
    )
    expect(rows).toEqual(
      [...PERAN_PERMINTAAN, 'harapan_pemilik'].sort().map((rolname) => ({
        rolname,
        berlebih: false,
        anggota: false,
      })),
    )
  })

  it('yang diberi BYPASSRLS membuat server menolak melayani', async () => {
    await sebagaiPengelola(async (klien) => {
      await expect(periksaPeran(klien)).resolves.toBeUndefined()
      await klien.query('alter role harapan_app bypassrls')
      await expect(periksaPeran(klien)).rejects.toThrow(/harapan_app.*BYPASSRLS.* \/ /)
    })
  })

  it('milik permintaan tidak dapat menghapus, mengosongkan, atau membuat tabel', async () => {
    await sebagaiPengelola(async (klien) => {
      for (const peran of PERAN_PERMINTAAN) {
        const izin = await izinPeran(klien, peran)
        expect(
          izin.filter((satu) => !/(SELECT|INSERT|UPDATE)$/.test(satu)),
          peran,
        ).toEqual([])
        const { rows } = await klien.query(
          `select has_schema_privilege($1, 'public', 'create') as membuat`,
          [peran],
        )
        expect(rows, peran).toEqual([{ membuat: false }])
      }
    })
  })

  it('memanggil fungsi yang berjalan sebagai pemilik hanya sejauh yang perlu', async () => {
    const { rows } = await sebagaiPengelola((klien) =>
      klien.query<{ nama: string; berjalur: boolean; pemanggil: string[] }>(
        `select proname as nama, coalesce(array_to_string(proconfig, ','), '') like '%search_path=%' as berjalur,
          array(select peran from unnest($1::text[]) peran where has_function_privilege(peran, p.oid, 'execute')) as pemanggil
        from pg_proc p where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
        [PERAN_PERMINTAAN],
      ),
    )
    expect(rows).toEqual([
      { nama: 'ambil_laju', berjalur: true, pemanggil: ['harapan_publik'] },
      { nama: 'banyak_klien', berjalur: true, pemanggil: ['harapan_publik'] },
      { nama: 'catat_pantauan', berjalur: true, pemanggil: [] },
      { nama: 'catat_pemakaian', berjalur: true, pemanggil: ['harapan_publik'] },
      { nama: 'catat_perpisahan', berjalur: true, pemanggil: [] },
      { nama: 'catat_perubahan', berjalur: true, pemanggil: [] },
      ...PEMICU_PERUBAHAN.map((tabel) => ({
        nama: `catat_perubahan_${tabel}`,
        berjalur: true,
        pemanggil: [],
      })),
      { nama: 'catat_putusan', berjalur: true, pemanggil: [] },
      { nama: 'catat_rekap', berjalur: true, pemanggil: [] },
      { nama: 'dokumen_terdaftar', berjalur: true, pemanggil: ['harapan_publik'] },
      { nama: 'hapus_hasil_impor', berjalur: true, pemanggil: ['harapan_app'] },
      { nama: 'ikutkan_jkn', berjalur: true, pemanggil: [] },
      { nama: 'instansi_klien', berjalur: true, pemanggil: [] },
      { nama: 'jaga_orang_jkn', berjalur: true, pemanggil: [] },
      { nama: 'jangkauan_mitra', berjalur: true, pemanggil: ['harapan_mitra'] },
      { nama: 'lepas_cakupan', berjalur: true, pemanggil: [] },
      { nama: 'lipat_rekap', berjalur: true, pemanggil: ['harapan_app'] },
      { nama: 'naikkan_versi', berjalur: true, pemanggil: [] },
      { nama: 'periksa_klien', berjalur: true, pemanggil: ['harapan_publik'] },
      { nama: 'periksa_wilayah', berjalur: true, pemanggil: ['harapan_publik'] },
      { nama: 'perjanjian_klien', berjalur: true, pemanggil: ['harapan_publik'] },
      { nama: 'perjanjian_mitra', berjalur: true, pemanggil: ['harapan_mitra'] },
      { nama: 'program_mitra', berjalur: true, pemanggil: ['harapan_mitra'] },
      { nama: 'riwayat_akses', berjalur: true, pemanggil: ['harapan_app', 'harapan_baca'] },
      { nama: 'tulis_cakupan', berjalur: true, pemanggil: ['harapan_app'] },
      {
        nama: 'ujung_perubahan',
        berjalur: true,
        pemanggil: ['harapan_app', 'harapan_baca', 'harapan_pendamping', 'harapan_mitra'],
      },
    ])
  })

  it('tabel umum yang berubah menaikkan versi data, agar jawaban tersimpan tidak basi', async () => {
    const { rows } = await sebagaiPengelola((klien) =>
      klien.query<{ nama: string }>(
        "select relname as nama from pg_trigger t join pg_class c on c.oid = t.tgrelid where tgname = 'versi' and tgenabled = 'A'",
      ),
    )
    const umum = TERBUKA.filter((nama) => nama !== 'versi_data')
    expect(rows.map(({ nama }) => nama).sort()).toEqual([...umum].sort())
  })
})
