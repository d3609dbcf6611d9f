import { SaxesParser } from 'saxes'
import type { BatasBerkas } from './batas-berkas.ts'
import { GalatBerkas } from './galat-berkas.ts'

export type PendengarXml = {
  /** Names without their prefix. */
  buka(nama: string, atribut: Readonly<Record<string, string>>): void
  teks(isi: string): void
  tutup(nama: string): void
}

/** Our parts nest about ten deep. */
const DALAM = 64

/** Parses a part as it is expanded, and yields after each piece. No document types, so no entities of their own. */
export async function* uraiXml(
  potongan: AsyncIterable<Buffer>,
  pendengar: PendengarXml,
  batas: BatasBerkas,
): AsyncGenerator<void, void> {
  const pengurai = new SaxesParser()
  let dalam = 0
  let sejakTanda = 0
  const rusak = () => {
    throw new GalatBerkas('XLSX_RUSAK')
  }
  pengurai.on('error', rusak)
  pengurai.on('doctype', rusak)
  pengurai.on('opentag', ({ name, attributes }) => {
    if (++dalam > DALAM) rusak()
    sejakTanda = 0
    pendengar.buka(lokal(name), attributes)
  })
  pengurai.on('text', pendengar.teks)
  pengurai.on('cdata', pendengar.teks)
  pengurai.on('closetag', ({ name }) => {
    dalam--
    sejakTanda = 0
    pendengar.tutup(lokal(name))
  })

  const pembaca = new TextDecoder('utf-8', { fatal: true })
  for await (const potong of potongan) {
    const teks = baca(pembaca, potong)
    sejakTanda += teks.length
    pengurai.write(teks)
    // What lies between two tags is held until the second one comes.
    if (sejakTanda > batas.karakterBaris) throw new GalatBerkas('SEL_TERLALU_PANJANG')
    yield
  }
  pengurai.write(baca(pembaca))
  pengurai.close()
  yield
}

/** Reads a small part to its end. */
export async function habiskanXml(...masukan: Parameters<typeof uraiXml>): Promise<void> {
  for await (const _ of uraiXml(...masukan));
}

function baca(pembaca: TextDecoder, potong?: Buffer): string {
  try {
    return pembaca.decode(potong, { stream: potong !== undefined })
  } catch {
    throw new GalatBerkas('XLSX_RUSAK')
  }
}

function lokal(nama: string): string {
  const titikDua = nama.indexOf(':')
  return titikDua < 0 ? nama : nama.slice(titikDua + 1)
}
