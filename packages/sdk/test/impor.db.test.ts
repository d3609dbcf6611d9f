import { pastikanTanpaNomor, semuaBarisContoh } from '@harapan/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type BarisDaftar, csv, daftarJkn, selDari } from '../../server/test/impor/berkas-jkn.ts'
import { tanyaAdmin } from '../../server/test/sebagai-admin.ts'
import { ImporMenurutId } from '../src/_generated/operasi.ts'
import { createClient } from '../src/client.ts'
import type { KemajuanImpor, OpsiImpor } from '../src/impor/jenis.ts'
import type { SumberBerkas } from '../src/impor/sumber-berkas.ts'
import { tolakanImpor } from '../src/impor/tolakan.ts'
import { impor } from '../src/impor.ts'
import type { OpsiKlien } from '../src/opsi.ts'
import { type ServerImpor, serverImpor } from './server-impor.ts'

vi.setConfig({ testTimeout: 120_000 })

let server: ServerImpor
let daftar: BarisDaftar[]
let pusat: OpsiKlien
let oki: OpsiKlien
beforeAll(async () => {
  process.env['HARAPAN_IMPOR_SEPOTONG'] = '150'
  ;[server, daftar] = await Promise.all([serverImpor(), semuaBarisContoh().then(daftarJkn)])
  ;[pusat, oki] = [await server.opsi('pusat'), await server.opsi('oki')]
}, 240_000)
afterAll(async () => {
  delete process.env['HARAPAN_IMPOR_SEPOTONG']
  await server?.tutup()
})

let ke = 0
/** Berkas yang lain setiap kali, dengan sekian kesalahan / Another file each time, with so many mistakes. */
function berkas(salah: number, banyak = 400): string {
  ke += 1
  const ubah = daftar.slice(ke, ke + salah)
  return csv([
    ...daftar.slice(0, banyak + ke).map(selDari),
    ...ubah.map((satu) => selDari({ ...satu, 'Hak Kelas': 'VIP' })),
  ])
}
/** Yang belum utuh / Those that are not whole. */
const unggahan = async () =>
  (
    await tanyaAdmin<{ n: number }>(
      server.uji.basisData.kolam,
      'select count(*)::int as n from unggahan where sidik is null',
    )
  )[0]?.n

/** Mengimpor sampai selesai, dan mencatat kemajuannya / Imports to the end, and keeps its progress. */
async function jalankan(
  opsi: OpsiKlien,
  isi: SumberBerkas,
  lain: Partial<OpsiImpor> = {},
  saat?: (satu: KemajuanImpor) => void,
) {
  const jalan = impor(opsi, isi, { profil: 'jkn', nama: 'daftar.csv', ...lain })
  const maju: KemajuanImpor[] = []
  let kerja: Promise<void> | undefined
  for await (const satu of jalan) {
    maju.push(satu)
    saat?.(satu)
    if (satu.tahap === 'MENUNGGU') kerja ??= server.jalankan()
  }
  await kerja
  return { maju, hasil: await jalan.selesai }
}

const teks = async (potongan: AsyncIterable<Uint8Array>) => {
  const semua: Uint8Array[] = []
  for await (const satu of potongan) semua.push(satu)
  return Buffer.concat(semua).toString()
}

describe('seluruh jalannya', () => {
  it('dari berkas sampai hasil: tahap demi tahap, setiap kesalahan dengan baris dan kodenya', async () => {
    const isi = berkas(5, 1_500)
    const { maju, hasil } = await jalankan(pusat, new Blob([isi]))
    const tahap = [...new Set(maju.map((satu) => satu.tahap))]
    expect(tahap.filter((satu) => satu !== 'BERJALAN')).toEqual(['UNGGAH', 'MENUNGGU', 'SELESAI'])
    expect(maju.find((satu) => satu.tahap === 'UNGGAH')).toMatchObject({
      ...{ bita: isi.length, jumlahBita: isi.length, persen: 100, sisaDetik: 0, baris: 0 },
    })
    const baris = maju.map((satu) => satu.baris)
    expect(baris).toEqual([...baris].sort((a, b) => a - b))
    expect(maju.at(-1)).toMatchObject({ tahap: 'SELESAI', persen: 100, baris: hasil.baris })
    expect(hasil).toMatchObject({
      ...{ ulangan: false, coba: false, baris: 1_505 + ke, id: maju.at(-1)?.id },
      hitungan: { ditolak: 5, perluTinjauan: 0, kosong: 0 },
    })
    const { diterima, sama, diubah } = hasil.hitungan
    expect(diterima + sama + diubah).toBe(1_500 + ke)
    expect(hasil.tolakanPertama.map(({ nomor, temuan }) => [nomor, temuan?.[0]?.kode])).toEqual(
      Array.from({ length: 5 }, (_, i) => [1_502 + ke + i, 'NILAI_TIDAK_DIKENAL']),
    )
    pastikanTanpaNomor(JSON.stringify(hasil.tolakanPertama))

    const tolakan = await teks(hasil.tolakan())
    expect(tolakan.trim().split('\r\n')).toHaveLength(6)
    const { hasil: kedua } = await jalankan(pusat, Buffer.from(tolakan.replaceAll('VIP', 'I')))
    expect(kedua).toMatchObject({ ulangan: false, baris: 5, hitungan: { ditolak: 0 } })
    expect(await unggahan()).toBe(0)
  })

  it('berkas yang sama lagi adalah ulangan, dari sumber apa pun ia dibaca', async () => {
    const bita = new TextEncoder().encode(berkas(1))
    const { hasil } = await jalankan(pusat, bita)
    const potongan = [bita.subarray(0, 7), bita.subarray(7, 7), bita.subarray(7)]
    const aliran = new ReadableStream<Uint8Array>({
      start(kendali) {
        for (const satu of potongan) kendali.enqueue(satu)
        kendali.close()
      },
    })
    async function* asinkron() {
      yield* potongan
    }
    for (const sumber of [new File([bita], 'lain.csv'), aliran, asinkron()]) {
      const { hasil: lagi } = await jalankan(pusat, sumber)
      expect(lagi).toMatchObject({ ulangan: true, id: hasil.id, hitungan: hasil.hitungan })
    }
  })

  it('uji coba menyebut hasil yang sama dan tidak menulis apa pun', async () => {
    const potret = () =>
      tanyaAdmin(
        server.uji.basisData.kolam,
        "select count(*)::int as n, md5(string_agg(k::text, '|' order by id)) as s from kepesertaan_jkn k",
      )
    const sebelum = await potret()
    const { hasil } = await jalankan(pusat, Buffer.from(berkas(3)), { coba: true })
    expect(hasil).toMatchObject({ coba: true, hitungan: { ditolak: 3 } })
    expect(await potret()).toEqual(sebelum)
  })
})

describe('yang putus', () => {
  it('unggahan yang putus berkali-kali diteruskan dari bita yang sampai, dan hasilnya sama', async () => {
    const nama = 'A'.repeat(4_000)
    const isi = Buffer.from(
      csv(daftar.slice(0, 1_500).map((satu) => selDari({ ...satu, 'Nama Peserta': nama }))),
    )
    const sekali = (cari: RegExp) => server.permintaan.filter((satu) => cari.test(satu))
    server.permintaan.length = 0
    server.saluran.putuskanSesudahNaik(700_000, 2_400_000, 150_000)
    const maju: number[] = []
    const { hasil } = await jalankan(pusat, new Blob([isi]), {}, (satu) => {
      if (satu.tahap === 'UNGGAH') maju.push(satu.bita)
    })
    expect(hasil).toMatchObject({ baris: 1_500, hitungan: { ditolak: 0 } })
    expect(server.saluran.putus()).toBe(3)
    expect(maju.at(-1)).toBe(isi.length)
    expect(maju).toEqual([...maju].sort((a, b) => a - b))
    // Yang putus ditanyakan, dan tidak satu pun dikirim dari awal lagi.
    expect(sekali(/^GET \/unggahan\//).length).toBeGreaterThanOrEqual(2)
    expect(sekali(/^PUT .*dari=0\b/)).toHaveLength(1)
    expect(sekali(/^POST \/unggahan/)).toHaveLength(1)
  })

  it('aliran kemajuan yang putus disambung lagi, dan yang tidak sampai diganti pertanyaan', async () => {
    let putus = 0
    const { hasil, maju } = await jalankan(pusat, Buffer.from(berkas(2, 2_500)), {}, (satu) => {
      if (satu.tahap === 'MENUNGGU' || (satu.tahap === 'BERJALAN' && putus < 2)) {
        putus++
        server.saluran.putuskan()
      }
    })
    expect(putus).toBeGreaterThan(0)
    expect(hasil.hitungan.ditolak).toBe(2)
    expect(maju.at(-1)?.tahap).toBe('SELESAI')

    server.permintaan.length = 0
    const tanpaAliran: OpsiKlien = {
      ...pusat,
      fetch: async (alamat, isi) => {
        const kepala = new Headers(isi?.headers)
        if (kepala.get('accept') !== 'text/event-stream') return fetch(alamat, isi)
        return new Response('<html>502</html>', { headers: { 'content-type': 'text/html' } })
      },
    }
    const tanya = await jalankan(tanpaAliran, Buffer.from(berkas(1)))
    expect(tanya.hasil.hitungan.ditolak).toBe(1)
  })

  it('kuota semenit yang habis ditunggu; token yang habis diambil ulang', async () => {
    let [ditolak, segar] = [0, 0]
    const opsi: OpsiKlien = {
      ...pusat,
      token: ({ segarkan }) => {
        segar += segarkan ? 1 : 0
        return segarkan ? String(pusat.token) : 'lama.sekali'
      },
      fetch: async (alamat, isi) => {
        if (isi?.method !== 'PUT' || ditolak++ > 0) return fetch(alamat, isi)
        const masalah = { kode: 'BATAS_LAJU', title: 'Kuota', status: 429 }
        return Response.json(masalah, { status: 429, headers: { 'retry-after': '1' } })
      },
    }
    const mulai = performance.now()
    const { hasil } = await jalankan(opsi, Buffer.from(berkas(1)))
    expect(hasil.hitungan.ditolak).toBe(1)
    expect(performance.now() - mulai).toBeGreaterThan(1_000)
    expect(ditolak).toBe(2)
    expect(segar).toBeGreaterThan(0)
  })
})

describe('yang dibatalkan', () => {
  it('selagi mengunggah: alasannya sampai, dan server tidak menyimpan apa pun', async () => {
    const kendali = new AbortController()
    const besar = Buffer.alloc(6_000_000, 'a')
    const jalan = jalankan(oki, besar, { signal: kendali.signal }, () =>
      kendali.abort(new Error('cukup')),
    )
    await expect(jalan).rejects.toThrow('cukup')
    await expect.poll(unggahan, { timeout: 10_000 }).toBe(0)
    const sudah = impor(oki, besar, { profil: 'jkn', signal: AbortSignal.abort(new Error('awal')) })
    await expect(sudah.selesai).rejects.toThrow('awal')
  })

  it('selagi ditulis: penantiannya berhenti, impornya berjalan terus di server', async () => {
    const kendali = new AbortController()
    const jalan = impor(oki, Buffer.from(berkas(1)), { profil: 'jkn', signal: kendali.signal })
    let id = ''
    await expect(
      (async () => {
        for await (const satu of jalan)
          if (satu.id) {
            id = satu.id
            kendali.abort(new Error('pulang'))
          }
      })(),
    ).rejects.toThrow('pulang')
    await server.jalankan()
    const { impor: akhir } = await createClient(oki).query(ImporMenurutId, { id })
    expect(akhir?.status).toBe('SELESAI')
  })
})

describe('yang ditolak', () => {
  it('tanpa wewenang, wilayah lain, profil yang bukan untuknya, profil yang tidak ada', async () => {
    const isi = Buffer.from(berkas(1))
    const tanpa = impor(await server.opsi('tanpaWewenang'), isi, { profil: 'jkn' })
    await expect(tanpa.selesai).rejects.toMatchObject({
      ...{ name: 'HarapanApiError', kode: 'TIDAK_BERWENANG' },
    })
    const diluar = impor(oki, isi, { profil: 'jkn', wilayah: '62.02' as never })
    await expect(diluar.selesai).rejects.toMatchObject({
      ...{ kode: 'TIDAK_BERWENANG', tempat: 'WilayahImporDiLuar' },
      petunjuk: expect.stringContaining(' / '),
    })
    const bukan = impor(oki, isi, { profil: 'DESIL' })
    await expect(bukan.selesai).rejects.toMatchObject({ tempat: 'ProfilBukanUntukAnda' })
    server.permintaan.length = 0
    const asing = impor(oki, isi, { profil: 'gaji' as never })
    await expect(asing.selesai).rejects.toMatchObject({
      ...{ name: 'HarapanError', kode: 'MASUKAN_TIDAK_SAH', tempat: 'profil' },
    })
    expect(server.permintaan).toEqual([])
    await tanyaAdmin(server.uji.basisData.kolam, 'delete from unggahan')
  })

  it('berkas yang salah: kodenya, tempatnya, dan jalan keluarnya, dari kedua janji', async () => {
    const jalan = impor(oki, Buffer.from(`nama;alamat\nSiti ${ke};Jalan\n`), { profil: 'JKN' })
    let kerja: Promise<void> | undefined
    const baca = (async () => {
      for await (const satu of jalan) if (satu.tahap === 'MENUNGGU') kerja ??= server.jalankan()
    })()
    await expect(baca).rejects.toMatchObject({
      ...{ name: 'HarapanApiError', kode: 'KOLOM_WAJIB_TIDAK_ADA' },
      ...{ tempat: expect.stringContaining('nik'), petunjuk: expect.stringContaining(' / ') },
    })
    await expect(jalan.selesai).rejects.toMatchObject({ kode: 'KOLOM_WAJIB_TIDAK_ADA' })
    await kerja
  })

  it('kantor lain tidak melihat impornya, dan tidak mengambil tolakannya', async () => {
    const { hasil } = await jalankan(oki, Buffer.from(berkas(1)))
    const kotim = await server.opsi('kotim')
    const { impor: terlihat } = await createClient(kotim).query(ImporMenurutId, { id: hasil.id })
    expect(terlihat).toBeNull()
    await expect(teks(tolakanImpor(kotim, hasil.id))).rejects.toMatchObject({
      kode: 'TIDAK_DITEMUKAN',
    })
  })
})
