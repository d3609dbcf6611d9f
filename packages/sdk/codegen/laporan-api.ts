import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** Pintu paket, menurut nama berkasnya di dist / The package's entries, by their files in dist. */
const PINTU = {
  index: '@harapan/sdk',
  berkas: '@harapan/sdk/berkas',
  sqlite: '@harapan/sdk/sqlite',
}

/** Permukaan setiap pintu paket / The surface of every entry of the package. */
export function laporanApi(dist: string): string {
  const pintu = Object.entries(PINTU).map(([berkas, nama]) =>
    [`# API ${nama}`, KETERANGAN, laporanPintu(`${dist}/${berkas}.d.ts`)].join('\n\n'),
  )
  return pintu.join('\n')
}

const KETERANGAN =
  'Dibuat oleh `laporan.ts`; perbedaan di sini adalah perubahan bagi pemakai / Made by the build; a difference here is a change for users.'

/** Semua deklarasi menurut abjad, tanpa komentar / All declarations, sorted, without comments. */
function laporanPintu(berkas: string): string {
  const sumber = ts.createSourceFile(berkas, readFileSync(berkas, 'utf8'), ts.ScriptTarget.Latest)
  const pencetak = ts.createPrinter({ removeComments: true })
  const cetak = (simpul: ts.Node) =>
    pencetak.printNode(ts.EmitHint.Unspecified, simpul, sumber).replaceAll('    ', '  ')
  const deklarasi = sumber.statements
    .filter((satu) => !ts.isExportDeclaration(satu))
    .map((satu) => ({ nama: namaDeklarasi(satu), teks: cetak(satu) }))
    .sort((a, b) => (a.nama < b.nama ? -1 : 1))
  const diekspor = sumber.statements
    .filter(ts.isExportDeclaration)
    .flatMap(({ exportClause }) =>
      exportClause && ts.isNamedExports(exportClause) ? [...exportClause.elements] : [],
    )
    .map(({ name }) => name.text)
    .sort()
  return [
    `## Diekspor / Exported (${diekspor.length})`,
    diekspor.map((nama) => `\`${nama}\``).join(' '),
    '## Deklarasi / Declarations',
    `\`\`\`text\n${deklarasi.map(({ teks }) => teks).join('\n')}\n\`\`\`\n`,
  ].join('\n\n')
}

function namaDeklarasi(pernyataan: ts.Statement): string {
  if (ts.isVariableStatement(pernyataan)) {
    const nama = pernyataan.declarationList.declarations[0]?.name
    return nama && ts.isIdentifier(nama) ? nama.text : ''
  }
  return (pernyataan as { readonly name?: ts.Identifier }).name?.text ?? ''
}
