import { expect, it } from 'vitest'
import { nilaiPendaftaran } from './pendaftaran.rules.ts'

it('satu acuan menunjuk satu orang, dan orang yang sama boleh berdua acuan', () => {
  const calon = [
    { acuan: 'a', hash: '1' },
    { acuan: 'b', hash: '1' },
    { acuan: 'a', hash: '1' },
    { acuan: 'a', hash: '2' },
    { acuan: 'lama', hash: '3' },
    { acuan: 'lama', hash: '4' },
    { acuan: undefined, hash: '5' },
    { acuan: 'c', hash: undefined },
    { acuan: undefined, hash: undefined },
  ]
  expect(nilaiPendaftaran(calon, new Map([['lama', '3']]))).toEqual([
    ...['TERDAFTAR', 'TERDAFTAR', 'SUDAH', 'ACUAN_TERPAKAI', 'SUDAH', 'ACUAN_TERPAKAI'],
    ...['ACUAN_TIDAK_SAH', 'NIK_TIDAK_SAH', 'ACUAN_TIDAK_SAH'],
  ])
})
