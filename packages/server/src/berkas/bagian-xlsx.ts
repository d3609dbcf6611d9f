const KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const UTAMA = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const HUBUNGAN = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PAKET = 'http://schemas.openxmlformats.org/package/2006'
const JENIS = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of a workbook of one sheet that are the same whatever it holds (ECMA-376). Style 1 is text. */
export const BAGIAN_TETAP: readonly (readonly [nama: string, isi: string])[] = [
  [
    '[Content_Types].xml',
    `${KEPALA}<Types xmlns="${PAKET}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${JENIS}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${JENIS}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${JENIS}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${KEPALA}<Relationships xmlns="${PAKET}/relationships"><Relationship Id="rId1" Type="${HUBUNGAN}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${KEPALA}<workbook xmlns="${UTAMA}" xmlns:r="${HUBUNGAN}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${KEPALA}<Relationships xmlns="${PAKET}/relationships"><Relationship Id="rId1" Type="${HUBUNGAN}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${HUBUNGAN}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `${KEPALA}<styleSheet xmlns="${UTAMA}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
]

export const KEPALA_LEMBAR = `${KEPALA}<worksheet xmlns="${UTAMA}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
export const KAKI_LEMBAR = '</sheetData></worksheet>'
