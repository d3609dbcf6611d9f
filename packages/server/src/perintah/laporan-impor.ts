import { KODE_BARIS } from '../baris/kode-baris.rules.ts'
import type { BarisTolakanUtuh } from '../impor/baca-tolakan.ts'
import type { HasilImpor } from '../impor/bahan-impor.ts'
import type { HasilBatal } from '../impor/batalkan-impor.ts'
import type { CatatanImpor } from '../impor/buka-impor.ts'
import { HASIL } from '../impor/hasil.rules.ts'
import { ribuan } from './batang-impor.ts'

const SEBUTAN = {
  DITERIMA: 'diterima / added',
  SAMA: 'sama / already so',
  DIUBAH: 'diubah / changed',
  DITOLAK: 'ditolak / refused',
  PERLU_TINJAUAN: 'perlu tinjauan / to be reviewed',
} as const

/** What became of a file, as a table. */
export function laporanImpor(hasil: HasilImpor, contoh: readonly BarisTolakanUtuh[]): string {
  const { impor, coba, ulangan, dilanjutkanDari, tidakDikenal } = hasil
  const { hitungan } = impor
  const judul = coba
    ? 'Uji coba: tidak ada yang ditulis / Dry run: nothing was written'
    : `Impor ${impor.id} ${impor.status}`
  return [
    judul,
    ...(ulangan
      ? [
          'Berkas ini sudah pernah selesai diimpor; tidak ada yang dikerjakan lagi. / This file was done before; nothing was done again.',
        ]
      : []),
    ...(!ulangan && dilanjutkanDari > 0
      ? [
          `Dilanjutkan sesudah baris data ke-${ribuan(dilanjutkanDari)} / resumed after that many rows`,
        ]
      : []),
    ...(tidakDikenal.length > 0
      ? [
          `Kolom tidak dikenal, tidak dibaca / unknown columns, not read: ${tidakDikenal.join(', ')}`,
        ]
      : []),
    '',
    ...HASIL.map((nama) => `${ribuan(hitungan[nama]).padStart(12)}  ${SEBUTAN[nama]}`),
    ...(hitungan.KOSONG > 0
      ? [`${ribuan(hitungan.KOSONG).padStart(12)}  baris kosong, dilewati / empty rows, skipped`]
      : []),
    ...(contoh.length > 0 ? ['', ...tabelTolakan(contoh)] : []),
    '',
  ].join('\n')
}

function tabelTolakan(contoh: readonly BarisTolakanUtuh[]): string[] {
  return contoh.flatMap(({ nomor, temuan }) =>
    temuan.flatMap(({ kode, kolom, nilai }) => [
      `baris ${nomor}  ${kode}  ${kolom}${nilai === '' ? '' : ` = ${nilai}`}`,
      `    ${KODE_BARIS[kode][1]}`,
    ]),
  )
}

export function laporanBatal(id: string, hasil: HasilBatal): string {
  if (hasil.jenis === 'DIBATALKAN') {
    return `Impor ${id} dibatalkan: ${ribuan(hasil.dihapus)} baris dihapus, ${ribuan(hasil.dipulihkan)} dipulihkan / taken back: deleted, restored\n`
  }
  const lain = hasil.jumlah - hasil.penghalang.length
  return [
    `Impor ${id} tidak dapat dibatalkan: ${ribuan(hasil.jumlah)} baris sudah dipakai / cannot be taken back, something was built on it:`,
    ...hasil.penghalang.map(({ tabel, barisId, sebab }) => `  ${tabel} ${barisId}: ${sebab}`),
    ...(lain > 0 ? [`  dan ${ribuan(lain)} lagi / and more`] : []),
    '',
  ].join('\n')
}

export function daftarImpor(semua: readonly CatatanImpor[]): string {
  if (semua.length === 0) return 'Belum ada impor / No imports yet\n'
  const baris = semua.map((satu) => {
    const { id, profil, status, dibuatPada, namaBerkas, hitungan, galat, coba } = satu
    const angka = HASIL.map((nama) => `${nama.toLowerCase()} ${ribuan(hitungan[nama])}`).join(', ')
    return `${id.padStart(6)}  ${dibuatPada}  ${profil.padEnd(10)}  ${status.padEnd(10)}  ${namaBerkas}${coba ? '  (coba / dry run)' : ''}\n        ${angka}${galat ? `  (${galat})` : ''}`
  })
  return `${baris.join('\n')}\n`
}
