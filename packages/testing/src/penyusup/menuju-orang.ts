/**
 * How often a field is chosen: most operations are to come to people, by every root field that leads
 * there, and few to spend their budget on areas and figures that anybody may see.
 */
export const MENUJU_ORANG: Readonly<Record<string, number>> = {
  ...{ 'Query.kpm': 12, 'Query.node': 14, 'Query.individu': 8, 'Query.keluarga': 8 },
  ...{
    'Query.cariKpm': 8,
    'Query.padanJkn': 8,
    'Query.padanProgram': 8,
    'Query.kecamatan': 8,
    'Query.desa': 8,
  },
  ...{ 'Query.kabupaten': 6, 'Query.wilayah': 6, 'Query.provinsi': 3 },
  ...{ kpm: 14, edges: 14, node: 12, pengurus: 5, keluarga: 5, anggota: 6, individu: 6, jkn: 6 },
  ...{ totalCount: 4, riwayat: 6, pendamping: 6, komponen: 4, hakTahunan: 3, rekap: 3 },
  ...{ nik: 3, noKk: 3, noKartu: 3, nama: 3, alamat: 3, status: 3 },
  ...{ Kpm: 6, Individu: 6, Keluarga: 6, Node: 4, Wilayah: 2, KpmConnection: 3 },
}
