import { createHash } from 'node:crypto'
import { adalahKodeGalat, kodeDari } from '@harapan/kode'
import { writeGlobalId } from '@harapan/pothos-sql'
import { bukaUji, type Uji } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bentukNomor, nomorDalam } from './cari-nomor.ts'
import { kirimanJahat } from './kiriman-jahat.ts'
import { bacaSampel, nomorSampel, type Sampel } from './sampel.ts'
import { tumpahkan } from './tumpahkan.ts'

let uji: Uji
let sampel: Sampel
let semuaNomor: Set<string>
beforeAll(async () => {
  ;[uji, sampel] = await Promise.all([bukaUji(), bacaSampel()])
  semuaNomor = nomorSampel(sampel)
})
afterAll(() => uji.tutup())

const ambil = <T>(satu: T | null | undefined): T => {
  if (satu == null) throw new RangeError('no sample')
  return satu
}
const contoh = () => ({
  nik: ambil(sampel.oki.individu.find(({ nik }) => nik)?.nik),
  noKk: ambil(sampel.oki.keluarga.find(({ noKk }) => noKk)?.noKk),
  kartu: ambil(sampel.oki.kepesertaanJkn[0]?.noKartu),
})

describe('pencari nomor', () => {
  it('menemukan nomor utuh, bersela, dalam bita dan dalam base64', () => {
    const { nik, kartu } = contoh()
    for (const bentuk of [
      ...bentukNomor(nik),
      `\\x${Buffer.from(`a${nik}b`).toString('hex')}`,
      Buffer.from(`nik=${nik}`).toString('hex').toUpperCase(),
      btoa(`Kpm:${nik}`),
    ]) {
      expect(nomorDalam(`(12,"${bentuk}",3)`, semuaNomor), bentuk).toEqual([nik])
    }
    expect(nomorDalam(`x${kartu}y`, semuaNomor)).toEqual([kartu])
    expect(nomorDalam(nik.slice(1), semuaNomor)).toEqual([])
  })
})

describe('NIK, No. KK dan nomor kartu', () => {
  it('tidak muncul dalam galat atau jawaban apa pun, di mana pun dituliskan', async () => {
    const token = await uji.token({
      id: 'uji',
      peran: 'DINSOS_KABUPATEN',
      wilayah: [],
      tujuan: 'PENYALURAN_PKH',
      wewenang: ['kpm:ubah'],
    })
    const { nik, noKk, kartu } = contoh()
    for (const bentuk of [...bentukNomor(nik), noKk, kartu]) {
      for (const { nama, kode, url = '/graphql', ...init } of kirimanJahat(bentuk)) {
        const jawaban = await uji.fetch(`http://localhost${url}`, {
          ...init,
          headers: { authorization: `Bearer ${token}`, ...init.headers },
        })
        const isi = await jawaban.text()
        const kepala = JSON.stringify([...jawaban.headers])
        expect(nomorDalam(isi + kepala, semuaNomor), `${nama}: ${isi}`).toEqual([])
        for (const [, satu = ''] of isi.matchAll(/"code":"(\w+)"/g)) {
          expect(adalahKodeGalat(satu) && satu !== 'GALAT_INTERNAL', `${nama}: ${satu}`).toBe(true)
        }
        if (kode) expect(isi, `${nama} ${bentuk}`).toContain(`"code":"${kode}"`)
      }
    }
  })

  it('ditolak di URL, juga tempatnya: yang bukan data umum hanya lewat POST; GraphiQL tetap terbuka', async () => {
    const { nik } = contoh()
    const bertanya = (query: string, variables: object = {}) =>
      new URLSearchParams({ query, variables: JSON.stringify(variables) })
    const kodeJson = [...nik].map((angka) => `\\u003${angka}`).join('')
    for (const cari of [
      bertanya('query ($n: NIK!) { individu(nik: $n) { nama } }', { n: nik }),
      bertanya('query ($n: NIK!) { individu(nik: $n) { nama } }'),
      bertanya('query ($n: NIK!) { saya { peran } a: individu(nik: $n) @skip(if: true) { id } }'),
      bertanya('query ($n: String!) { cariWilayah(nama: $n) { nama } }', { n: nik }),
      `query=${encodeURIComponent('query ($n: String!) { cariWilayah(nama: $n) { nama } }')}&variables=${encodeURIComponent(`{"n":"${kodeJson}"}`)}`,
      bertanya(`{ saya { peran } } # ${nik}`),
      bertanya('{ kecamatan(kode: "16.02.05") { kpm { edges { cursor } } } }'),
      `${bertanya('{ saya { peran } }')}&apa=${nik}`,
    ]) {
      const jawaban = await uji.fetch(`http://localhost/graphql?${cari}`)
      expect(jawaban.status, cari.toString()).toBe(405)
      expect(jawaban.headers.get('allow')).toBe('POST')
      expect(await jawaban.json()).toMatchObject({
        errors: [{ extensions: { code: 'MASUKAN_TIDAK_SAH' } }],
      })
    }
    const halaman = await uji.fetch('http://localhost/graphql', {
      headers: { accept: 'text/html' },
    })
    expect(halaman.status).toBe(200)
    expect(await halaman.text()).toContain('GraphiQL')
  })

  it('tidak ada di tabel mana pun atau di catatan, sesudah dipakai bertanya dan mengubah', async () => {
    const { nik, noKk } = contoh()
    const kpm = ambil(sampel.oki.kpm[5])
    const nomorBaru = `${noKk.slice(0, 12)}9998`
    const baca = await uji.tanya(
      'query ($nik: NIK!, $daftar: [NIK!]!, $noKk: NoKK!) { individu(nik: $nik) { nama } padanJkn(nik: $daftar) { nik status } keluarga(noKk: $noKk) { noKk } }',
      { oleh: 'oki', variabel: { nik, daftar: [nik], noKk } },
    )
    expect(baca.errors).toBeUndefined()
    const pindah = await uji.tanya(
      `mutation ($id: ID!, $desa: KodeWilayah!, $noKk: NoKK!) {
        pindahkanKpm(id: $id, desaTujuan: $desa, alasan: "Ikut anak", versi: 1, kunci: "nomor-baru-1", noKkBaru: $noKk) { __typename ... on KpmDipindahkan { kpm { keluarga { noKk } } } }
      }`,
      {
        oleh: 'oki',
        variabel: {
          id: writeGlobalId('Kpm', kpm.id),
          desa: kodeDari(ambil(sampel.oki.kpm.at(-1)).desaKode, 'DESA'),
          noKk: nomorBaru,
        },
      },
    )
    expect(pindah.data.pindahkanKpm).toMatchObject({
      __typename: 'KpmDipindahkan',
      kpm: { keluarga: { noKk: expect.stringMatching(/^\d{4}\*{12}$/) } },
    })

    const dicari = new Set([...semuaNomor, nomorBaru])
    const tumpahan = await tumpahkan(uji.basisData.kolam)
    expect(tumpahan.size).toBeGreaterThan(20)
    for (const [tabel, isi] of tumpahan) expect(nomorDalam(isi, dicari), tabel).toEqual([])
    expect(nomorDalam(uji.catatan(), dicari)).toEqual([])

    // An unkeyed hash of a number is the number: there are few enough to try them all.
    const semua = [...tumpahan.values()].join('\n')
    for (const nomor of [nik, noKk, nomorBaru, contoh().kartu]) {
      for (const cara of ['md5', 'sha1', 'sha256', 'sha512']) {
        for (const teks of [nomor, `nik\0${nomor}`, `noKk\0${nomor}`, `noKartu\0${nomor}`]) {
          const sidik = createHash(cara).update(teks).digest()
          for (const bentuk of ['hex', 'base64', 'base64url'] as const) {
            expect(semua.includes(sidik.toString(bentuk)), `${cara} ${bentuk}`).toBe(false)
          }
        }
      }
    }
  })
})
