import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { bukaInstalasi } from '../impor/instalasi.ts'

const baca = (jalur: string) => readFileSync(new URL(jalur, import.meta.url), 'utf8')
const rapi = (teks: string) =>
  teks
    .split('\n')
    .map((baris) => baris.trimEnd())
    .join('\n')
    .trim()

it('edisi di panduan diimpor, diperiksa, dan diterapkan seperti tertulis di sana', async () => {
  const panduan = baca('../../../../docs/panduan/edisi-wilayah.md')
  const berkas = baca('contoh/edisi.csv')
  expect(panduan).toContain(rapi(berkas))
  const instalasi = await bukaInstalasi()
  try {
    instalasi.berkas('edisi.csv', berkas)
    instalasi.env['INIT_CWD'] = instalasi.direktori
    // Every command of the guide that begins a line, in its order.
    const perintah = [...panduan.matchAll(/^\$ harapan (.+)$/gm)].map(([, satu = '']) => satu)
    expect(perintah.length).toBe(4)
    for (const satu of perintah) {
      const argumen = [...satu.matchAll(/'([^']*)'|(\S+)/g)].map(([, a, b]) => a ?? b ?? '')
      const { kode, keluaran } = await instalasi.jalankan(argumen)
      expect(kode, keluaran).toBe(0)
      const isi = keluaran
        .split('\n')
        .filter((baris) => !/^(kelompok|\r)|%|baris\/s/.test(baris))
        .join('\n')
      expect(rapi(panduan), satu).toContain(rapi(isi))
    }
  } finally {
    await instalasi.tutup()
  }
}, 240_000)
