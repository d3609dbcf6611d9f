import { writeGlobalId } from '@harapan/pothos-sql'
import { INSTANSI_CONTOH, PERJANJIAN_CONTOH } from '../../src/demo/perjanjian-contoh.ts'
import type { Sampel } from './sampel.ts'

/** For every required argument of the schema a value that an officer of OKI may use. */
export function argumenContoh({ oki: { kpm, individu, keluarga } }: Sampel) {
  const desa = String(kpm[0]?.desaKode)
  const nik = individu.find((orang) => orang.nik)?.nik
  const milik: Record<string, { id: number }[]> = {
    Kpm: kpm,
    Individu: individu,
    Keluarga: keluarga,
  }
  const kode: Record<string, string> = {
    'Query.provinsi': '16',
    'Query.kabupaten': '1602',
    'Query.kecamatan': desa.slice(0, 6),
    'Query.instansi': INSTANSI_CONTOH.kode,
  }
  return (tempat: string, nama: string, sempit = 'Kpm'): unknown => {
    const nilai: Record<string, unknown> = {
      nomorPeserta: kpm[0]?.nomorPeserta,
      nik: tempat.startsWith('Query.padan') ? [nik] : nik,
      noKk: keluarga.find((satu) => satu.noKk)?.noKk,
      id:
        tempat === 'Query.impor'
          ? writeGlobalId('Impor', 1)
          : writeGlobalId(sempit, milik[sempit]?.[0]?.id ?? 1),
      kode: kode[tempat] ?? desa,
      wilayah: '1602',
      nama: 'siti',
      program: 'PKH',
      tahun: 2018,
      individu: writeGlobalId('Individu', individu[0]?.id ?? 1),
      saringan: { dari: '2026-01-01T00:00:00Z', sampai: '2100-01-01T00:00:00Z' },
      nomor: PERJANJIAN_CONTOH.nomor,
      webhook: writeGlobalId('Webhook', 1),
    }
    return nilai[nama]
  }
}
