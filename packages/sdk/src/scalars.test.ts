import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { berhasil, serverUji } from '../test/server-uji.ts'
import { createClient } from './client.ts'
import { Dokumen } from './dokumen.ts'
import { NomorTersamar } from './nomor-tersamar.ts'

type Orang = {
  nik: NomorTersamar | null
  bantuan: readonly { jumlah: bigint; pada: Date }[] | null
}
const DAFTAR = new Dokumen<{ orang: readonly Orang[] }, { batas?: bigint; sejak?: Date }, 'query'>(
  'query Daftar{orang{nik bantuan{jumlah pada}}}',
  {
    nama: 'Daftar',
    jenis: 'query',
    skalar: { orang: { nik: 'T', bantuan: { jumlah: 'R', pada: 'W' } } },
  },
)

test('rupiah menjadi bigint, saat menjadi Date, nomor menjadi topeng; null tetap null', async () => {
  await using server = await serverUji(() =>
    berhasil({
      orang: [
        {
          nik: '9902************',
          bantuan: [{ jumlah: '9007199254740993', pada: '2019-10-10T02:00:00.000Z' }],
        },
        { nik: null, bantuan: null },
      ],
    }),
  )
  const { orang } = await createClient({ url: server.url }).query(DAFTAR)
  expect(orang[0]?.bantuan?.[0]).toEqual({
    jumlah: 9007199254740993n,
    pada: new Date('2019-10-10T02:00:00Z'),
  })
  expect(orang[0]?.nik).toBeInstanceOf(NomorTersamar)
  expect(orang[1]).toEqual({ nik: null, bantuan: null })
})

test('variabel bigint dan Date berangkat sebagai teks', async () => {
  await using server = await serverUji(() => berhasil({ orang: [] }))
  const sejak = new Date('2018-05-02T00:00:00Z')
  await createClient({ url: server.url }).query(DAFTAR, { batas: 9007199254740993n, sejak })
  expect(server.permintaan[0]?.variables).toEqual({
    batas: '9007199254740993',
    sejak: '2018-05-02T00:00:00.000Z',
  })
})

test('topeng tercetak dengan cara apa pun, dan bukan teks', () => {
  const nomor = new NomorTersamar('9902************')
  expect(`${nomor}`).toBe('9902************')
  expect(JSON.stringify({ nomor })).toBe('{"nomor":"9902************"}')
  expect(inspect({ nomor })).toContain('9902************')
  expect(typeof nomor).toBe('object')
})
