import { tunggu } from './abort.ts'
import type { Klien } from './client.ts'
import { HarapanError, isHarapanError, type Kode } from './errors.ts'
import type { ObjekSalinan, Penyimpan } from './penyimpan.ts'
import { type EntriPadan, type EntriPerubahan, type OpsiPerubahan, perubahan } from './perubahan.ts'

export interface OpsiSinkron extends Omit<OpsiPerubahan, 'sejak'> {
  /** Terus mengikuti sesudah mutakhir, sampai `signal` / Go on following when up to date, until `signal`. */
  readonly terus?: boolean | undefined
  /** Jeda bertanya lagi bila `terus`; bawaan 5.000 / The pause between polls when following. */
  readonly jedaMs?: number | undefined
  readonly saatMaju?: ((peristiwa: PeristiwaSinkron) => void) | undefined
}

/** Satu kejadian untuk log atau bilah kemajuan; tanpa data / One event for a log or a progress bar; no data. */
export type PeristiwaSinkron =
  | {
      /** Satu halaman telah tersimpan / A page has been stored. */
      readonly jenis: 'halaman'
      readonly tahap: 'POTRET' | 'DELTA'
      readonly disimpan: number
      readonly dihapus: number
      /** Salinan mutakhir / The copy is up to date. */
      readonly utuh: boolean
    }
  /** Token ditolak: potret baru dimulai / The token was refused: a fresh snapshot begins. */
  | { readonly jenis: 'mulaiUlang'; readonly kode: Kode }
  /** Gangguan saat `terus`, atau kuota semenit habis: dicoba lagi sesudah jeda / Passing trouble; tried again. */
  | { readonly jenis: 'gangguan'; readonly kode: Kode; readonly tundaMs: number }

/** Yang dikerjakan satu panggilan / What one call did. */
export interface RingkasanSinkron {
  readonly halaman: number
  readonly disimpan: number
  readonly dihapus: number
  readonly mulaiUlang: number
}

/** Token yang tidak membawa ke mana-mana lagi / Tokens that lead nowhere any more. */
const MULAI_ULANG: readonly Kode[] = [
  'TOKEN_KEDALUWARSA',
  'TOKEN_LINGKUP_BERUBAH',
  // Jenisnya lain dari yang dulu, atau kunci server berganti.
  'KURSOR_TIDAK_SAH',
]
const SEMENTARA: readonly Kode[] = [
  'TIDAK_TERSAMBUNG',
  'BATAS_WAKTU',
  'LAYANAN_SIBUK',
  'BASIS_DATA_SIBUK',
]
/** Sekian kali berturut-turut tanpa pernah mutakhir bukan lagi kebetulan / More without getting there is no accident. */
const ULANG_TERBANYAK = 3

/**
 * Menyamakan sebuah salinan dengan Harapan: potret, lalu perubahannya / Keeps a copy in step: snapshot, then changes.
 * The store decides where it goes on, so a power cut anywhere costs one page at most; each page is applied before the
 * next is asked for, in order. A token that is too old or of another scope starts over by itself. Once until up to
 * date, or with `terus` until `signal`, outlasting outages. A spent rate quota is waited for in both. A partner agency
 * names `jenis: ['PADAN']`: one row for each person it follows, by its own reference.
 *
 * @throws HarapanError seperti `klien.query`; tanpa `terus` juga gangguan yang tidak lewat / as `klien.query`
 * @throws HarapanError `SALINAN_DIPAKAI`: dua sinkron pada satu salinan / two runs on one copy
 * @throws alasan `signal`, dan apa pun dari penyimpan / the reason of `signal`, and whatever the store throws
 * @example
 * const penyimpan = penyimpanSqlite(new DatabaseSync('salinan.db'))
 * const { disimpan, dihapus } = await sinkron(klien, penyimpan, { jenis: ['KPM', 'KELUARGA'] })
 */
export async function sinkron(
  klien: Pick<Klien, 'query'>,
  penyimpan: Penyimpan,
  { terus, jedaMs = 5_000, saatMaju, ...opsi }: OpsiSinkron = {},
): Promise<RingkasanSinkron> {
  const ringkasan = { halaman: 0, disimpan: 0, dihapus: 0, mulaiUlang: 0 }
  let berturut = 0

  const kejar = async () => {
    let sejak = await penyimpan.baca()
    for await (const { tahap, adaLagi, lanjut, perubahan: entri } of perubahan(klien, {
      ...opsi,
      sejak,
    })) {
      const isi = pilah(entri)
      const utuh = tahap === 'DELTA' && !adaLagi
      await penyimpan.terapkan({ sejak, ...isi, lanjut, utuh })
      const [disimpan, dihapus] = [isi.simpan.length, isi.hapus.length]
      ringkasan.halaman++
      ringkasan.disimpan += disimpan
      ringkasan.dihapus += dihapus
      if (utuh) berturut = 0
      saatMaju?.({ jenis: 'halaman', tahap, disimpan, dihapus, utuh })
      opsi.signal?.throwIfAborted()
      sejak = lanjut
    }
  }

  for (;;) {
    let tundaMs = jedaMs
    try {
      await kejar()
      if (!terus) return ringkasan
    } catch (galat) {
      if (!isHarapanError(galat)) throw galat
      const { kode } = galat
      if (MULAI_ULANG.includes(kode) && berturut++ < ULANG_TERBANYAK) {
        await penyimpan.kosongkan()
        ringkasan.mulaiUlang++
        saatMaju?.({ jenis: 'mulaiUlang', kode })
        continue
      }
      // Potret yang besar menghabiskan kuota semenit berkali-kali: itu jalannya, bukan kegagalannya.
      if (kode !== 'BATAS_LAJU' && !(terus && SEMENTARA.includes(kode))) throw galat
      tundaMs = Math.max(jedaMs, galat.cobaLagiMs ?? 0)
      saatMaju?.({ jenis: 'gangguan', kode, tundaMs })
    }
    await tunggu(tundaMs, opsi.signal)
  }
}

type Entri = EntriPerubahan | EntriPadan

/** Yang terakhir tentang tiap objek, dipisah menurut apa yang dilakukan / The last word on each object, by what to do. */
function pilah(entri: readonly Entri[]) {
  const terakhir = [...new Map(entri.map((satu) => [satu.sasaran, satu])).values()]
  return {
    simpan: terakhir.filter(({ operasi }) => operasi === 'SIMPAN').map(objek),
    hapus: terakhir
      .filter(({ operasi }) => operasi === 'HAPUS')
      .map(({ sasaran: id, jenis }) => ({ id, jenis })),
  }
}

function objek({ id: peristiwa, jenis, sasaran: id, ...entri }: Entri): ObjekSalinan {
  const isi = 'padan' in entri ? entri.padan : (entri.kpm ?? entri.keluarga ?? entri.individu)
  // Salinan yang bolong tidak boleh tampak utuh.
  if (!isi) throw new HarapanError({ kode: 'JAWABAN_TIDAK_SAH', pesan: `${jenis} ${id}` })
  return { id, peristiwa, jenis, isi } as ObjekSalinan
}
