import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const PAKAI =
  'harapan dokumen terbit BERKAS [--url URL] [--lingkungan produksi] [--instansi KODE], token di HARAPAN_TOKEN'

const DAFTARKAN = `mutation DaftarkanDokumen($instansi: String, $lingkungan: String!, $versiSdk: String!, $dokumen: [MasukanDokumen!]!) {
  daftarkanDokumen(instansi: $instansi, lingkungan: $lingkungan, versiSdk: $versiSdk, dokumen: $dokumen) {
    __typename ... on DokumenTerdaftar { jumlah baru } ... on Penolakan { pesan petunjuk } } }`

type Hasil = { __typename: string; jumlah?: number; baru?: number; pesan?: string }
type Jawaban = {
  data?: { daftarkanDokumen?: Hasil | null }
  errors?: { message: string; extensions?: { tempat?: string } }[]
}

/** `harapan dokumen terbit`: sends the manifest of an SDK to a running server. */
export async function perintahDokumen(argumen: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: argumen,
    allowPositionals: true,
    options: {
      url: { type: 'string', default: 'http://localhost:4000/graphql' },
      lingkungan: { type: 'string', default: 'produksi' },
      instansi: { type: 'string' },
    },
  })
  const [perintah, berkas] = positionals
  const token = process.env['HARAPAN_TOKEN']
  if (perintah !== 'terbit' || !berkas || !token) throw new Error(PAKAI)
  const { versi, dokumen } = bacaManifes(berkas)
  const { instansi, lingkungan } = values
  const jawaban = await fetch(values.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: DAFTARKAN,
      variables: { instansi, lingkungan, versiSdk: versi, dokumen },
    }),
  })
  return laporkan((await jawaban.json()) as Jawaban)
}

function bacaManifes(berkas: string) {
  const { versi, dokumen } = JSON.parse(readFileSync(berkas, 'utf8')) as {
    versi: string
    dokumen: Record<string, string>
  }
  return { versi, dokumen: Object.entries(dokumen).map(([hash, isi]) => ({ hash, isi })) }
}

function laporkan({ data, errors = [] }: Jawaban): number {
  const hasil = data?.daftarkanDokumen
  if (hasil?.__typename === 'DokumenTerdaftar') {
    process.stdout.write(
      `${hasil.jumlah} dokumen terdaftar, ${hasil.baru} baru / ${hasil.jumlah} documents registered, ${hasil.baru} new\n`,
    )
    return 0
  }
  const sebab = errors.map(
    ({ message, extensions }) => `${message}${extensions?.tempat ? ` (${extensions.tempat})` : ''}`,
  )
  process.stderr.write(`${[hasil?.pesan, ...sebab].filter(Boolean).join('\n')}\n`)
  return 1
}
