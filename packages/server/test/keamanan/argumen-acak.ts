import { writeGlobalId } from '@harapan/pothos-sql'
import { INSTANSI_CONTOH, PERJANJIAN_CONTOH } from '../../src/demo/perjanjian-contoh.ts'
import type { NilaiArgumen, Pilih } from './dokumen-acak.ts'
import type { Sampel } from './sampel.ts'

/** Real numbers, ids and codes for every argument of the schema, two of three of them of OKI. */
export function argumenAcak({ oki, kotim }: Sampel): NilaiArgumen {
  return (tempat: string, pilih: Pilih) => {
    const dari = pilih([oki, oki, kotim])
    const kode = () => String(pilih(dari.kpm).desaKode)
    const sampai = (angka: number) => `"${kode().slice(0, angka)}"`
    const nik = (tipe: string, nilai: unknown) => ({ nik: { tipe, nilai } })
    const orang = () => pilih(dari.individu.filter((satu) => satu.nik)).nik
    const id = () =>
      pilih([
        () => writeGlobalId('Kpm', pilih(dari.kpm).id),
        () => writeGlobalId('Individu', pilih(dari.individu).id),
        () => writeGlobalId('Keluarga', pilih(dari.keluarga).id),
        () => writeGlobalId('PermintaanSubjek', 1),
      ])()
    const halaman: Record<string, string> = pilih([{}, { first: '3' }, { last: '2' }])
    const daftar = pilih([
      halaman,
      { ...halaman, urut: pilih(['WILAYAH', 'NAMA_PENGURUS', 'TANGGAL_MULAI']) },
      { ...halaman, filter: '{ program: PKH, status: [AKTIF, CALON] }' },
    ])
    const tahun = { program: 'PKH', tahun: pilih(['2017', '2019', '2026']) }
    switch (tempat) {
      case 'Query.kpm':
        return { nomorPeserta: { tipe: 'String!', nilai: pilih(dari.kpm).nomorPeserta } }
      case 'Query.node':
        return { id: { tipe: 'ID!', nilai: id() } }
      case 'Query.individu':
        return nik('NIK!', orang())
      case 'Query.padanJkn':
        return nik('[NIK!]!', [orang(), orang()])
      case 'Query.padanProgram':
        return {
          ...nik('[NIK!]!', [orang(), orang()]),
          program: { tipe: 'Program!', nilai: pilih(['PKH', 'PBI_JK']) },
        }
      case 'Query.keluarga':
        return {
          noKk: { tipe: 'NoKK!', nilai: pilih(dari.keluarga.filter((satu) => satu.noKk)).noKk },
        }
      case 'Query.cariKpm':
        return {
          ...halaman,
          nama: `"${pilih(dari.kpm).namaPengurus.slice(0, 4)}"`,
          wilayah: sampai(pilih([4, 6, 10])),
        }
      case 'Query.daftarPermintaanSubjek':
        return { ...halaman, ...pilih([{}, { status: 'DITERIMA' }]) }
      case 'Query.cariWilayah':
        return { nama: '"mentaya"', first: '2' }
      case 'Query.perubahan':
        return { first: pilih(['1', '3', '20']), ...pilih([{}, { jenis: '[KPM, INDIVIDU]' }]) }
      case 'Query.wilayah':
        return { kode: sampai(pilih([2, 4, 6, 10])) }
      case 'Query.provinsi':
        return { kode: sampai(2) }
      case 'Query.kabupaten':
        return { kode: sampai(4) }
      case 'Query.kecamatan':
        return { kode: sampai(6) }
      case 'Query.riwayatAkses':
        return {
          individu: { tipe: 'ID!', nilai: writeGlobalId('Individu', pilih(dari.individu).id) },
        }
      case 'Query.impor':
        return { id: { tipe: 'ID!', nilai: writeGlobalId('Impor', pilih([1, 2])) } }
      case 'Query.daftarImpor':
        return pilih([{}, { first: '3' }])
      case 'Query.logAkses':
      case 'Query.subjekTerdampak':
        return {
          saringan: '{ dari: "2026-01-01T00:00:00Z", sampai: "2100-01-01T00:00:00Z" }',
          first: '3',
        }
      case 'Query.kirimanWebhook':
        return { ...halaman, webhook: { tipe: 'ID!', nilai: writeGlobalId('Webhook', 1) } }
      case 'Query.perjanjian':
        return { nomor: `"${PERJANJIAN_CONTOH.nomor}"` }
      case 'Query.instansi':
        return { kode: `"${INSTANSI_CONTOH.kode}"` }
      case 'Query.desa':
        return { kode: sampai(10) }
    }
    if (tempat.endsWith('.kpm')) return daftar
    return /\.(rekap|kuota)$/.test(tempat) ? tahun : {}
  }
}
