/**
 * A spreadsheet runs a text that begins like a formula when it opens a CSV; an apostrophe keeps it a text.
 * The price is that such a text, a negative number given as text among them, is read back with the apostrophe.
 * OWASP, "CSV Injection".
 */
export const amankanRumus = (teks: string): string =>
  /^[=+\-@\t\r]/.test(teks) ? `'${teks}` : teks
