/** Texts that a server might take for something else than text. */
export const TEKS_JAHAT = [
  '',
  'a',
  '%',
  '_',
  '%%%',
  "'",
  '"',
  '\\',
  "'; drop table kpm; --",
  '") || pg_sleep(9) || ("',
  '$1',
  '$$',
  ':nama',
  '?',
  '\\u0027',
  "o'brien\\",
  'siti%',
  'a\nb\tc\rd',
  'garis\u2028baru\u2029',
  'emoji 🧑‍🌾 é é',
  '\u202eterbalik\u202c مرحبا',
  '\ufeffbom',
  'nul'.padEnd(100, 'x'),
  'panjang '.repeat(400),
  '"""blok"""',
  '{"a":1}',
  '\u0001\u001f\u007f',
] as const

/** Texts that only a variable can hold. */
export const TEKS_JAHAT_VARIABEL = [
  'nol\u0000byte',
  '\ud800',
  'pasangan \udc00\ud800 terbalik',
] as const

export const KURSOR_JAHAT = ['', 'x', 'AAAA', 'bukan kursor', '%', "'"] as const

/** Well formed, so that a document may hold them, and sealed by nobody. */
export const TOKEN_JAHAT = ['A'.repeat(22), '-_'.repeat(20), 'A'.repeat(64)] as const

export const ID_JAHAT = ['', 'x', 'bukan-id', '0', '-1', 'S3BtOg', 'S3BtOjAwMQ', 'e30='] as const

/** Around the ends of years, of the sample's spells and of the tests' day. */
export const TANGGAL = [
  ...['2018-05-02', '2017-12-31', '2018-01-01', '2019-06-30', '2020-02-29', '2025-05-31'],
  ...['2026-11-22', '2026-11-21', '2026-11-23', '2027-01-01', '1900-01-01', '2022-07-25'],
] as const

export const TANGGAL_JAHAT = ['2018-02-30', '2018-5-2', '', 'kemarin', 20180502] as const

export const TAHUN = [
  ...[2018, 2017, 2019, 2016, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027],
  ...[0, -1, 1, 1900, 99999, 2147483647, -2147483648],
] as const

export const KODE_JAHAT = ['00', '16.2', '1602.', 'kode', '', 1602] as const
