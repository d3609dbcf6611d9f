import { csv, hariDulu } from '../impor/berkas-jkn.ts'
import { type Instalasi, PUSAT } from '../impor/instalasi.ts'
import { merauke } from './berkas-edisi.ts'

const JUDUL_KPM = [
  ...['No Peserta', 'No. KK', 'Kode Desa', 'Alamat', 'NIK', 'Nama ART', 'Tgl Lahir', 'JK'],
  ...['KTP-el', 'SHDK', 'Pengurus', 'Tgl Mulai', 'Komponen', 'Tgl Komponen'],
]
const JUDUL_JKN = ['No. NIK', 'Jenis Peserta', 'Hak Kelas', 'TMT', 'Tgl Update']

const nik = (keluarga: number, ke: number) =>
  `999301${'050180'}${String(keluarga * 10 + ke).padStart(4, '0')}`
const noKk = (keluarga: number) => `9993010101260${String(keluarga).padStart(3, '0')}`

/** Families with members, enrolments, components, JKN, deciles and schools in some villages of Merauke. */
export async function isiMerauke(instalasi: Instalasi, banyak = 36): Promise<string[]> {
  const { wilayah } = await merauke()
  const desa = wilayah.filter(({ kode }) => kode.length === 13).map(({ kode }) => kode)
  // Some in one kecamatan, the others all over the regency.
  const dihuni = [...desa.slice(0, 5), ...desa.filter((_, ke) => ke > 5 && ke % 17 === 0)]
  const kpm: string[][] = []
  const jkn: string[][] = []
  const desil: string[][] = []
  for (let ke = 1; ke <= banyak; ke++) {
    const tempat = dihuni[ke % dihuni.length] ?? ''
    const rumah = [`MRK-${ke}`, noKk(ke), tempat, `Jl. Kampung ${ke}`]
    const mulai = `01/0${1 + (ke % 6)}/202${4 + (ke % 2)}`
    const satu = (k: number, lahir: string, sisa: string[]) => [
      ...rumah,
      ...[nik(ke, k), `Orang ${'ABC'.charAt(k - 1)}`, hariDulu(lahir), k === 1 ? 'P' : 'L'],
      ...[lahir < '2009' ? 'YA' : 'TIDAK', ...sisa.slice(0, 2), mulai, ...sisa.slice(2)],
    ]
    kpm.push(satu(1, '1980-01-05', ['KEPALA KELUARGA', 'YA', '', '']))
    kpm.push(satu(2, '2015-02-15', ['ANAK', 'TIDAK', 'SD', mulai]))
    if (ke % 3 === 0) kpm.push(satu(3, '1981-03-02', ['SUAMI', 'TIDAK', '', '']))
    jkn.push([nik(ke, 1), 'PBI (APBN)', 'III', '01/02/2024', '15/10/2026'])
    jkn.push([nik(ke, 2), 'PBI (APBN)', 'III', '01/02/2024', '15/10/2026'])
    desil.push([noKk(ke), String(1 + (ke % 5))])
  }
  const sekolah = dihuni.slice(0, 3).map((kode, ke) => [`9030000${ke}`, `SD ${ke}`, 'SD', kode])
  const perintah = [
    ['kpm', instalasi.berkas('kpm.csv', csv(kpm, JUDUL_KPM))],
    ['jkn', instalasi.berkas('jkn.csv', csv(jkn, JUDUL_JKN))],
    [
      ...[
        'desil',
        instalasi.berkas('desil.csv', csv(desil, ['No. KK', 'Desil'])),
        '--isi',
        'basis=DTSEN',
      ],
      ...['--isi', 'tahun=2026', '--isi', 'versi=1', '--isi', 'tanggal_rilis=10/07/2026'],
    ],
    [
      'fasilitas',
      instalasi.berkas('sd.csv', csv(sekolah, ['NPSN', 'Nama Sekolah', 'Jenjang', 'Kode Desa'])),
    ],
  ]
  for (const satu of perintah) {
    const { kode, keluaran } = await instalasi.jalankan(['impor', ...satu], PUSAT)
    if (kode !== 0) throw new Error(keluaran)
  }
  await instalasi.baca(acuan(dihuni[0] ?? ''))
  return dihuni
}

/** What no door brings: coverage, quotas, a quoted figure, a pendamping, an agreement and a webhook. */
const acuan = (desa: string) => `do $$ begin
  perform set_config('h.pelaku', 'uji', true);
  delete from cakupan_data where kabupaten_kode = 9301000000;
  insert into cakupan_data (program, kabupaten_kode, dari_tahun, sintetis, sumber) values ('PKH', 9301000000, 2024, true, 'uji');
  insert into kuota values ('PKH', 9301000000, 2025, 100, 'uji', '2025-01-01');
  insert into angka_terbit (id, program, indikator, wilayah_kode, tahun, nilai, perkiraan, kutipan, sumber, tanggal)
  values (9001, 'PKH', 'KELUARGA_MISKIN', 9301000000, 2024, 4321, false, 'kutipan', 'uji', '2019-11-01');
  insert into pendamping (nama, jabatan, wilayah_kode, dari, sintetis)
  values ('Pendamping Uji', 'PENDAMPING_SOSIAL', ${desa.slice(0, 8).replaceAll('.', '')}0000, '2024-01-01', true);
  insert into pendampingan_kpm (pendamping_id, kpm_id, dari, desa_kode)
  select (select max(id) from pendamping), id, '2024-01-01', desa_kode from kpm
  where desa_kode / 10000 = ${desa.slice(0, 8).replaceAll('.', '')};
  insert into perjanjian_kerja_sama (nomor, instansi_id, berlaku_dari, berlaku_sampai, dasar, dasar_hukum, tujuan, wilayah, nasional, program, kelas,
    kuota_per_menit, mode_dokumen, diusulkan_oleh)
  values ('UJI-1', (select min(id) from instansi), '2026-01-01', '2027-01-01', 'PERJANJIAN', 'uji', '{VERIFIKASI_VALIDASI}', '{93.01,16.02}', false,
    '{PKH}', '{PUBLIK}', 10, 'TERBUKA', 'uji');
  insert into webhook (url, jenis, lingkup, rahasia, transaksi, urutan, waktu, dibuat_oleh)
  values ('https://contoh.go.id/kait', '{KPM}', '{[9301000000,9301999999]}', '\\x00', 0, 0, 0, 'uji');
  perform lipat_rekap();
end $$`
