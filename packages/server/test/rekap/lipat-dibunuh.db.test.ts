import { setTimeout as tunggu } from 'node:timers/promises'
import { expect } from 'vitest'
import { buatAcak } from '../../src/demo/acak.ts'
import { itDalam as it } from '../hanya-dalam.ts'
import { bukaInstalasi, type Instalasi } from '../impor/instalasi.ts'
import { berkasSebagaiProses, tercetak } from '../perintah/jalankan.ts'
import type { TugasAnak } from './lipat-anak.ts'

const ANAK = new URL('./lipat-anak.ts', import.meta.url).pathname
const PADA_POSTGRES = process.env['HARAPAN_UJI_URL'] !== undefined
/** How often it is killed; `pnpm test:deep` asks for more. */
const PUTARAN = Number(process.env['HARAPAN_LIPAT'] ?? (PADA_POSTGRES ? 4 : 2))
/** Those in the process that folds, and on PostgreSQL others that nobody kills. */
const DI_PELIPAT = [0, 1]
const DI_LUAR = PADA_POSTGRES ? [2, 3] : []
/** A few folds long, on the slower of the two too. */
const HIDUP_MS = PADA_POSTGRES ? 700 : 3_000
const SEMUA = DI_PELIPAT.length + DI_LUAR.length

const mulai = ({ direktori, env }: Instalasi, tugas: TugasAnak) =>
  berkasSebagaiProses(ANAK, direktori, [JSON.stringify(tugas)], {
    ...env,
    HARAPAN_DIR: direktori,
  })

it('pelipat rekap yang dibunuh kapan saja selagi orang menulis: rekapnya sama dengan yang tak pernah terganggu', async () => {
  const benih = process.env['BENIH'] ?? String(Date.now() % 2 ** 31)
  process.stdout.write(`lipatan dibunuh: BENIH=${benih}\n`)
  const acak = buatAcak(benih)
  const [terganggu, utuh] = [await bukaInstalasi(), await bukaInstalasi()]
  try {
    for (const satu of [terganggu, utuh])
      await satu.baca('create table uji_kemajuan (penulis int primary key, ke int not null)')
    const luar =
      DI_LUAR.length > 0 && mulai(terganggu, { lipat: false, penulis: DI_LUAR, semua: SEMUA })
    for (let putaran = 0; putaran < PUTARAN; putaran++) {
      const pelipat = mulai(terganggu, { lipat: true, penulis: DI_PELIPAT, semua: SEMUA })
      await tercetak(pelipat, /SIAP/)
      await tunggu(acak.bulat(0, HIDUP_MS))
      pelipat.anak.kill('SIGKILL')
      expect(await pelipat.selesai, pelipat.keluaran()).toBeNull()
    }
    if (luar) {
      luar.anak.kill('SIGKILL')
      await luar.selesai
    }
    const sampai = await kemajuan(terganggu)
    const ditulis = Object.values(sampai).reduce((satu, lain) => satu + lain, 0)
    process.stdout.write(`lipatan dibunuh: ${PUTARAN} kali, ${ditulis} peristiwa\n`)
    expect(ditulis).toBeGreaterThan(PUTARAN)
    // The last fold of both runs in the same process: with nothing left to write, it only folds.
    const penulis = [...DI_PELIPAT, ...DI_LUAR]
    for (const satu of [terganggu, utuh]) {
      const akhir = mulai(satu, { lipat: true, penulis, semua: SEMUA, sampai })
      expect(await akhir.selesai, akhir.keluaran()).toBe(0)
    }
    expect(await potret(terganggu)).toEqual(await potret(utuh))
    expect(await potret(utuh)).toMatchObject({ sisa: [{ n: 0 }] })
    const { kode, keluaran } = await terganggu.jalankan(['periksa'], null)
    expect(kode, keluaran).toBe(0)
  } finally {
    await terganggu.tutup()
    await utuh.tutup()
  }
}, 1_200_000)

async function kemajuan({ baca }: Instalasi): Promise<Record<number, number>> {
  const baris = await baca<{ penulis: number; ke: number }>('select penulis, ke from uji_kemajuan')
  return Object.fromEntries(baris.map(({ penulis, ke }) => [penulis, ke]))
}

/** Everything that was written and folded, row by row. */
const potret = async ({ baca }: Instalasi): Promise<unknown> => ({
  kemajuan: await baca('select * from uji_kemajuan order by 1'),
  sisa: await baca('select count(*)::int as n from rekap_delta'),
  dasar: await baca('select * from rekap_dasar order by 1, 2, 3, 4'),
  tahunan: await baca('select * from rekap_tahunan order by 1, 2, 3, 4'),
  riwayat:
    await baca(`select count(*)::int as n, md5(string_agg(satu, '|' order by satu)) as sidik from (
    select row(kpm_id, desa_kode, status, dari, sampai, oleh)::text as satu from riwayat_kepesertaan) t`),
})
