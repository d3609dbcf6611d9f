import { setTimeout as tunggu } from 'node:timers/promises'
import { expect } from 'vitest'
import { buatAcak } from '../../src/demo/acak.ts'
import { itDalam as it } from '../hanya-dalam.ts'
import { bukaInstalasi, type Instalasi } from '../impor/instalasi.ts'
import { tercetak } from '../perintah/jalankan.ts'
import { berkasEdisi, EDISI_KEMBALI, kembali } from './berkas-edisi.ts'
import { isiMerauke } from './isi-merauke.ts'
import { potretBerkode, potretWilayah, selisih } from './potret-edisi.ts'

/** How often it is killed; `HARAPAN_BUNUH` asks for more. */
const PUTARAN = Number(process.env['HARAPAN_BUNUH'] ?? 2)
const TERAPKAN = ['edisi', 'terapkan', EDISI_KEMBALI.edisi]

async function siapkan(): Promise<Instalasi> {
  const instalasi = await bukaInstalasi()
  await isiMerauke(instalasi, 24)
  const { kode, keluaran } = await instalasi.jalankan(
    berkasEdisi(instalasi, 'kembali.csv', await kembali(), EDISI_KEMBALI),
  )
  expect(kode, keluaran).toBe(0)
  return instalasi
}

/** Which of several figures is withheld is drawn by lot; what they are is not. */
async function potret(instalasi: Instalasi) {
  const { rekap_terbit: _, rekap_samar: __, ...berkode } = await potretBerkode(instalasi)
  const angka = await instalasi.baca<{ satu: string }>(
    `select row(wilayah_kode, program, tahun, per_tanggal, coalesce(jumlah_kpm, jumlah), kabupaten_berdata)::text as satu
     from rekap_terbit left join rekap_samar using (wilayah_kode, program, tahun) order by 1`,
  )
  const wilayah = await potretWilayah(instalasi)
  const teks = (baris: readonly object[]) => baris.map((satu) => JSON.stringify(satu))
  // A ciphertext is never twice the same, and two installations were filled.
  const tanpaSandi = Object.entries(berkode).map(([tabel, baris]) => [
    tabel,
    baris.map((satu) => satu.replace(/"(\w+_sandi)": "[^"]*"/g, '"$1"')),
  ])
  return { ...Object.fromEntries(tanpaSandi), angka: teks(angka), wilayah: teks(wilayah) }
}

it('penerapan yang dibunuh kapan saja dan dilanjutkan sama dengan yang tidak pernah terganggu', async () => {
  const benih = process.env['BENIH'] ?? String(Date.now() % 2 ** 31)
  process.stdout.write(`edisi dibunuh: BENIH=${benih}\n`)
  const acak = buatAcak(benih)
  const [utuh, terganggu] = [await siapkan(), await siapkan()]
  try {
    const mulai = Date.now()
    const lurus = await utuh.jalankan(TERAPKAN)
    expect(lurus.kode, lurus.keluaran).toBe(0)
    const lama = Math.round((Date.now() - mulai) / 2)

    let terbunuh = 0
    const terhenti: string[] = []
    for (let putaran = 0; putaran < PUTARAN; putaran++) {
      const proses = await terganggu.mulai(TERAPKAN)
      // Now and then before the database is open or while it still compares, else on the way.
      const bergerak = tercetak(proses, /group \d+\//).then(() =>
        tunggu(acak.bulat(0, Math.ceil(lama / PUTARAN))),
      )
      const dini = putaran % 3 === 2
      await Promise.race([dini ? tunggu(acak.bulat(300, 2_500)) : bergerak, proses.selesai])
      bergerak.catch(() => undefined)
      proses.anak.kill('SIGKILL')
      if ((await proses.selesai) === null) terbunuh += 1
      const [sudah] = await terganggu.baca<{ n: number }>(
        'select count(*) filter (where selesai_pada is not null)::int as n from langkah_edisi',
      )
      terhenti.push(String(sudah?.n))
      // Nobody stands half in the old village and half in the new one, wherever it was killed.
      expect(await terganggu.baca(SQL_SETENGAH)).toEqual([])
    }
    process.stdout.write(
      `edisi dibunuh: ${terbunuh} kali, langkah selesai ${terhenti.join(', ')}\n`,
    )
    expect(terbunuh).toBeGreaterThan(0)
    const akhir = await terganggu.jalankan(TERAPKAN)
    expect(akhir.kode, akhir.keluaran).toBe(0)
    expect(selisih(await potret(terganggu), await potret(utuh))).toEqual({})
    const { kode, keluaran } = await terganggu.jalankan(['periksa'], null)
    expect(kode, keluaran).toBe(0)
  } finally {
    await utuh.tutup()
    await terganggu.tutup()
  }
}, 1_200_000)

/** Families and persons whose rows are not all in one village, or not in the one that stands. */
const SQL_SETENGAH = `select k.id from keluarga k join anggota_keluarga a on a.keluarga_id = k.id and a.sampai is null
    join individu i on i.id = a.individu_id left join kpm p on p.keluarga_id = k.id
    left join riwayat_kepesertaan r on r.kpm_id = p.id left join kepesertaan_jkn j on j.individu_id = i.id
    left join wilayah w on w.awal = k.desa_kode and w.berlaku_sampai is null
  where k.desa_kode / 1000000 in (9101, 9301) and (w.id is null
    or k.desa_kode <> all(array[a.desa_kode, i.desa_kode, coalesce(p.desa_kode, k.desa_kode), coalesce(r.desa_kode, k.desa_kode), coalesce(j.desa_kode, k.desa_kode)]))`

it('dua penerapan sekaligus: yang kedua ditolak dan yang pertama selesai', async () => {
  const instalasi = await siapkan()
  try {
    const pertama = await instalasi.mulai(TERAPKAN)
    await tunggu(1_200)
    const kedua = await instalasi.jalankan(TERAPKAN)
    expect(kedua.kode, kedua.keluaran).toBe(1)
    expect(kedua.keluaran).toMatch(/SEDANG_DITERAPKAN|sedang (dibuka|dipakai)/i)
    expect(await pertama.selesai, pertama.keluaran()).toBe(0)
    const { keluaran } = await instalasi.jalankan(['edisi'])
    expect(keluaran).toMatch(/DITERAPKAN {2}Kepmendagri 1\/2026/)
  } finally {
    await instalasi.tutup()
  }
}, 400_000)
