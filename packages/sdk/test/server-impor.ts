import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buatPencatat } from '@harapan/server/pencatat'
import { bukaUji, PERKAKAS_UJI, pastikanTanpaNomor, type Uji } from '@harapan/testing'
import { jadwalkanImpor } from '../../server/src/impor/jadwal-impor.ts'
import { PELAKU_IMPOR } from '../../server/test/impor-http.ts'
import type { OpsiKlien } from '../src/opsi.ts'
import { type SaluranNakal, saluranNakal } from './saluran-nakal.ts'

export type PelakuImpor = keyof typeof PELAKU_IMPOR

export interface ServerImpor {
  readonly uji: Uji
  readonly saluran: SaluranNakal
  /** Jalan dan cara setiap permintaan, berurut / Path and method of every request, in order. */
  readonly permintaan: string[]
  opsi(nama: PelakuImpor): Promise<OpsiKlien>
  /** Mengerjakan semua yang di antrean / Works off the queue. */
  jalankan(): Promise<void>
  tutup(): Promise<void>
}

/** Semua pintu sebuah server di belakang satu port, dan saluran yang dapat diputus di depannya / Behind one port. */
export async function serverImpor(): Promise<ServerImpor> {
  const uji = await bukaUji({ jam: () => new Date(), umpan: { jedaMs: 100, rapatMs: 20 } })
  const permintaan: string[] = []
  const http = createServer((masuk, keluar) => {
    permintaan.push(`${masuk.method} ${masuk.url}`)
    const berkas = /^\/(unggahan|impor)\b/.test(masuk.url ?? '')
    return berkas ? void uji.server.impor(masuk, keluar) : uji.server.tangani(masuk, keluar)
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const saluran = await saluranNakal((http.address() as AddressInfo).port)
  const log: string[] = []
  const pencatat = buatPencatat((satu) => void log.push(satu))
  return {
    uji,
    saluran,
    permintaan,
    opsi: async (nama) => ({
      url: `http://127.0.0.1:${saluran.port}/graphql`,
      token: await uji.token(PELAKU_IMPOR[nama]),
    }),
    async jalankan() {
      const bahan = { ...PERKAKAS_UJI, basisData: uji.basisData, pencatat }
      const pelaksana = jadwalkanImpor(bahan, 3_600_000)
      await pelaksana.lakukan()
      await pelaksana.berhenti()
    },
    async tutup() {
      saluran.tutup()
      http.close()
      http.closeAllConnections()
      await uji.tutup()
      pastikanTanpaNomor(log.join(''))
    },
  }
}
