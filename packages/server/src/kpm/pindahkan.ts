import { createHash } from 'node:crypto'
import { geserHari, type KodeWilayah, type NoKk, rentang, tingkat } from '@harapan/kode'
import { menjangkau } from '../akses/pelaku.ts'
import { tanpaGanda } from '../db/titik-simpan.ts'
import { galatKode } from '../galat.ts'
import { memuatNomor } from '../identitas/nomor-tertulis.ts'
import type { Konteks } from '../konteks.ts'
import { bacaJawaban, catatJawaban, periksaKunci } from '../penolakan/idempotensi.ts'

export type MasukanPindah = {
  id: bigint
  desaTujuan: KodeWilayah
  alasan: string
  versi: number
  kunci: string
  noKkBaru?: NoKk
}

export type HasilPindah =
  | { jenis: 'KpmDipindahkan'; kpmId: bigint }
  | { jenis: 'KpmTidakDitemukan' }
  | { jenis: 'VersiUsang'; versiKini: number }
  | { jenis: 'StatusTidakSesuai' }
  | { jenis: 'DesaTujuanTidakSah' }
  | { jenis: 'DiLuarWilayah' }
  | { jenis: 'KunciTerpakai' }
  | { jenis: 'PerluPemeriksaanPusat' }

const OPERASI = 'pindahkanKpm'
const BOLEH_PINDAH: readonly string[] = ['AKTIF', 'DITANGGUHKAN']

/**
 * A family moves to another village: the family with its members, its enrolments and what hangs on
 * them follow, the spells in the old village end yesterday and those in the new village begin today,
 * the pendamping of the old kecamatan is released. The caller's area must hold both villages.
 *
 * Repeating it with the same `kunci` answers the same and writes nothing.
 */
export async function pindahkanKpm(konteks: Konteks, masukan: MasukanPindah): Promise<HasilPindah> {
  periksaMasukan(masukan)
  const sidik = sidikMasukan(konteks, masukan)
  const jawaban = await bacaJawaban(konteks, masukan.kunci, OPERASI, sidik)
  if (jawaban === 'lain') return { jenis: 'KunciTerpakai' }
  if (jawaban) return { jenis: 'KpmDipindahkan', kpmId: BigInt(jawaban['kpmId'] ?? 0) }

  const penolakan = await tolak(konteks, masukan)
  if (penolakan) return penolakan

  const tersimpan = await tanpaGanda(konteks.tx, () => tulis(konteks, masukan))
  if (!tersimpan) return { jenis: 'PerluPemeriksaanPusat' }
  konteks.subjek.add(`p${masukan.id}`)
  await catatJawaban(konteks, masukan.kunci, OPERASI, sidik, { kpmId: String(masukan.id) })
  return { jenis: 'KpmDipindahkan', kpmId: masukan.id }
}

function periksaMasukan({ alasan, kunci }: MasukanPindah): void {
  const panjang = alasan.trim().length
  // A number written into a reason would outlive every mask.
  if (panjang < 3 || panjang > 500 || memuatNomor(alasan)) {
    throw galatKode('MASUKAN_TIDAK_SAH', { tempat: 'alasan' })
  }
  periksaKunci(kunci)
}

async function tolak(
  { tx, pelaku }: Konteks,
  { id, desaTujuan, versi }: MasukanPindah,
): Promise<HasilPindah | undefined> {
  // The family first, so that two of its enrolments moved at once wait for each other.
  await tx.$executeRaw`
    select from keluarga where id = (select keluarga_id from kpm where id = ${id}) for update`
  const [kpm] = await tx.$queryRaw<{ versi: number; status: string; desa: bigint }[]>`
    select versi, status::text as status, desa_kode as desa from kpm where id = ${id} for update`
  if (!kpm) return { jenis: 'KpmTidakDitemukan' }
  if (kpm.versi !== versi) return { jenis: 'VersiUsang', versiKini: kpm.versi }
  if (!BOLEH_PINDAH.includes(kpm.status)) return { jenis: 'StatusTidakSesuai' }
  if (tingkat(desaTujuan) !== 'DESA' || kpm.desa === BigInt(rentang(desaTujuan).awal)) {
    return { jenis: 'DesaTujuanTidakSah' }
  }
  const ada = await tx.wilayah.count({ where: { kode: desaTujuan, berlakuSampai: null } })
  if (ada === 0) return { jenis: 'DesaTujuanTidakSah' }
  if (!menjangkau(pelaku, desaTujuan)) return { jenis: 'DiLuarWilayah' }
  return undefined
}

async function tulis(
  konteks: Konteks,
  { id, desaTujuan, alasan, noKkBaru }: MasukanPindah,
): Promise<void> {
  const { tx, pelindung, pelaku } = konteks
  const hariIni = new Date(konteks.hariIni)
  const kemarin = new Date(geserHari(konteks.hariIni, -1))
  const desaKode = BigInt(rentang(desaTujuan).awal)
  const { keluargaId, desaKode: desaLama } = await tx.kpm.findUniqueOrThrow({
    where: { id },
    select: { keluargaId: true, desaKode: true },
  })
  const kk = noKkBaru && pelindung.lindungi('noKk', noKkBaru)

  await tx.keluarga.update({
    where: { id: keluargaId },
    data: {
      desaKode,
      ...(kk && {
        noKkHash: kk.hash,
        noKkSandi: new Uint8Array(kk.sandi),
        noKkSamaran: kk.samaran,
        alasanTanpaKk: null,
      }),
    },
    select: { id: true },
  })
  await tx.individu.updateMany({
    where: { keanggotaan: { some: { keluargaId, sampai: null } } },
    data: { desaKode },
  })
  // A family may be enrolled in more than one programme; it lives in one village for all of them.
  const kepesertaan = await tx.kpm.findMany({
    where: { keluargaId, tanggalSelesai: null },
    select: { id: true, program: true, status: true },
    orderBy: { id: 'asc' },
    take: 50,
  })
  const milikKeluarga = { in: kepesertaan.map((kpm) => kpm.id) }
  await tx.kpm.updateMany({ where: { id: milikKeluarga }, data: { versi: { increment: 1 } } })
  await tx.riwayatKepesertaan.updateMany({
    where: { kpmId: milikKeluarga, sampai: null },
    data: { sampai: kemarin },
  })
  await tx.riwayatKepesertaan.createMany({
    data: kepesertaan.map(({ id: kpmId, program, status }) => ({
      kpmId,
      program,
      desaKode,
      status,
      dari: hariIni,
      alasan: alasan.trim(),
      oleh: pelaku.id,
    })),
  })
  if (kecamatan(desaLama) !== kecamatan(desaKode)) {
    await tx.pendampinganKpm.updateMany({
      where: { kpmId: milikKeluarga, sampai: null },
      data: { sampai: kemarin },
    })
  }
}

const kecamatan = (desa: bigint) => desa / 10_000n

/** What was asked, as a hash: the same key for another request is refused. */
function sidikMasukan({ pelindung }: Konteks, { noKkBaru, id, ...lain }: MasukanPindah): string {
  const nomor = noKkBaru ? Buffer.from(pelindung.hash('noKk', noKkBaru)).toString('hex') : ''
  return createHash('sha256')
    .update(JSON.stringify([String(id), lain, nomor]))
    .digest('base64url')
}
