// Aplikasi orang luar: dijalankan pada beberapa versi Node terhadap server yang sekali menjawab 503.
import {
  createClient,
  DaftarKpm,
  isHarapanError,
  kodeWilayah,
  nik,
  PadanJkn,
  PindahkanKpm,
  sinkron,
} from '@harapan/sdk'
import { bacaSalinan, padatkanSalinan, penyimpanBerkas } from '@harapan/sdk/berkas'

declare const process: {
  readonly env: Record<string, string | undefined>
  readonly stdout: { write(teks: string): void }
}

const klien = createClient({
  url: process.env['HARAPAN_URL'] ?? '',
  token: () => 'rahasia',
  tujuan: 'PEMADANAN_JKN',
})

const { padanJkn } = await klien.query(PadanJkn, { nik: [nik('9902014101900001')] })
const nama: string[] = []
for await (const { pengurus } of klien.jelajah(DaftarKpm, { kode: kodeWilayah('16.02') }))
  nama.push(`${pengurus?.nama} ${pengurus?.nik}`)
const galat = await klien
  .mutate(PindahkanKpm, {
    id: '1',
    versi: 1,
    alasan: 'x',
    desaTujuan: kodeWilayah('16.02.05.2001'),
  })
  .catch((satu: unknown) => (isHarapanError(satu) ? satu.kode : 'lain'))

const folder = process.env['HARAPAN_FOLDER'] ?? ''
await sinkron(klien, penyimpanBerkas(folder))
await padatkanSalinan(folder)
const salinan: string[] = []
for await (const { id, isi } of bacaSalinan(folder)) salinan.push(`${id} ${isi['nik']}`)

process.stdout.write(
  JSON.stringify({
    nik: padanJkn?.[0]?.nik,
    diperbarui: padanJkn?.[0]?.diperbaruiPada?.getUTCFullYear(),
    nama,
    galat,
    salinan,
  }),
)
