import SchemaBuilder from '@pothos/core'
import { graphql } from 'graphql'
import { describe, expect, it } from 'vitest'
import './kelas-plugin.ts'
import type { Kelas } from './kelas.ts'
import { PELAKU_PUBLIK, type Pelaku } from './pelaku.ts'

type Opsi = { kelas?: Kelas; description?: string; nullable?: boolean }

let dipanggil = 0

/** A schema of one field. */
function skema(opsi: Opsi) {
  const builder = new SchemaBuilder<object>({ plugins: ['kelas'] } as never)
  builder.queryType({
    fields: (t) => ({ rahasia: t.string({ resolve: isi, ...opsi } as never) }),
  })
  return builder.toSchema()
}

function isi(): string {
  dipanggil++
  return 'isi'
}

describe('pembuat skema', () => {
  it('menerima field yang berkelas, berketerangan, dan boleh null di atas publik', () => {
    expect(() => skema({ kelas: 'publik', description: 'x', nullable: false })).not.toThrow()
    expect(() => skema({ kelas: 'pribadi', description: 'x' })).not.toThrow()
  })

  it('menolak field tanpa kelas', () => {
    expect(() => skema({ description: 'x' })).toThrow(/Query\.rahasia .*kelas \/ .*class/)
  })

  it('menolak field tanpa keterangan', () => {
    expect(() => skema({ kelas: 'publik' })).toThrow(/Query\.rahasia .*keterangan \/ .*description/)
  })

  it.each(['internal', 'pribadi', 'spesifik', 'identitas'] as const)(
    'menolak field %s yang tidak boleh null',
    (kelas) => {
      const opsi = { kelas, description: 'x', nullable: false }
      expect(() => skema(opsi)).toThrow(/Query\.rahasia .*boleh null \/ must be nullable/)
    },
  )
})

describe('field yang kelasnya tidak dimiliki pemanggil', () => {
  const petugas: Pelaku = { id: 'x', peran: 'DINSOS_KABUPATEN', wilayah: [] }
  const tanya = async (kelas: Kelas, pelaku: Pelaku) =>
    (
      await graphql({
        schema: skema({ kelas, description: 'x' }),
        source: '{ rahasia }',
        contextValue: { pelaku },
      })
    ).data?.['rahasia']

  it.each([
    ['publik', 'isi', 'isi', 'isi'],
    ['internal', null, 'isi', 'isi'],
    ['pribadi', null, null, 'isi'],
    ['spesifik', null, null, 'isi'],
    ['identitas', null, null, 'isi'],
  ] as const)(
    '%s dijawab null tanpa memanggil isinya',
    async (kelas, publik, tanpaTujuan, lengkap) => {
      expect(await tanya(kelas, PELAKU_PUBLIK)).toBe(publik)
      expect(await tanya(kelas, petugas)).toBe(tanpaTujuan)
      dipanggil = 0
      expect(await tanya(kelas, PELAKU_PUBLIK)).toBe(publik)
      expect(dipanggil).toBe(publik === null ? 0 : 1)
      expect(await tanya(kelas, { ...petugas, tujuan: 'PENYALURAN_PKH' })).toBe(lengkap)
    },
  )
})
