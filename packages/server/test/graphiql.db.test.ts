import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bukaUji, type Uji } from '@harapan/testing'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const CHROMIUM = '/usr/bin/chromium'
const SENDIRI = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let uji: Uji
let http: Server
let peramban: Browser
let alamat: string

describe.skipIf(!existsSync(CHROMIUM))('GraphiQL di peramban', () => {
  beforeAll(async () => {
    uji = await bukaUji()
    http = createServer(uji.server.tangani)
    await new Promise<void>((siap) => http.listen(0, '127.0.0.1', siap))
    alamat = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`
    peramban = await chromium.launch({ executablePath: CHROMIUM, args: SENDIRI })
  })
  afterAll(async () => {
    await peramban.close()
    http.close()
    await uji.tutup()
  })

  it('membuka contoh berbahasa Indonesia, menjawabnya, dan tidak memuat apa pun dari luar', async () => {
    const halaman = await peramban.newPage()
    const luar: string[] = []
    halaman.on('request', (permintaan) => {
      if (/^https?:/.test(permintaan.url()) && !permintaan.url().startsWith(alamat.slice(0, -8))) {
        luar.push(permintaan.url())
      }
    })
    await halaman.goto(alamat)
    await halaman.click('.graphiql-execute-button')
    const jawaban = halaman.locator('.result-window')
    await jawaban.getByText('Kabupaten Ogan Komering Ilir').waitFor()

    const tab = await halaman.locator('.graphiql-tab').allInnerTexts()
    expect(tab.map((teks) => teks.trim())).toEqual([
      'SasaranOki',
      'CariWilayah',
      'DaftarKpm',
      'PadanJkn',
      'Saya',
    ])
    expect(luar).toEqual([])
    await halaman.close()
  })
})
