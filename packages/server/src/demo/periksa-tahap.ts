import { geserHari, parseNik, parseNoKk, peringatanNik, type Tanggal } from '@harapan/kode'
import { cocokKomponen, usiaPada } from '../pkh/komponen.rules.ts'
import type { BarisIndividu, BarisKomponenKpm } from './baris.ts'
import type { TahapDemo } from './tahap-demo.ts'

/** What must never be true of a stage (for tests); one sentence for each breach, without numbers. */
export function periksaTahap(tahap: TahapDemo, hariIni: Tanggal): string[] {
  const salah: string[] = []
  const wajib = (benar: boolean, aturan: string, id: number): void => {
    if (!benar) salah.push(`${tahap.nama} #${id}: ${aturan}`)
  }
  const individu = new Map(tahap.individu.map((orang) => [orang.id, orang]))
  const keluarga = new Map(tahap.keluarga.map((satu) => [satu.id, satu]))
  const anggota = Map.groupBy(tahap.anggotaKeluarga, ({ keluargaId }) => keluargaId)
  const masuk = new Map(tahap.anggotaKeluarga.map(({ individuId, dari }) => [individuId, dari]))
  const komponen = Map.groupBy(tahap.komponenKpm, ({ kpmId }) => kpmId)
  const riwayat = Map.groupBy(tahap.riwayatKepesertaan, ({ kpmId }) => kpmId)
  const jkn = Map.groupBy(tahap.kepesertaanJkn, ({ individuId }) => individuId)

  for (const { id, noKk, alasanTanpaKk } of tahap.keluarga) {
    const isi = anggota.get(id) ?? []
    wajib(isi.length >= 2 && isi.length <= 7, 'keluarga 2 sampai 7 orang', id)
    const kepala = isi.filter(({ hubungan }) => hubungan === 'KEPALA_KELUARGA')
    wajib(kepala.length === 1, 'satu kepala keluarga', id)
    wajib((noKk === null) === (alasanTanpaKk !== null), 'tanpa No. KK beralasan', id)
    wajib(noKk === null || parseNoKk(noKk).ok, 'No. KK sah', id)
  }

  wajib(masuk.size === tahap.individu.length, 'setiap orang dalam tepat satu keluarga', 0)
  for (const orang of tahap.individu) {
    periksaOrang(orang, hariIni, wajib)
    wajib(
      (masuk.get(orang.id) ?? '') >= orang.tanggalLahir,
      'anggota sejak lahir atau sesudahnya',
      orang.id,
    )
  }

  for (const kpm of tahap.kpm) {
    const isi = anggota.get(kpm.keluargaId) ?? []
    const pengurus = individu.get(kpm.pengurusId)
    wajib(
      isi.some(({ individuId }) => individuId === kpm.pengurusId),
      'pengurus anggota keluarga',
      kpm.id,
    )
    wajib(
      pengurus !== undefined && usiaPada(pengurus.tanggalLahir, kpm.tanggalMulai) >= 17,
      'pengurus dewasa',
      kpm.id,
    )
    wajib(pengurus?.nama === kpm.namaPengurus, 'nama pengurus sama', kpm.id)
    wajib(
      keluarga.get(kpm.keluargaId)?.desaKode === kpm.desaKode,
      'KPM di desa keluarganya',
      kpm.id,
    )
    const masa = riwayat.get(kpm.id) ?? []
    wajib(
      masa.length === 1 && masa[0]?.dari === kpm.tanggalMulai && masa[0].status === 'AKTIF',
      'satu riwayat AKTIF',
      kpm.id,
    )
    const milik = komponen.get(kpm.id) ?? []
    for (const satu of milik) {
      const orang = individu.get(satu.individuId)
      wajib(
        isi.some(({ individuId }) => individuId === satu.individuId),
        'komponen anggota keluarga',
        satu.id,
      )
      wajib(
        satu.dari >= kpm.tanggalMulai && satu.dari >= (masuk.get(satu.individuId) ?? ''),
        'komponen sejak KPM mulai',
        satu.id,
      )
      wajib(
        satu.dari <= hariIni &&
          (satu.sampai === null || (satu.sampai < hariIni && satu.dari <= satu.sampai)),
        'masa komponen',
        satu.id,
      )
      wajib(
        orang !== undefined && cocok(satu, orang, hariIni),
        `komponen ${satu.komponen} cocok`,
        satu.id,
      )
      const hamilDewasa =
        satu.komponen !== 'IBU_HAMIL' ||
        (orang !== undefined && usiaPada(orang.tanggalLahir, satu.dari) >= 17)
      wajib(hamilDewasa, 'ibu hamil dewasa', satu.id)
    }
    for (const hari of hariBerubah(milik, kpm.tanggalMulai, hariIni)) {
      const terbuka = milik.filter(
        ({ dari, sampai }) => dari <= hari && (sampai === null || hari <= sampai),
      )
      wajib(terbuka.length >= 1, 'selalu ada komponen', kpm.id)
      wajib(terbuka.length <= 4, 'paling banyak empat komponen', kpm.id)
      wajib(
        terbuka.filter((satu) => satu.komponen === 'ANAK_USIA_DINI').length <= 2,
        'dua anak usia dini',
        kpm.id,
      )
      wajib(
        new Set(terbuka.map(({ individuId }) => individuId)).size === terbuka.length,
        'satu komponen seorang',
        kpm.id,
      )
    }
  }

  for (const [id, masa] of jkn) {
    const orang = individu.get(id)
    wajib(orang !== undefined && orang.nik !== null, 'JKN hanya bagi yang ber-NIK', id)
    wajib(new Set(masa.map(({ noKartu }) => noKartu)).size === 1, 'satu kartu seorang', id)
    masa.forEach(({ mulai, sampai, alasanAkhir, noKartu }, urutan) => {
      wajib(/^99\d{11}$/.test(noKartu), 'kartu 13 angka', id)
      wajib(mulai > (orang?.tanggalLahir ?? '') && mulai <= hariIni, 'mulai sesudah lahir', id)
      wajib(sampai === null || mulai <= sampai, 'mulai sebelum berakhir', id)
      wajib((sampai === null) === (alasanAkhir === null), 'berakhir dengan alasan', id)
      const sebelumnya = masa[urutan - 1]
      wajib(
        !sebelumnya || (sebelumnya.sampai !== null && sebelumnya.sampai < mulai),
        'masa JKN tidak bertindih',
        id,
      )
    })
  }
  return salah
}

type Wajib = (benar: boolean, aturan: string, id: number) => void

function periksaOrang(orang: BarisIndividu, hariIni: Tanggal, wajib: Wajib): void {
  const { id, nik, alasanTanpaNik, tanggalLahir, jenisKelamin, punyaKtpEl, nama } = orang
  const usia = usiaPada(tanggalLahir, hariIni)
  wajib(tanggalLahir <= hariIni && usia < 100, 'sudah lahir', id)
  wajib((nik === null) === (alasanTanpaNik !== null), 'tanpa NIK beralasan', id)
  wajib(!punyaKtpEl || (nik !== null && usia >= 17), 'KTP-el sejak 17 tahun', id)
  wajib(alasanTanpaNik !== 'BAYI' || usia < 1, 'alasan BAYI hanya bagi bayi', id)
  wajib(/^[A-Z][a-z']+( [A-Z][a-z']+)?$/.test(nama), 'nama satu atau dua kata', id)
  if (nik === null) return
  const terurai = parseNik(nik)
  const peringatan = terurai.ok
    ? peringatanNik(terurai.nilai, { hariIni, tanggalLahir, jenisKelamin }).join()
    : 'tidak sah'
  wajib(peringatan === 'SINTETIS', 'NIK sah, sintetis, dan sesuai orangnya', id)
}

function cocok(
  { komponen, dari, sampai }: BarisKomponenKpm,
  orang: BarisIndividu,
  hariIni: Tanggal,
): boolean {
  return cocokKomponen(komponen, orang, dari) && cocokKomponen(komponen, orang, sampai ?? hariIni)
}

/** Every day on which something opens or has just closed. */
function hariBerubah(
  milik: readonly BarisKomponenKpm[],
  mulai: Tanggal,
  hariIni: Tanggal,
): Set<Tanggal> {
  const hari = new Set([mulai, hariIni])
  for (const { dari, sampai } of milik) {
    hari.add(dari)
    if (sampai !== null) hari.add(geserHari(sampai, 1))
  }
  return hari
}
