import { createHash } from 'node:crypto'
import type { KodeWilayah } from '@harapan/kode'
import type { Pelaku } from '../akses/pelaku.ts'
import { nilaiBingkai } from '../db/lingkup.ts'
import { memuatNomor } from '../identitas/nomor-tertulis.ts'
import type { Konteks } from '../konteks.ts'
import { bacaJawaban, catatJawaban, periksaKunci } from '../penolakan/idempotensi.ts'
import { cariProfil } from './daftar-profil.ts'
import { GalatImpor } from './galat-impor.ts'
import { MASA_TUGAS_MS, segelTugas } from './tugas.ts'
import { lingkupImpor } from './wenang-impor.ts'

export type MasukanImpor = {
  unggahan: bigint
  profil: string
  wilayah?: KodeWilayah | null | undefined
  isi?: readonly { kolom: string; nilai: string }[] | null | undefined
  coba?: boolean | null | undefined
  kunci?: string | null | undefined
}

export type HasilAntre =
  | { jenis: 'ImporDiterima'; imporId: bigint }
  | { jenis: 'UnggahanTidakDitemukan' }
  | { jenis: 'ProfilBukanUntukAnda' }
  | { jenis: 'WilayahImporDiLuar' }
  | { jenis: 'IsiTidakSah' }
  | { jenis: 'KunciTerpakai' }

type Lama = { id: bigint; status: string; unggahan: bigint | null }
type Berkas = { nama: string; sidik: string; bita: bigint }

const OPERASI = 'imporBerkas'

/**
 * The same request with the same `kunci` is answered as it was: its upload is in use by then, and whoever
 * lost the answer could not ask for it again.
 */
export async function antreSekali(konteks: Konteks, masukan: MasukanImpor): Promise<HasilAntre> {
  const { kunci, unggahan, ...lain } = masukan
  if (!kunci) return antreImpor(konteks, masukan)
  periksaKunci(kunci)
  const teks = JSON.stringify({ unggahan: String(unggahan), ...lain })
  const sidik = createHash('sha256').update(teks).digest('base64url')
  const jawaban = await bacaJawaban(konteks, kunci, OPERASI, sidik)
  if (jawaban === 'lain') return { jenis: 'KunciTerpakai' }
  if (jawaban) return { jenis: 'ImporDiterima', imporId: BigInt(jawaban['imporId'] ?? 0) }
  const hasil = await antreImpor(konteks, masukan)
  if (hasil.jenis === 'ImporDiterima')
    await catatJawaban(konteks, kunci, OPERASI, sidik, { imporId: String(hasil.imporId) })
  return hasil
}

/**
 * Puts a job in the queue. The same file for the same source, area and values is the same import: one that
 * stopped goes on, one that is done is answered as it is.
 */
async function antreImpor(konteks: Konteks, masukan: MasukanImpor): Promise<HasilAntre> {
  const { tx, pelaku, kursor } = konteks
  const { unggahan, coba, wilayah } = masukan
  const profil = cariProfil(masukan.profil)
  const tetap = Object.fromEntries((masukan.isi ?? []).map(({ kolom, nilai }) => [kolom, nilai]))
  const dikenal = (kolom: string) => profil.kolom.some(({ nama }) => nama === kolom)
  // What is said for all rows is kept as it is: a number that names a person does not belong there.
  const sah = Object.entries(tetap).every(([kolom, nilai]) => dikenal(kolom) && !memuatNomor(nilai))
  if (!sah) return { jenis: 'IsiTidakSah' }
  let daerah: string
  try {
    daerah = nilaiBingkai(lingkupImpor(pelaku, wilayah ?? undefined, profil))[3] ?? ''
  } catch (galat) {
    if (!(galat instanceof GalatImpor)) throw galat
    if (galat.kode === 'WILAYAH_DI_LUAR') return { jenis: 'WilayahImporDiLuar' }
    return { jenis: 'ProfilBukanUntukAnda' }
  }
  const [berkas] = await tx.$queryRaw<Berkas[]>`
    select nama, sidik, bita from unggahan u where id = ${unggahan} and sidik is not null
      and not exists (select from impor i where i.unggahan_id = u.id) for update`
  if (!berkas) return { jenis: 'UnggahanTidakDitemukan' }

  const isiTetap = JSON.stringify(tetap)
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`impor|${profil.nama}|${berkas.sidik}`}, 7))`
  const [lama] = coba
    ? []
    : await tx.$queryRaw<
        Lama[]
      >`select id, status::text as status, unggahan_id as unggahan from impor
        where profil = ${profil.nama} and sidik = ${berkas.sidik} and lingkup = ${daerah} and tetap = ${isiTetap}::jsonb
          and status <> 'DIBATALKAN' and not coba order by id desc limit 1 for update`
  // Already in the queue with the same bytes: this upload stays unused.
  if (lama && lama.unggahan !== null) return { jenis: 'ImporDiterima', imporId: lama.id }

  const segel = segelTugas(kursor, String(unggahan), {
    pelaku: sebagaiPengaju(pelaku),
    profil: profil.nama,
    ...(wilayah && { wilayah }),
    ...{ tetap, sidik: berkas.sidik, coba: coba === true, sampai: Date.now() + MASA_TUGAS_MS },
  })
  if (lama) {
    // One that is done stays so: who works off the queue only removes the file.
    await tx.$executeRaw`update impor set status = case when status = 'SELESAI' then status else 'MENUNGGU' end, unggahan_id = ${unggahan}, tugas = ${segel}, percobaan = 0,
      galat = null, galat_tempat = null, diubah_pada = now() where id = ${lama.id}`
    return { jenis: 'ImporDiterima', imporId: lama.id }
  }
  const [baru] = await tx.$queryRaw<{ id: bigint }[]>`
    insert into impor (profil, nama_berkas, sidik, bita, kolom, tetap, pelaku, peran, instansi, lingkup, status, coba,
      unggahan_id, tugas)
    values (${profil.nama}, ${berkas.nama}, ${berkas.sidik}, ${berkas.bita}, '{}', ${isiTetap}::jsonb, ${pelaku.id},
      ${pelaku.peran}, ${pelaku.instansi ?? null}, ${daerah}, 'MENUNGGU', ${coba === true}, ${unggahan}, ${segel})
    returning id`
  if (!baru) throw new Error('the job was not recorded')
  return { jenis: 'ImporDiterima', imporId: baru.id }
}

/** The caller as the job needs them, and no more. */
export function sebagaiPengaju({ id, peran, instansi, wilayah, wewenang, tujuan }: Pelaku): Pelaku {
  return {
    ...{ id, peran, wilayah },
    ...(instansi !== undefined && { instansi }),
    ...(wewenang && { wewenang }),
    ...(tujuan && { tujuan }),
  }
}
