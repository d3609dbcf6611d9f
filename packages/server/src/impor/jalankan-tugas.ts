import { hariIni } from '@harapan/kode'
import type { CursorCodec } from '@harapan/pothos-sql'
import type { Logger } from 'pino'
import { GalatBerkas } from '../berkas/galat-berkas.ts'
import type { BasisData } from '../db/basis-data.ts'
import { dalamTransaksiLingkup, sebagaiPemilik } from '../db/transaksi.ts'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import { samarkanNomor } from '../identitas/nomor-tertulis.ts'
import type { Pelindung } from '../identitas/pelindung.ts'
import type { BarisTolakanUtuh } from './baca-tolakan.ts'
import { isiUnggahan } from './baca-unggahan.ts'
import type { HasilImpor } from './bahan-impor.ts'
import { cariProfil } from './daftar-profil.ts'
import { GalatImpor } from './galat-impor.ts'
import { jalankanImpor } from './jalankan.ts'
import { simpanCoba } from './simpan-coba.ts'
import { bukaTugas } from './tugas.ts'
import type { TugasMenunggu } from './tugas-menunggu.ts'
import { lingkupImpor } from './wenang-impor.ts'

export type BahanTugas = {
  basisData: BasisData
  kunci: KunciIdentitas
  pelindung: Pelindung
  kursor: CursorCodec
  pencatat: Logger
}

const PERCOBAAN_TERBANYAK = 5
/** Refused rows of a dry run that are kept: enough to see what is wrong. */
const TOLAKAN_COBA = 1_000

/**
 * Runs one job in its uploader's name and frame. Whatever ends it for good removes the file; what may pass
 * (a lost connection, this server's end) leaves it in the queue.
 */
export async function jalankanTugas(
  bahan: BahanTugas,
  tugas: TugasMenunggu,
  signal: AbortSignal,
): Promise<void> {
  const { id } = tugas
  if (tugas.status === 'SELESAI' || tugas.status === 'DIBATALKAN') return akhiri(bahan, tugas)
  try {
    await kerjakan(bahan, tugas, signal)
    await akhiri(bahan, tugas)
  } catch (galat) {
    if (signal.aborted) return tunda(bahan, tugas, 0)
    const kode = kodeGalat(galat)
    bahan.pencatat.warn({ impor: id, kode }, 'tugas impor terhenti')
    if (kode === 'SEDANG_BERJALAN') return tungguYangLain(bahan, tugas)
    const pasti = kode !== 'GALAT_INTERNAL'
    if (!pasti && tugas.percobaan + 1 < PERCOBAAN_TERBANYAK) return tunda(bahan, tugas, 1)
    await akhiri(bahan, tugas, { kode, tempat: tempatGalat(galat) })
  }
}

async function kerjakan(
  { basisData: { kolam }, kunci, pelindung, kursor }: BahanTugas,
  { id, unggahan, berkas, segel, coba }: TugasMenunggu,
  signal: AbortSignal,
): Promise<void> {
  const isi = bukaTugas(kursor, unggahan, segel)
  // The row says the same as the seal, or somebody else has written it.
  if (
    !berkas ||
    berkas.sidik !== isi.sidik ||
    berkas.pemilik !== isi.pelaku.id ||
    isi.coba !== coba
  )
    throw new GalatImpor('TUGAS_TIDAK_DIPERCAYA')
  const tolakan: BarisTolakanUtuh[] = []
  const hasil = await jalankanImpor({
    ...{ kolam, kunci, pelindung, pelaku: isi.pelaku, profil: cariProfil(isi.profil) },
    ...{ wilayah: isi.wilayah, tetap: isi.tetap, coba, hariIni: hariIni(new Date()) },
    ...(coba
      ? { tolakanTerbanyak: TOLAKAN_COBA, tolakan: (baris) => void tolakan.push(...baris) }
      : { tugas: id }),
    berkas: { ...berkas, isi: isiUnggahan(kunci, unggahan, signal) },
  })
  if (!coba) return
  const lingkup = lingkupImpor(isi.pelaku, isi.wilayah)
  await dalamTransaksiLingkup(kolam, lingkup, (klien) =>
    simpanCoba(klien, kunci, id, hasil as HasilImpor, tolakan),
  )
}

/** The job is over: its file goes, and what it was to run with. */
function akhiri(
  { basisData: { kolam } }: BahanTugas,
  { id, unggahan }: TugasMenunggu,
  gagal?: { kode: string; tempat: string },
): Promise<void> {
  return sebagaiPemilik(kolam, async (klien) => {
    await klien.query(
      `update impor set unggahan_id = null, tugas = null, diubah_pada = now(),
         status = case when $2::text is null or status in ('SELESAI', 'DIBATALKAN') then status else 'GAGAL' end,
         galat = coalesce($2, galat), galat_tempat = coalesce($3, galat_tempat)
       where id = $1`,
      [id, gagal?.kode ?? null, gagal?.tempat ?? null],
    )
    await klien.query('delete from unggahan where id = $1', [unggahan])
  })
}

/** Back into the queue. */
function tunda({ basisData: { kolam } }: BahanTugas, { id }: TugasMenunggu, gagal: number) {
  return sebagaiPemilik(kolam, async (klien) => {
    await klien.query(
      `update impor set status = 'MENUNGGU', galat = null, percobaan = percobaan + $2, diubah_pada = now()
       where id = $1 and unggahan_id is not null and status in ('MENUNGGU', 'BERJALAN', 'GAGAL')`,
      [id, gagal],
    )
  })
}

/** Another process is at this import, or it was taken back: looked at again later, its state left alone. */
function tungguYangLain({ basisData: { kolam } }: BahanTugas, { id }: TugasMenunggu) {
  return sebagaiPemilik(kolam, async (klien) => {
    await klien.query(
      'update impor set percobaan = percobaan + 1, diubah_pada = now() where id = $1 and batal_tugas is null',
      [id],
    )
  })
}

const kodeGalat = (galat: unknown): string =>
  galat instanceof GalatImpor || galat instanceof GalatBerkas ? galat.kode : 'GALAT_INTERNAL'

/** A file without a header has its first row where names of columns should be. */
const tempatGalat = (galat: unknown): string =>
  galat instanceof GalatImpor || galat instanceof GalatBerkas
    ? samarkanNomor(galat.tempat).slice(0, 500)
    : ''
