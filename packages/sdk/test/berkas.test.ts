import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bacaSalinan, padatkanSalinan, penyimpanBerkas } from '../src/berkas.ts'
import { sekali, umpanBerisi } from './umpan-uji.ts'

test('berkas yang dipadatkan: isinya sama, yang hilang tidak berbekas, dan sinkron dilanjutkan', async () => {
  const umpan = umpanBerisi(4)
  const folder = mkdtempSync(join(tmpdir(), 'harapan-padat-'))
  const penyimpan = penyimpanBerkas(folder)
  await sekali(umpan, () => penyimpan)
  umpan.hapus('o0')
  umpan.simpan('o1', 7, 'INDIVIDU')
  await sekali(umpan, () => penyimpan)
  await padatkanSalinan(folder)
  const isi = () =>
    readdirSync(folder)
      .filter((nama) => nama.endsWith('.ndjson'))
      .map((nama) => readFileSync(join(folder, nama), 'utf8'))
  expect(isi()).toHaveLength(1)
  expect(isi()[0]?.trim().split('\n')).toHaveLength(3)
  expect(isi()[0]).not.toContain('o0')
  umpan.simpan('o5')
  umpan.terbuang = 1
  const { mulaiUlang } = await sekali(umpan, () => penyimpan)
  expect(mulaiUlang).toBe(0)
  const semua: string[] = []
  for await (const satu of bacaSalinan(folder)) semua.push(JSON.stringify(satu.isi))
  expect(semua.sort()).toEqual(umpan.isi())
  rmSync(folder, { recursive: true })
})

test('berkas salinan yang terpotong di luar SDK ditolak dengan tempatnya, tidak diteruskan', async () => {
  const umpan = umpanBerisi(4)
  const folder = mkdtempSync(join(tmpdir(), 'harapan-rusak-'))
  await sekali(umpan, () => penyimpanBerkas(folder))
  writeFileSync(join(folder, 'salinan-1.ndjson'), '')
  const rusak = { kode: 'SALINAN_RUSAK', tempat: 'salinan-1.ndjson' }
  await expect(sekali(umpan, () => penyimpanBerkas(folder))).rejects.toMatchObject(rusak)
  rmSync(join(folder, 'salinan-1.ndjson'))
  await expect(sekali(umpan, () => penyimpanBerkas(folder))).rejects.toMatchObject(rusak)
  writeFileSync(join(folder, 'token.json'), '{')
  await expect(sekali(umpan, () => penyimpanBerkas(folder))).rejects.toMatchObject({
    kode: 'SALINAN_RUSAK',
    tempat: 'token.json',
  })
  rmSync(folder, { recursive: true })
})

test('salinan di berkas hanya terbaca pemiliknya', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'harapan-izin-')), 'salinan')
  await sekali(umpanBerisi(1), () => penyimpanBerkas(folder))
  const izin = [folder, ...readdirSync(folder).map((nama) => join(folder, nama))].map(
    (satu) => statSync(satu).mode & 0o077,
  )
  expect(izin).toEqual([0, 0, 0])
  rmSync(join(folder, '..'), { recursive: true })
})
