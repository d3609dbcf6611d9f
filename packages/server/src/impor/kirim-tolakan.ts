import type { ServerResponse } from 'node:http'
import type pg from 'pg'
import type { Pelaku } from '../akses/pelaku.ts'
import { pernyataanCatat } from '../audit/catat.ts'
import { KOLOM_TOLAKAN } from '../baris/kolom.rules.ts'
import { tulisBerkas } from '../berkas/tulis-berkas.ts'
import { dalamTransaksiLingkup } from '../db/transaksi.ts'
import type { KepalaHttp } from '../ekspor/kepala-berkas.ts'
import { galatKode } from '../galat.ts'
import type { KunciIdentitas } from '../identitas/kunci-identitas.ts'
import { halamanTolakan, SEHALAMAN } from './baca-tolakan.ts'
import type { Pembayar } from './bayar-berkas.ts'
import { lihatImpor } from './buka-impor.ts'
import { penyandiBaris } from './penyandi-impor.ts'
import { barisTolakan, kolomAsal, opsiTolakan } from './sel-tolakan.ts'
import { lingkupImpor } from './wenang-impor.ts'

/**
 * The rows of an import that did not get in, as they stood in the file, to be corrected and sent again. Each
 * page is read in a transaction of its own: a slow reader holds none.
 *
 * @throws TIDAK_DITEMUKAN, BATAS_LAJU
 */
export async function kirimTolakan(
  {
    basisData: { kolam },
    kunci,
    pembayar,
  }: { basisData: { kolam: pg.Pool }; kunci: KunciIdentitas; pembayar: Pembayar },
  pelaku: Pelaku,
  id: bigint,
  jawaban: ServerResponse,
  kepala: (jenis: string) => KepalaHttp,
): Promise<void> {
  const lingkup = lingkupImpor(pelaku)
  const nomor = String(id)
  await pembayar.muka(SEHALAMAN)
  const impor = await dalamTransaksiLingkup(kolam, lingkup, async (klien) => {
    const [satu] = await lihatImpor(klien, nomor)
    if (!satu) throw galatKode('TIDAK_DITEMUKAN', { tempat: 'impor' })
    await catat(klien, pelaku, nomor, satu.profil)
    return satu
  })
  const kolom = kolomAsal(impor.kolom)
  jawaban.writeHead(200, {
    ...kepala('text/csv; charset=utf-8; header=present'),
    'content-disposition': `attachment; filename="tolakan-${nomor}.csv"`,
  })
  // Of a job that has not begun nothing is known, not even the header.
  if (kolom.length === 0) return void jawaban.end()
  const bentuk = opsiTolakan(impor.pemisah ?? ',')
  const penulis = tulisBerkas('csv', [...kolom, ...KOLOM_TOLAKAN], jawaban, bentuk)
  const penyandi = penyandiBaris(kunci)
  for (let sesudah = 0; ; ) {
    const halaman = await dalamTransaksiLingkup(kolam, lingkup, (klien) =>
      halamanTolakan(klien, nomor, penyandi, sesudah),
    )
    await penulis.tulis(halaman.map((satu) => barisTolakan(satu, kolom.length)))
    const akhir = halaman.at(-1)
    if (!akhir) return penulis.selesai()
    sesudah = akhir.nomor
    // A row is a point, as in a query.
    await pembayar.sabar(halaman.length)
  }
}

/** Whole numbers leave here. Whom the rows speak of is not known: that is why they were refused. */
async function catat(
  klien: pg.ClientBase,
  pelaku: Pelaku,
  id: string,
  profil: string,
): Promise<void> {
  const { text, values } = pernyataanCatat(
    {
      ...{ permintaan: `impor-${id}`, pelaku, operasi: `impor tolakan ${profil}` },
      ...{ sidikDokumen: '', sidikVariabel: '', kelas: ['pribadi', 'identitas'] as const },
      ...{ ditolak: 0, hasil: 'BERHASIL' as const },
    },
    { subjek: [] },
  )
  await klien.query(text, [...values])
}
