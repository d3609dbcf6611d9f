const KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const UTAMA = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const HUBUNGAN = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PAKET = 'http://schemas.openxmlformats.org/package/2006'
const JENIS = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const jalurLembar = (ke: number): string => `xl/worksheets/sheet${ke}.xml`

/** What stands first, so that programs that look at the first names only know a workbook. Style 1 is text. */
export const BAGIAN_AWAL: readonly (readonly [nama: string, isi: string])[] = [
  [
    '_rels/.rels',
    `${KEPALA}<Relationships xmlns="${PAKET}/relationships"><Relationship Id="rId1" Type="${HUBUNGAN}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `${KEPALA}<styleSheet xmlns="${UTAMA}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
]

/**
 * What lists the sheets of a workbook (ECMA-376). Where one was not enough, the name of each says that there
 * are others.
 */
export function bagianBuku(
  banyakLembar: number,
): readonly (readonly [nama: string, isi: string])[] {
  const lembar = Array.from({ length: banyakLembar }, (_, ke) => ke + 1)
  const nama = (ke: number) => (banyakLembar === 1 ? 'Data' : `Data ${ke} dari ${banyakLembar}`)
  return [
    [
      '[Content_Types].xml',
      `${KEPALA}<Types xmlns="${PAKET}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${JENIS}.sheet.main+xml"/>${lembar.map((ke) => `<Override PartName="/${jalurLembar(ke)}" ContentType="${JENIS}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${JENIS}.styles+xml"/></Types>`,
    ],
    [
      'xl/workbook.xml',
      `${KEPALA}<workbook xmlns="${UTAMA}" xmlns:r="${HUBUNGAN}"><sheets>${lembar.map((ke) => `<sheet name="${nama(ke)}" sheetId="${ke}" r:id="rId${ke}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${KEPALA}<Relationships xmlns="${PAKET}/relationships">${lembar.map((ke) => `<Relationship Id="rId${ke}" Type="${HUBUNGAN}/worksheet" Target="worksheets/sheet${ke}.xml"/>`).join('')}<Relationship Id="gaya" Type="${HUBUNGAN}/styles" Target="styles.xml"/></Relationships>`,
    ],
  ]
}

export const KEPALA_LEMBAR = `${KEPALA}<worksheet xmlns="${UTAMA}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
export const KAKI_LEMBAR = '</sheetData></worksheet>'
