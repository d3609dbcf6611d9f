import { setTimeout as tunggu } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { buatAcak } from '../../src/demo/acak.ts'
import { bukaInstalasi } from './instalasi.ts'
import { berkasCampuran, potretImpor } from './potret-impor.ts'

/** How often it is killed; `pnpm test:deep` asks for more. */
const PUTARAN = Number(process.env['HARAPAN_BUNUH'] ?? 6)
const SEPOTONG = { HARAPAN_IMPOR_SEPOTONG: '150' }

it('impor yang dibunuh kapan saja dan dilanjutkan sama dengan yang tidak pernah terganggu', async () => {
  const benih = process.env['BENIH'] ?? String(Date.now() % 2 ** 31)
  process.stdout.write(`impor dibunuh: BENIH=${benih}\n`)
  const acak = buatAcak(benih)
  const isi = await berkasCampuran()
  const [utuh, terganggu] = [await bukaInstalasi(), await bukaInstalasi()]
  try {
    Object.assign(utuh.env, SEPOTONG)
    Object.assign(terganggu.env, SEPOTONG)
    const mulai = Date.now()
    const lurus = await utuh.jalankan(['impor', 'jkn', utuh.berkas('daftar.csv', isi)])
    const lama = Date.now() - mulai
    const jalur = terganggu.berkas('daftar.csv', isi)
    let terbunuh = 0
    for (let putaran = 0; putaran < PUTARAN; putaran++) {
      const proses = await terganggu.mulai(['impor', 'jkn', jalur])
      // From before the database is open to about the end of a run that has part of the way behind it.
      await Promise.race([tunggu(acak.bulat(200, Math.max(400, lama))), proses.selesai])
      proses.anak.kill('SIGKILL')
      if ((await proses.selesai) === null) terbunuh += 1
    }
    const akhir = await terganggu.jalankan(['impor', 'jkn', jalur])
    expect(akhir.kode, akhir.keluaran).toBe(lurus.kode)
    process.stdout.write(`impor dibunuh: ${terbunuh} kali\n`)
    expect(terbunuh).toBeGreaterThan(0)
    expect(await potretImpor(terganggu)).toEqual(await potretImpor(utuh))
  } finally {
    await utuh.tutup()
    await terganggu.tutup()
  }
}, 1_200_000)
