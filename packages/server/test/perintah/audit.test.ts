import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rusakkan } from './isi-basis-data.ts'
import { direktoriSementara, harapan, type Proses, sampaiSelesai, tercetak } from './jalankan.ts'

const { direktori, hapus } = direktoriSementara()
let server: Proses
let alamat: string

async function nyalakan(): Promise<void> {
  server = harapan(direktori, ['mulai', '--demo', 'tidak'], { PORT: '0', HARAPAN_LOG: 'info' })
  alamat = `http://127.0.0.1:${await tercetak(server, /URL http:\/\/localhost:(\d+)/)}`
  await tercetak(server, /TOKEN mitra \S+\n/)
}

async function hentikan(): Promise<void> {
  server.anak.kill('SIGTERM')
  expect(await server.selesai).toBe(0)
}

const kepala = async () => (await fetch(`${alamat}/segel`)).json()
const periksa = (...argumen: string[]) => sampaiSelesai(direktori, ['audit', 'periksa', ...argumen])

const CATAT = `insert into audit_akses (permintaan, pelaku, peran, operasi, sidik_dokumen, sidik_variabel, kelas, ditolak, hasil)
  values ('p', 'uji', 'MITRA', 'Uji', 'd', 'v', '{pribadi}', 0, 'BERHASIL')`

beforeAll(nyalakan, 120_000)
afterAll(() => {
  server.anak.kill('SIGKILL')
  hapus()
})

describe('harapan audit periksa', () => {
  it('membuktikan rantai sendiri maupun lewat server, juga terhadap kepala yang dicatat', async () => {
    expect(await kepala()).toBeNull()
    await hentikan()
    await rusakkan(direktori, CATAT)
    const belum = await periksa()
    expect([belum.kode, belum.keluaran]).toEqual([
      0,
      expect.stringMatching(/not sealed yet: 1,.*since 20/),
    ])

    await nyalakan()
    const diumumkan = (await kepala()) as { nomor: string; hash: string }
    expect(diumumkan).toEqual({
      nomor: '1',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      dibuatPada: expect.stringMatching(/^20.*Z$/),
    })
    const tercatat = /"hash":"([0-9a-f]{8}(?:-[0-9a-f]{8}){7})"/.exec(server.keluaran())?.[1] ?? ''
    expect(tercatat.replaceAll('-', '')).toBe(diumumkan.hash)
    const { kode, keluaran } = await periksa('--kepala', `1:${tercatat}`)
    expect(keluaran).toMatch(
      /^baik {2}1 baris, 1 segel \/ 1 rows, 1 seals\n.*: 0\n.* 1:[0-9a-f]{64}\n$/,
    )
    expect(kode).toBe(0)
  })

  it('menyebut yang diubah: kode 1, tanpa isinya', async () => {
    await hentikan()
    await rusakkan(direktori, "update audit_akses set pelaku = 'orang lain'")
    const sendiri = await periksa()
    await nyalakan()
    const lewatServer = await periksa('--kepala', `7:${'a'.repeat(64)}`)
    expect(sendiri.keluaran).toMatch(/^SALAH BARIS_DIUBAH segel 1 baris 1: .* \/ /)
    expect(lewatServer.keluaran).toContain(sendiri.keluaran.split('\n')[0])
    expect(lewatServer.keluaran).toContain('SALAH RANTAI_TERPOTONG segel 7: ')
    expect([sendiri.kode, lewatServer.kode]).toEqual([1, 1])
    expect(sendiri.keluaran + lewatServer.keluaran).not.toContain('orang lain')
  })

  it.each([[['audit']], [['audit', 'segel']], [['audit', 'periksa', '--kepala', '1:abc']]])(
    '%j tidak dijalankan, dan cara memakainya disebut',
    async (argumen) => {
      const { kode, keluaran } = await sampaiSelesai(direktori, argumen)
      expect([kode, keluaran]).toEqual([1, expect.stringMatching(/NOMOR:HASH/)])
    },
  )
})
