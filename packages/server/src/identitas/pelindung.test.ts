import { createHmac } from 'node:crypto'
import { type Nik, samarkanNik } from '@harapan/kode'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GalatIdentitas } from './galat-identitas.ts'
import { buatPelindung, type JenisNomor, type Pelindung } from './pelindung.ts'

const bita = (isi: number): Uint8Array => new Uint8Array(32).fill(isi)
const pelindungDengan = (...nomorKunci: number[]): Pelindung =>
  buatPelindung({
    hash: bita(99),
    sandi: new Map(nomorKunci.map((nomor) => [nomor, bita(nomor)])),
    sandiAktif: Math.max(...nomorKunci),
  })
const pelindung = pelindungDengan(1)
const NIK = '9916025708880347'
const KARTU = '9900126183247'

const angka = (panjang: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: panjang, maxLength: panjang })
    .map((a) => a.join(''))
const nomorSah: fc.Arbitrary<[JenisNomor, string]> = fc.oneof(
  fc.tuple(fc.constantFrom('nik' as const, 'noKk' as const), angka(16)),
  fc.tuple(fc.constant('noKartu' as const), angka(13)),
)
const kodeSalah = (lakukan: () => unknown): string => {
  try {
    lakukan()
  } catch (sebab) {
    if (sebab instanceof GalatIdentitas) return sebab.kode
    throw sebab
  }
  return 'tidak ada galat'
}

describe('melindungi dan membuka', () => {
  test('setiap nomor kembali utuh, dan sandinya tidak memuat angkanya', () => {
    fc.assert(
      fc.property(nomorSah, ([jenis, nomor]) => {
        const { sandi, hash } = pelindung.lindungi(jenis, nomor)
        expect(pelindung.buka(jenis, sandi)).toBe(nomor)
        expect(sandi.length).toBe(1 + 12 + nomor.length + 16)
        expect(hash.length).toBe(32)
        // By chance alone: less than one in 10^9 over all runs.
        const teks = Buffer.from(sandi).toString('latin1') + Buffer.from(hash).toString('latin1')
        expect(teks).not.toContain(nomor.slice(0, 6))
        expect(teks).not.toContain(nomor.slice(-6))
      }),
    )
  })

  test('hash-nya HMAC-SHA256 dengan kunci sepanjang apa pun', () => {
    fc.assert(
      fc.property(nomorSah, fc.uint8Array({ minLength: 1, maxLength: 200 }), ([jenis, no], isi) => {
        const hash = buatPelindung({ hash: isi, sandi: new Map([[1, bita(1)]]), sandiAktif: 1 })
        const harap = createHmac('sha256', isi).update(`${jenis}\0${no}`).digest('hex')
        expect(hash.hashHeks(jenis, no)).toBe(harap)
        expect(Buffer.from(hash.hash(jenis, no)).toString('hex')).toBe(harap)
      }),
    )
  })

  test('nomor yang sama disandi berbeda setiap kali, tetapi hash-nya tetap', () => {
    const banyak = Array.from({ length: 2000 }, () => pelindung.lindungi('nik', NIK))
    const hex = (isi: Uint8Array): string => Buffer.from(isi).toString('hex')
    expect(new Set(banyak.map(({ sandi }) => hex(sandi.subarray(1, 13)))).size).toBe(2000)
    expect(new Set(banyak.map(({ sandi }) => hex(sandi.subarray(13)))).size).toBe(2000)
    expect(new Set(banyak.map(({ hash }) => hex(hash))).size).toBe(1)
    expect(hex(pelindung.hash('nik', NIK))).toBe(hex(banyak[0]?.hash ?? bita(0)))
  })

  test('angka yang sama sebagai NIK dan sebagai No. KK tidak dapat dipadankan', () => {
    expect(pelindung.hash('nik', NIK)).not.toEqual(pelindung.hash('noKk', NIK))
  })

  test('hash memakai kuncinya: tanpa kunci itu nomor tidak dapat ditebak dari kolomnya', () => {
    const lain = buatPelindung({ hash: bita(98), sandi: new Map([[1, bita(1)]]), sandiAktif: 1 })
    expect(lain.hash('nik', NIK)).not.toEqual(pelindung.hash('nik', NIK))
  })

  test('samaran memuat empat angka pertama NIK dan No. KK, dan tidak satu pun angka kartu', () => {
    expect(pelindung.lindungi('nik', NIK).samaran).toBe('9916************')
    expect(pelindung.lindungi('nik', NIK).samaran).toBe(samarkanNik(NIK as Nik))
    expect(pelindung.lindungi('noKk', NIK).samaran).toBe('9916************')
    expect(pelindung.lindungi('noKartu', KARTU).samaran).toBe('*************')
  })
})

describe('rotasi kunci', () => {
  test('sandi lama tetap terbuka, sandi baru memakai kunci baru', () => {
    const lama = pelindungDengan(1).lindungi('nik', NIK)
    const berdua = pelindungDengan(1, 2)
    expect(berdua.buka('nik', lama.sandi)).toBe(NIK)
    const baru = berdua.lindungi('nik', NIK)
    expect([lama.sandi[0], baru.sandi[0]]).toEqual([1, 2])
    expect(baru.hash).toEqual(lama.hash)
    expect(pelindungDengan(2).buka('nik', baru.sandi)).toBe(NIK)
  })

  test('kunci lama yang sudah dicabut disebut nomornya', () => {
    const lama = pelindungDengan(1).lindungi('nik', NIK).sandi
    expect(kodeSalah(() => pelindungDengan(2).buka('nik', lama))).toBe('KUNCI_TIDAK_DIKENAL')
  })
})

describe('yang tidak boleh terbuka', () => {
  test('satu bit yang berubah di mana pun, nomor kunci ikut, membuat sandi ditolak', () => {
    const berdua = pelindungDengan(1, 2, 3)
    const { sandi } = pelindungDengan(1).lindungi('nik', NIK)
    for (let letak = 0; letak < sandi.length; letak++) {
      for (let bit = 0; bit < 8; bit++) {
        const rusak = sandi.slice()
        rusak[letak] = (rusak[letak] ?? 0) ^ (1 << bit)
        expect(kodeSalah(() => berdua.buka('nik', rusak))).toMatch(
          letak === 0 ? /SANDI_TIDAK_SAH|KUNCI_TIDAK_DIKENAL/ : /SANDI_TIDAK_SAH/,
        )
      }
    }
  })

  test('sandi NIK tidak terbuka sebagai No. KK, dan sebaliknya', () => {
    const { sandi } = pelindung.lindungi('nik', NIK)
    expect(kodeSalah(() => pelindung.buka('noKk', sandi))).toBe('SANDI_TIDAK_SAH')
    expect(kodeSalah(() => pelindung.buka('noKartu', sandi))).toBe('SANDI_TIDAK_SAH')
  })

  test('sandi terpotong, kosong, atau berekor ditolak', () => {
    const { sandi } = pelindung.lindungi('nik', NIK)
    const berekor = new Uint8Array([...sandi, 0])
    for (const isi of [sandi.subarray(0, -1), new Uint8Array(), berekor]) {
      expect(kodeSalah(() => pelindung.buka('nik', isi))).toBe('SANDI_TIDAK_SAH')
    }
  })

  test.each([
    '991602570888034',
    `${NIK}1`,
    '9916 02570888034',
    '９９１６０２５７０８８８０３４７',
    '',
  ])('nomor yang bukan angka utuh ditolak tanpa disebut: %j', (nomor) => {
    for (const lakukan of [pelindung.hash, pelindung.lindungi]) {
      expect(kodeSalah(() => lakukan('nik', nomor))).toBe('NOMOR_TIDAK_SAH')
      if (nomor !== '') expect(() => lakukan('nik', nomor)).not.toThrow(nomor)
    }
  })
})
