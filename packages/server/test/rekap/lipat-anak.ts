import { setTimeout as tunggu } from 'node:timers/promises'
import type pg from 'pg'
import { bukaBasisData } from '../../src/db/basis-data.ts'
import { buatPencatat } from '../../src/layanan/pencatat.ts'
import { bacaLingkungan, sumberBasisData } from '../../src/lingkungan.ts'
import { jadwalkanRekap } from '../../src/rekap/jadwal.ts'
import { sebagaiAdmin, tanyaAdmin } from '../sebagai-admin.ts'

/** What this process does: who writes in it, how far, and whether it folds all the while. */
export type TugasAnak = {
  lipat: boolean
  penulis: number[]
  semua: number
  /** By writer; without it they go on until the process is killed. */
  sampai?: Record<number, number>
}

const { lipat, penulis, semua, sampai } = JSON.parse(process.argv[2] ?? '') as TugasAnak
const { kolam, tutup } = await bukaBasisData(sumberBasisData(bacaLingkungan(), 'databaseUrl'), {
  koneksi: 4,
})
const jadwal = lipat
  ? jadwalkanRekap(
      kolam,
      buatPencatat((baris) => process.stderr.write(baris)),
      3,
    )
  : undefined
process.stdout.write('SIAP\n')
await Promise.all(penulis.map(tulis))
await jadwal?.berhenti()
await tanyaAdmin(kolam, 'select lipat_rekap()')
await tutup()

/** Events one after the other, each with its number in one transaction: a killed writer goes on after it. */
async function tulis(milik: number): Promise<void> {
  const [selesai] = await tanyaAdmin<{ ke: number }>(
    kolam,
    'select ke from uji_kemajuan where penulis = $1',
    [milik],
  )
  for (let ke = (selesai?.ke ?? 0) + 1; ke <= (sampai?.[milik] ?? Number.POSITIVE_INFINITY); ke++) {
    await sebagaiAdmin(kolam, async (klien) => {
      await klien.query(
        `insert into uji_kemajuan (penulis, ke) values ($1, $2)
         on conflict (penulis) do update set ke = excluded.ke`,
        [milik, ke],
      )
      await gantiStatus(klien, milik, ke)
    })
    await tunggu(4)
  }
}

/** Some of this writer's enrolments are suspended or go on again, a day after the last time. */
async function gantiStatus(klien: pg.ClientBase, milik: number, ke: number): Promise<void> {
  const { rows } = await klien.query<{ id: string }>(
    `select k.id from kpm k join riwayat_kepesertaan r on r.kpm_id = k.id and r.sampai is null
     where k.tanggal_selesai is null and k.status in ('AKTIF', 'DITANGGUHKAN') and k.id % $1 = $2
       and r.dari < date '2020-01-01' + $3::int
     order by md5(k.id || ' ' || $3::int) limit 25`,
    [semua, milik, ke],
  )
  const kena = [rows.map(({ id }) => id), ke]
  await klien.query(
    `update riwayat_kepesertaan set sampai = date '2019-12-31' + $2::int where kpm_id = any($1) and sampai is null`,
    kena,
  )
  await klien.query(
    `update kpm set status = case status when 'AKTIF' then 'DITANGGUHKAN'::status_kpm else 'AKTIF' end where id = any($1)`,
    kena.slice(0, 1),
  )
  await klien.query(
    `insert into riwayat_kepesertaan (kpm_id, program, desa_kode, status, dari, alasan, oleh)
     select id, program, desa_kode, status, date '2020-01-01' + $2::int, 'Uji', 'uji-lipat' from kpm where id = any($1)`,
    kena,
  )
}
