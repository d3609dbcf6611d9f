import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { tandai } from '../../server/src/kait/tanda.ts'
import { periksaTandaWebhook } from './tanda-webhook.ts'

const [LAMA, BARU] = ['hrp_wh_lama', 'hrp_wh_baru']
const BADAN = '{"id":"S2lyaW1hbg","jenis":["KPM"],"catatan":"é 漢"}'
const DETIK = 1_796_126_400
const saat = (selisih = 0) => ({ kini: new Date((DETIK + selisih) * 1_000) })

test('tanda yang dibuat server diterima: teks atau bita, satu rahasia atau beberapa', async () => {
  const tanda = tandai([BARU], DETIK, BADAN)
  const bita = new TextEncoder().encode(BADAN)
  expect(await periksaTandaWebhook(tanda, BADAN, BARU, saat())).toBe(true)
  expect(await periksaTandaWebhook(tanda, bita, [LAMA, BARU], saat(299))).toBe(true)
})

test('sesudah rahasia diganti, salah satu dari dua tanda cukup', async () => {
  const tanda = tandai([BARU, LAMA], DETIK, BADAN)
  for (const satu of [BARU, LAMA])
    expect(await periksaTandaWebhook(tanda, BADAN, satu, saat())).toBe(true)
})

test.each([
  ['badan diubah', tandai([BARU], DETIK, BADAN), `${BADAN} `, saat()],
  ['rahasia lain', tandai([LAMA], DETIK, BADAN), BADAN, saat()],
  ['waktu diubah', tandai([BARU], DETIK, BADAN).replace(`${DETIK}`, `${DETIK + 1}`), BADAN, saat()],
  ['terlalu tua', tandai([BARU], DETIK, BADAN), BADAN, saat(301)],
  ['dari masa depan', tandai([BARU], DETIK, BADAN), BADAN, saat(-301)],
  ['tanpa kepala', undefined, BADAN, saat()],
  ['kosong', '', BADAN, saat()],
  ['tanpa waktu', tandai([BARU], DETIK, BADAN).replace(/^t=\d+,/, ''), BADAN, saat()],
  ['tanpa tanda', `t=${DETIK}`, BADAN, saat()],
  ['terpotong', tandai([BARU], DETIK, BADAN).slice(0, -2), BADAN, saat()],
  ['versi lain', tandai([BARU], DETIK, BADAN).replace('v1=', 'v0='), BADAN, saat()],
  [
    'hex yang sama dengan isi lain',
    `t=${DETIK},v1=${createHmac('sha256', BARU).update(BADAN).digest('hex')}`,
    ...([BADAN, saat()] as const),
  ],
])('ditolak: %s', async (_, tanda, badan, opsi) => {
  expect(await periksaTandaWebhook(tanda, badan, BARU, opsi)).toBe(false)
})
