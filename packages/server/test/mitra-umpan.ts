import { parseTanggal, wajib } from '@harapan/kode'
import { HARI_UJI, PELAKU_UJI, type Uji } from '@harapan/testing'
import type pg from 'pg'
import type { Pelaku } from '../src/akses/pelaku.ts'
import { nilaiPantauan, perluDinilai } from '../src/pantauan/nilai.ts'
import { type Entri, Salinan } from './pembaca-umpan.ts'
import { sebagaiAdmin, tanyaAdmin } from './sebagai-admin.ts'

export const HARI = wajib(parseTanggal(HARI_UJI))

const WENANG = ['orang:pantau'] as const
/** The sample agency with the word to follow persons. */
export const MITRA: Pelaku = { ...PELAKU_UJI.mitra, wewenang: WENANG }

type Isi = { wilayah?: string[]; program?: string[]; kelas?: string[]; terbanyak?: number }

/** Another agreement in force, of the same agency, with one system. */
export async function mitraUmpan(kolam: pg.Pool, nomor: string, isi: Isi = {}): Promise<Pelaku> {
  const { wilayah = [], program = ['PKH', 'PBI_JK'], terbanyak = 100 } = isi
  const { kelas = ['PUBLIK', 'SPESIFIK', 'IDENTITAS'] } = isi
  const klien = `sistem ${nomor}`
  await sebagaiAdmin(kolam, async (tx) => {
    await tx.query("select set_config('h.pelaku', 'pengusul', true)")
    await tx.query(
      `insert into perjanjian_kerja_sama (nomor, instansi_id, berlaku_dari, berlaku_sampai, dasar, dasar_hukum, tujuan, wilayah,
         nasional, program, kelas, kuota_per_menit, pantauan_terbanyak, mode_dokumen, diusulkan_oleh)
       select $1, id, '2020-01-01', '2035-12-31', 'TUGAS_PUBLIK', 'Perjanjian uji', '{PEMADANAN_JKN}', $2, $3, $4::program[], $5,
         1000000000, $6, 'TERBUKA', 'pengusul' from instansi order by id limit 1`,
      [nomor, wilayah, wilayah.length === 0, program, kelas, terbanyak],
    )
    await alihkan(tx, klien, nomor)
  })
  return {
    id: klien,
    klien,
    peran: 'MITRA',
    wilayah: [],
    tujuan: 'PEMADANAN_JKN',
    wewenang: WENANG,
  }
}

/** The system of one agreement speaks under another from now on. */
export const pindahPerjanjian = (kolam: pg.Pool, { klien = '' }: Pelaku, nomor: string) =>
  sebagaiAdmin(kolam, (tx) => alihkan(tx, klien, nomor))

async function alihkan(tx: pg.PoolClient, klien: string, nomor: string): Promise<void> {
  await tx.query("select set_config('h.pelaku', 'pengusul', true)")
  await tx.query(
    `insert into klien_api (client_id, nama, perjanjian_id, diusulkan_oleh)
     select $1, 'Sistem uji', id, 'pengusul' from perjanjian_kerja_sama where nomor = $2`,
    [klien, nomor],
  )
  await tx.query("select set_config('h.pelaku', 'pemutus', true)")
  await tx.query(
    "update perjanjian_kerja_sama set status = 'BERLAKU' where nomor = $1 and status = 'DIUSULKAN'",
    [nomor],
  )
  await tx.query(
    "update klien_api set status = 'DICABUT' where client_id = $1 and status = 'AKTIF'",
    [klien],
  )
  await tx.query(
    "update klien_api set status = 'AKTIF' where client_id = $1 and status = 'DIUSULKAN'",
    [klien],
  )
}

/** One step of an agreement's status, by somebody else than who proposed it. */
export const putuskan = (kolam: pg.Pool, nomor: string, status: string, oleh = 'pemutus') =>
  sebagaiAdmin(kolam, async (tx) => {
    await tx.query("select set_config('h.pelaku', $1, true)", [oleh])
    await tx.query(
      'update perjanjian_kerja_sama set status = $2::status_perjanjian where nomor = $1',
      [nomor, status],
    )
  })

export type Orang = { nik: string; acuan: string }

const PANTAU = `mutation Pantau($orang: [OrangPantauan!]!) { pantauOrang(orang: $orang) { __typename
  ... on OrangDipantau { jumlah orang { acuan hasil } } ... on Penolakan { kode petunjuk } } }`
const BERHENTI = `mutation Berhenti($acuan: [String!]!) { berhentiPantau(acuan: $acuan) { berhenti jumlah } }`

export const cobaPantau = (uji: Uji, oleh: Pelaku, orang: readonly Orang[]) =>
  uji.tanya(PANTAU, { oleh, variabel: { orang } })

/** Registers them; an error of the answer, or one that is not followed afterwards, fails the test. */
export async function pantau(uji: Uji, oleh: Pelaku, orang: readonly Orang[]): Promise<string[]> {
  const { data, errors } = await cobaPantau(uji, oleh, orang)
  const hasil: string[] =
    data?.pantauOrang?.orang?.map(({ hasil }: { hasil: string }) => hasil) ?? []
  if (errors || hasil.length !== orang.length) throw new Error(JSON.stringify({ data, errors }))
  return hasil
}
export const berhenti = (uji: Uji, oleh: Pelaku, acuan: readonly string[]) =>
  uji.tanya(BERHENTI, { oleh, variabel: { acuan } })

const JKN = 'status segmen sejak alasan diperbaruiPada'
const PROGRAM = 'status sejak alasan'
export const ISI_PADAN = `padan { acuan jkn { ${JKN} } pkh: program(program: PKH) { ${PROGRAM} } pbi: program(program: PBI_JK) { ${PROGRAM} } }`

/** A copy of one agreement's feed, by reference. */
export const salinanMitra = (uji: Uji, oleh: Pelaku, first = 200) =>
  new Salinan(uji, oleh, { first, isi: ISI_PADAN })

const LANGSUNG = `query ($nik: [NIK!]!) { jkn: padanJkn(nik: $nik) { ${JKN} }
  pkh: padanProgram(nik: $nik, program: PKH) { ${PROGRAM} } pbi: padanProgram(nik: $nik, program: PBI_JK) { ${PROGRAM} } }`

/** What the agency is answered when it asks about all of them directly. */
export async function langsung(
  uji: Uji,
  oleh: Pelaku,
  orang: readonly Orang[],
): Promise<Map<string, unknown>> {
  const { data, errors } = await uji.tanya(LANGSUNG, {
    oleh,
    variabel: { nik: orang.map(({ nik }) => nik) },
  })
  if (errors) throw new Error(JSON.stringify(errors))
  const { jkn, pkh, pbi } = data
  return new Map(
    orang.map(({ acuan }, i) => [acuan, { acuan, jkn: jkn[i], pkh: pkh[i], pbi: pbi[i] }]),
  )
}

export const isiPadan = (salinan: Salinan) =>
  new Map([...salinan.isi].map(([acuan, entri]) => [acuan, entri['padan']]))

/** Until nothing is to be judged; a transaction of somebody else on the cluster holds it back. */
export async function nilaiSemua(uji: Uji, hari = HARI): Promise<number> {
  let diceritakan = 0
  for (let i = 0; i < 200 && (await perluDinilai(uji.basisData.kolam, hari)); i++)
    diceritakan += (await nilaiPantauan(uji.basisData.kolam, hari)).diceritakan
  return diceritakan
}

/** Waits for the horizon to pass all that was written, judges it, and reads; what the reader saw on the way. */
export async function ikuti(uji: Uji, salinan: Salinan, hari = HARI): Promise<Entri[]> {
  await lewatHorizon(uji.basisData.kolam)
  await nilaiSemua(uji, hari)
  await lewatHorizon(uji.basisData.kolam)
  return salinan.habiskan()
}

/** Until whatever runs on the cluster now has ended. */
export async function lewatHorizon(kolam: pg.Pool, batasMs = 150_000): Promise<void> {
  const [ini] = await tanyaAdmin<{ nomor: string }>(
    kolam,
    'select pg_current_xact_id()::text as nomor',
  )
  const akhir = performance.now() + batasMs
  while (performance.now() < akhir) {
    const [kini] = await tanyaAdmin<{ lewat: boolean }>(
      kolam,
      'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint > $1 as lewat',
      [ini?.nomor],
    )
    if (kini?.lewat) return
    await new Promise((lanjut) => setTimeout(lanjut, 20))
  }
  throw new Error('the horizon does not move')
}
