import type { Sebaran } from '../ukur/median.ts'
import type { Pemeriksaan } from '../ukur/periksa-semua.ts'
import type { Angka, HasilKueri } from '../ukur/putaran.ts'

type Pernyataan = Pemeriksaan['pernyataan'][string]

/** One query on one line of the terminal. */
export function barisKueri(nama: string, hasil: HasilKueri, pernyataan?: Pernyataan): string {
  const sisi = Object.entries(hasil.angka).map(([huruf, angka]) => {
    const isi = pernyataan?.[huruf as keyof typeof hasil.angka]
    return `${huruf} ${rapi(angka.rps)}/s ${cpu(angka)} us${isi ? ` ${isi.isi} sql` : ''}${
      angka.galat ? ` ${angka.galat} ERRORS` : ''
    }`
  })
  const rasio = Object.entries(hasil.rasio).map(
    ([pasangan, satu]) => `${pasangan} ${rentang(satu)}`,
  )
  return `${nama.padEnd(5)} ${rasio.join('  ')}  |  ${sisi.join('  ')}`
}

export const rentang = (satu: Sebaran | undefined) =>
  satu ? `${rapi(satu.median)} (${rapi(satu.min)}-${rapi(satu.maks)})` : '-'

export const cpu = ({ cpuNode, cpuPostgres }: Angka) =>
  `${Math.round(cpuNode)}+${cpuPostgres === null ? '?' : Math.round(cpuPostgres)}`

/** Two significant digits below 10, none after the point above 100. */
export function rapi(angka: number): string {
  if (angka >= 100) return String(Math.round(angka))
  if (angka >= 10) return angka.toFixed(1)
  return angka >= 0.1 ? angka.toFixed(2) : angka.toPrecision(2)
}
