import { setTimeout as tunggu } from 'node:timers/promises'
import { expect } from 'vitest'
import { buatAcak } from '../../src/demo/acak.ts'
import { itMahal as it } from '../hanya-dalam.ts'
import { bukaInstalasi, type Instalasi } from './instalasi.ts'
import { berkasCampuran, potretImpor } from './potret-impor.ts'

/** How often it is killed; `pnpm test:deep` asks for more. */
const PUTARAN = Number(process.env['HARAPAN_BUNUH'] ?? 6)
const SEPOTONG = { HARAPAN_IMPOR_SEPOTONG: '150' }

it('impor yang dibunuh kapan saja dan dilanjutkan sama dengan yang tidak pernah terganggu', async () => {
  const benih = process.env['BENIH'] ?? String(Date.now() % 2 ** 31)
  process.stdout.write(`impor dibunuh: BENIH=${benih}\n`)
  const acak = buatAcak(benih)
  const isi = await berkasCampuran()
  // The same list as of a later day: what stood becomes older, and changes.
  const berkas = (satu: Instalasi, ke: number) =>
    satu.berkas(`daftar-${ke}.csv`, isi.replaceAll('15/10/2026', `${15 + ke}/10/2026`))
  const [utuh, terganggu] = [await bukaInstalasi(), await bukaInstalasi()]
  try {
    Object.assign(utuh.env, SEPOTONG)
    Object.assign(terganggu.env, SEPOTONG)
    const mulai = Date.now()
    const lurus = [await utuh.jalankan(['impor', 'jkn', berkas(utuh, 0)])]
    const lama = Date.now() - mulai
    let terbunuh = 0
    let ke = 0
    while (terbunuh < PUTARAN) {
      const proses = await terganggu.mulai(['impor', 'jkn', berkas(terganggu, ke)])
      // From before the database is open to about the end of a run that has part of the way behind it.
      await Promise.race([tunggu(acak.bulat(200, Math.max(400, lama))), proses.selesai])
      proses.anak.kill('SIGKILL')
      const kode = await proses.selesai
      if (kode === null) terbunuh += 1
      // Whoever was killed while it took the lock over delays the next, and says so.
      else if (proses.keluaran().includes('coba lagi sebentar lagi')) await tunggu(2_000)
      else {
        expect(kode, proses.keluaran()).toBe(lurus[0]?.kode)
        ke += 1
      }
    }
    process.stdout.write(`impor dibunuh: ${terbunuh} kali, ${ke + 1} berkas\n`)
    const akhir = await terganggu.jalankan(['impor', 'jkn', berkas(terganggu, ke)])
    for (let satu = 1; satu <= ke; satu++)
      lurus.push(await utuh.jalankan(['impor', 'jkn', berkas(utuh, satu)]))
    expect(akhir.kode, akhir.keluaran).toBe(lurus.at(-1)?.kode)
    const [sesudah, harus] = [await potretImpor(terganggu), await potretImpor(utuh)]
    // One after the other: a difference names its part.
    for (const [bagian, isi] of Object.entries(harus as object))
      expect((sesudah as Record<string, unknown>)[bagian], bagian).toEqual(isi)
  } finally {
    await utuh.tutup()
    await terganggu.tutup()
  }
}, 1_200_000)
