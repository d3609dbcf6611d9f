import { getVillages } from 'idn-area-data'
import type { DesaDemo } from './rencana.ts'

/** The real desa and kelurahan of the country, over which sample families are spread. */
export async function desaNyata(): Promise<DesaDemo[]> {
  return (await getVillages()).map(({ code }) => ({ kode: Number(code.replaceAll('.', '')) }))
}
