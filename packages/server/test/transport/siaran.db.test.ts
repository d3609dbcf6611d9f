import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, PELAKU_UJI, PERKAKAS_UJI, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sidikDokumen } from '../../src/dokumen/sidik-dokumen.ts'
import { galatKode } from '../../src/galat.ts'
import { bacaSampel, type Sampel } from '../keamanan/sampel.ts'
import { tanyaAdmin } from '../sebagai-admin.ts'
import { type Aliran, ikuti } from './aliran-sse.ts'

// Whoever writes for long on the same cluster holds every feed of it back.
vi.setConfig({ testTimeout: 200_000 })

const CEPAT = { jedaMs: 100, perPelaku: 2 }
let uji: Uji
let sampel: Sampel
beforeAll(async () => {
  ;[uji, sampel] = await Promise.all([bukaUji({ umpan: CEPAT }), bacaSampel()])
})
afterAll(() => uji.tutup())

const ISI = 'lanjut adaLagi tahap perubahan { id operasi sasaran kpm { versi } }'
const IKUTI = `subscription Ikuti ($sejak: TokenPerubahan) { perubahan(sejak: $sejak, jenis: [KPM], first: 200) { ${ISI} } }`
const admin = (sql: string, nilai: unknown[] = []) =>
  tanyaAdmin<Record<string, string>>(uji.basisData.kolam, sql, nilai)
const ubah = (ke: number) =>
  admin('update kpm set versi = versi + 1 where id = $1', [sampel.oki.kpm[ke]?.id])
const id = (ke: number) => writeGlobalId('Kpm', Number(sampel.oki.kpm[ke]?.id))
const buka = (query = IKUTI, variables = {}, oleh: keyof typeof PELAKU_UJI = 'oki', di = uji) =>
  ikuti(di, { query, variables }, { oleh: PELAKU_UJI[oleh] })

/** Reads the snapshot to its end; where the stream then is, and how many it told of. */
async function lewatiPotret(aliran: Aliran): Promise<{ sejak: string; banyak: number }> {
  let banyak = 0
  for (;;) {
    const { data, errors } = (await aliran.berikut()) ?? {}
    if (!data?.perubahan) throw new Error(`no page: ${JSON.stringify(errors)}`)
    banyak += data.perubahan.perubahan.length
    if (data.perubahan.tahap === 'DELTA') return { sejak: data.perubahan.lanjut, banyak }
    if (banyak === sampel.oki.kpm.length) return { sejak: data.perubahan.lanjut, banyak }
  }
}

describe('mengikuti', () => {
  it('potret, lalu setiap perubahan, dengan keadaannya; tanpa yang hanya ditanyakan server', async () => {
    const aliran = await buka()
    expect(aliran.jenis).toMatch(/^text\/event-stream/)
    expect((await lewatiPotret(aliran)).banyak).toBe(sampel.oki.kpm.length)
    await ubah(0)
    const satu = await aliran.berikut(150_000)
    expect(satu?.data.perubahan).toMatchObject({
      tahap: 'DELTA',
      perubahan: [{ operasi: 'SIMPAN', sasaran: id(0), kpm: { versi: 2 } }],
    })
    expect(Object.keys(satu?.data.perubahan).sort()).toEqual([
      'adaLagi',
      'lanjut',
      'perubahan',
      'tahap',
    ])
    await aliran.tutup()
  })

  it('dilanjutkan dari token terakhir, tanpa kehilangan yang terjadi sementara itu', async () => {
    const pertama = await buka()
    await lewatiPotret(pertama)
    await ubah(1)
    const sejak = (await pertama.berikut(150_000))?.data.perubahan.lanjut
    await pertama.tutup()
    await ubah(2)
    const kedua = await buka(IKUTI, { sejak })
    let terlihat: string[] = []
    const akhir = performance.now() + 150_000
    while (terlihat.length === 0 && performance.now() < akhir) {
      const { data } = (await kedua.berikut()) ?? {}
      terlihat = (data?.perubahan.perubahan ?? []).map(
        ({ sasaran }: { sasaran: string }) => sasaran,
      )
    }
    expect(terlihat).toEqual([id(2)])
    await kedua.tutup()
  })

  it('lewat fragmen dan alias, dan `sejak` yang tertulis, sama saja', async () => {
    const kini = await buka()
    const { sejak } = await lewatiPotret(kini)
    await kini.tutup()
    const aliran = await buka(
      `subscription { ...S } fragment S on Subscription { ikut: perubahan(sejak: "${sejak}", jenis: [KPM], first: 200) { ...H } }
       fragment H on HalamanPerubahan { tahap perubahan { sasaran } }`,
    )
    const pertama = await aliran.berikut()
    expect(Object.keys(pertama?.data)).toEqual(['ikut'])
    expect(Object.keys(pertama?.data.ikut).sort()).toEqual(['perubahan', 'tahap'])
    await aliran.tutup()
  })

  it('setiap halaman tercatat sebagai pembacaan dengan subjeknya, dan yang kosong tidak dibaca terus', async () => {
    const aliran = await buka()
    await lewatiPotret(aliran)
    await ubah(3)
    await aliran.berikut(150_000)
    const [subjek] = await admin(
      `select count(*)::int as n from audit_akses a, uraikan_subjek(a.subjek) s
        where s.jenis = 'KPM' and s.subjek = $1 and operasi = 'Ikuti' and hasil = 'BERHASIL' and pelaku = 'uji-oki'`,
      [sampel.oki.kpm[3]?.id],
    )
    expect(Number(subjek?.['n'])).toBeGreaterThanOrEqual(2)
    const banyak = async () =>
      (await admin("select count(*)::int as n from audit_akses where operasi = 'Ikuti'"))[0]?.['n']
    await new Promise((lanjut) => setTimeout(lanjut, 500))
    const sebelum = await banyak()
    await new Promise((lanjut) => setTimeout(lanjut, 1_000))
    expect(await banyak()).toBe(sebelum)
    await aliran.tutup()
  })
})

describe('yang tidak boleh', () => {
  it.each([
    ['publik', undefined, 'PERLU_MASUK'],
    ['tanpa tujuan', PELAKU_UJI.tanpaTujuan, 'TUJUAN_WAJIB'],
  ] as const)('%s ditolak sekali, tanpa aliran', async (_, oleh, code) => {
    const aliran = await ikuti(uji, { query: IKUTI }, { oleh })
    const satu = await aliran.berikut()
    expect(satu).toMatchObject({ data: { perubahan: null }, errors: [{ extensions: { code } }] })
    expect(await aliran.berikut(5_000)).toBeUndefined()
    expect(aliran.selesai()).toBe(true)
    expect(uji.server.pengikut()).toBe(0)
  })

  it('token yang tidak sah, batas dokumen, dan nol byte ditolak seperti pada kueri', async () => {
    const pertama = async (query: string, variables = {}) => {
      const aliran = await buka(query, variables)
      const { errors } = (await aliran.berikut()) ?? {}
      await aliran.tutup()
      return errors?.[0]?.extensions.code
    }
    expect(await pertama(IKUTI, { sejak: 'A'.repeat(60) })).toBe('KURSOR_TIDAK_SAH')
    expect(await pertama(`${IKUTI} # 99${'0'.repeat(14)}`)).toBe('PAKAI_VARIABEL')
    expect(await pertama('subscription { tidakAda }')).toBe('DOKUMEN_TIDAK_SAH')
    const mahal = `anggota { individu { nama } } `
    expect(
      await pertama(
        `subscription { perubahan(first: 200) { perubahan { ${Array.from({ length: 25 }, (_, i) => `k${i}: kpm { ${mahal} }`).join(' ')} } } }`,
      ),
    ).toBe('BATAS_BIAYA')
    expect(uji.server.pengikut()).toBe(0)
  })

  it('lebih dari bagiannya: BATAS_LAJU, dan tempat yang ditinggalkan dapat dipakai lagi', async () => {
    const dua = [await buka(), await buka()]
    for (const satu of dua) await satu.berikut()
    const ketiga = await buka()
    expect((await ketiga.berikut())?.errors?.[0]?.extensions.code).toBe('BATAS_LAJU')
    await ketiga.tutup()
    await dua[0]?.tutup()
    await expect.poll(() => uji.server.pengikut(), { timeout: 10_000 }).toBe(1)
    const keempat = await buka()
    expect((await keempat.berikut())?.data.perubahan.tahap).toBe('POTRET')
    await Promise.all([keempat.tutup(), dua[1]?.tutup()])
    await expect.poll(() => uji.server.pengikut(), { timeout: 10_000 }).toBe(0)
  })

  it('token masuk yang habis mengakhiri aliran dengan TOKEN_TIDAK_SAH', async () => {
    let habis = false
    const pembacaToken = {
      async baca(token: string) {
        if (habis) throw galatKode('TOKEN_TIDAK_SAH')
        return PERKAKAS_UJI.penerbitToken.baca(token)
      },
    }
    const lain = await bukaUji({ basisData: uji.basisData, umpan: CEPAT, pembacaToken })
    const aliran = await buka(IKUTI, {}, 'oki', lain)
    await lewatiPotret(aliran)
    habis = true
    await ubah(4)
    let akhir: Awaited<ReturnType<Aliran['berikut']>>
    do akhir = await aliran.berikut(150_000)
    while (akhir && !akhir.errors)
    expect(akhir?.errors?.[0]?.extensions.code).toBe('TOKEN_TIDAK_SAH')
    expect(await aliran.berikut(5_000)).toBeUndefined()
    expect(lain.server.pengikut()).toBe(0)
    await lain.tutup()
  })
})

describe('satu server', () => {
  it('mendengar lewat satu sambungan, berapa pun pengikutnya, dan tanpa pengikut tidak sama sekali', async (konteks) => {
    if (uji.basisData.jenis !== 'postgres') return konteks.skip()
    const sambungan = async () =>
      (
        await admin(
          "select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'harapan perubahan'",
        )
      )[0]?.['n']
    await expect.poll(sambungan, { timeout: 10_000 }).toBe(0)
    const semua = [await buka(), await buka(), await buka(IKUTI, {}, 'provinsi')]
    for (const satu of semua) await satu.berikut()
    await expect.poll(sambungan, { timeout: 10_000 }).toBe(1)
    for (const satu of semua) await satu.tutup()
    await expect.poll(sambungan, { timeout: 10_000 }).toBe(0)
  })

  it('yang ditutup mengakhiri semua aliran', async () => {
    const lain = await bukaUji({ basisData: uji.basisData, umpan: CEPAT })
    const aliran = await buka(IKUTI, {}, 'oki', lain)
    await lewatiPotret(aliran)
    await lain.server.dispose()
    await expect.poll(() => lain.server.pengikut(), { timeout: 10_000 }).toBe(0)
    await lain.tutup()
  })

  it('dalam mode produksi hanya dokumen terdaftar, atau yang boleh mengembangkan', async () => {
    const produksi = await bukaUji({ basisData: uji.basisData, mode: 'produksi', umpan: CEPAT })
    const bebas = await buka(`${IKUTI} # bebas`, {}, 'oki', produksi)
    const ditolak = await bebas.berikut()
    await bebas.tutup()
    const { data } = await uji.tanya(
      `mutation ($dokumen: [MasukanDokumen!]!) { daftarkanDokumen(lingkungan: "produksi", versiSdk: "1.0.0", dokumen: $dokumen) { __typename } }`,
      { oleh: 'pengusul', variabel: { dokumen: [{ isi: IKUTI, hash: sidikDokumen(IKUTI) }] } },
    )
    expect(data.daftarkanDokumen.__typename).toBe('DokumenTerdaftar')
    const terdaftar = await ikuti(
      produksi,
      { documentId: `sha256:${sidikDokumen(IKUTI)}` },
      { oleh: PELAKU_UJI.oki },
    )
    expect((await terdaftar.berikut())?.data.perubahan.tahap).toBe('POTRET')
    await terdaftar.tutup()
    expect(ditolak?.errors?.[0]?.extensions.code).toBe('DOKUMEN_TIDAK_TERDAFTAR')
    const pengembang = { ...PELAKU_UJI.oki, wewenang: ['pengembangan'] as const }
    const boleh = await ikuti(produksi, { query: `${IKUTI} # lain` }, { oleh: pengembang })
    expect((await boleh.berikut())?.data.perubahan.tahap).toBe('POTRET')
    await boleh.tutup()
    await produksi.tutup()
  })
})
