import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PELAKU_UJI, PERKAKAS_UJI, type Uji } from '@harapan/testing'
import { pino } from 'pino'
import type { Pelaku } from '../src/akses/pelaku.ts'
import { jadwalkanImpor } from '../src/impor/jadwal-impor.ts'
import { KOTIM, OKI, PUSAT } from './impor/instalasi.ts'

type Jawaban = { status: number; kepala: Record<string, unknown>; isi: string }
type Opsi = {
  oleh?: Pelaku
  method?: string
  kepala?: Record<string, string>
  putus?: boolean
  diam?: boolean
}

export const PELAKU_IMPOR = {
  oki: OKI,
  kotim: KOTIM,
  pusat: PUSAT,
  tanpaWewenang: PELAKU_UJI.oki,
  tanpaTujuan: { ...OKI, id: 'uji-impor-tanpa-tujuan', tujuan: undefined } as never as Pelaku,
}

const IMPOR = `id status profil coba baris bita jumlahBita namaBerkas diterima sama diubah ditolak perluTinjauan
  selesaiPada galat { kode tempat pesan petunjuk }`

/** The doors of imports behind a port, as programs use them. */
export async function bukaPintuImpor(uji: Uji) {
  const http = createServer((a, b) => void uji.server.impor(a, b))
  await new Promise<void>((siap) => http.listen(0, '127.0.0.1', () => siap()))
  const { port } = http.address() as AddressInfo
  const log: string[] = []
  const pencatat = pino({}, { write: (satu) => void log.push(satu) })

  async function kirim(
    path: string,
    isi: string | Uint8Array,
    { oleh, method = 'PUT', kepala, putus, diam }: Opsi = {},
  ): Promise<Jawaban> {
    const masuk = oleh && { authorization: `Bearer ${await uji.token(oleh)}` }
    return new Promise((jawab, gagal) => {
      const headers = { ...masuk, ...kepala }
      const permintaan = request(
        { host: '127.0.0.1', port, path, method, headers, agent: false },
        (jawaban) => {
          const potongan: Buffer[] = []
          jawaban.on('data', (satu: Buffer) => potongan.push(satu))
          jawaban.on('end', () =>
            jawab({
              status: jawaban.statusCode ?? 0,
              kepala: jawaban.headers,
              isi: String(Buffer.concat(potongan)),
            }),
          )
        },
      )
      permintaan.on('error', gagal)
      if (putus) permintaan.write(isi, () => setTimeout(() => permintaan.destroy(), 300))
      else if (diam) permintaan.write(isi)
      else permintaan.end(isi)
    })
  }

  return {
    kirim,
    log: () => log.join(''),
    async unggah(isi: string | Uint8Array, oleh: Pelaku, nama = 'daftar.csv') {
      const jawaban = await kirim(`/unggahan?nama=${encodeURIComponent(nama)}`, isi, { oleh })
      if (jawaban.status !== 201) throw new Error(`${jawaban.status} ${jawaban.isi}`)
      return JSON.parse(jawaban.isi) as { id: string; sidik: string; bita: number }
    },
    async mintaImpor(unggahan: string, oleh: Pelaku, lain: Record<string, unknown> = {}) {
      const { data, errors } = await uji.tanya(
        `mutation ($unggahan: ID!, $profil: ProfilImpor!, $wilayah: KodeWilayah, $isi: [IsiImpor!], $coba: Boolean) {
          imporBerkas(unggahan: $unggahan, profil: $profil, wilayah: $wilayah, isi: $isi, coba: $coba) {
            __typename ... on ImporDiterima { impor { ${IMPOR} } } ... on Penolakan { kode pesan petunjuk } } }`,
        { oleh, variabel: { unggahan, profil: 'JKN', ...lain } },
      )
      return { hasil: data?.imporBerkas, errors }
    },
    async lihat(id: string, oleh: Pelaku) {
      const { data, errors } = await uji.tanya(
        `query ($id: ID!) { impor(id: $id) { ${IMPOR}
          tolakan(first: 200) { nomor hasil temuan { kode kolom nilai pesan petunjuk } } } }`,
        { oleh, variabel: { id } },
      )
      if (errors) throw new Error(JSON.stringify(errors))
      return data.impor
    },
    /** Another instance of the server's runner on the same database, that looks only when it is told to. */
    pelaksana: () =>
      jadwalkanImpor({ ...PERKAKAS_UJI, basisData: uji.basisData, pencatat }, 3_600_000),
    tutup() {
      http.close()
      http.closeAllConnections()
    },
  }
}
