const ulang = (banyak: number, tulis: (ke: number) => string, antara = ' ') =>
  Array.from({ length: banyak }, (_, ke) => tulis(ke)).join(antara)

/** Each fragment spreads the next twice: written out, two to the power of forty fields. */
const berlipat = (isi: string) =>
  `{ ...F0 } ${ulang(40, (ke) => `fragment F${ke} on Query { ...F${ke + 1} ...F${ke + 1} }`)} fragment F40 on Query { ${isi} }`

/** Three regions, fifty and fifty below, twenty families, five members: alike to no other by its name. */
const BERSARANG = `{ daftarProvinsi { kabupaten { kecamatan { desa { kpm(first: 50) { edges { node {
  anggota { individu { jkn { segmen } } } } } } } } } } }`

/** As many tokens as are allowed, all of it valid, and far too dear. */
const PANJANG = `{ daftarProvinsi { kabupaten { kecamatan { ${ulang(
  27,
  (ke) =>
    `a${ke}: kpm(first: 200) { edges { cursor node { id nomorPeserta status tanggalMulai program keluarga { id alamat } desa { kode nama } } } }`,
)} } } } }`

/** Operations that are only meant to cost, as bodies: no two of a kind are alike. */
export const PENYALAHGUNAAN: Readonly<Record<string, (ke: number) => string>> = {
  'lists in lists in lists': (ke) => isi(`query Q${ke} ${BERSARANG}`),
  'a long, valid, dear document': (ke) => isi(`query Q${ke} ${PANJANG}`),
  '1,000 aliases': (ke) => isi(`query Q${ke} { ${ulang(1_000, (i) => `a${i}: saya { peran }`)} }`),
  '31 aliases': (ke) => isi(`query Q${ke} { ${ulang(31, (i) => `a${i}: __typename`)} }`),
  '10,000 directives': (ke) =>
    isi(`query Q${ke} { saya { peran ${ulang(10_000, () => '@skip(if: false)')} } }`),
  'fragments that double forty times': (ke) => isi(`query Q${ke} ${berlipat('saya { peran }')}`),
  'fields 34 deep': (ke) =>
    isi(
      `query Q${ke} { kpm(nomorPeserta: "x") { ${ulang(16, () => 'desa { induk {')} kode ${ulang(32, () => '}')} } }`,
    ),
  'a body of 10 MB': () => 'x'.repeat(10_000_000),
}

const isi = (query: string) => JSON.stringify({ query })
