import { parseTanggal, wajib } from '@harapan/kode'
import { describe, expect, it } from 'vitest'
import { type MasaProgram, padanProgram, sambung } from './padan-program.rules.ts'

const hari = (teks: string) => wajib(parseTanggal(teks))
const masa = (
  mulai: string,
  sampai: string | null,
  status: MasaProgram['status'] = 'AKTIF',
  akhir: MasaProgram['akhir'] = null,
): MasaProgram => ({ mulai: hari(mulai), sampai: sampai ? hari(sampai) : null, status, akhir })

describe('padanProgram', () => {
  const pindah = [masa('2019-03-02', null), masa('2017-12-31', '2019-03-01')]

  it('menyambung masa sebelum dan sesudah pindah desa', () => {
    expect(sambung(pindah)).toEqual([masa('2017-12-31', null)])
    expect(padanProgram(pindah, hari('2019-03-02'))).toEqual({
      ...{ status: 'AKTIF', sejak: '2017-12-31', alasan: null },
    })
  })

  it('tidak menyambung melewati sela atau status lain', () => {
    const sela = [masa('2018-01-01', '2018-06-30'), masa('2018-07-02', null)]
    expect(sambung(sela)).toEqual(sela)
    expect(padanProgram(sela, hari('2018-07-01'))).toEqual({
      ...{ status: 'NONAKTIF', sejak: '2018-07-01', alasan: null },
    })
    const tangguh = [masa('2018-01-01', '2018-06-30'), masa('2018-07-01', null, 'DITANGGUHKAN')]
    expect(padanProgram(tangguh, hari('2018-06-30'))).toMatchObject({ status: 'AKTIF' })
    expect(padanProgram(tangguh, hari('2018-07-01'))).toEqual({
      ...{ status: 'DITANGGUHKAN', sejak: '2018-07-01', alasan: null },
    })
  })

  it('menyebut bagaimana kepesertaan berakhir', () => {
    const lulus = [masa('2018-01-01', '2024-12-31', 'AKTIF', 'GRADUASI_MANDIRI')]
    expect(padanProgram(lulus, hari('2024-12-31'))).toMatchObject({
      ...{ status: 'AKTIF', alasan: null },
    })
    expect(padanProgram(lulus, hari('2025-01-01'))).toEqual({
      ...{ status: 'NONAKTIF', sejak: '2025-01-01', alasan: 'GRADUASI_MANDIRI' },
    })
  })

  it('membedakan belum mulai dari tidak ada', () => {
    expect(padanProgram([masa('2018-01-01', null)], hari('2017-12-31'))).toEqual({
      ...{ status: 'BELUM_MULAI', sejak: '2018-01-01', alasan: null },
    })
    expect(padanProgram([], hari('2018-01-01'))).toEqual({
      ...{ status: 'TIDAK_DITEMUKAN', sejak: null, alasan: null },
    })
  })
})
