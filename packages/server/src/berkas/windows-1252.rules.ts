// Where Windows-1252 differs from ISO 8859-1; five places are nobody's.
const AKSARA: Readonly<Record<string, string>> = {
  '\x80': '€',
  '\x82': '‚',
  '\x83': 'ƒ',
  '\x84': '„',
  '\x85': '…',
  '\x86': '†',
  '\x87': '‡',
  '\x88': 'ˆ',
  '\x89': '‰',
  '\x8a': 'Š',
  '\x8b': '‹',
  '\x8c': 'Œ',
  '\x8e': 'Ž',
  '\x91': '‘',
  '\x92': '’',
  '\x93': '“',
  '\x94': '”',
  '\x95': '•',
  '\x96': '–',
  '\x97': '—',
  '\x98': '˜',
  '\x99': '™',
  '\x9a': 'š',
  '\x9b': '›',
  '\x9c': 'œ',
  '\x9e': 'ž',
  '\x9f': 'Ÿ',
}

/** Takes the bytes read as ISO 8859-1; the text ends before a byte that Windows-1252 does not know. */
export function dariWindows1252(latin1: string): { teks: string } {
  const asing = latin1.search(/[\x81\x8d\x8f\x90\x9d]/)
  const dikenal = asing < 0 ? latin1 : latin1.slice(0, asing)
  return { teks: dikenal.replace(/[\x80-\x9f]/g, (satu) => AKSARA[satu] ?? satu) }
}
