import { bukaUji, type Uji } from '@harapan/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect } from 'vitest'
import { itMahal as it } from '../../test/hanya-dalam.ts'
import { type Entri, Salinan } from '../../test/pembaca-umpan.ts'
import {
  type Acak,
  acakDari,
  bacaSasaran,
  keadaan,
  menulis,
  type Sasaran,
} from '../../test/penulis-umpan.ts'
import { sebagaiAdmin } from '../../test/sebagai-admin.ts'

const { HARAPAN_UMPAN, HARAPAN_BENIH } = process.env
const BATAS_MS = 8_000
const PENULIS = 8
const TRANSAKSI = 12

const benih = Number(HARAPAN_BENIH ?? Date.now() % 2 ** 30)
const banyak = Number(HARAPAN_UMPAN ?? 100)
const milidetik = HARAPAN_UMPAN ? Number.POSITIVE_INFINITY : BATAS_MS

const ISI =
  'kpm { versi status desa { kode } } keluarga { alamat desa { kode } } individu { nama desa { kode } jkn { kelasRawat } }'
const DAMPINGAN = `select keluarga_id from kpm k join pendampingan_kpm p on p.kpm_id = k.id and p.sampai is null and p.pendamping_id = 16020501`
const PEMBACA = [
  ['oki', 'desa_kode between 1602000000 and 1602999999'],
  ['kotim', 'desa_kode between 6202000000 and 6202999999'],
  [
    'pendamping',
    `case '#' when 'kpm' then id in (${DAMPINGAN.replace('keluarga_id', 'k.id')}) when 'keluarga' then id in (${DAMPINGAN})
      else id in (select individu_id from anggota_keluarga where sampai is null and keluarga_id in (${DAMPINGAN})) end`,
  ],
] as const
type Oleh = (typeof PEMBACA)[number][0]

let uji: Uji
let sasaran: Sasaran
let penulis: pg.Pool
beforeAll(async () => {
  uji = await bukaUji()
  const { kolam, jenis } = uji.basisData
  sasaran = await bacaSasaran(kolam)
  // The embedded database has one session: there the writers take turns.
  penulis =
    jenis === 'postgres'
      ? new pg.Pool({ connectionString: String(kolam.options.connectionString), max: PENULIS })
      : kolam
})
afterAll(async () => {
  if (penulis !== uji.basisData.kolam) await penulis.end()
  await uji.tutup()
})

it('pembaca yang terus dimulai lagi berakhir sama dengan tabel, tanpa celah dan tanpa lingkup lain', {
  timeout: 24 * 3_600_000,
}, async () => {
  process.stdout.write(`umpan serentak: HARAPAN_BENIH=${benih}\n`)
  const mulai = performance.now()
  let putaran = 0
  let dibaca = 0
  while (putaran < banyak && performance.now() - mulai < milidetik) {
    const hasil = await sekali(benih + putaran)
    expect(hasil.selisih, `HARAPAN_BENIH=${benih + putaran}`).toEqual([])
    dibaca += hasil.dibaca
    putaran++
  }
  process.stdout.write(`umpan serentak: ${putaran} putaran, ${dibaca} entri terbaca\n`)
  expect(putaran).toBeGreaterThan(0)
})

it('tanpa menunggu transaksi yang lebih dulu mulai, celahnya ketahuan', async (konteks) => {
  // One session has nobody to wait for.
  if (uji.basisData.jenis !== 'postgres') return konteks.skip()
  const ubah = (dari: string, ke: string) =>
    sebagaiAdmin(uji.basisData.kolam, async (klien) => {
      const { rows } = await klien.query<{ isi: string }>(
        "select pg_get_functiondef('ujung_perubahan'::regproc) as isi",
      )
      const isi = rows[0]?.isi ?? ''
      expect(isi).toContain(dari)
      await klien.query(isi.replace(dari, ke))
    })
  const HORIZON = 'pg_snapshot_xmin(pg_current_snapshot())'
  const LEMAH = "coalesce('9000000000000000'::xid8, pg_snapshot_xmin(pg_current_snapshot()))"
  await ubah(HORIZON, LEMAH)
  try {
    let ketahuan = 0
    for (let i = 0; i < 20 && ketahuan === 0; i++)
      ketahuan = (await sekali(benih + 1_000 + i, 1_500)).selisih.length
    expect(ketahuan).toBeGreaterThan(0)
  } finally {
    await ubah(LEMAH, HORIZON)
  }
})

/** Eight write, three read meanwhile and are killed at random; then all is still. */
async function sekali(
  satu: number,
  batasMs = 150_000,
): Promise<{ selisih: string[]; dibaca: number }> {
  const acak = acakDari(satu)
  let berjalan = true
  const menulisSemua = Promise.all(
    Array.from({ length: PENULIS }, (_, i) =>
      menulis(penulis, acakDari(satu * 31 + i), sasaran, TRANSAKSI),
    ),
  ).finally(() => {
    berjalan = false
  })
  const pembaca = await Promise.all(
    PEMBACA.map(([oleh]) => membaca(oleh, acakDari(Math.floor(acak() * 2 ** 30)), () => berjalan)),
  )
  await menulisSemua
  const hasil = await Promise.all(
    PEMBACA.map(async ([oleh, syarat], i) => {
      const { salinan, asing, dibaca } = pembaca[i] as Pembacaan
      const akhir = await keadaan(uji.basisData.kolam, syarat)
      let beda: string[] = []
      await salinan.sampai(() => {
        beda = selisih(oleh, salinan, akhir)
        return beda.length === 0
      }, batasMs)
      return { selisih: [...asing, ...beda], dibaca }
    }),
  )
  return {
    selisih: hasil.flatMap((satuHasil) => satuHasil.selisih),
    dibaca: hasil.reduce((jumlah, { dibaca }) => jumlah + dibaca, 0),
  }
}

type Pembacaan = { salinan: Salinan; asing: string[]; dibaca: number }

async function membaca(oleh: Oleh, acak: Acak, berjalan: () => boolean): Promise<Pembacaan> {
  const first = 20 + Math.floor(acak() * 180)
  const salinan = new Salinan(uji, oleh, { first, isi: ISI })
  const asing: string[] = []
  let tersimpan = salinan.potret()
  let dibaca = 0
  while (berjalan() || dibaca === 0) {
    const { perubahan } = await salinan.sehalaman()
    dibaca += perubahan.length
    for (const entri of perubahan) if (diLuar(oleh, entri)) asing.push(`asing ${entri.sasaran}`)
    // Killed after what it stored last, or before: then it reads again what it already had.
    if (acak() < 0.1) salinan.pulih(tersimpan)
    else if (acak() < 0.5) tersimpan = salinan.potret()
  }
  return { salinan, asing, dibaca }
}

type Isi = {
  versi?: number
  status?: string
  alamat?: string
  nama?: string
  desa: { kode: string }
  jkn?: { kelasRawat: number }[]
}

const isiDari = (entri: Entri) => (entri['kpm'] ?? entri['keluarga'] ?? entri['individu']) as Isi

/** An officer gets only what lies in the own regency, at the moment of the answer. */
function diLuar(oleh: Oleh, entri: Entri): boolean {
  if (oleh === 'pendamping' || entri.operasi === 'HAPUS') return false
  return !isiDari(entri)?.desa.kode.startsWith(oleh === 'oki' ? '16.02' : '62.02')
}

function selisih(oleh: Oleh, salinan: Salinan, akhir: ReadonlyMap<string, string>): string[] {
  const milik = new Map([...salinan.isi].map(([id, entri]) => [dariGlobal(id), ringkas(entri)]))
  const kunci = new Set([...milik.keys(), ...akhir.keys()])
  return [...kunci].flatMap((satu) =>
    milik.get(satu) === akhir.get(satu)
      ? []
      : [`${oleh} ${satu}: ${milik.get(satu)} bukan ${akhir.get(satu)}`],
  )
}

const dariGlobal = (id: string) => Buffer.from(id, 'base64url').toString()

function ringkas(entri: Entri): string {
  const { versi, status, alamat, nama, desa, jkn } = isiDari(entri)
  const kelas = jkn?.length ? jkn.map(({ kelasRawat }) => kelasRawat).join() : undefined
  return [versi, status, alamat, nama, desa.kode.replaceAll('.', ''), kelas]
    .filter((satu) => satu !== undefined)
    .join('|')
}
