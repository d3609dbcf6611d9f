import {
  ImporBerkas,
  ImporMenurutId,
  type ImporRingkasFragment,
  ProfilImpor,
} from './_generated/operasi.ts'
import { createClient } from './client.ts'
import { HarapanApiError, HarapanError, type Kode } from './errors.ts'
import type { HasilImpor, Impor, KemajuanImpor, OpsiImpor } from './impor/jenis.ts'
import { buatLapor, hitungan } from './impor/lapor.ts'
import { pantauImpor } from './impor/pantau.ts'
import { bukaBerkas, type SumberBerkas } from './impor/sumber-berkas.ts'
import { tolakanImpor } from './impor/tolakan.ts'
import { unggah } from './impor/unggah.ts'
import type { OpsiKlien } from './opsi.ts'

/**
 * Mengimpor sebuah berkas: mengunggahnya, memintanya, mengikutinya sampai selesai / Imports a file, from upload to end.
 * A broken upload goes on where it stopped, progress comes over SSE and by asking where that does not get through, and
 * a spent rate quota is waited for. It begins at once. Who stops reading its progress does not stop it; `signal` does,
 * but what the server has begun goes on there: take it back with `BatalkanImpor`.
 *
 * @throws HarapanApiError dari `selesai` dan dari `for await`: penolakan, atau kode berkasnya / a refusal, or what is
 * wrong with the file, such as `KOLOM_WAJIB_TIDAK_ADA`; a row that is wrong is no error
 * @throws alasan `signal` / the reason of `signal`
 * @example
 * const jalan = impor({ url, token, tujuan: 'VERIFIKASI_VALIDASI' }, berkas, { profil: 'jkn' })
 * for await (const { tahap, persen, sisaDetik } of jalan) console.log(tahap, persen, sisaDetik)
 * const { hitungan, tolakanPertama } = await jalan.selesai
 */
export function impor(opsi: OpsiKlien, sumber: SumberBerkas, permintaan: OpsiImpor): Impor {
  let kini: KemajuanImpor | undefined
  let usai = false
  let bangunkan = () => {}
  let berikut = new Promise<void>((siap) => {
    bangunkan = siap
  })
  const kabarkan = (kemajuan?: KemajuanImpor) => {
    kini = kemajuan ?? kini
    bangunkan()
    berikut = new Promise((siap) => {
      bangunkan = siap
    })
  }
  const selesai = kerjakan(opsi, sumber, permintaan, kabarkan).finally(() => {
    usai = true
    kabarkan()
  })
  // Siapa yang hanya membaca kemajuannya menerima galatnya di sana.
  selesai.catch(() => undefined)
  return {
    selesai,
    async *[Symbol.asyncIterator]() {
      let terlihat: KemajuanImpor | undefined
      for (;;) {
        const menunggu = berikut
        if (kini && kini !== terlihat) {
          terlihat = kini
          yield kini
        } else if (usai) {
          await selesai
          return
        } else await menunggu
      }
    },
  }
}

async function kerjakan(
  opsi: OpsiKlien,
  sumber: SumberBerkas,
  permintaan: OpsiImpor,
  kabarkan: (kemajuan: KemajuanImpor) => void,
): Promise<HasilImpor> {
  const { signal, coba = false, wilayah, tetap = {} } = permintaan
  const profil = permintaan.profil.toUpperCase() as ProfilImpor
  // Sebelum berkasnya dikirim, bukan sesudahnya.
  if (!(profil in ProfilImpor)) throw profilAsing()
  const klien = createClient(opsi)
  const lapor = buatLapor(kabarkan)
  const berkas = bukaBerkas(sumber)
  const nama = permintaan.nama ?? (sumber instanceof Blob ? namaBlob(sumber) : 'berkas')
  let unggahan: string
  try {
    unggahan = await unggah(opsi, berkas, nama, signal, (bita) =>
      lapor('UNGGAH', { bita, jumlahBita: berkas.jumlah ?? null }),
    )
  } finally {
    await berkas.tutup()
  }
  const isi = Object.entries(tetap).map(([kolom, nilai]) => ({ kolom, nilai }))
  const diminta = { unggahan, profil, wilayah, isi, coba, kunci: `impor-${unggahan}` }
  const { imporBerkas: diterima } = await klien.mutate(ImporBerkas, diminta, { signal })
  if (diterima?.__typename !== 'ImporDiterima') throw ditolak(diterima)
  const awal = adakan(diterima.impor)
  const ulangan = awal.status === 'SELESAI'
  const id = awal.id ?? ''
  lapor(awal.status, awal)
  if (!ulangan)
    for await (const satu of pantauImpor(opsi, klien, id, signal)) {
      lapor(satu.status, satu)
      if (satu.status === 'GAGAL' || satu.status === 'DIBATALKAN') throw gagal(satu)
    }
  const akhir = adakan((await klien.query(ImporMenurutId, { id }, { signal })).impor)
  return {
    ...{ id, ulangan, coba, baris: akhir.baris ?? 0, hitungan: hitungan(akhir) },
    tolakanPertama: akhir.tolakan ?? [],
    tolakan: (panggilan) => tolakanImpor(opsi, id, panggilan),
  }
}

const namaBlob = (sumber: Blob): string => ('name' in sumber ? String(sumber.name) : '') || 'berkas'

function adakan<T>(satu: T | null | undefined): T {
  if (satu) return satu
  throw new HarapanError({ kode: 'TIDAK_DITEMUKAN', pesan: 'impor' })
}

function ditolak(sebab: { readonly __typename: string } | null | undefined): HarapanError {
  const { kode, pesan, petunjuk } = adakan(sebab) as unknown as Record<string, string>
  return api(kode, pesan, petunjuk, sebab?.__typename)
}

function gagal({ galat, status }: ImporRingkasFragment): HarapanError {
  if (galat) return api(galat.kode, galat.pesan, galat.petunjuk, galat.tempat)
  const pesan = `Impor ini ${status} / This import is ${status}`
  return api('STATUS_TIDAK_SESUAI', pesan, undefined, 'impor')
}

function api(...[kode, pesan, petunjuk, tempat]: readonly (string | null | undefined)[]) {
  const rincian = {
    ...{ kode: kode as Kode, pesan: pesan ?? '' },
    ...{ petunjuk: petunjuk ?? undefined, tempat: tempat ?? undefined },
  }
  return new HarapanApiError({ ...rincian, galat: [rincian] })
}

function profilAsing(): HarapanError {
  const pilihan = Object.keys(ProfilImpor).join(', ')
  return new HarapanError({
    ...{ kode: 'MASUKAN_TIDAK_SAH', pesan: 'Profil impor tidak dikenal / Unknown import source' },
    ...{ tempat: 'profil', petunjuk: `Pilih dari: ${pilihan} / Choose from: ${pilihan}` },
  })
}
