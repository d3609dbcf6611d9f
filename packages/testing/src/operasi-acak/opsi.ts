export type OpsiOperasi = {
  /** How much likelier than 1 a field is chosen, by `Type.field`, else by field, else by type. */
  bobot: Readonly<Record<string, number>>
  /** How many rows a list may bring, by `Type.field`, else by field; 3 otherwise. */
  lebar: Readonly<Record<string, number>>
  dalamTerbesar: number
  pilihanTerbanyak: number
  /** Rows that the lists above a selection may multiply to. */
  lebarTerbesar: number
  /** Values in the answer, guessed from the widths. */
  selTerbanyak: number
}

export const OPSI_BAWAAN: OpsiOperasi = {
  // What leads to people is chosen more often, or most operations would only speak of areas.
  bobot: {
    ...{
      kpm: 5,
      edges: 12,
      pageInfo: 4,
      node: 6,
      pengurus: 3,
      keluarga: 3,
      anggota: 3,
      individu: 4,
      jkn: 3,
    },
    ...{
      'Query.kpm': 5,
      'Query.node': 4,
      'Query.kabupaten': 4,
      'Query.padanJkn': 3,
      'Query.padanProgram': 3,
    },
    ...{
      'Query.nasional': 2,
      'Query.cariKpm': 4,
      'Query.wilayah': 4,
      'Query.desa': 3,
      hakTahunan: 3,
      komponen: 3,
    },
    ...{ rekap: 4, riwayat: 3, kuota: 3, perubahan: 3, digantiOleh: 3, angkaTerbit: 3 },
    ...{ Wilayah: 4, Node: 4, Kpm: 3, Individu: 3, Kabupaten: 2, Rekap: 2, KpmConnection: 2 },
  },
  lebar: {
    ...{ daftarProvinsi: 38, kabupaten: 16, kecamatan: 18, desa: 17, anggota: 4, edges: 1 },
    ...{
      indeksPkh: 8,
      kalenderPkh: 6,
      padanJkn: 4,
      padanProgram: 4,
      pendamping: 8,
      digantiOleh: 1,
      jkn: 2,
    },
    ...{ alias: 1, disamarkan: 1, kelas: 1, wilayah: 1 },
  },
  dalamTerbesar: 10,
  pilihanTerbanyak: 60,
  lebarTerbesar: 310,
  selTerbanyak: 2_500,
}

export function bacaOpsi(
  tabel: Readonly<Record<string, number>>,
  tipe: string,
  field: string,
  bawaan: number,
): number {
  for (const kunci of [`${tipe}.${field}`, field]) {
    if (Object.hasOwn(tabel, kunci)) return tabel[kunci] ?? bawaan
  }
  return bawaan
}
