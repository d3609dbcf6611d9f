import { berwenang, type Pelaku } from '../akses/pelaku.ts'
import { galatKode } from '../galat.ts'
import type { Mode } from '../lingkungan.ts'
import type { BukuDokumen } from './buku-dokumen.ts'
import { bacaSidik, sidikDokumen } from './sidik-dokumen.ts'

export type JenisDokumen = 'tepercaya' | 'bebas'

/** What a request says of its document, before anything checks it. */
export type Disebut = { query?: unknown; documentId?: unknown; extensions?: unknown }

export type Terpilih = { query: string; jenis: JenisDokumen; sidik?: string }

/** What a free document of an agency in the mode CAMPUR may cost: enough to look something up. */
const BIAYA_BEBAS = 2_000

/**
 * The document a caller may send: registered, or free where it is granted. Nothing where none is named.
 *
 * @throws DOKUMEN_TIDAK_TERDAFTAR
 */
export function buatPemilihDokumen(mode: Mode, buku: BukuDokumen) {
  return async (pelaku: Pelaku, disebut: Disebut): Promise<Terpilih | undefined> => {
    const { documentId, extensions, query } = disebut
    const diminta = bacaSidik(documentId, extensions)
    const teks = typeof query === 'string' ? query : undefined
    if (teks === undefined && diminta === undefined) {
      if (documentId === undefined) return undefined
      throw tidakTerdaftar()
    }
    const boleh = bolehBebas(pelaku, mode)
    if (teks !== undefined && boleh === 'semua') return { query: teks, jenis: 'bebas' }

    // A text is known by its own hash, whatever the request calls it.
    const sidik = teks === undefined ? diminta : sidikDokumen(teks)
    const isi = sidik && (await buku.isi(sidik, pelaku.klien))
    if (isi) return { query: isi, jenis: 'tepercaya', sidik }
    if (teks !== undefined && boleh === 'kecil') return { query: teks, jenis: 'bebas' }
    throw tidakTerdaftar()
  }
}

function bolehBebas(pelaku: Pelaku, mode: Mode): 'semua' | 'kecil' | 'tidak' {
  if (pelaku.peran === 'MITRA') {
    const cara = pelaku.perjanjian?.modeDokumen
    if (cara === 'TERBUKA') return 'semua'
    return cara === 'CAMPUR' ? 'kecil' : 'tidak'
  }
  return mode === 'pengembangan' || berwenang(pelaku, 'pengembangan') ? 'semua' : 'tidak'
}

/** What an operation may cost, by whose document it is. */
export function biayaTerbesar(
  pelaku: Pelaku,
  jenis: JenisDokumen | undefined,
  umum: number,
): number {
  const kecil = jenis === 'bebas' && pelaku.perjanjian?.modeDokumen === 'CAMPUR'
  return kecil ? Math.min(BIAYA_BEBAS, umum) : umum
}

// Whoever registers or sends a text sees 400 like any document that is not valid.
const tidakTerdaftar = () => galatKode('DOKUMEN_TIDAK_TERDAFTAR', { http: { status: 400 } })
