/** What GraphiQL opens with: questions an officer really asks, runnable as they are. */
const TOKEN = '{\n  "authorization": "Bearer TEMPEL_TOKEN_dinsos-oki_DARI_TERMINAL"\n}'

export const TAB_CONTOH = [
  {
    query: `# Berapa KPM PKH di Ogan Komering Ilir pada 2018, dibanding keluarga miskin?
# Tanpa token pun terjawab: hanya wilayah dan angka terbit.
query SasaranOki {
  kabupaten(kode: "16.02") {
    namaLengkap
    rekap(program: PKH, tahun: 2018) {
      perTanggal
      jumlahKpm
      keluargaMiskin
      sumber
      sintetis
      angkaTerbit { indikator nilai perkiraan kutipan sumber }
    }
    kecamatan { kode nama rekap(program: PKH, tahun: 2018) { jumlahKpm } }
  }
}
`,
  },
  {
    query: `# Mencari wilayah menurut sebutan sehari-hari.
query Cari {
  oki: cariWilayah(nama: "OKI") { namaLengkap kode }
  palangkaRaya: cariWilayah(nama: "palangkaraya") { namaLengkap kode }
  mentaya: cariWilayah(nama: "mb ketapang") { namaLengkap kode leluhur { nama } }
}
`,
  },
  {
    query: `# Keluarga penerima di satu kecamatan. Tempel token dinsos-oki di tab Headers.
query DaftarKpm {
  kecamatan(kode: "16.02.05") {
    nama
    kpm(first: 10, urut: NAMA_PENGURUS) {
      totalCount { nilai tepat }
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          nomorPeserta
          desa { nama }
          pengurus { nama nik tanggalLahir }
          komponen { komponen individu { nama } }
        }
      }
    }
  }
}
`,
    headers: TOKEN,
  },
  {
    query: `# Apakah pemilik NIK ini dijamin JKN? NIK hanya lewat variabel.
query Padan($nik: [NIK!]!, $tanggal: Date) {
  padanJkn(nik: $nik, padaTanggal: $tanggal) { nik status segmen sejak alasan }
}
`,
    variables: '{\n  "nik": []\n}',
    headers: '{\n  "authorization": "Bearer TEMPEL_TOKEN_mitra_DARI_TERMINAL"\n}',
  },
  {
    query: `# Siapa saya, dan apa yang boleh saya lihat?
query Saya {
  saya { peran instansi wilayah tujuan kelas }
}
`,
    headers: TOKEN,
  },
]
