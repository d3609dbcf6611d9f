import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { isiTahap } from '../demo/isi-tahap.ts'
import { rencanaDemo } from '../demo/rencana.ts'
import { HARI_INI_DEMO } from '../demo/tahap-demo.ts'
import { buatPelindung } from '../identitas/pelindung.ts'
import { pernyataanDemo } from './pernyataan-demo.ts'
import type { MasukanTahap, TahapSiap } from './tahap-siap.ts'

if (!parentPort) throw new Error('tahap-siap-worker.ts runs only as a worker thread')

const { demo, desa, nama, kunci } = workerData as MasukanTahap
const pelindung = buatPelindung(kunci)
const rencana = new Map(rencanaDemo(demo, desa).map((satu) => [satu.nama, satu]))

for (const satu of nama) {
  const milik = rencana.get(satu)
  if (!milik) throw new RangeError(`no stage ${satu}`)
  const isi = isiTahap(milik, HARI_INI_DEMO)
  const siap: TahapSiap = {
    nama: satu,
    jumlah: isi.kpm.length,
    pernyataan: pernyataanDemo(isi, pelindung),
  }
  const lanjut = once(parentPort, 'message')
  parentPort.postMessage(siap)
  await lanjut
}
