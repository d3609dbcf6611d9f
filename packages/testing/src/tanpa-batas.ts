/** For tests that ask more than anybody may, to see what the rest of the server does. */
export const TANPA_BATAS = {
  bita: Number.MAX_SAFE_INTEGER,
  token: Number.MAX_SAFE_INTEGER,
  kedalaman: Number.MAX_SAFE_INTEGER,
  alias: Number.MAX_SAFE_INTEGER,
  arahan: Number.MAX_SAFE_INTEGER,
  operasi: Number.MAX_SAFE_INTEGER,
  biaya: Number.MAX_SAFE_INTEGER,
  laju: Number.MAX_SAFE_INTEGER,
}
