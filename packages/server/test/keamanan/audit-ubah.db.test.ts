import { kodeDari } from '@harapan/kode'
import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { catatanAudit } from './catatan-audit.ts'
import { bacaSampel, type Sampel } from './sampel.ts'

let uji: Uji
let sampel: Sampel
beforeAll(async () => {
  ;[uji, sampel] = await Promise.all([bukaUji(), bacaSampel()])
})
afterAll(() => uji.tutup())
beforeEach(() => kosongkan())

const { admin, audit, hasilAudit, kosongkan } = catatanAudit(() => uji)

describe('mengubah', () => {
  it('selalu meninggalkan satu baris: berhasil, ditolak dengan nama, atau tanpa kewenangan', async () => {
    const pindah = (oleh: 'oki' | undefined) =>
      uji.tanya(PINDAH, { ...(oleh && { oleh }), variabel: masukanPindah(2) })
    expect((await pindah('oki')).data.pindahkanKpm.__typename).toBe('KpmDipindahkan')
    expect(
      (
        await uji.tanya(PINDAH, {
          oleh: 'oki',
          variabel: { ...masukanPindah(2), kunci: 'kunci-lain' },
        })
      ).data.pindahkanKpm.__typename,
    ).toBe('VersiUsang')
    expect((await pindah(undefined)).errors?.[0]?.extensions.code).toBe('PERLU_MASUK')
    expect((await audit()).map(({ pelaku, ditolak }) => [pelaku, ditolak])).toEqual([
      ['uji-oki', 0],
      ['uji-oki', 0],
      ['publik', 1],
    ])
  })

  it('yang gagal tidak mengubah apa pun dan tercatat GAGAL, juga bila hanya sebagiannya gagal', async () => {
    const { id, desa } = masukanPindah(3)
    const { data, errors } = await uji.tanya(
      `mutation Dua ($id: ID!, $desa: KodeWilayah!) {
        baik: pindahkanKpm(id: $id, desaTujuan: $desa, alasan: "Ikut anak", versi: 1, kunci: "dua-sekaligus-1") { __typename }
        buruk: pindahkanKpm(id: $id, desaTujuan: $desa, alasan: "", versi: 2, kunci: "dua-sekaligus-2") { __typename }
      }`,
      { oleh: 'oki', variabel: { id, desa } },
    )
    expect(errors?.map(({ extensions, path }) => [extensions.code, path])).toEqual([
      ['MASUKAN_TIDAK_SAH', ['buruk']],
    ])
    expect(data).toEqual({ baik: null, buruk: null })
    expect(await versi(3)).toEqual([{ versi: 1, desa: sampel.oki.kpm[3]?.desaKode }])
    expect(await hasilAudit()).toEqual(['Dua GAGAL'])
    expect(await admin(`select from kunci_permintaan where kunci like 'dua-sekaligus%'`)).toEqual(
      [],
    )
  })

  it('yang gagal saat disimpan tidak dijawab berhasil, dan tercatat GAGAL', async () => {
    await admin(
      `create function uji_tolak() returns trigger language plpgsql as 'begin raise exception ''uji''; end'`,
    )
    await admin(
      'create constraint trigger uji_tolak after update on kpm deferrable initially deferred for each row execute function uji_tolak()',
    )
    try {
      const { data, errors } = await uji.tanya(PINDAH, { oleh: 'oki', variabel: masukanPindah(4) })
      expect(data ?? null).toBeNull()
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['GALAT_INTERNAL'])
    } finally {
      await admin('drop function uji_tolak cascade')
    }
    expect(await versi(4)).toEqual([{ versi: 1, desa: sampel.oki.kpm[4]?.desaKode }])
    expect(await hasilAudit()).toEqual(['Pindah GAGAL'])
  })

  it('tanpa baris audit tidak mengubah apa pun', async () => {
    await admin('revoke insert on audit_akses from harapan_app')
    try {
      const { data, errors } = await uji.tanya(PINDAH, {
        oleh: 'oki',
        variabel: masukanPindah(1),
      })
      expect(data ?? null).toBeNull()
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['GALAT_INTERNAL'])
    } finally {
      await admin('grant insert on audit_akses to harapan_app')
    }
    expect(await versi(1)).toEqual([{ versi: 1, desa: sampel.oki.kpm[1]?.desaKode }])
  })
})

const PINDAH = `mutation Pindah ($id: ID!, $desa: KodeWilayah!, $kunci: String!) {
  pindahkanKpm(id: $id, desaTujuan: $desa, alasan: "Ikut anak", versi: 1, kunci: $kunci) { __typename }
}`

/** The nth family of OKI, to a village of another kecamatan. */
function masukanPindah(ke: number) {
  const tujuan = sampel.oki.kpm.at(-1)?.desaKode ?? 0
  return {
    id: writeGlobalId('Kpm', sampel.oki.kpm[ke]?.id ?? 0),
    desa: kodeDari(tujuan, 'DESA'),
    kunci: `uji-audit-${ke}`,
  }
}

const versi = (ke: number) =>
  admin('select versi, desa_kode::int8::float8 as desa from kpm where id = $1', [
    sampel.oki.kpm[ke]?.id,
  ])
