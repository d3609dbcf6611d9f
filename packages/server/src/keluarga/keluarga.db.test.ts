import { barisContoh, bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let uji: Uji
let oki: Awaited<ReturnType<typeof barisContoh>>
beforeAll(async () => {
  oki = await barisContoh('oki', 3)
  uji = await bukaUji()
})
afterAll(() => uji.tutup())

const berKk = () => {
  const satu = oki.keluarga.find(({ noKk }) => noKk !== null)
  return { ...satu, noKk: satu?.noKk ?? '' }
}
const tanya = (noKk: string, oleh: 'oki' | 'kotim' | 'tanpaTujuan' | 'mitra' | undefined) =>
  uji.tanya(
    `query ($noKk: NoKK!) { keluarga(noKk: $noKk) {
      noKk alasanTanpaKk alamat rt rw desa { kode } sintetis anggota { hubungan dari individu { nama } }
    } }`,
    { ...(oleh && { oleh }), variabel: { noKk } },
  )

describe('keluarga menurut nomor KK', () => {
  it('ditemukan di wilayah sendiri beserta semua anggotanya, nomornya tersamar', async () => {
    const { id, noKk, alamat, rt, rw, desaKode } = berKk()
    const jawaban = await tanya(noKk, 'oki')
    const { anggota, desa, ...keluarga } = jawaban.data.keluarga
    expect(keluarga).toEqual({
      ...{ noKk: `${noKk.slice(0, 4)}************`, alasanTanpaKk: null },
      ...{ alamat, rt, rw, sintetis: true },
    })
    expect(desa.kode.replaceAll('.', '')).toBe(String(desaKode))
    const orang = new Map(oki.individu.map((satu) => [satu.id, satu.nama]))
    expect(anggota).toEqual(
      oki.anggotaKeluarga
        .filter(({ keluargaId }) => keluargaId === id)
        .map(({ hubungan, dari, individuId }) => ({
          ...{ hubungan, dari, individu: { nama: orang.get(individuId) } },
        })),
    )
    expect(anggota.length).toBeGreaterThan(1)
    expect(JSON.stringify(jawaban)).not.toContain(noKk.slice(4))
  })

  it('di luar wilayah dijawab seperti tidak ada', async () => {
    const asing = await tanya(berKk().noKk, 'kotim')
    expect(asing).toEqual({ status: 200, data: { keluarga: null } })
    expect(await tanya('9916020101100001', 'kotim')).toEqual(asing)
  })

  it.each([
    [undefined, 'PERLU_MASUK'],
    ['mitra', 'TIDAK_BERWENANG'],
    ['tanpaTujuan', 'TUJUAN_WAJIB'],
  ] as const)('ditolak bagi %s: %s', async (oleh, code) => {
    const { data, errors } = await tanya(berKk().noKk, oleh)
    expect(data).toEqual({ keluarga: null })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code])
  })

  it('KPM tanpa KK tetap tercatat dan menyebut alasannya', async () => {
    const tanpaKk = oki.keluarga.filter(({ noKk }) => noKk === null)
    expect(tanpaKk.length).toBeGreaterThan(0)
    for (const { id, alasanTanpaKk } of tanpaKk) {
      const kpm = oki.kpm.find(({ keluargaId }) => keluargaId === id)
      const { data } = await uji.tanya(
        'query ($nomor: String!) { kpm(nomorPeserta: $nomor) { status keluarga { noKk alasanTanpaKk anggota { hubungan } } } }',
        { oleh: 'oki', variabel: { nomor: kpm?.nomorPeserta } },
      )
      expect(data.kpm).toMatchObject({
        ...{ status: 'AKTIF', keluarga: { noKk: null, alasanTanpaKk } },
      })
      expect(data.kpm.keluarga.anggota.length).toBeGreaterThan(0)
    }
  })
})
