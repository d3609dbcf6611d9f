import { describe, expect, it } from 'vitest'
import { KELOMPOK_ATAS, kelompokkan } from './kelompok.rules.ts'
import type { AreaKini, Silsilah } from './kode-beralih.rules.ts'
import { type AreaEdisi, rencanakan } from './rencana.rules.ts'

const area = (kode: string, nama: string, ke: number): AreaKini => ({
  ...{ id: ke + 1, kode, nama, namaLengkap: nama },
})
const KINI = [
  ['16', 'Sumsel'],
  ['16.02', 'OKI'],
  ['16.02.05', 'Kayuagung'],
  ['16.02.05.1001', 'Satu'],
  ['16.02.05.1002', 'Dua'],
  ['16.02.05.2003', 'Tiga'],
  ['16.02.06', 'Pampangan'],
  ['16.02.06.2001', 'Empat'],
].map(([kode = '', nama = ''], ke) => area(kode, nama, ke))
const SILSILAH: Silsilah = {
  terakhir: new Map(KINI.map(({ kode, id }) => [kode, id])),
  leluhur: new Map(),
}

const baris = (...semua: (readonly [kode: string, nama: string, ...lama: string[]])[]) =>
  semua.map(([kode, nama, ...kodeLama]): AreaEdisi => ({ kode, nama, namaLengkap: nama, kodeLama }))
const rencana = (semua: readonly AreaEdisi[], lengkap = false, silsilah = SILSILAH) =>
  rencanakan(KINI, semua, { lengkap, silsilah })
const ringkas = (semua: readonly AreaEdisi[], lengkap = false) =>
  rencana(semua, lengkap).langkah.map(
    ({ jenis, lama, baru, akhiri, tulis, pindah }) =>
      `${jenis} ${lama}>${baru}${akhiri ? ' akhiri' : ''}${tulis ? ' tulis' : ''}${pindah ? ' pindah' : ''}`,
  )

describe('rencana edisi', () => {
  it('edisi lengkap yang sama tidak mengubah apa pun', () => {
    const semua = baris(...KINI.map(({ kode, nama }) => [kode, nama.toUpperCase()] as const))
    const hasil = rencana(semua, true)
    expect(hasil).toMatchObject({ langkah: [], tetap: KINI.length, takPasti: [], yatim: [] })
  })

  it('mengenali nama, kode, status, induk, dan wilayah baru', () => {
    expect(ringkas(baris(['16.02.05.1001', 'Satu Baru']))).toEqual([
      'GANTI_NAMA 16.02.05.1001>16.02.05.1001 akhiri tulis',
    ])
    expect(ringkas(baris(['16.02.05.2009', 'Tiga', '16.02.05.2003']))).toEqual([
      'GANTI_KODE 16.02.05.2003>16.02.05.2009 akhiri tulis pindah',
    ])
    expect(ringkas(baris(['16.02.05.1009', 'Tiga', '16.02.05.2003']))).toEqual([
      'UBAH_STATUS 16.02.05.2003>16.02.05.1009 akhiri tulis pindah',
    ])
    expect(ringkas(baris(['16.02.06.2002', 'Tiga', '16.02.05.2003']))).toEqual([
      'PINDAH_INDUK 16.02.05.2003>16.02.06.2002 akhiri tulis pindah',
    ])
    expect(ringkas(baris(['16.02.06.2009', 'Baru']))).toEqual(['null null>16.02.06.2009 tulis'])
  })

  it('yang dimekarkan tinggal di tempatnya, yang digabung ikut', () => {
    const mekar = baris(['16.02.05.1001', 'Satu'], ['16.02.05.1003', 'Pecahan', '16.02.05.1001'])
    expect(ringkas(mekar)).toEqual(['PEMEKARAN 16.02.05.1001>16.02.05.1003 tulis'])
    expect(rencana(mekar).takPasti).toEqual([])
    const gabung = baris(['16.02.05.1001', 'Satu', '16.02.05.1001', '16.02.05.1002'])
    expect(ringkas(gabung)).toEqual(['PENGGABUNGAN 16.02.05.1002>16.02.05.1001 akhiri pindah'])
    expect([...rencana(gabung).gabungan]).toEqual(['16.02.05.1001', '16.02.05.1002'])
  })

  it('tidak menebak: yang hilang, yang terpecah, yang tanpa induk, kode lama yang tidak ada', () => {
    const hilang = baris(...KINI.slice(0, -1).map(({ kode, nama }) => [kode, nama] as const))
    expect(rencana(hilang, true).takPasti).toEqual([{ kode: '16.02.06.2001', penerus: [] }])
    expect(ringkas(hilang, true)).toEqual(['PENGHAPUSAN 16.02.06.2001>null akhiri'])
    const pecah = baris(
      ['16.02.06.2002', 'Kiri', '16.02.06.2001'],
      ['16.02.06.2003', 'Kanan', '16.02.06.2001'],
    )
    expect(rencana(pecah).takPasti).toEqual([
      { kode: '16.02.06.2001', penerus: ['16.02.06.2002', '16.02.06.2003'] },
    ])
    const kecamatan = baris(['16.02.09', 'Pampangan', '16.02.06'])
    expect(rencana(kecamatan).yatim).toEqual(['16.02.06.2001'])
    expect(rencana(baris(['16.02.09', 'Apa', '16.02.08'])).asing).toEqual([
      { kode: '16.02.09', lama: '16.02.08' },
    ])
  })

  it('tahu kode yang beralih, dan yang hanya pulang', () => {
    const tukar = baris(
      ['16.02.05.1001', 'Dua', '16.02.05.1002'],
      ['16.02.05.1002', 'Satu', '16.02.05.1001'],
    )
    expect([...rencana(tukar).beralih]).toEqual(['16.02.05.1001', '16.02.05.1002'])
    // 16.02.09 was Kayuagung before it was 16.02.05; of another it would be another's.
    const dahulu = { ...SILSILAH, terakhir: new Map(SILSILAH.terakhir).set('16.02.09', 99) }
    const pulang = baris(['16.02.09', 'Kayuagung', '16.02.05'])
    expect(rencana(pulang, false, dahulu).beralih).toEqual(new Set(['16.02.09']))
    const sedarah = { ...dahulu, leluhur: new Map([[3, [99]]]) }
    expect(rencana(pulang, false, sedarah).beralih).toEqual(new Set())
  })

  it('tahu dari mana desa sebuah kabupaten datang', () => {
    const semua = baris(
      ['16.10', 'Baru'],
      ['16.10.01', 'X'],
      ['16.10.01.2001', 'Empat', '16.02.06.2001'],
    )
    expect(rencana(semua).asalKabupaten).toEqual([['16.02', '16.10']])
  })
})

describe('kelompok', () => {
  const nomor = (semua: readonly AreaEdisi[]) => {
    const { langkah, beralih } = rencana(semua)
    return Object.fromEntries(
      kelompokkan(langkah, beralih).map((s) => [s.lama ?? s.baru, s.kelompok]),
    )
  }
  const KODE_16_02_05_1001 = '16.02.05.1001'

  it('setiap desa sendiri, yang saling memberi kode bersama, yang tanpa data lebih dulu', () => {
    expect(
      nomor(
        baris(
          ['16.02.05.1001', 'Dua', '16.02.05.1002'],
          ['16.02.05.1005', 'Satu', '16.02.05.1001'],
          ['16.02.05.2009', 'Tiga', '16.02.05.2003'],
          ['16.02.06.2009', 'Baru'],
        ),
      ),
    ).toEqual({
      [KODE_16_02_05_1001]: 1,
      '16.02.05.1002': 1,
      '16.02.05.2003': 2,
      '16.02.06.2009': KELOMPOK_ATAS,
    })
  })

  it('semua desa di bawah kode yang beralih berpindah bersama kodenya', () => {
    const tukar = baris(
      ['16.02.05', 'Pampangan', '16.02.06'],
      ['16.02.06', 'Kayuagung', '16.02.05'],
      ['16.02.05.2001', 'Empat', '16.02.06.2001'],
      ['16.02.06.1001', 'Satu', '16.02.05.1001'],
      ['16.02.06.1002', 'Dua', '16.02.05.1002'],
      ['16.02.06.2003', 'Tiga', '16.02.05.2003'],
    )
    expect(new Set(Object.values(nomor(tukar)))).toEqual(new Set([KELOMPOK_ATAS]))
  })
})
