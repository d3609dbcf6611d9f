/**
 * A spreadsheet runs a text that begins like a formula when it opens a CSV; an apostrophe keeps it a text.
 * One that has apostrophes there already gets one more, so that reading takes back exactly what writing put.
 * OWASP, "CSV Injection".
 */
export const amankanRumus = (teks: string): string =>
  /^'*[=+\-@\t\r]/.test(teks) ? `'${teks}` : teks

/** Takes away what `amankanRumus` put, or people, who do the same by hand. */
export const lepasApostrof = (teks: string): string =>
  /^'+[=+\-@\t\r]/.test(teks) ? teks.slice(1) : teks
