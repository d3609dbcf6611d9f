import { createReadStream, existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { hariIni, parseKodeWilayah, wajib } from '@harapan/kode'
import { bukaBasisData } from '../db/basis-data.ts'
import { kunciDirektori, pemegangDirektori } from '../db/kunci-direktori.ts'
import { dalamTransaksiLingkup } from '../db/transaksi.ts'
import { batalkanImpor, type HasilBatal } from '../impor/batalkan-impor.ts'
import { type CatatanImpor, lihatImpor } from '../impor/buka-impor.ts'
import { cariProfil } from '../impor/daftar-profil.ts'
import { jalankanImpor } from '../impor/jalankan.ts'
import type { PeristiwaImpor } from '../impor/peristiwa-impor.ts'
import { lingkupImpor } from '../impor/wenang-impor.ts'
import { pelakuImpor } from '../layanan/pelaku-impor.ts'
import { bacaLingkungan, direktoriTertanam, sumberBasisData } from '../lingkungan.ts'
import { bacaPerkakas } from '../perkakas.ts'
import { barisJson } from './baris-json.ts'

export type PermintaanImpor = {
  profil: string
  jalur: string
  nama: string
  sidik: string
  bita: number
  wilayah?: string | undefined
  tetap: Record<string, string>
  coba: boolean
  tolakanTerbanyak: number
}

type Dengar = (peristiwa: PeristiwaImpor) => void | Promise<void>

/** Imports on the database that the settings name: by this process, or by the server that holds it open. */
export type AksesImpor = {
  jalankan(permintaan: PermintaanImpor, dengar: Dengar): Promise<void>
  lihat(id?: string): Promise<CatatanImpor[]>
  batalkan(id: string): Promise<HasilBatal>
  tutup(): Promise<void>
}

export async function bukaAksesImpor(env = process.env): Promise<AksesImpor> {
  const lingkungan = bacaLingkungan(env)
  const token = env['HARAPAN_TOKEN']
  const { databaseUrl, direktori } = lingkungan
  const pemegang = databaseUrl ? undefined : pemegangDirektori(direktori)
  const perkakas = bacaPerkakas(lingkungan, env)
  if (pemegang?.port) return lewatServer(pemegang.port, perkakas.kunciPerawatan, token)
  if (!databaseUrl && !existsSync(direktoriTertanam(lingkungan))) {
    throw new Error(
      `Belum ada basis data di ${direktori}; jalankan harapan mulai dulu. / No database there yet; run harapan mulai first.`,
    )
  }
  const pelaku = await pelakuImpor(perkakas, token)
  const kunci = databaseUrl ? undefined : kunciDirektori(direktori)
  const basisData = await bukaBasisData(sumberBasisData(lingkungan, 'databaseUrl'), { koneksi: 2 })
  const { kolam } = basisData
  return {
    async jalankan({ jalur, wilayah, profil, nama, sidik, bita, ...lain }, dengar) {
      const hasil = await jalankanImpor({
        ...{ kolam, pelaku, kunci: perkakas.kunci, pelindung: perkakas.pelindung, ...lain },
        profil: cariProfil(profil),
        ...(wilayah && { wilayah: wajib(parseKodeWilayah(wilayah)) }),
        berkas: { nama, sidik, bita, isi: createReadStream(jalur, { highWaterMark: 262_144 }) },
        hariIni: hariIni(new Date()),
        lapor: (kemajuan) => void dengar({ jenis: 'kemajuan', kemajuan }),
        tolakan: (baris) => dengar({ jenis: 'tolakan', baris }),
      })
      await dengar({ jenis: 'selesai', hasil })
    },
    lihat: (id) =>
      dalamTransaksiLingkup(kolam, lingkupImpor(pelaku), (klien) => lihatImpor(klien, id)),
    batalkan: (id) => batalkanImpor(kolam, pelaku, id),
    async tutup() {
      await basisData.tutup()
      kunci?.lepas()
    },
  }
}

function lewatServer(port: number, kunci: string, token: string | undefined): AksesImpor {
  const minta = async (method: string, setelan: Record<string, string>, isi?: Readable) => {
    const jawaban = await fetch(
      `http://127.0.0.1:${port}/perawatan/impor?${new URLSearchParams(setelan)}`,
      {
        method,
        headers: { authorization: `Bearer ${kunci}`, ...(token && { 'x-harapan-token': token }) },
        ...(isi && { body: Readable.toWeb(isi) as ReadableStream, duplex: 'half' as const }),
      },
    )
    if (!jawaban.ok || !jawaban.body)
      throw new Error(`Server di port ${port} menolak. / The server on port ${port} refused.`)
    return barisJson(jawaban.body)
  }
  const satu = async <T>(method: string, setelan: Record<string, string>): Promise<T> => {
    for await (const isi of await minta(method, setelan)) {
      if ((isi as { jenis?: string }).jenis === 'galat') throw galatDari(isi as GalatTerkirim)
      return isi as T
    }
    throw new Error('Server tidak menjawab. / The server did not answer.')
  }
  return {
    async jalankan({ jalur, tetap, coba, wilayah, bita, tolakanTerbanyak, ...lain }, dengar) {
      const setelan = {
        ...{ ...lain, bita: String(bita), tetap: JSON.stringify(tetap) },
        ...(coba && { coba: '1' }),
        ...(wilayah && { wilayah }),
        ...(Number.isFinite(tolakanTerbanyak) && { tolakan: String(tolakanTerbanyak) }),
      }
      for await (const isi of await minta('PUT', setelan, createReadStream(jalur))) {
        const peristiwa = isi as PeristiwaImpor
        if (peristiwa.jenis === 'galat') throw galatDari(peristiwa)
        await dengar(peristiwa)
        if (peristiwa.jenis === 'selesai') return
      }
      throw new Error(
        'Server berhenti di tengah impor; jalankan perintah yang sama untuk melanjutkan. / The server stopped; run the same command to go on.',
      )
    },
    lihat: (id) => satu('GET', id ? { id } : {}),
    batalkan: (id) => satu('DELETE', { id }),
    tutup: async () => undefined,
  }
}

type GalatTerkirim = Extract<PeristiwaImpor, { jenis: 'galat' }>

const galatDari = ({ kode, pesan, petunjuk }: GalatTerkirim) =>
  Object.assign(new Error(pesan), { kode, petunjuk })
