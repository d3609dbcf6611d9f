import { writeGlobalId } from '@harapan/pothos-sql'

/** A request with an identity number where it does not belong, and the code it must be refused with. */
export type Kiriman = RequestInit & {
  nama: string
  kode?: string
  url?: string
  headers?: Record<string, string>
}

/** Every wrong place for this number we could think of. */
export function kirimanJahat(nomor: string): Kiriman[] {
  const polos = nomor.replaceAll(/\D/g, '')
  return [
    ...LITERAL.map(([nama, tulis]) => dokumen(nama, tulis(nomor, polos), 'PAKAI_VARIABEL')),
    ...NAMA.map(([nama, tulis]) => dokumen(nama, tulis(`q${polos}`, polos), 'PAKAI_VARIABEL')),
    dokumen(
      'nama bergaris bawah',
      `query q_${polos.slice(0, 6)}_${polos.slice(6)} { saya { peran } }`,
      'PAKAI_VARIABEL',
    ),
    dokumen(
      'angka literal',
      `{ kabupaten(kode: "16.02") { kpm(first: ${polos}) { edges { cursor } } } }`,
      'PAKAI_VARIABEL',
    ),
    ...SINTAKS.map(([nama, tulis]) => dokumen(nama, tulis(nomor, polos), 'DOKUMEN_TIDAK_SAH')),
    ...VARIABEL.map(([tipe, pakai, isi = (n) => n]) => ({
      ...dokumen(`variabel ${tipe} ${pakai}`, `query ($x: ${tipe}) { ${pakai} }`),
      ...kirim({ query: `query ($x: ${tipe}) { ${pakai} }`, variables: { x: isi(nomor, polos) } }),
    })),
    {
      nama: 'alasan',
      kode: 'MASUKAN_TIDAK_SAH',
      ...kirim({
        query: PINDAH,
        variables: { alasan: `NIK ${nomor} pindah`, kunci: 'kunci-uji-1' },
      }),
    },
    {
      nama: 'kunci',
      kode: 'MASUKAN_TIDAK_SAH',
      ...kirim({
        query: PINDAH,
        variables: { alasan: 'pindah', kunci: `k-${nomor.replaceAll(/[ .]/g, '-')}` },
      }),
    },
    {
      nama: 'nama operasi',
      kode: 'DOKUMEN_TIDAK_SAH',
      ...kirim({ query: '{ saya { peran } }', operationName: nomor }),
    },
    {
      nama: 'parameter lain',
      kode: 'MASUKAN_TIDAK_SAH',
      ...kirim({ query: '{ saya { peran } }', [nomor]: 1 }),
    },
    { nama: 'tanpa dokumen', ...kirim({ variables: { nomor } }) },
    { nama: 'dokumen bukan teks', ...kirim({ query: { nomor } }) },
    { nama: 'larik', kode: 'MASUKAN_TIDAK_SAH', ...kirim([{ query: `{ ${nomor} }` }]) },
    {
      nama: 'JSON rusak di belakang nomor',
      kode: 'MASUKAN_TIDAK_SAH',
      ...kirim(`{"query":"{saya{peran}}","variables":{"n":"${nomor}"x}}`),
    },
    { nama: 'JSON rusak di depan nomor', kode: 'MASUKAN_TIDAK_SAH', ...kirim(`{"n":${nomor}a}`) },
    { nama: 'bukan JSON', ...kirim(nomor, { 'content-type': 'text/plain' }) },
    {
      nama: 'GET',
      kode: 'MASUKAN_TIDAK_SAH',
      method: 'GET',
      url: `/graphql?query=${encodeURIComponent(`{individu(nik:"${nomor}"){id}}`)}`,
    },
    { nama: 'cara lain', method: 'PUT', body: nomor },
    { nama: 'alamat lain', url: `/${encodeURIComponent(nomor)}`, method: 'GET' },
    {
      nama: 'token',
      kode: 'TOKEN_TIDAK_SAH',
      ...kirim({ query: '{ saya { peran } }' }, { authorization: `Bearer ${nomor}` }),
    },
    {
      nama: 'tujuan',
      kode: 'TUJUAN_TIDAK_SAH',
      ...kirim({ query: '{ saya { peran } }' }, { 'x-harapan-tujuan': nomor }),
    },
  ]
}

type Tulis = (nomor: string, polos: string) => string

const LITERAL: [string, Tulis][] = [
  ['NIK literal', (n) => `{ individu(nik: "${n}") { id } }`],
  ['No. KK literal', (n) => `{ keluarga(noKk: "${n}") { id } }`],
  ['dalam daftar', (n) => `{ padanJkn(nik: ["${n}"]) { status } }`],
  ['dalam nama', (n) => `{ cariKpm(nama: "Siti ${n}", wilayah: "16.02") { edges { cursor } } }`],
  ['teks blok', (n) => `{ cariWilayah(nama: """\n${n}\n""") { kode } }`],
  ['bawaan variabel', (n) => `query ($n: String = "${n}") { cariWilayah(nama: $n) { kode } }`],
  ['komentar', (n) => `# keluarga ${n}\n{ saya { peran } }`],
  ['sesudah field tak dikenal', (n) => `{ tidakAda(nik: "${n}") { id } }`],
]

const NAMA: [string, Tulis][] = [
  ['operasi', (n) => `query ${n} { saya { peran } }`],
  ['alias', (n) => `{ ${n}: saya { peran } }`],
  ['field', (n) => `{ ${n} }`],
  ['argumen', (n) => `{ kpm(${n}: 1) { id } }`],
  ['variabel', (n) => `query ($${n}: String!) { cariWilayah(nama: $${n}) { kode } }`],
  ['pecahan', (n) => `{ ...${n} } fragment ${n} on Query { saya { peran } }`],
  ['tipe', (n) => `{ saya { ... on ${n} { peran } } }`],
  ['direktif', (n) => `{ saya @${n} { peran } }`],
  ['enum', (n) => `{ kabupaten(kode: "16.02") { rekap(program: ${n}, tahun: 2018) { sumber } } }`],
]

const SINTAKS: [string, Tulis][] = [
  ['teks tak ditutup', (n) => `{ individu(nik: "${n}`],
  ['kurung tak ditutup', (n) => `{ individu(nik: "${n}") {`],
  ['angka sebagai field', (_, polos) => `{ ${polos} }`],
  ['angka diikuti huruf', (_, polos) => `{ individu(nik: ${polos}x) { id } }`],
  ['teks sebagai field', (n) => `{ "${n}" }`],
]

const VARIABEL: [tipe: string, pakai: string, isi?: (nomor: string, polos: string) => unknown][] = [
  ['Int!', 'indeksPkh(tahun: $x) { dasar }'],
  ['Int!', 'indeksPkh(tahun: $x) { dasar }', (_, polos) => Number(polos)],
  ['Boolean!', 'saya @include(if: $x) { peran }'],
  ['KodeWilayah!', 'wilayah(kode: $x) { nama }'],
  ['Date!', 'wilayah(kode: "16", padaTanggal: $x) { nama }'],
  ['NIK!', 'individu(nik: $x) { id }', (n) => `${n}0`],
  ['NIK!', 'individu(nik: $x) { id }', (n) => ({ nik: n })],
  ['NoKK!', 'keluarga(noKk: $x) { id }', (n) => `${n.slice(0, -4)}0000`],
  ['[NIK!]!', 'padanJkn(nik: $x) { nik }', (n) => [n, `${n}1`]],
  ['ID!', 'node(id: $x) { id }'],
  ['ID!', 'node(id: $x) { id }', (_, polos) => writeGlobalId('Kpm', BigInt(polos))],
  ['String!', 'kpm(nomorPeserta: $x) { nomorPeserta }'],
  ['String!', 'cariKpm(nama: $x, wilayah: "16.02") { edges { cursor } }'],
  ['String!', 'cariWilayah(nama: $x) { nama }'],
  ['String!', 'kabupaten(kode: "16.02") { kpm(after: $x) { edges { cursor } } }'],
  [
    'SaringanKpm!',
    'kabupaten(kode: "16.02") { kpm(filter: $x) { edges { cursor } } }',
    (n) => ({ [n]: n }),
  ],
  [
    'SaringanKpm!',
    'kabupaten(kode: "16.02") { kpm(filter: $x) { edges { cursor } } }',
    (n) => ({ status: [n] }),
  ],
  ['UrutKpm!', 'kabupaten(kode: "16.02") { kpm(urut: $x) { edges { cursor } } }', (n) => n],
  ['Program!', 'nasional { rekap(program: $x, tahun: 2018) { sumber } }'],
]

const PINDAH = `mutation ($alasan: String!, $kunci: String!) {
  pindahkanKpm(id: "S3BtOjE", desaTujuan: "16.02.05.2001", alasan: $alasan, versi: 1, kunci: $kunci) { __typename }
}`

const dokumen = (nama: string, query: string, kode?: string): Kiriman => ({
  nama,
  ...(kode && { kode }),
  ...kirim({ query }),
})

function kirim(isi: unknown, headers: Record<string, string> = {}) {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof isi === 'string' ? isi : JSON.stringify(isi),
  }
}
