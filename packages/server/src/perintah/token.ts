import { parseArgs } from 'node:util'
import { parseKodeWilayah, wajib } from '@harapan/kode'
import { adalahPeran, PERAN } from '../akses/peran.ts'
import { adalahTujuan, TUJUAN } from '../akses/tujuan.ts'
import { bacaLingkungan } from '../lingkungan.ts'
import { bacaPerkakas } from '../perkakas.ts'

/** `harapan token --peran dinsos-kabupaten --wilayah 16.02 [--wilayah 16.10] [--tujuan ...]`: needs only the keys. */
export async function perintahToken(argumen: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argumen,
    options: {
      peran: { type: 'string', default: 'dinsos-kabupaten' },
      wilayah: { type: 'string', multiple: true, default: [] },
      tujuan: { type: 'string', default: 'VERIFIKASI_VALIDASI' },
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
  if (peran === 'DINSOS_KABUPATEN' && wilayah.length === 0) {
    throw new Error(
      '--wilayah wajib untuk dinas sosial, misalnya 16.02. / --wilayah is required, such as 16.02.',
    )
  }
  const { penerbitToken } = bacaPerkakas(bacaLingkungan())
  const id = values.nama ?? [values.peran, ...wilayah].join('-')
  process.stdout.write(
    `${await penerbitToken.terbitkan({ id, peran, wilayah, tujuan: values.tujuan })}\n`,
  )
  return 0
}

const pilihan = (opsi: string, nilai: string[]) =>
  `${opsi} harus salah satu dari / must be one of: ${nilai.filter((satu) => satu !== 'PUBLIK').join(', ')}`
