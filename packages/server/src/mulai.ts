import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hariIni } from '@harapan/kode'
import { jadwalkanSegel } from './audit/jadwal-segel.ts'
import { jawabKepalaSegel } from './audit/kepala-segel.ts'
import { type BasisData, bukaBasisData } from './db/basis-data.ts'
import { catatPort, kunciDirektori } from './db/kunci-direktori.ts'
import { terapkanMigrasi } from './db/migrasi.ts'
import type { PilihanDemo } from './demo/rencana.ts'
import { jadwalkanImpor } from './impor/jadwal-impor.ts'
import { jadwalkanKait } from './kait/jadwal-kait.ts'
import { pilihPembacaToken } from './layanan/pembaca-token.ts'
import { buatPencatat } from './layanan/pencatat.ts'
import { tanganiPerawatan } from './layanan/perawatan.ts'
import { buatServer } from './layanan/server.ts'
import { type Lingkungan, sumberBasisData } from './lingkungan.ts'
import { demoTermuat, type Kemajuan, muat } from './muat/muat.ts'
import { pastikanKunci } from './muat/pastikan-kunci.ts'
import { jadwalkanPantauan } from './pantauan/jadwal-pantauan.ts'
import type { Perkakas } from './perkakas.ts'
import { jadwalkanPerubahan } from './perubahan/jadwal-perubahan.ts'
import { jadwalkanRekap } from './rekap/jadwal.ts'
import { pantauVersi } from './versi/pantau.ts'

export type Berjalan = { url: string; demo: string; tutup(): Promise<void> }

type Opsi = {
  lingkungan: Lingkungan
  perkakas: Perkakas
  demo: PilihanDemo | 'tidak'
  lapor?: (kemajuan: Kemajuan) => void
}

/** Opens, migrates and loads the database, then listens: the port opens when all is loaded. */
export async function mulai(opsi: Opsi): Promise<Berjalan> {
  const { lingkungan, perkakas } = opsi
  const penutup: (() => unknown)[] = []
  const tutup = async () => {
    for (const langkah of penutup.splice(0).reverse()) await langkah()
  }
  try {
    if (!lingkungan.databaseUrl) {
      const kunci = kunciDirektori(lingkungan.direktori)
      penutup.push(() => kunci.lepas())
    }
    const { basisData, demo } = await siapkanBasisData(opsi)
    penutup.push(() => basisData.tutup())

    const pencatat = buatPencatat()
    const pantau = pantauVersi(basisData, pencatat)
    penutup.push(() => pantau.berhenti())
    await pantau.segarkan()
    const pembacaToken = pilihPembacaToken(perkakas, pencatat)
    const server = buatServer({
      basisData,
      pencatat,
      pembacaToken,
      versi: pantau.versi,
      mode: lingkungan.mode,
      asal: lingkungan.asal,
      lingkungan: lingkungan.nama,
      terbitan: lingkungan.terbitan,
      ...perkakas,
    })
    penutup.push(() => server.dispose())
    const rekap = jadwalkanRekap(basisData.kolam, pencatat)
    penutup.push(() => rekap.berhenti())
    const segel = await jadwalkanSegel(basisData.kolam, pencatat)
    penutup.push(() => segel.berhenti())
    const perubahan = jadwalkanPerubahan(basisData.kolam, pencatat)
    penutup.push(() => perubahan.berhenti())
    const pantauan = jadwalkanPantauan(basisData.kolam, pencatat)
    penutup.push(() => pantauan.berhenti())
    const kait = jadwalkanKait(basisData.kolam, pencatat, {
      penyandi: perkakas.penyandiKait,
      setempat: lingkungan.mode === 'pengembangan',
    })
    penutup.push(() => kait.berhenti())

    const impor = jadwalkanImpor({ ...perkakas, basisData, pencatat })
    penutup.push(() => impor.berhenti())

    // A file may take long to come; everything else must be there within its time.
    const setelan = { keepAliveTimeout: MENGANGGUR_MS, requestTimeout: 0 }
    const http = createServer(setelan, (permintaan, jawaban) => {
      if (permintaan.url === '/') return void jawaban.writeHead(302, { location: '/graphql' }).end()
      if (permintaan.url === '/segel') return jawabKepalaSegel(jawaban, segel.kepala())
      if (permintaan.url?.startsWith('/perawatan/')) {
        return void tanganiPerawatan(permintaan, jawaban, basisData, perkakas)
      }
      if (/^\/(unggahan|impor)(?=[/?]|$)/.test(permintaan.url ?? ''))
        return void server.impor(permintaan, jawaban)
      batasiWaktu(permintaan)
      if (/^\/ekspor(?=[/?]|$)/.test(permintaan.url ?? ''))
        return void server.ekspor(permintaan, jawaban)
      return void server.tangani(permintaan, jawaban)
    })
    const port = await dengarkan(http, lingkungan)
    penutup.push(() => berhentiMendengar(http))
    if (!lingkungan.databaseUrl) catatPort(lingkungan.direktori, port)

    const nama = lingkungan.host === '127.0.0.1' ? 'localhost' : lingkungan.host
    return { url: `http://${nama}:${port}/graphql`, demo, tutup }
  } catch (galat) {
    await tutup()
    throw galat
  }
}

async function siapkanBasisData({
  lingkungan,
  perkakas,
  demo,
  lapor,
}: Opsi): Promise<{ basisData: BasisData; demo: string }> {
  const pemilik = sumberBasisData(lingkungan, 'databaseUrlPemilik')
  const basisData = await bukaBasisData(pemilik, { koneksi: 1 })
  let termuat: PilihanDemo | 'tidak'
  try {
    await terapkanMigrasi(basisData.kolam)
    await pastikanKunci(basisData.kolam, perkakas.sidikKunci)
    // What an earlier start loaded, or began to load, is completed rather than mixed with another.
    termuat = ((await demoTermuat(basisData.kolam)) as PilihanDemo | undefined) ?? demo
    await muat({
      kolam: basisData.kolam,
      kunci: perkakas.kunci,
      demo: termuat,
      hariIni: hariIni(new Date()),
      ...(lapor && { lapor }),
    })
  } catch (galat) {
    await basisData.tutup()
    throw galat
  }
  if (!lingkungan.databaseUrl) return { basisData, demo: termuat }
  await basisData.tutup()
  return {
    basisData: await bukaBasisData(sumberBasisData(lingkungan, 'databaseUrl')),
    demo: termuat,
  }
}

function dengarkan(http: Server, { port, host }: Lingkungan): Promise<number> {
  return new Promise((selesai, gagal) => {
    http.once('error', (galat: NodeJS.ErrnoException) => {
      if (galat.code !== 'EADDRINUSE') return gagal(galat)
      gagal(
        new Error(
          `Port ${port} sudah dipakai program lain; pilih yang lain lewat PORT. / Port ${port} is taken; choose another with PORT.`,
        ),
      )
    })
    http.listen(port, host, () => selesai((http.address() as AddressInfo).port))
  })
}

// Longer than proxies keep theirs (60 s, as a rule): the end that gives a connection up must be the one that
// asks, or a request meets it in that moment and is lost.
const MENGANGGUR_MS = 65_000
const TENGGANG_MS = 2_000
const PERMINTAAN_MS = 300_000

/** Ends a request whose body does not come to its end. */
function batasiWaktu(permintaan: IncomingMessage): void {
  if (permintaan.method === 'GET' || permintaan.method === 'HEAD') return
  const jam = setTimeout(() => permintaan.destroy(), PERMINTAAN_MS).unref()
  permintaan.once('end', () => clearTimeout(jam))
  permintaan.once('close', () => clearTimeout(jam))
}

/** Lets running requests finish for a while; a connection that asks nothing is closed at once. */
function berhentiMendengar(http: Server): Promise<void> {
  return new Promise((selesai) => {
    // A client that never ends its request must not keep the process.
    const paksa = setTimeout(() => http.closeAllConnections(), TENGGANG_MS)
    http.close(() => {
      clearTimeout(paksa)
      selesai()
    })
    http.closeIdleConnections()
  })
}
