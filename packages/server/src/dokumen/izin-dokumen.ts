import { berwenang, type Pelaku } from '../akses/pelaku.ts'
import type { JenisDokumen, Mode } from '../batas/batas.rules.ts'
import { galatKode } from '../galat.ts'
import type { BukuDokumen } from './buku-dokumen.ts'
import { bacaSidik, sidikDokumen } from './sidik-dokumen.ts'

/** What a request says of its document, before anything checks it. */
export type Disebut = { query?: unknown; documentId?: unknown; extensions?: unknown }

export type Terpilih = { query: string; jenis: JenisDokumen; sidik?: string }

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

// Whoever registers or sends a text sees 400 like any document that is not valid.
const tidakTerdaftar = () => galatKode('DOKUMEN_TIDAK_TERDAFTAR', { http: { status: 400 } })
