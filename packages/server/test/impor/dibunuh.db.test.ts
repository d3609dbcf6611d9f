import { setTimeout as tunggu } from 'node:timers/promises'
import { semuaBarisContoh } from '@harapan/testing'
import { expect, it } from 'vitest'
import { buatAcak } from '../../src/demo/acak.ts'
import { csv, daftarJkn, selDari } from './berkas-jkn.ts'
import { bukaInstalasi, type Instalasi } from './instalasi.ts'

/** How often it is killed; `pnpm test:deep` asks for more. */
const PUTARAN = Number(process.env['HARAPAN_BUNUH'] ?? 6)
const SEPOTONG = { HARAPAN_IMPOR_SEPOTONG: '150' }

it('impor yang dibunuh kapan saja dan dilanjutkan sama dengan yang tidak pernah terganggu', async () => {
  const benih = process.env['BENIH'] ?? String(Date.now() % 2 ** 31)
  process.stdout.write(`impor dibunuh: BENIH=${benih}\n`)
  const acak = buatAcak(benih)
  const isi = await berkas()
  const [utuh, terganggu] = [await bukaInstalasi(), await bukaInstalasi()]
  try {
    Object.assign(utuh.env, SEPOTONG)
    Object.assign(terganggu.env, SEPOTONG)
    const mulai = Date.now()
    const lurus = await utuh.jalankan(['impor', 'jkn', utuh.berkas('daftar.csv', isi)])
    const lama = Date.now() - mulai
    const jalur = terganggu.berkas('daftar.csv', isi)
    let terbunuh = 0
    for (let putaran = 0; putaran < PUTARAN; putaran++) {
      const proses = await terganggu.mulai(['impor', 'jkn', jalur])
      // From before the database is open to about the end of a run that has part of the way behind it.
      await Promise.race([tunggu(acak.bulat(200, Math.max(400, lama))), proses.selesai])
      proses.anak.kill('SIGKILL')
      if ((await proses.selesai) === null) terbunuh += 1
    }
    const akhir = await terganggu.jalankan(['impor', 'jkn', jalur])
    expect(akhir.kode, akhir.keluaran).toBe(lurus.kode)
    process.stdout.write(`impor dibunuh: ${terbunuh} kali\n`)
    expect(terbunuh).toBeGreaterThan(0)
    expect(await potret(terganggu)).toEqual(await potret(utuh))
  } finally {
    await utuh.tutup()
    await terganggu.tutup()
  }
}, 1_200_000)

/** Rows that are added, changed, already so, refused and to be reviewed, all along the file. */
async function berkas(): Promise<string> {
  const daftar = daftarJkn(await semuaBarisContoh()).slice(0, 2_000)
  const baris = daftar.flatMap((satu, ke) => {
    const lama = { ...satu, TMT: '01/01/1950', TAT: '31/12/1950', 'Alasan Nonaktif': '' }
    const rusak = { ...satu, 'Hak Kelas': 'VIP' }
    const ganda = { ...lama, 'Hak Kelas': satu['Hak Kelas'] === 'I' ? 'II' : 'I' }
    return [
      satu,
      ...(ke % 2 === 0 ? [lama] : []),
      ...(ke % 7 === 0 ? [rusak] : []),
      ...(ke % 10 === 0 ? [ganda, satu] : []),
    ]
  })
  return csv(baris.map(selDari))
}

/** Everything an import leaves, without what is drawn by lot or counted up: nonces, ids and times. */
async function potret({ baca }: Instalasi): Promise<unknown> {
  return {
    jkn: await baca(`select count(*)::int as n, md5(string_agg(satu, '|' order by satu)) as sidik from (
      select row(individu_id, segmen, kelas_rawat, no_kartu_hash, no_kartu_samaran, mulai, sampai, alasan_akhir, sumber, diperbarui_pada, desa_kode)::text as satu
      from kepesertaan_jkn) t`),
    impor: await baca(
      `select profil, sidik, status, baris_selesai, potongan, diterima, sama, diubah, ditolak, perlu_tinjauan, galat from impor`,
    ),
    baris: await baca(
      'select nomor, hasil, kode, kolom, nilai, length(sandi) as panjang from impor_baris order by nomor',
    ),
    jejak:
      await baca(`select j.jenis, count(*)::int as n, md5(string_agg(satu, '|' order by satu)) as sidik from (
      select j.jenis, row(k.individu_id, k.mulai, j.sebelum - 'no_kartu_sandi', j.sesudah)::text as satu
      from impor_jejak j join kepesertaan_jkn k on k.id = j.baris_id) j group by 1 order by 1`),
    // One audit row for each chunk, and all of its subjects.
    audit: await baca(`select count(*)::int as n, sum(jumlah)::int as jumlah,
      bool_and(jumlah = (select count(distinct (s.jenis, s.subjek)) from uraikan_subjek(a.subjek) s)) as lengkap
      from audit_akses a where operasi = 'impor jkn'`),
  }
}
