import { desaNyata } from '@harapan/server/demo/desa-nyata'
import { isiTahap } from '@harapan/server/demo/isi-tahap'
import { rencanaDemo } from '@harapan/server/demo/rencana'
import { HARI_INI_DEMO } from '@harapan/server/demo/tahap-demo'

/** The sample rows of one kecamatan as generated, identity numbers included: what a test may ask about. */
export async function barisContoh(kabupaten: 'oki' | 'kotim', urutan = 0) {
  const rencana = rencanaDemo('kecil', await desaNyata())
  const milik = rencana.filter(({ fakta }) => fakta.nama === kabupaten)[urutan]
  if (!milik) throw new RangeError(`no stage ${urutan} of ${kabupaten}`)
  return isiTahap(milik, HARI_INI_DEMO)
}

/** The same of every kecamatan of the small sample. */
export async function semuaBarisContoh() {
  const rencana = rencanaDemo('kecil', await desaNyata())
  return rencana.map((satu) => isiTahap(satu, HARI_INI_DEMO))
}
