import { barisContoh, bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let uji: Uji
let oki: Awaited<ReturnType<typeof barisContoh>>
beforeAll(async () => {
  oki = await barisContoh('oki', 3)
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const ISI = 'nik alasanTanpaNik nama tanggalLahir jenisKelamin punyaKtpEl desa { kode } sintetis'
const tanya = (nik: string, oleh: 'oki' | 'kotim' | 'tanpaTujuan' | 'mitra' | undefined) =>
  uji.tanya(`query ($nik: NIK!) { individu(nik: $nik) { ${ISI} jkn { segmen } } }`, {
    ...(oleh && { oleh }),
    variabel: { nik },
  })

describe('individu menurut NIK', () => {
  it('ditemukan di wilayah sendiri, NIK-nya tersamar', async () => {
    for (const { nik, nama, tanggalLahir, jenisKelamin, punyaKtpEl } of oki.individu.slice(0, 8)) {
      if (nik === null) continue
      const jawaban = await tanya(nik, 'oki')
      expect(jawaban.data.individu).toMatchObject({
        ...{ nama, tanggalLahir, jenisKelamin, punyaKtpEl, sintetis: true, alasanTanpaNik: null },
        nik: `${nik.slice(0, 4)}************`,
      })
      expect(JSON.stringify(jawaban)).not.toContain(nik.slice(4))
    }
  })

  it('di luar wilayah dijawab seperti tidak ada', async () => {
    const nik = oki.individu.find((satu) => satu.nik !== null)?.nik ?? ''
    const asing = await tanya(nik, 'kotim')
    expect(asing).toEqual({ status: 200, data: { individu: null } })
    expect(await tanya('9916020101800001', 'kotim')).toEqual(asing)
  })

  it.each([
    [undefined, 'PERLU_MASUK'],
    ['mitra', 'TIDAK_BERWENANG'],
    ['tanpaTujuan', 'TUJUAN_WAJIB'],
  ] as const)('ditolak bagi %s: %s', async (oleh, code) => {
    const nik = oki.individu.find((satu) => satu.nik !== null)?.nik ?? ''
    const { data, errors } = await tanya(nik, oleh)
    expect(data).toEqual({ individu: null })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code])
  })

  it('yang belum punya NIK tetap tercatat beserta alasannya, dan terlihat di keluarganya', async () => {
    const tanpaNik = new Map(
      oki.individu.flatMap(({ id, alasanTanpaNik }) =>
        alasanTanpaNik ? [[id, alasanTanpaNik]] : [],
      ),
    )
    const anggota = oki.anggotaKeluarga.find(({ individuId }) => tanpaNik.has(individuId))
    const kpm = oki.kpm.find(({ keluargaId }) => keluargaId === anggota?.keluargaId)
    const { data } = await uji.tanya(
      `query ($nomor: String!) { kpm(nomorPeserta: $nomor) { anggota { individu { nik alasanTanpaNik nama jkn { segmen } } } } }`,
      { oleh: 'oki', variabel: { nomor: kpm?.nomorPeserta } },
    )
    const nama = oki.individu.find(({ id }) => id === anggota?.individuId)?.nama
    const orang = data.kpm.anggota.map(({ individu }: { individu: object }) => individu)
    expect(orang).toContainEqual({
      ...{ nik: null, nama, jkn: [] },
      alasanTanpaNik: tanpaNik.get(anggota?.individuId ?? 0),
    })
  })
})
