import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HalamanSinkron, Penyimpan } from '../src/penyimpan.ts'
import { type EntriPerubahan, perubahan } from '../src/perubahan.ts'
import { type PeristiwaSinkron, sinkron } from '../src/sinkron.ts'
import { Listrik, Padam, salinanBerkas, salinanSqlite } from './salinan-uji.ts'
import { menolak } from './server-uji.ts'
import { klien, sekali, type UmpanUji, umpanBerisi } from './umpan-uji.ts'

const SALINAN = [
  ['sqlite', salinanSqlite],
  ['berkas', salinanBerkas],
] as const

/** Malam yang sama setiap kali: perubahan di tengah potret, token yang menjadi tua, perubahan sesudahnya / One night. */
function malam(): UmpanUji {
  const umpan = umpanBerisi(5)
  const kejadian: Record<number, () => void> = {
    2: () => umpan.simpan('o0', 2),
    3: () => umpan.hapus('o4'),
    4: () => umpan.simpan('o9'),
  }
  let terjadi = 0
  umpan.sela = (urut) => {
    // Menurut jumlah permintaan, juga bila pembacanya mati di tengah.
    while (terjadi < urut) kejadian[++terjadi]?.()
  }
  return umpan
}

/** Dua malam: yang kedua dimulai dengan token yang sudah tua / The second begins with a token that is too old. */
async function duaMalam(umpan: UmpanUji, jalan: () => Promise<void>): Promise<void> {
  await jalan()
  umpan.hapus('o1')
  umpan.simpan('o2', 3)
  umpan.terbuang = umpan.catatan.length
  await jalan()
  umpan.simpan('o7')
  umpan.lingkup = 'b'
  await jalan()
}

test.for(SALINAN)(
  '%s: padam di antara dua langkah mana pun, lalu dilanjutkan: salinannya sama',
  async ([, buat]) => {
    const jalankan = async (padamPada?: number) => {
      const umpan = malam()
      const salinan = buat()
      let listrik = new Listrik(padamPada)
      let padam = 0
      await using server = await umpan.server()
      await duaMalam(umpan, async () => {
        for (;;)
          try {
            await sinkron(klien(server.url), salinan.buka(listrik), { first: 2 })
            return
          } catch (galat) {
            if (!(galat instanceof Padam)) throw galat
            padam++
            listrik = new Listrik()
          }
      })
      const hasil = { isi: await salinan.isi(), langkah: listrik.langkah, padam }
      salinan.buang()
      expect(hasil.isi).toEqual(umpan.isi())
      return hasil
    }

    const utuh = await jalankan()
    expect(utuh.padam).toBe(0)
    expect(utuh.langkah).toBeGreaterThan(40)
    for (let langkah = 0; langkah < utuh.langkah; langkah++) {
      const terputus = await jalankan(langkah)
      expect(terputus.padam).toBe(1)
      expect(terputus.isi).toEqual(utuh.isi)
    }
  },
)

test.for(SALINAN)(
  '%s: perubahan acak, padam acak berkali-kali, token tua acak: selalu sama dengan umpannya',
  async ([, buat]) => {
    const tindakan = fc.oneof(
      fc.record({ jenis: fc.constant('simpan' as const), o: fc.nat(9), versi: fc.nat(99) }),
      fc.record({ jenis: fc.constant('hapus' as const), o: fc.nat(9) }),
      fc.record({ jenis: fc.constant('padam' as const), pada: fc.nat(30) }),
      fc.record({ jenis: fc.constant('tua' as const) }),
      fc.record({ jenis: fc.constant('lingkup' as const) }),
    )
    const acak = fc.tuple(fc.array(tindakan, { maxLength: 25 }), fc.integer({ min: 1, max: 4 }))
    await fc.assert(
      fc.asyncProperty(acak, async ([semua, first]) => {
        const umpan = umpanBerisi(4)
        const salinan = buat()
        await using server = await umpan.server()
        // `buka` pun dapat padam, jadi ia di dalam yang ditunggu.
        const jalan = async (listrik: Listrik) => {
          try {
            await sinkron(klien(server.url), salinan.buka(listrik), { first })
          } catch (galat) {
            if (!(galat instanceof Padam)) throw galat
          }
        }
        for (const satu of semua) {
          if (satu.jenis === 'simpan') umpan.simpan(`o${satu.o}`, satu.versi)
          if (satu.jenis === 'hapus') umpan.hapus(`o${satu.o}`)
          if (satu.jenis === 'tua') umpan.terbuang = umpan.catatan.length
          if (satu.jenis === 'lingkup') umpan.lingkup += 'x'
          if (satu.jenis === 'padam') await jalan(new Listrik(satu.pada))
        }
        await jalan(new Listrik())
        const isi = await salinan.isi()
        salinan.buang()
        expect(isi).toEqual(umpan.isi())
      }),
      { numRuns: 40 },
    )
  },
)

test.for(SALINAN)(
  '%s: selama mulai ulang yang lama tetap terbaca, dan yang hilang pergi saat utuh',
  async ([, buat]) => {
    const umpan = umpanBerisi(6)
    const salinan = buat()
    await sekali(umpan, () => salinan.buka(new Listrik()))
    umpan.hapus('o0')
    umpan.terbuang = umpan.catatan.length
    const terlihat: number[] = []
    const asli = salinan.buka(new Listrik())
    const mengintip: Penyimpan = {
      ...asli,
      baca: () => asli.baca(),
      async terapkan(halaman) {
        // SQLite dibuka lagi untuk dibaca, jadi penyimpannya pun.
        const isi = await salinan.isi()
        terlihat.push(isi.length)
        await salinan.buka(new Listrik()).terapkan(halaman)
      },
      kosongkan: () => asli.kosongkan(),
    }
    const ringkasan = await sekali(umpan, () => mengintip)
    expect(ringkasan.mulaiUlang).toBe(1)
    expect(terlihat).toEqual([6, 6, 6, 6])
    expect(await salinan.isi()).toEqual(umpan.isi())
    salinan.buang()
  },
)

test.for(SALINAN)(
  '%s: sinkron kedua pada salinan yang sama berhenti tanpa menulis',
  async ([, buat]) => {
    const umpan = umpanBerisi(6)
    const salinan = buat()
    const asli = salinan.buka(new Listrik())
    let pertama = true
    const didahului: Penyimpan = {
      ...asli,
      async terapkan(halaman: HalamanSinkron) {
        await asli.terapkan(halaman)
        if (pertama) await asli.terapkan({ ...halaman, sejak: halaman.lanjut, lanjut: 'D|a|0' })
        pertama = false
      },
    }
    await expect(sekali(umpan, () => didahului)).rejects.toMatchObject({ kode: 'SALINAN_DIPAKAI' })
    expect(await salinan.isi()).toHaveLength(2)
    salinan.buang()
  },
)

test('nomor identitas di salinan tersamar', async () => {
  const umpan = umpanBerisi(0)
  umpan.simpan('i1', 1, 'INDIVIDU')
  for (const [, buat] of SALINAN) {
    const salinan = buat()
    await sekali(umpan, () => salinan.buka(new Listrik()))
    expect(await salinan.isi()).toEqual(['{"id":"i1","nik":"9901************"}'])
    salinan.buang()
  }
})

/** Penyimpan di ingatan, seperti contoh di dokumentasinya / In memory, as in its documentation. */
function ingatan() {
  const isi = new Map<string, unknown>()
  const halaman: HalamanSinkron[] = []
  let token: string | undefined
  const penyimpan: Penyimpan = {
    baca: async () => token,
    async terapkan(satu) {
      halaman.push(satu)
      for (const { id, isi: baru } of satu.simpan) isi.set(id, baru)
      for (const { id } of satu.hapus) isi.delete(id)
      token = satu.lanjut
    },
    async kosongkan() {
      isi.clear()
      token = undefined
    },
  }
  return { penyimpan, isi, halaman }
}

test('satu objek paling banyak sekali dalam satu halaman, dengan keadaan terakhirnya', async () => {
  const umpan = umpanBerisi(1)
  const { penyimpan, halaman, isi } = ingatan()
  await sekali(umpan, () => penyimpan)
  for (const versi of [2, 3, 4]) umpan.simpan('a', versi)
  umpan.hapus('o0')
  umpan.hapus('tak-dikenal')
  await sekali(umpan, () => penyimpan, { first: 10 })
  expect(halaman.at(-1)).toMatchObject({
    simpan: [{ id: 'a', jenis: 'KPM', isi: { versi: 4 } }],
    hapus: [{ id: 'o0' }, { id: 'tak-dikenal' }],
    utuh: true,
  })
  expect([...isi.keys()]).toEqual(['a'])
})

test('kemajuannya terlihat, dan satu halaman disimpan sebelum yang berikut diminta', async () => {
  const umpan = umpanBerisi(3)
  const { penyimpan, halaman } = ingatan()
  const diminta: number[] = []
  umpan.sela = () => diminta.push(halaman.length)
  const peristiwa: PeristiwaSinkron[] = []
  const ringkasan = await sekali(umpan, () => penyimpan, { saatMaju: (p) => peristiwa.push(p) })
  expect(diminta).toEqual([0, 1, 2])
  expect(peristiwa).toEqual([
    { jenis: 'halaman', tahap: 'POTRET', disimpan: 2, dihapus: 0, utuh: false },
    { jenis: 'halaman', tahap: 'POTRET', disimpan: 1, dihapus: 0, utuh: false },
    { jenis: 'halaman', tahap: 'DELTA', disimpan: 0, dihapus: 0, utuh: true },
  ])
  expect(ringkasan).toEqual({ halaman: 3, disimpan: 3, dihapus: 0, mulaiUlang: 0 })
})

test('server yang selalu menolak tokennya sendiri menghentikan sinkron, tidak memutarnya selamanya', async () => {
  const umpan = umpanBerisi(6)
  umpan.nakal = (urut) => (urut % 2 === 0 ? menolak('TOKEN_KEDALUWARSA') : undefined)
  const { penyimpan } = ingatan()
  const kode: string[] = []
  const saatMaju = (satu: PeristiwaSinkron) => {
    if (satu.jenis === 'mulaiUlang') kode.push(satu.kode)
  }
  await expect(sekali(umpan, () => penyimpan, { saatMaju })).rejects.toMatchObject({
    name: 'HarapanApiError',
    kode: 'TOKEN_KEDALUWARSA',
  })
  expect(kode).toEqual(['TOKEN_KEDALUWARSA', 'TOKEN_KEDALUWARSA', 'TOKEN_KEDALUWARSA'])
})

test('ditolak karena hal lain: berhenti dengan kodenya, salinan tidak disentuh', async () => {
  const umpan = umpanBerisi(2)
  umpan.nakal = () => menolak('TUJUAN_WAJIB')
  const { penyimpan, halaman } = ingatan()
  await expect(sekali(umpan, () => penyimpan, { terus: true })).rejects.toMatchObject({
    kode: 'TUJUAN_WAJIB',
  })
  expect(halaman).toEqual([])
})

test('terus: mengikuti, melewati gangguan, dan berhenti dengan alasan pembatalnya', async () => {
  const umpan = umpanBerisi(2)
  const { penyimpan, isi } = ingatan()
  const kendali = new AbortController()
  const peristiwa: string[] = []
  let sibuk = 1
  umpan.nakal = (urut) => (urut > 3 && sibuk-- > 0 ? menolak('BASIS_DATA_SIBUK') : undefined)
  umpan.sela = (urut) => {
    if (urut === 3) umpan.simpan('baru')
  }
  const janji = sekali(umpan, () => penyimpan, {
    terus: true,
    jedaMs: 20,
    signal: kendali.signal,
    saatMaju(satu) {
      peristiwa.push(satu.jenis === 'halaman' ? satu.tahap : satu.jenis)
      if (peristiwa.filter((jenis) => jenis === 'DELTA').length === 4) kendali.abort('cukup')
    },
  })
  await expect(janji).rejects.toBe('cukup')
  expect(isi.has('baru')).toBe(true)
  expect(peristiwa).toEqual(['POTRET', 'DELTA', 'DELTA', 'gangguan', 'DELTA', 'DELTA'])
})

test('kuota semenit yang habis ditunggu, juga tanpa terus', async () => {
  const umpan = umpanBerisi(3)
  umpan.nakal = (urut) => (urut === 2 ? menolak('BATAS_LAJU') : undefined)
  const { penyimpan, isi } = ingatan()
  const peristiwa: PeristiwaSinkron[] = []
  const saatMaju = (satu: PeristiwaSinkron) => void peristiwa.push(satu)
  await sekali(umpan, () => penyimpan, { jedaMs: 10, saatMaju })
  expect(peristiwa.map(({ jenis }) => jenis)).toEqual(['halaman', 'gangguan', 'halaman', 'halaman'])
  expect(isi.size).toBe(3)
})

test('dibatalkan di tengah jeda: seketika', async () => {
  const umpan = umpanBerisi(1)
  const kendali = new AbortController()
  const mulai = performance.now()
  const janji = sekali(umpan, () => ingatan().penyimpan, {
    terus: true,
    jedaMs: 60_000,
    signal: kendali.signal,
    saatMaju: (satu) => {
      if (satu.jenis === 'halaman' && satu.utuh) setTimeout(() => kendali.abort(), 30)
    },
  })
  await expect(janji).rejects.toMatchObject({ name: 'AbortError' })
  expect(performance.now() - mulai).toBeLessThan(20_000)
})

test('SIMPAN tanpa isi adalah galat: salinan yang bolong tidak boleh tampak utuh', async () => {
  const umpan = umpanBerisi(1)
  umpan.objek.set('o0', { jenis: 'KPM', isi: null as never })
  const { penyimpan, halaman } = ingatan()
  await expect(sekali(umpan, () => penyimpan)).rejects.toMatchObject({ kode: 'JAWABAN_TIDAK_SAH' })
  expect(halaman).toEqual([])
})

test('perubahan: halaman demi halaman sampai habis, dan token tua adalah galat berkode', async () => {
  const umpan = umpanBerisi(3)
  await using server = await umpan.server()
  const semua: EntriPerubahan[] = []
  let sejak: string | undefined
  for await (const { perubahan: entri, lanjut } of perubahan(klien(server.url), { first: 2 })) {
    semua.push(...entri)
    sejak = lanjut
  }
  expect(semua.map(({ sasaran }) => sasaran)).toEqual(['o0', 'o1', 'o2'])
  expect(semua[0]?.waktu).toEqual(new Date('2026-11-22T05:00:00Z'))
  umpan.simpan('o3')
  umpan.terbuang = 99
  const lagi = perubahan(klien(server.url), { sejak })
  await expect(lagi.next()).rejects.toMatchObject({ kode: 'TOKEN_KEDALUWARSA' })
})
