import { isiTahap } from '@harapan/server/demo/isi-tahap'
import { rencanaDemo } from '@harapan/server/demo/rencana'
import { HARI_INI_DEMO } from '@harapan/server/demo/tahap-demo'
import { bacaSumber } from '@harapan/server/wilayah/sumber-wilayah'

/** The sample rows of one kecamatan as generated, identity numbers included: what a test may ask about. */
export async function barisContoh(kabupaten: 'oki' | 'kotim', urutan = 0) {
  const [, , , desa = []] = await bacaSumber()
  const rencana = rencanaDemo(
    'kecil',
    desa.map(({ code }) => ({ kode: Number(code.replaceAll('.', '')) })),
  )
  const milik = rencana.filter(({ fakta }) => fakta.nama === kabupaten)[urutan]
  if (!milik) throw new RangeError(`no stage ${urutan} of ${kabupaten}`)
  return isiTahap(milik, HARI_INI_DEMO)
}
