import type { Kueri, Variabel } from '../kueri/kueri.ts'
import type { Permintaan, Sisi } from '../sisi/sisi.ts'

/** Asks once and gives the data; an answer with errors is none. */
export async function tanya(sisi: Sisi, kueri: Kueri, variabel: Variabel): Promise<unknown> {
  const { url, kepala, isi } = await sisi.permintaan(kueri, [variabel])
  const body = String(isi[0]).replaceAll('__N__', '0')
  const jawaban = await fetch(url, { method: 'POST', headers: kepala, body })
  const teks = await jawaban.text()
  if (jawaban.status !== 200) throw new Error(`${sisi.huruf} ${kueri.nama}: ${teks.slice(0, 300)}`)
  const { data, errors } = JSON.parse(teks.replaceAll('__N__', '0')) as {
    data: unknown
    errors?: unknown
  }
  if (errors)
    throw new Error(`${sisi.huruf} ${kueri.nama}: ${JSON.stringify(errors).slice(0, 300)}`)
  return data
}

/** How many of so many requests at once are refused: a load tool takes 200 with errors for an answer. */
export async function serentak(permintaan: Permintaan, banyak: number): Promise<number> {
  const { url, kepala, isi } = permintaan
  const hasil = await Promise.all(
    Array.from({ length: banyak }, async (_, i) => {
      const body = String(isi[i % isi.length]).replaceAll('__N__', `s${i}`)
      const jawaban = await fetch(url, { method: 'POST', headers: kepala, body })
      const teks = await jawaban.text()
      return jawaban.status >= 400 || teks.includes('"errors":[')
    }),
  )
  return hasil.filter(Boolean).length
}
