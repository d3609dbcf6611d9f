// The order of the rooms, as rules: a room imports only rooms above it in the list, file to file.
// Why it is so: docs/keputusan/0001-folder-per-concept.md.

const SERVER = '^packages/server/src'

/** What stands above everything: words, errors, settings, the builder. Rooms may import these. */
const DASAR = ['galat', 'lingkungan', 'konteks', 'pembacaan', 'builder', 'scalar']

/** What puts the rooms together. Only the two outermost rooms and each other may import these. */
const RAKITAN = ['schema', 'perkakas', 'mulai']

/** Earlier rooms know nothing of later ones. */
const KAMAR = [
  'db',
  'berkas',
  'versi',
  'akses',
  'batas',
  'identitas',
  'baris',
  'halaman',
  'simpul',
  'penolakan',
  'wilayah',
  'individu',
  'keluarga',
  'fasilitas',
  'kesejahteraan',
  'program',
  'instansi',
  'dokumen',
  'rekap',
  'kpm',
  'pkh',
  'pendamping',
  'jkn',
  'padan',
  'ungkap',
  'subjek',
  'audit',
  'perubahan',
  'pantauan',
  'kait',
  'ekspor',
  'impor',
  'edisi',
  'demo',
  'muat',
  'layanan',
  'perintah',
]

/** Breaches that stand today, one by one. Remove a line when its file is put right; add none. */
const UJI = '\\.test\\.ts$'

/** The SDK's one entry that needs Node. */
const SDK_NODE = '^packages/sdk/src/berkas(\\.ts$|/)'

const urutanKamar = KAMAR.map((kamar, letak) => ({
  name: `kamar-${kamar}`,
  comment: `${kamar}/ hanya mengimpor kamar sebelumnya / imports only earlier rooms`,
  severity: 'error',
  from: { path: `${SERVER}/${kamar}/`, pathNot: UJI },
  to: { path: `${SERVER}/(${KAMAR.slice(letak + 1).join('|') || '$^'})/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'tanpa-lingkaran',
      comment: 'Dua berkas yang saling mengimpor adalah satu berkas / No cycles, types included',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'terurai',
      comment: 'Impor harus ada / An import must resolve',
      severity: 'error',
      from: { pathNot: '^packages/bench/' },
      to: { couldNotResolve: true, pathNot: '_generated|^@harapan/sdk$' },
    },
    {
      name: 'kode-sendiri',
      comment: 'kode tidak mengimpor apa pun, juga bukan modul Node / kode imports nothing at all',
      severity: 'error',
      from: { path: '^packages/kode/src/', pathNot: UJI },
      to: { pathNot: '^packages/kode/src/' },
    },
    {
      name: 'sdk-tanpa-server',
      comment: 'SDK hanya membaca schema.graphql / The SDK reads schema.graphql, never the server',
      severity: 'error',
      from: { path: '^packages/sdk/(src|codegen|build|codegen\\.ts)', pathNot: UJI },
      to: { path: '^packages/(server|testing|bench)/' },
    },
    {
      name: 'sdk-hanya-kode',
      comment:
        'SDK tidak punya dependensi saat jalan / No dependency at run time but kode, bundled',
      severity: 'error',
      from: { path: '^packages/sdk/src/', pathNot: [UJI, SDK_NODE] },
      to: { pathNot: '^packages/(sdk|kode)/src/' },
    },
    {
      name: 'sdk-berkas-hanya-node',
      comment:
        'Pintu berkas boleh memakai Node, dan tetap tanpa dependensi / Node, and nothing else',
      severity: 'error',
      from: { path: SDK_NODE, pathNot: UJI },
      to: { pathNot: '^packages/sdk/src/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'sdk-inti-tanpa-node',
      comment:
        'Inti jalan di peramban / The core runs in browsers: it does not know the Node entry',
      severity: 'error',
      from: { path: '^packages/sdk/src/', pathNot: [UJI, SDK_NODE] },
      to: { path: SDK_NODE },
    },
    {
      name: 'server-sendiri',
      comment:
        'Server tidak mengenal SDK dan alat uji / The server knows neither SDK nor test tools',
      severity: 'error',
      from: { path: SERVER, pathNot: UJI },
      to: { path: '^packages/(sdk|testing|bench)/' },
    },
    {
      name: 'pothos-sql-sendiri',
      comment: 'pothos-sql tidak mengenal ranah / pothos-sql knows no domain',
      severity: 'error',
      from: { path: '^packages/pothos-sql/' },
      to: { path: '^packages/(?!pothos-sql/)' },
    },
    {
      name: 'contoh-hanya-sdk',
      comment: 'Contoh memakai SDK seperti aplikasi lain / Examples use the SDK as any other app',
      severity: 'error',
      from: { path: '^examples/', pathNot: UJI },
      to: { path: '^packages/(?!sdk/)' },
    },
    ...urutanKamar,
    {
      name: 'dasar-di-bawah-kamar',
      comment:
        'Dasar hanya mengenal kamar lewat tipe, kecuali builder / Types only, but the builder',
      severity: 'error',
      from: { path: `${SERVER}/(${DASAR.join('|')})\\.ts$` },
      to: {
        path: `${SERVER}/(${KAMAR.join('|')})/`,
        pathNot: `${SERVER}/(akses/(kelas-plugin|subjek)|batas/biaya-plugin|db/padan)\\.ts$`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rakitan-di-atas-kamar',
      comment:
        'Yang merakit tidak diimpor kamar / What assembles the rooms is not imported by them',
      severity: 'error',
      from: {
        path: `${SERVER}/`,
        pathNot: [UJI, `${SERVER}/(layanan|perintah)/`, `${SERVER}/[^/]+$`],
      },
      to: { path: `${SERVER}/(${RAKITAN.join('|')})\\.ts$` },
    },
    {
      name: 'aturan-murni',
      comment: '*.rules.ts hanya mengimpor kode dan aturan lain / Rules import kode and rules only',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { pathNot: '^packages/kode/src/|\\.rules\\.ts$' },
    },
    {
      name: 'generated-hanya-tipe',
      comment:
        'Klien Prisma dibuka di db/ dan builder; enum juga di *.graphql.ts; selainnya tipe saja',
      severity: 'error',
      from: {
        path: SERVER,
        pathNot: [
          '/_generated/',
          `${SERVER}/db/`,
          `${SERVER}/(builder|pembacaan)\\.ts$`,
          '\\.graphql\\.ts$',
        ],
      },
      to: { path: '/_generated/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'graphql-hanya-enum',
      comment: 'Yang ditampilkan cukup mengenal enum / What is shown needs the enums only',
      severity: 'error',
      from: { path: '\\.graphql\\.ts$' },
      to: {
        path: '/_generated/',
        pathNot: '/_generated/prisma/enums\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'tanpa-uji-di-kode',
      comment: 'Kode tidak mengimpor uji / Code imports no test',
      severity: 'error',
      from: { pathNot: UJI },
      to: { path: UJI },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|/_generated/' },
    exclude: { path: '/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
}
