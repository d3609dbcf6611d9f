const TOKEN_OKI = '{\n  "authorization": "Bearer TEMPEL_TOKEN_dinsos-oki_DARI_TERMINAL"\n}'
const TOKEN_MITRA = '{\n  "authorization": "Bearer TEMPEL_TOKEN_mitra_DARI_TERMINAL"\n}'

/** What GraphiQL opens with: questions officers really ask, short enough to be read in its editor. */
export const TAB_CONTOH = [
  {
    query: `# KPM PKH di OKI pada 2018,
# dibanding keluarga miskin.
# Terjawab tanpa token.
query SasaranOki {
  kabupaten(kode: "16.02") {
    namaLengkap
    rekap(program: PKH, tahun: 2018) {
      perTanggal
      jumlahKpm
      keluargaMiskin
      sintetis
      angkaTerbit {
        indikator
        nilai
        kutipan
        sumber
      }
    }
    kecamatan {
      kode
      nama
      rekap(program: PKH, tahun: 2018) {
        jumlahKpm
      }
    }
  }
}
`,
  },
  {
    query: `# Mencari wilayah menurut
# sebutan sehari-hari.
query CariWilayah {
  oki: cariWilayah(nama: "OKI") {
    kode
    namaLengkap
  }
  ibuKota: cariWilayah(nama: "palangkaraya") {
    kode
    namaLengkap
  }
  mentawa: cariWilayah(nama: "mb ketapang") {
    kode
    namaLengkap
    leluhur {
      nama
    }
  }
}
`,
  },
  {
    query: `# Keluarga penerima di Kayu Agung.
# Tempel token dinsos-oki di Headers.
query DaftarKpm {
  kecamatan(kode: "16.02.05") {
    nama
    kpm(first: 10, urut: NAMA_PENGURUS) {
      totalCount {
        nilai
        tepat
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          nomorPeserta
          desa {
            nama
          }
          pengurus {
            nama
            nik
          }
          komponen {
            komponen
          }
        }
      }
    }
  }
}
`,
    headers: TOKEN_OKI,
  },
  {
    query: `# Apakah pemilik NIK dijamin JKN?
# NIK hanya lewat variabel, dan
# token mitra di Headers.
query PadanJkn($nik: [NIK!]!, $tanggal: Date) {
  padanJkn(nik: $nik, padaTanggal: $tanggal) {
    nik
    status
    segmen
    sejak
    alasan
  }
}
`,
    variables: '{\n  "nik": []\n}',
    headers: TOKEN_MITRA,
  },
  {
    query: `# Siapa saya, dan apa yang
# boleh saya lihat?
query Saya {
  saya {
    peran
    instansi
    wilayah
    tujuan
    kelas
  }
}
`,
    headers: TOKEN_OKI,
  },
]
