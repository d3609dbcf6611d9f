import { parseArgs } from 'node:util'
import { parseKodeWilayah, wajib } from '@harapan/kode'
import { pelakuDari } from '../akses/klaim.ts'
import type { Pelaku } from '../akses/pelaku.ts'
import { adalahPeran, aturanPeran, PERAN } from '../akses/peran.ts'
import { adalahTujuan, TUJUAN } from '../akses/tujuan.ts'
import { bacaLingkungan } from '../lingkungan.ts'
import { bacaPerkakas } from '../perkakas.ts'

/** `harapan token --peran dinsos-kabupaten --wilayah 16.02 [--wilayah 16.10] [--tujuan ...] [--wewenang kpm:ubah] [--edisi NOMOR]`: needs only the keys. */
export async function perintahToken(argumen: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argumen,
    options: {
      peran: { type: 'string', default: 'dinsos-kabupaten' },
      wilayah: { type: 'string', multiple: true, default: [] },
      tujuan: { type: 'string', default: 'VERIFIKASI_VALIDASI' },
      wewenang: { type: 'string', multiple: true },
      pendamping: { type: 'string' },
      edisi: { type: 'string' },
      nama: { type: 'string' },
    },
  })
  const peran = values.peran.toUpperCase().replaceAll('-', '_')
  if (!adalahPeran(peran) || peran === 'PUBLIK')
    throw new Error(pilihan('--peran', Object.keys(PERAN)))
  if (!adalahTujuan(values.tujuan)) throw new Error(pilihan('--tujuan', Object.keys(TUJUAN)))
  const wilayah = values.wilayah
    .flatMap((satu) => satu.split(','))
    .map((kode) => wajib(parseKodeWilayah(kode)))
  const aturan = aturanPeran(peran)
  if (aturan.terluas && wilayah.length === 0) {
    throw new Error(
      `--wilayah wajib untuk ${values.peran}, misalnya 16.02. / --wilayah is required, such as 16.02.`,
    )
  }
  const diminta = values.wewenang?.flatMap((satu) => satu.split(',')) ?? BAWAAN
  const wewenang = aturan.wewenang.filter((satu) => diminta.includes(satu))
  if (values.wewenang && wewenang.length < diminta.length)
    throw new Error(pilihan('--wewenang', [...aturan.wewenang]))
  const { penerbitToken } = bacaPerkakas(bacaLingkungan())
  if (!penerbitToken) {
    throw new Error(
      'Token diterbitkan penyedia identitas (HARAPAN_OIDC_PENERBIT), bukan perintah ini. / The identity provider issues tokens, not this command.',
    )
  }
  const klaim = {
    sub: values.nama ?? [values.peran, ...wilayah].join('-'),
    peran,
    wilayah,
    tujuan: values.tujuan,
    scope: wewenang.join(' '),
    ...(values.edisi && { edisi: values.edisi }),
    ...(values.pendamping && { pendamping: Number(values.pendamping) }),
  }
  process.stdout.write(`${await penerbitToken.terbitkan(sah(klaim))}\n`)
  return 0
}

// Revealing numbers and administering are asked for by name.
const BAWAAN: readonly string[] = ['kpm:ubah', 'pengembangan']

/** What the server would refuse is not signed. */
function sah(klaim: Parameters<typeof pelakuDari>[0]): Pelaku {
  try {
    return pelakuDari(klaim)
  } catch (galat) {
    const apa = galat instanceof RangeError ? galat.message : 'token'
    throw new Error(`--${apa} tidak cocok dengan peran ini. / --${apa} does not fit this role.`)
  }
}

const pilihan = (opsi: string, nilai: string[]) =>
  `${opsi} harus salah satu dari / must be one of: ${nilai.filter((satu) => satu !== 'PUBLIK').join(', ')}`
