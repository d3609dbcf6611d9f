import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as tunggu } from 'node:timers/promises'
import { buatAcak } from '@harapan/server/demo/acak'
import { afterAll, beforeAll, expect } from 'vitest'
import { itMahal as it } from '../../server/test/hanya-dalam.ts'
import { tanyaAdmin } from '../../server/test/sebagai-admin.ts'
import { tanyaLangsung } from './langsung.ts'
import { malam } from './malam.ts'
import { bundelContoh, jalankanContoh } from './proses-contoh.ts'
import { type ServerBerbasisData, serverBerbasisData } from './server-tertanam.ts'

const { HARAPAN_PUTUS, HARAPAN_BENIH } = process.env
const PUTUS = Number(HARAPAN_PUTUS ?? 5)
const BATAS_MS = PUTUS * 8_000 + 60_000
const OKI = [1_602_000_000, 1_602_999_999] as const

const benih = HARAPAN_BENIH ?? String(Date.now() % 2 ** 30)
const rumah = mkdtempSync(join(tmpdir(), 'harapan-gudang-'))
const berkas = join(rumah, 'gudang.db')
const main = join(rumah, 'main.mjs')
const periksa = join(rumah, 'periksa.mjs')

let server: ServerBerbasisData
let env: Record<string, string>
beforeAll(async () => {
  server = await serverBerbasisData()
  env = { HARAPAN_URL: server.url, HARAPAN_TOKEN: await server.token('oki') }
  await bundelContoh('gudang-mitra/src/main.ts', main)
  await bundelContoh('gudang-mitra/src/periksa.ts', periksa)
})
afterAll(async () => {
  await server?.tutup()
  rmSync(rumah, { recursive: true })
})

function isiGudang(): string[] {
  const gudang = new DatabaseSync(berkas, { readOnly: true })
  try {
    return gudang
      .prepare('select isi from harapan_salinan')
      .all()
      .map(({ isi }) => String(isi))
      .sort()
  } finally {
    gudang.close()
  }
}

/** Semua token sampai kini menjadi terlalu tua / Every token until now becomes too old. */
const jadikanTua = () =>
  tanyaAdmin(
    server.uji.basisData.kolam,
    `insert into perubahan_terbuang (transaksi, urutan, waktu)
      select transaksi, urutan, waktu from perubahan order by 1 desc, 2 desc limit 1 on conflict do nothing`,
  )

it(
  `gudang yang dibunuh pada ${PUTUS} saat acak semalam perubahan berakhir sama dengan pertanyaan langsung`,
  async () => {
    process.stdout.write(`gudang-mitra: HARAPAN_BENIH=${benih}\n`)
    const acak = buatAcak(`bunuh ${benih}`)
    const kejadian = malam(server.uji, await server.klien('keduanya'), benih)
    const batas = Date.now() + BATAS_MS
    let dibunuh = 0
    let selesai = false
    const menulis = (async () => {
      while (!selesai) {
        await kejadian.satu()
        await tunggu(acak.bulat(0, 60))
      }
    })()
    try {
      for (; dibunuh < PUTUS && Date.now() < batas; dibunuh++) {
        const halaman = String(acak.bulat(5, 60))
        const contoh = jalankanContoh(
          main,
          [berkas, '--terus', '--halaman', halaman, '--jeda', '20'],
          env,
        )
        // Juga sebelum kata pertamanya: saat membuka, saat membuat tabel.
        if (!acak.peluang(0.1)) await contoh.tercetak()
        await tunggu(acak.bulat(0, 1_500))
        await contoh.bunuh()
        // Malam berjalan terus selagi gudang mati.
        for (let i = acak.bulat(1, 10); i > 0; i--) await kejadian.satu()
        if (acak.peluang(0.2)) await jadikanTua()
      }
    } finally {
      selesai = true
      await menulis
    }

    const langsung = [...(await tanyaLangsung(server.uji, await server.klien('oki'), OKI)).values()]
    langsung.sort()
    // Pada klaster bersama transaksi orang lain sejenak menahan umpan.
    const akhir = Date.now() + 30_000
    let hasil = { kode: null as number | null, teks: '' }
    do hasil = await jalankanContoh(main, [berkas], env).selesai()
    while (Date.now() < akhir && isiGudang().join() !== langsung.join())

    const { pindah, semua } = kejadian.jumlah()
    process.stdout.write(
      `gudang-mitra: ${dibunuh} kali dibunuh, ${semua} perubahan, ${pindah} di antaranya pindah\n`,
    )
    expect(hasil).toMatchObject({ kode: 0, teks: expect.stringMatching(/mutakhir\nselesai: /) })
    expect(hasil.teks).toMatch(/^16\.02\.\d\d {2}\d+ KPM aktif$/m)
    expect(hasil.teks).not.toMatch(/\d{10}/)
    expect(dibunuh).toBe(PUTUS)
    expect(isiGudang()).toEqual(langsung)
  },
  BATAS_MS + 120_000,
)

it('periksa membenarkan gudang yang sama, dan menyebut yang berbeda', {
  timeout: 120_000,
}, async () => {
  const sama = await jalankanContoh(periksa, [berkas], env).selesai()
  expect(sama).toMatchObject({
    kode: 0,
    teks: expect.stringMatching(/^\d{3,} sama, 0 beda, 0 hanya di gudang\n$/),
  })
  const gudang = new DatabaseSync(berkas)
  gudang.exec(`update harapan_salinan set isi = replace(isi, '"rt"', '"rw"') where jenis = 'KELUARGA' and rowid in
    (select rowid from harapan_salinan where jenis = 'KELUARGA' limit 1)`)
  gudang.exec(`insert into harapan_salinan values ('x', 'KPM', 'x', '{}', 1)`)
  gudang.close()
  const beda = await jalankanContoh(periksa, [berkas], env).selesai()
  expect(beda.kode).toBe(1)
  expect(beda.teks).toMatch(/^beda: \w+\n\d+ sama, 1 beda, 1 hanya di gudang\n$/)
})

it('token yang tidak sah: kode dan jalan keluarnya, kode keluar 1, gudang tidak disentuh', async () => {
  const sebelum = isiGudang()
  const { kode, teks } = await jalankanContoh(main, [berkas], {
    ...env,
    HARAPAN_TOKEN: 'bukan.token',
  }).selesai()
  expect({ kode, teks }).toEqual({ kode: 1, teks: expect.stringMatching(/^TOKEN_TIDAK_SAH: /) })
  expect(isiGudang()).toEqual(sebelum)
})
