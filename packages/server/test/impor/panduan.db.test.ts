import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { bukaInstalasi } from './instalasi.ts'

const baca = (jalur: string) => readFileSync(new URL(jalur, import.meta.url), 'utf8')
const rapi = (teks: string) => teks.replace(/\r/g, '').trim()

it('berkas salah di panduan impor dilaporkan seperti tertulis di sana', async () => {
  const panduan = baca('../../../../docs/panduan/impor.md')
  const berkas = baca('contoh/daftar-jkn.csv')
  expect(panduan).toContain(rapi(berkas))
  const instalasi = await bukaInstalasi()
  try {
    const jalur = instalasi.berkas('daftar-jkn.csv', berkas)
    const kenali = await instalasi.jalankan(['impor', 'kenali', jalur])
    expect(panduan).toContain(rapi(kenali.keluaran))
    const coba = await instalasi.jalankan(['impor', 'jkn', jalur, '--coba'])
    expect(panduan).toContain(rapi(coba.keluaran.slice(coba.keluaran.indexOf('Uji coba'))))
  } finally {
    await instalasi.tutup()
  }
}, 120_000)
