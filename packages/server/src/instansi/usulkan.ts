import type { KodeWilayah, Tanggal } from '@harapan/kode'
import type {
  DasarPemrosesan,
  JenisInstansi,
  ModeDokumen,
  Program,
} from '../_generated/prisma/client.ts'
import { type NamaKelas, namaKelas } from '../akses/kelas.ts'
import { PERAN } from '../akses/peran.ts'
import type { Tujuan } from '../akses/tujuan.ts'
import { tanpaGanda } from '../db/titik-simpan.ts'
import { galatKode } from '../galat.ts'
import type { Konteks } from '../konteks.ts'
import { wajibTeks } from './teks-wajib.ts'

export type MasukanInstansi = { kode: string; nama: string; jenis: JenisInstansi }

export type MasukanPerjanjian = {
  nomor: string
  instansi: string
  berlakuDari: Tanggal
  berlakuSampai: Tanggal
  dasar: DasarPemrosesan
  dasarHukum: string
  tujuan: readonly Tujuan[]
  wilayah?: readonly KodeWilayah[] | null | undefined
  nasional: boolean
  program: readonly Program[]
  kelas: readonly NamaKelas[]
  kuotaPerMenit: number
  pantauanTerbanyak: number
  modeDokumen: ModeDokumen
}

export type MasukanKlien = { perjanjian: string; clientId: string; nama: string }

export type HasilUsul =
  | { jenis: 'InstansiTersimpan' | 'PerjanjianTersimpan' | 'KlienTersimpan'; id: number }
  | { jenis: 'SudahAda' | 'PerjanjianTidakDitemukan' | 'InstansiTidakDitemukan' }

const KUOTA_TERBESAR = 1_000_000
const PANTAUAN_TERBESAR = 10_000_000
const KELAS_MITRA: readonly NamaKelas[] = PERAN.MITRA.kelas.map(namaKelas)

/** An agency by itself may see nothing; its agreements do that. */
export function daftarkanInstansi(
  { tx, pelaku }: Konteks,
  { kode, nama, jenis }: MasukanInstansi,
): Promise<HasilUsul> {
  const data = {
    kode: wajibTeks('kode', kode, /^[A-Z][A-Z0-9-]{1,29}$/),
    nama: wajibTeks('nama', nama),
    jenis,
    didaftarkanOleh: pelaku.id,
  }
  return tersimpan('InstansiTersimpan', tx, () => tx.instansi.create({ data }))
}

/** Proposes an agreement; another person must approve it (`putuskan.ts`). */
export async function usulkanPerjanjian(
  { tx, pelaku }: Konteks,
  { instansi, wilayah, ...masukan }: MasukanPerjanjian,
): Promise<HasilUsul> {
  periksaPerjanjian({ ...masukan, wilayah: wilayah ?? [] })
  const milik = await tx.instansi.findUnique({ where: { kode: instansi } })
  if (!milik) return { jenis: 'InstansiTidakDitemukan' }
  const data = {
    ...masukan,
    nomor: wajibTeks('nomor', masukan.nomor),
    dasarHukum: wajibTeks('dasarHukum', masukan.dasarHukum),
    berlakuDari: new Date(masukan.berlakuDari),
    berlakuSampai: new Date(masukan.berlakuSampai),
    tujuan: [...masukan.tujuan],
    program: [...masukan.program],
    kelas: [...masukan.kelas],
    wilayah: [...(wilayah ?? [])],
    instansiId: milik.id,
    diusulkanOleh: pelaku.id,
  }
  return tersimpan('PerjanjianTersimpan', tx, () => tx.perjanjianKerjaSama.create({ data }))
}

/** Proposes a system of an agency under one of its agreements. */
export async function usulkanKlien(
  { tx, pelaku }: Konteks,
  { perjanjian, clientId, nama }: MasukanKlien,
): Promise<HasilUsul> {
  const milik = await tx.perjanjianKerjaSama.findUnique({ where: { nomor: perjanjian } })
  if (!milik) return { jenis: 'PerjanjianTidakDitemukan' }
  const data = {
    clientId: wajibTeks('clientId', clientId, /^[\w.:@-]{3,100}$/),
    nama: wajibTeks('nama', nama),
    perjanjianId: milik.id,
    diusulkanOleh: pelaku.id,
  }
  return tersimpan('KlienTersimpan', tx, () => tx.klienApi.create({ data }))
}

type Ditulis = 'InstansiTersimpan' | 'PerjanjianTersimpan' | 'KlienTersimpan'

async function tersimpan(
  jenis: Ditulis,
  tx: Konteks['tx'],
  tulis: () => Promise<{ id: number }>,
): Promise<HasilUsul> {
  let id = 0
  const baru = await tanpaGanda(tx, async () => {
    id = (await tulis()).id
  })
  return baru ? { jenis, id } : { jenis: 'SudahAda' }
}

type Diperiksa = Omit<MasukanPerjanjian, 'instansi'> & { wilayah: readonly KodeWilayah[] }

function periksaPerjanjian(masukan: Diperiksa): void {
  const { berlakuDari, berlakuSampai, tujuan, wilayah, nasional, program, kelas } = masukan
  const tolak = (tempat: string) => galatKode('MASUKAN_TIDAK_SAH', { tempat })
  if (berlakuDari > berlakuSampai) throw tolak('berlakuSampai')
  if (tujuan.length === 0) throw tolak('tujuan')
  if (program.length === 0) throw tolak('program')
  if (nasional !== (wilayah.length === 0)) throw tolak('wilayah')
  // What the role may never see, no agreement opens.
  if (kelas.length === 0 || !kelas.every((satu) => KELAS_MITRA.includes(satu))) throw tolak('kelas')
  const { kuotaPerMenit, pantauanTerbanyak } = masukan
  if (kuotaPerMenit < 1 || kuotaPerMenit > KUOTA_TERBESAR) throw tolak('kuotaPerMenit')
  if (pantauanTerbanyak < 0 || pantauanTerbanyak > PANTAUAN_TERBESAR)
    throw tolak('pantauanTerbanyak')
}
