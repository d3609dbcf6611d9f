import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { hariIni, parseKodeWilayah, wajib } from '@harapan/kode'
import type { Pelaku } from '../akses/pelaku.ts'
import { GalatBerkas } from '../berkas/galat-berkas.ts'
import type { BasisData } from '../db/basis-data.ts'
import { dalamTransaksiLingkup } from '../db/transaksi.ts'
import { batalkanImpor } from '../impor/batalkan-impor.ts'
import { lihatImpor } from '../impor/buka-impor.ts'
import { cariProfil } from '../impor/daftar-profil.ts'
import { GalatImpor } from '../impor/galat-impor.ts'
import { jalankanImpor } from '../impor/jalankan.ts'
import type { PeristiwaImpor } from '../impor/peristiwa-impor.ts'
import { lingkupImpor } from '../impor/wenang-impor.ts'
import type { Perkakas } from '../perkakas.ts'
import { pelakuImpor } from './pelaku-impor.ts'

/**
 * Imports for the command on this machine, while this server holds the embedded database open. Who may
 * speak here was asked before; for whom, the token says. Answers lines of JSON as the work goes on.
 */
export async function tanganiImpor(
  permintaan: IncomingMessage,
  jawaban: ServerResponse,
  basisData: BasisData,
  perkakas: Perkakas,
): Promise<void> {
  const setelan = new URL(permintaan.url ?? '', 'http://lokal').searchParams
  jawaban.writeHead(200, { 'content-type': 'application/x-ndjson' })
  const kirim = async (isi: unknown) => {
    if (!jawaban.write(`${JSON.stringify(isi)}\n`)) await once(jawaban, 'drain')
  }
  // A client gives up on five silent minutes, which taking back a million rows may need.
  const denyut = setInterval(() => jawaban.write('\n'), DENYUT_MS)
  try {
    const token = permintaan.headers['x-harapan-token']
    const pelaku = await pelakuImpor(perkakas, typeof token === 'string' ? token : undefined)
    await kerjakan(permintaan, setelan, { basisData, perkakas, pelaku, kirim })
  } catch (galat) {
    await kirim(sebagaiPeristiwa(galat)).catch(() => undefined)
  } finally {
    clearInterval(denyut)
    jawaban.end()
  }
}

const DENYUT_MS = 30_000

type Bahan = {
  basisData: BasisData
  perkakas: Perkakas
  pelaku: Pelaku
  kirim: (isi: unknown) => Promise<void>
}

async function kerjakan(
  permintaan: IncomingMessage,
  setelan: URLSearchParams,
  { basisData: { kolam }, perkakas, pelaku, kirim }: Bahan,
): Promise<void> {
  const id = setelan.get('id') ?? undefined
  if (permintaan.method === 'DELETE') return kirim(await batalkanImpor(kolam, pelaku, id ?? ''))
  if (permintaan.method === 'GET') {
    const baca = dalamTransaksiLingkup(kolam, lingkupImpor(pelaku), (klien) =>
      lihatImpor(klien, id),
    )
    return kirim(await baca)
  }
  const wilayah = setelan.get('wilayah')
  const hasil = await jalankanImpor({
    ...{ kolam, pelaku, kunci: perkakas.kunci, pelindung: perkakas.pelindung },
    profil: cariProfil(setelan.get('profil') ?? ''),
    ...(wilayah && { wilayah: wajib(parseKodeWilayah(wilayah)) }),
    tetap: JSON.parse(setelan.get('tetap') ?? '{}') as Record<string, string>,
    berkas: {
      nama: setelan.get('nama') ?? '',
      sidik: setelan.get('sidik') ?? '',
      bita: Number(setelan.get('bita')),
      isi: permintaan,
    },
    hariIni: hariIni(new Date()),
    coba: setelan.has('coba'),
    tolakanTerbanyak: Number(setelan.get('tolakan') ?? Number.POSITIVE_INFINITY),
    lapor: (kemajuan) => void kirim({ jenis: 'kemajuan', kemajuan } satisfies PeristiwaImpor),
    tolakan: (baris) => kirim({ jenis: 'tolakan', baris } satisfies PeristiwaImpor),
  })
  await kirim({ jenis: 'selesai', hasil } satisfies PeristiwaImpor)
}

/** An error as a command may show it; of what is not ours, nothing but that it happened. */
function sebagaiPeristiwa(galat: unknown): PeristiwaImpor {
  if (galat instanceof GalatImpor || galat instanceof GalatBerkas) {
    const { kode, message, petunjuk, tempat } = galat
    const pesan = galat instanceof GalatBerkas ? `${message} (${tempat})` : message
    return { jenis: 'galat', kode, pesan, petunjuk }
  }
  return {
    jenis: 'galat',
    kode: 'GALAT_INTERNAL',
    pesan: 'Impor terhenti / The import stopped',
    petunjuk: 'Jalankan perintah yang sama untuk melanjutkan / Run the same command to go on',
  }
}
