import type pg from 'pg'
import { akhirRentang, bacaRentang } from './baca-audit.ts'
import { bacaRantai } from './baca-rantai.ts'
import { type SegelTerbuka, temuanBaris, temuanSisa } from './cocokkan.rules.ts'
import { POTRET_KOSONG, terkecil, terlihat } from './potret.rules.ts'
import type { KepalaDikenal } from './rantai.rules.ts'
import type { HasilPeriksaAudit, Temuan } from './temuan.rules.ts'

const BARIS_PER_RENTANG = 2_000
const TEMUAN_DITUNJUKKAN = 1_000
const TERBESAR = 2n ** 63n - 1n

/**
 * Walks all audit rows in the order of their transactions beside the chain of seals, both a part at
 * a time, and tells every row and every link that is not as it was sealed. Runs as the owner, on one
 * snapshot. Nothing of a row leaves but its number.
 */
export async function periksaAudit(
  klien: pg.ClientBase,
  dikenal?: KepalaDikenal,
): Promise<HasilPeriksaAudit> {
  const hasil: HasilPeriksaAudit = {
    segel: 0,
    baris: 0,
    belumDisegel: 0,
    jumlahTemuan: 0,
    temuan: [],
  }
  const lapor = (temuan: Temuan | undefined) => {
    if (!temuan) return
    hasil.jumlahTemuan++
    if (hasil.temuan.length < TEMUAN_DITUNJUKKAN) hasil.temuan.push(temuan)
  }
  await klien.query('set transaction isolation level repeatable read, read only')
  const rantai = bacaRantai(klien, dikenal, lapor)
  let terbuka: SegelTerbuka[] = []
  let habis = false
  let tertua = Number.POSITIVE_INFINITY

  for (let dari = POTRET_KOSONG.xmin, sampai: bigint; dari <= TERBESAR; dari = sampai + 1n) {
    while (!habis && terlihatSampai(terbuka) < dari) {
      const halaman = await rantai.halaman()
      habis = halaman === undefined
      terbuka.push(...(halaman ?? []))
    }
    // No further than the seals that are read see everything.
    sampai = terkecil(
      (await akhirRentang(klien, dari, BARIS_PER_RENTANG)) ?? TERBESAR,
      habis ? TERBESAR : terlihatSampai(terbuka),
    )
    for (const baris of await bacaRentang(klien, dari, sampai)) {
      hasil.baris += baris.jumlah
      const milik = terbuka.find(({ potret }) => terlihat(potret, baris.transaksi))
      if (milik) {
        lapor(temuanBaris(milik, { ...baris, sidik: baris.sidik.toString('hex') }))
        continue
      }
      hasil.belumDisegel += baris.jumlah
      tertua = Math.min(tertua, baris.waktu.getTime())
    }
    // Whoever sees nothing after this range has met all its rows.
    const selesai = terbuka.filter(({ potret }) => potret.xmax <= sampai + 1n)
    terbuka = terbuka.filter(({ potret }) => potret.xmax > sampai + 1n)
    for (const temuan of selesai.flatMap(temuanSisa)) lapor(temuan)
  }
  const kepala = rantai.terakhir()
  return {
    ...hasil,
    segel: rantai.jumlah(),
    ...(kepala && { kepala: { nomor: String(kepala.nomor), hash: kepala.hash } }),
    ...(Number.isFinite(tertua) && { tertua: new Date(tertua).toISOString() }),
  }
}

/** Up to this transaction the seals that are read leave nothing open. */
const terlihatSampai = (terbuka: readonly SegelTerbuka[]) =>
  (terbuka.at(-1)?.potret.xmin ?? POTRET_KOSONG.xmin) - 1n
