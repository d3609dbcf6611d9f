import type { BasisData } from '@harapan/server/db'
import type { Pelaku } from '@harapan/server/pelaku'
import { buatPencatat } from '@harapan/server/pencatat'
import { buatServer, type Server } from '@harapan/server/server'
import { bukaBasisDataUji } from './basis-data-uji.ts'
import { PERKAKAS_UJI } from './contoh-kunci.ts'
import { bukaDepan } from './depan.ts'
import { PELAKU_UJI } from './pelaku-uji.ts'
import { pastikanTanpaNomor } from './tanpa-nomor.ts'

// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever shape the test's document asks for
export type Jawaban = { status: number; data: any; errors?: GalatJawaban[] }

export type GalatJawaban = {
  message: string
  path?: (string | number)[]
  extensions: { code: string; petunjuk?: string; tempat?: string; perlu?: string }
}

type Opsi = {
  /** Whose token; nobody's by default. */
  oleh?: keyof typeof PELAKU_UJI | Pelaku | undefined
  variabel?: Record<string, unknown>
  kepala?: Record<string, string>
}

/** A server on a database of its own, asked through HTTP as everybody asks it. */
export type Uji = {
  basisData: BasisData
  /** The request handler itself, to be put behind a port. */
  server: Server
  tanya(dokumen: string, opsi?: Opsi): Promise<Jawaban>
  /** Everything the server logged, as text. */
  catatan(): string
  fetch(url: string, init?: RequestInit): Promise<Response>
  /** The same through a real socket, where the front door stands. */
  lewatDepan(init: RequestInit, cari?: string): Promise<Response>
  token(pelaku: Pelaku): Promise<string>
  tutup(): Promise<void>
}

export const HARI_UJI = '2026-11-22'

/** Tests ask in seconds what officers ask in hours. */
const LAJU_UJI = 100_000_000

type OpsiUji = {
  jam?: () => Date
  /** Off: everything through the resolvers. */
  kompilasi?: boolean
  /** Limits, where a test needs others than the usual. */
  batas?: Parameters<typeof buatServer>[0]['batas']
  /** Whose tokens are believed; the tests' own by default. */
  pembacaToken?: Parameters<typeof buatServer>[0]['pembacaToken']
  /** Development by default, as everywhere. */
  mode?: Parameters<typeof buatServer>[0]['mode']
  asal?: Parameters<typeof buatServer>[0]['asal']
  /** The version of public data, for finished texts to be kept. */
  versi?: () => string | undefined
  /** How streams of the feed are watched over, where it is not the usual. */
  umpan?: Parameters<typeof buatServer>[0]['umpan']
  /** What an uploaded file may be, where it is not the usual. */
  unggahan?: Parameters<typeof buatServer>[0]['unggahan']
  /** Another server's database instead of one of its own. */
  basisData?: BasisData
}

export async function bukaUji(opsi: OpsiUji = {}): Promise<Uji> {
  const basisData = opsi.basisData ?? (await bukaBasisDataUji())
  const baris: string[] = []
  const server = buatServer({
    ...PERKAKAS_UJI,
    pembacaToken: opsi.pembacaToken ?? PERKAKAS_UJI.penerbitToken,
    basisData,
    kompilasi: opsi.kompilasi,
    versi: opsi.versi,
    batas: { laju: LAJU_UJI, ...opsi.batas },
    mode: opsi.mode,
    asal: opsi.asal,
    umpan: opsi.umpan,
    unggahan: opsi.unggahan,
    pencatat: buatPencatat((satu) => baris.push(satu)),
    jam: opsi.jam ?? (() => new Date(`${HARI_UJI}T05:00:00Z`)),
  })
  const { penerbitToken } = PERKAKAS_UJI
  const token = (pelaku: Pelaku) => penerbitToken.terbitkan(pelaku)
  const depan = bukaDepan(server)
  const fetch = async (url: string, init?: RequestInit) => server.fetch(new Request(url, init))

  return {
    basisData,
    server,
    token,
    fetch,
    lewatDepan: async (init, cari = '') => globalThis.fetch(`${await depan.alamat()}${cari}`, init),
    catatan: () => baris.join(''),
    async tanya(dokumen, { oleh, variabel, kepala } = {}) {
      const pelaku = typeof oleh === 'string' ? PELAKU_UJI[oleh] : oleh
      const jawaban = await fetch('http://localhost/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(pelaku && { authorization: `Bearer ${await token(pelaku)}` }),
          ...kepala,
        },
        body: JSON.stringify({ query: dokumen, variables: variabel }),
      })
      return { status: jawaban.status, ...((await jawaban.json()) as Omit<Jawaban, 'status'>) }
    },
    async tutup() {
      depan.tutup()
      await server.dispose()
      if (!opsi.basisData) await basisData.tutup()
      pastikanTanpaNomor(baris.join(''))
    },
  }
}
