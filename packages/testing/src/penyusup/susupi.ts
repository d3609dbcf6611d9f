import { samarkanTeks } from '@harapan/kode'
import type { Pelaku } from '@harapan/server/pelaku'
import fc from 'fast-check'
import type { GraphQLSchema } from 'graphql'
import { arbitraryOperasi } from '../operasi-acak/operasi-acak.ts'
import type { Operasi } from '../operasi-acak/tulis.ts'
import type { Uji } from '../uji.ts'
import { dekatkan } from './dekatkan.ts'
import type { Fakta } from './fakta.ts'
import { buatJangkauan } from './jangkauan.ts'
import { kirim, semuaPintu, tokenMilik } from './kirim.ts'
import { kolamPenyusup } from './kolam-penyusup.ts'
import { MENUJU_ORANG } from './menuju-orang.ts'
import { type Mitra, pelakuAcak } from './pelaku-acak.ts'
import { kelasField, periksaJawaban } from './periksa-jawaban.ts'
import { tandai } from './tandai.ts'

/** Small enough that thousands are asked, wide enough to come from any root to any field. */
const UKURAN = {
  pilihanTerbanyak: 24,
  selTerbanyak: 300,
  lebarTerbesar: 40,
  dalamTerbesar: 7,
  bobot: MENUJU_ORANG,
}
/** Operations that leave in one tick, and the callers who share them. */
const SEKALIGUS = 16
const PELAKU = 5

type Bahan = {
  schema: GraphQLSchema
  /** Two servers on one database: one that compiles, one that only resolves. */
  cepat: Uji
  rujukan: Uji
  fakta: Fakta
  mitra: readonly Mitra[]
}

type Batas = { benih: number; banyak: number; milidetik: number }

export type Laporan = {
  operasi: number
  baris: number
  jalur: Map<string, number>
  /** Rows seen by role. */
  peran: Map<string, number>
  /** The first operation whose answer held what its caller should not have. */
  temuan?: string
}

/** Makes everything that does not change during runs; the classes are those of this moment. */
export async function siapkanPenyusup({ schema, cepat, rujukan, fakta, mitra }: Bahan) {
  const kelas = kelasField(schema)
  const operasi = arbitraryOperasi(schema, await kolamPenyusup(cepat, fakta), UKURAN)
  const pintu = semuaPintu(cepat, rujukan)
  const acak = fc.record({
    pelaku: fc.array(fc.tuple(pelakuAcak(fakta, mitra), fc.boolean()), {
      minLength: PELAKU,
      maxLength: PELAKU,
    }),
    isi: fc.array(fc.tuple(operasi, fc.nat(PELAKU - 1), fc.constantFrom(...pintu)), {
      minLength: SEKALIGUS,
      maxLength: SEKALIGUS,
    }),
  })
  return { susupi }

  /** Asks until there were enough, the time is over, or something was found. */
  async function susupi({ benih, banyak, milidetik }: Batas): Promise<Laporan> {
    const selesai = Date.now() + milidetik
    const laporan: Laporan = { operasi: 0, baris: 0, jalur: new Map(), peran: new Map() }
    for (let ke = benih; laporan.operasi < banyak && Date.now() < selesai; ke++) {
      const [satu] = fc.sample(acak, { seed: ke, numRuns: 1 })
      if (satu) await satuSaat(satu, laporan, ke)
      if (laporan.temuan) break
    }
    return laporan
  }

  async function satuSaat(
    { pelaku, isi }: typeof acak extends fc.Arbitrary<infer T> ? T : never,
    laporan: Laporan,
    benih: number,
  ): Promise<void> {
    const semua = await Promise.all(
      pelaku.map(async ([acak, dekat], nomor) => {
        const milik = isi.flatMap(([operasi, oleh]) => (oleh === nomor ? [operasi] : []))
        const satu = dekat ? dekatkan(fakta, acak, milik) : acak
        return {
          pelaku: satu,
          jangkauan: buatJangkauan(fakta, satu),
          token: await tokenMilik(cepat, satu),
        }
      }),
    )
    const tanya = isi.flatMap(([operasi, nomor, lewat], ke) => {
      const oleh = semua[nomor]
      return oleh
        ? [{ operasi, oleh, lewat, ditandai: tandai(schema, operasi.dokumen, ke % 2 === 0) }]
        : []
    })
    const jawaban = await Promise.all(
      tanya.map(({ operasi, oleh, lewat, ditandai }) =>
        kirim(lewat, oleh.token, ditandai.dokumen, operasi.variabel),
      ),
    )
    for (const [ke, { operasi, oleh, ditandai }] of tanya.entries()) {
      const { isi: jawab, jalur } = jawaban[ke] ?? { isi: {}, jalur: '' }
      const ditanya = { ...oleh, ditandai, variabel: operasi.variabel }
      const { temuan, baris } = periksaJawaban({ schema, kelas, fakta }, ditanya, jawab)
      laporan.operasi++
      laporan.baris += baris
      tambah(laporan.jalur, jalur.split(';')[0] || 'tidak dibaca', 1)
      tambah(laporan.peran, oleh.pelaku.peran, baris)
      if (temuan.length > 0)
        laporan.temuan ??= tulisTemuan(
          temuan,
          operasi,
          oleh.pelaku,
          `${jalur}, HARAPAN_BENIH=${benih}`,
        )
    }
  }
}

const tambah = (ke: Map<string, number>, nama: string, jumlah: number) =>
  ke.set(nama, (ke.get(nama) ?? 0) + jumlah)

function tulisTemuan(
  temuan: readonly string[],
  { dokumen, variabel }: Operasi,
  pelaku: Pelaku,
  asal: string,
): string {
  const baris = [
    ...temuan.slice(0, 5),
    `dokumen   ${dokumen}`,
    `variabel  ${JSON.stringify(variabel)}`,
    `oleh      ${JSON.stringify(pelaku)}`,
    `lewat     ${asal}`,
  ]
  return samarkanTeks(baris.join('\n'))
}
