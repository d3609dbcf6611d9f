import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tanggalDari } from '@harapan/kode'
import { beforeAll, describe, expect, test } from 'vitest'
import { usiaPada } from '../pkh/komponen.rules.ts'
import { AWAL_ID } from './bengkel.ts'
import { desaNyata } from './desa-nyata.ts'
import { isiTahap } from './isi-tahap.ts'
import { periksaTahap } from './periksa-tahap.ts'
import { type DesaDemo, rencanaDemo } from './rencana.ts'
import { HARI_INI_DEMO, type TahapDemo, tahapDemo } from './tahap-demo.ts'

let wilayah: DesaDemo[]
beforeAll(async () => {
  wilayah = await desaNyata()
})
const TABEL = [...(Object.keys(AWAL_ID) as (keyof typeof AWAL_ID)[]), 'pendamping'] as const

describe('pilihan kecil', () => {
  let kecil: TahapDemo[]
  beforeAll(() => {
    kecil = [...tahapDemo('kecil', wilayah)]
  })

  test('tidak satu pun aturan program dilanggar', () => {
    expect(kecil.flatMap((tahap) => periksaTahap(tahap, HARI_INI_DEMO))).toEqual([])
  })

  test.each([tanggalDari(2026, 11, 21), tanggalDari(2028, 12, 31)])(
    'juga bila hari ini %s: keluarganya lain, aturannya sama',
    (hariIni) => {
      for (const tahap of tahapDemo('kecil', wilayah, hariIni)) {
        expect(periksaTahap(tahap, hariIni)).toEqual([])
      }
    },
  )

  test.each([tanggalDari(2025, 12, 31), tanggalDari(2029, 1, 1)])(
    'hari ini %s di luar yang teruji ditolak',
    (hariIni) => {
      expect(() => tahapDemo('kecil', wilayah, hariIni).next()).toThrow(RangeError)
    },
  )

  test('setahun lagi pun setiap KPM masih mempunyai yang bersekolah, lanjut usia, atau disabilitas', () => {
    const nanti = tanggalDari(2027, 1, 1)
    for (const { kpm, komponenKpm, individu } of kecil) {
      const lahir = new Map(individu.map(({ id, tanggalLahir }) => [id, tanggalLahir]))
      const bertahan = new Set(
        komponenKpm
          .filter(({ sampai, komponen, individuId }) => {
            if (sampai !== null || komponen === 'IBU_HAMIL') return false
            const usia = usiaPada(lahir.get(individuId) ?? nanti, nanti)
            return usia >= 60 || komponen === 'DISABILITAS_BERAT' || usia <= 18
          })
          .map(({ kpmId }) => kpmId),
      )
      expect(kpm.filter(({ id }) => !bertahan.has(id))).toEqual([])
    }
  })

  test('dibuat ulang, sebagian, atau dari belakang: barisnya sama persis', () => {
    const rencana = rencanaDemo('kecil', wilayah).toReversed()
    const ulang = rencana.map((tahap) => ({ nama: tahap.nama, ...isiTahap(tahap, HARI_INI_DEMO) }))
    expect(ulang.toReversed()).toEqual(kecil)
  })

  test('pemeriksanya sendiri menemukan yang salah', () => {
    const [tahap] = kecil
    const [individu] = tahap?.individu ?? []
    if (tahap === undefined || individu === undefined) throw new Error('tahap kosong')
    const salah: TahapDemo = {
      ...tahap,
      komponenKpm: [],
      individu: [{ ...individu, nik: null }, ...tahap.individu.slice(1)],
    }
    const temuan = periksaTahap(salah, HARI_INI_DEMO).join('\n')
    expect(temuan).toContain('selalu ada komponen')
    expect(temuan).toContain('tanpa NIK beralasan')
  })

  test('setiap baris mempunyai tepat kolom model Prisma-nya', () => {
    for (const [tabel, model, berkas] of MODEL) {
      const baris = kecil.flatMap((tahap): object[] => tahap[tabel])[0] ?? {}
      expect(Object.keys(baris).sort(), model).toEqual(kolomModel(model, berkas))
    }
  })
})

describe('OKI penuh', () => {
  const unik = new Map<string, Set<string | number>>()
  const catat = (jenis: string, nilai: string | number): number => {
    const sudah = unik.get(jenis) ?? new Set()
    unik.set(jenis, sudah.add(nilai))
    return 1
  }
  const jumlah: Record<string, number> = {}
  const tambah = (nama: string, banyak = 1): void => {
    jumlah[nama] = (jumlah[nama] ?? 0) + banyak
  }
  const hitung = (nama: string): number => jumlah[nama] ?? 0
  const salah: string[] = []

  beforeAll(() => {
    for (const tahap of tahapDemo('oki', wilayah)) {
      salah.push(...periksaTahap(tahap, HARI_INI_DEMO))
      tambah('tahap')
      for (const tabel of TABEL)
        for (const { id } of tahap[tabel]) tambah(`baris ${tabel}`, catat(tabel, id))
      for (const { noKk, alasanTanpaKk } of tahap.keluarga) {
        if (noKk !== null) tambah('noKk', catat('noKk', noKk))
        if (alasanTanpaKk !== null) tambah('tanpa KK')
      }
      for (const { id, nik, tanggalLahir, alasanTanpaNik } of tahap.individu) {
        const dewasa = usiaPada(tanggalLahir, HARI_INI_DEMO) >= 17
        tambah(dewasa ? 'dewasa' : 'anak')
        if (nik !== null) tambah('nik', catat('nik', nik))
        if (nik === null && dewasa) tambah('dewasa tanpa NIK')
        if (nik !== null && !nik.startsWith(`9916${String(Math.floor(id / 100_000)).slice(4)}`))
          tambah('terdaftar di tempat lain')
        if (alasanTanpaNik === 'BAYI') tambah('bayi')
      }
      for (const { nomorPeserta, tanggalMulai } of tahap.kpm) {
        catat('nomorPeserta', nomorPeserta)
        tambah(`mulai ${tanggalMulai.slice(0, 7)}`)
        if (tanggalMulai <= '2017-12-31') tambah('aktif 2017')
        if (tanggalMulai <= '2018-12-31') tambah('aktif 2018')
      }
      const didampingi = new Map(tahap.pendamping.map(({ id }) => [id, 0]))
      for (const { pendampingId } of tahap.pendampinganKpm) {
        didampingi.set(pendampingId, (didampingi.get(pendampingId) ?? Number.NaN) + 1)
      }
      for (const banyak of didampingi.values())
        tambah(banyak >= 150 && banyak <= 230 ? 'beban wajar' : 'beban janggal')
      for (const { segmen, sampai, alasanAkhir } of tahap.kepesertaanJkn) {
        tambah(sampai === null ? `terbuka ${segmen}` : `berakhir ${alasanAkhir}`)
        if (sampai === '2025-05-31') tambah('dinonaktifkan Mei 2025')
      }
      for (const { nama } of [...tahap.individu, ...tahap.pendamping]) {
        if (TERKENAL.has(nama)) tambah('nama terkenal')
      }
      for (const { komponen, sampai } of tahap.komponenKpm)
        if (sampai === null) tambah(`buka ${komponen}`)
    }
  }, 60_000)

  test('tidak satu pun aturan program dilanggar', () => {
    expect(salah).toEqual([])
  })

  test('22.000 KPM aktif pada akhir 2017, 37.083 pada akhir 2018, di 18 kecamatan dengan 200 pendamping', () => {
    expect([hitung('aktif 2017'), hitung('aktif 2018'), hitung('baris kpm')]).toEqual([
      22_000, 37_083, 37_083,
    ])
    expect([hitung('tahap'), hitung('baris pendamping')]).toEqual([18, 200])
    expect(hitung('baris riwayatKepesertaan')).toBe(37_083)
    expect(hitung('baris pendampinganKpm')).toBe(37_083)
    expect([hitung('beban wajar'), hitung('beban janggal')]).toEqual([200, 0])
    const bulan = Object.keys(jumlah)
      .filter((nama) => nama.startsWith('mulai '))
      .sort()
    expect([bulan.at(0), bulan.at(-1), bulan.length]).toEqual([
      'mulai 2017-01',
      'mulai 2018-05',
      17,
    ])
  })

  test('tidak ada nama orang terkenal atau yang disebut dalam berita sumbernya', () => {
    expect(hitung('nama terkenal')).toBe(0)
  })

  test('setiap nomor dan id unik di semua tahap', () => {
    for (const tabel of TABEL) expect(unik.get(tabel)?.size, tabel).toBe(hitung(`baris ${tabel}`))
    expect(unik.get('nik')?.size).toBe(hitung('nik'))
    expect(unik.get('noKk')?.size).toBe(hitung('noKk'))
    expect(unik.get('nomorPeserta')?.size).toBe(37_083)
  })

  test('keluarga, dokumen, dan kepesertaan JKN sebanyak yang masuk akal', () => {
    const orang = hitung('baris individu')
    const bagian = (nama: string, dari: number): number => (100 * hitung(nama)) / dari
    expect(orang / 37_083).toBeGreaterThan(3.6)
    expect(orang / 37_083).toBeLessThan(3.9)
    expect(bagian('tanpa KK', 37_083)).toBeCloseTo(2.5, 0)
    expect(bagian('dewasa tanpa NIK', hitung('dewasa'))).toBeCloseTo(3, 0)
    expect(bagian('terdaftar di tempat lain', hitung('nik'))).toBeGreaterThan(5)
    expect(hitung('bayi')).toBeGreaterThan(0)
    const berNik = hitung('nik')
    expect(bagian('terbuka PBI_APBN', berNik)).toBeGreaterThan(61)
    expect(bagian('terbuka PBI_APBN', berNik)).toBeLessThan(63)
    expect(bagian('terbuka PBPU_BP_PEMDA', berNik)).toBeCloseTo(8, 0)
    expect(hitung('berakhir TIDAK_ADA_DI_DTSEN')).toBeGreaterThan(hitung('berakhir DESIL_6_10'))
    expect(hitung('berakhir DESIL_6_10')).toBeGreaterThan(hitung('berakhir MENJADI_PPU'))
    expect(hitung('dinonaktifkan Mei 2025')).toBeGreaterThan(10_000)
    for (const komponen of [
      'ANAK_USIA_DINI',
      'SD',
      'SMP',
      'SMA',
      'LANJUT_USIA',
      'DISABILITAS_BERAT',
    ]) {
      expect(hitung(`buka ${komponen}`), komponen).toBeGreaterThan(100)
    }
  })

  test('hemat: seluruh OKI dibuat dalam ingatan 128 MB', () => {
    const naskah = `
      const { tahapDemo } = await import(process.env.MODUL + 'tahap-demo.ts')
      const { desaNyata } = await import(process.env.MODUL + 'desa-nyata.ts')
      const desa = await desaNyata()
      let kpm = 0
      for (const tahap of tahapDemo('oki', desa)) kpm += tahap.kpm.length
      process.stdout.write(String(kpm))`
    const keluaran = execFileSync(
      process.execPath,
      ['--max-old-space-size=128', '--input-type=module', '--eval', naskah],
      { env: { ...process.env, MODUL: new URL('.', import.meta.url).href }, encoding: 'utf8' },
    )
    expect(Number(keluaran)).toBe(37_083)
  }, 60_000)
})

test('Kotim penuh: 12.136 KPM aktif sejak 2019 dan tidak bertabrakan dengan OKI', () => {
  let kpm = 0
  for (const tahap of tahapDemo('kotim', wilayah)) {
    kpm += tahap.kpm.length
    for (const { tanggalMulai, tanggalSelesai } of tahap.kpm) {
      expect(tanggalMulai >= '2019-01-01' && tanggalMulai <= '2019-10-01').toBe(true)
      expect(tanggalSelesai).toBeNull()
    }
    for (const { nik } of tahap.individu) expect(nik === null || nik.startsWith('9962')).toBe(true)
    expect(tahap.pendamping).toEqual([])
  }
  expect(kpm).toBe(12_136)
}, 60_000)

const MODEL = [
  ['keluarga', 'Keluarga', 'keluarga/keluarga.prisma'],
  ['individu', 'Individu', 'individu/individu.prisma'],
  ['anggotaKeluarga', 'AnggotaKeluarga', 'keluarga/keluarga.prisma'],
  ['kpm', 'Kpm', 'kpm/kpm.prisma'],
  ['riwayatKepesertaan', 'RiwayatKepesertaan', 'kpm/kpm.prisma'],
  ['komponenKpm', 'KomponenKpm', 'pkh/pkh.prisma'],
  ['pendamping', 'Pendamping', 'pendamping/pendamping.prisma'],
  ['pendampinganKpm', 'PendampinganKpm', 'pendamping/pendamping.prisma'],
  ['kepesertaanJkn', 'KepesertaanJkn', 'jkn/jkn.prisma'],
] as const

/** The stored columns of a model; the three columns of a protected number count as that number. */
function kolomModel(model: string, berkas: string): string[] {
  const skema = readFileSync(new URL(`../${berkas}`, import.meta.url), 'utf8')
  const isi = new RegExp(`^model ${model} \\{$([\\s\\S]*?)^\\}$`, 'm').exec(skema)?.[1] ?? ''
  const kolom = isi
    .split('\n')
    .map((baris) => /^ {2}(\w+) +([A-Z]\w*)(\[\])?/.exec(baris))
    .filter(
      (cocok) =>
        cocok !== null && cocok[3] === undefined && !MODEL.some(([, nama]) => nama === cocok[2]),
    )
    .map((cocok) => cocok?.[1]?.replace(/^(nik|noKk|noKartu)(Hash|Sandi|Samaran)$/, '$1') ?? '')
  return [...new Set(kolom)].sort()
}

const TERKENAL = new Set([
  'Sri Mulyani',
  'Joko Widodo',
  'Agus Salim',
  'Slamet Riyadi',
  'Bambang Sudibyo',
  'Zulkifli Hasan',
  'Irfan Hakim',
  'Sabirin Noor',
  'Ahmad Yani',
  'Dewi Sartika',
  'Iskandar',
  'Rusmiati',
  'Zainani',
  'Amiruddin',
  'Budiansyah',
])
