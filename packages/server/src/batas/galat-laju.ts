import type { GraphQLError } from 'graphql'
import { galatKode } from '../galat.ts'
import { type Kuitansi, tersempit } from './laju.rules.ts'

const SEBUTAN = {
  instansi: ['instansi Anda', 'your agency'],
  klien: ['klien Anda', 'your client'],
  petugas: ['Anda', 'yours'],
} as const

/** Says which quota, what was asked and what is left, and when to come back. */
export function galatLaju(kuitansi: Kuitansi, biaya: number, tungguMs: number): GraphQLError {
  const { nama, kuota, tersisa } = tersempit(kuitansi)
  const [id, en] = SEBUTAN[nama]
  const detik = Math.ceil(tungguMs / 1_000)
  return galatKode('BATAS_LAJU', {
    pesan: `Kuota ${id}: ${kuota} poin per menit, tersisa ${tersisa}, operasi ini ${biaya} / Quota (${en}): ${kuota} points a minute, ${tersisa} left, this operation ${biaya}`,
    petunjuk: `Ulangi ${detik} detik lagi, atau minta lebih sedikit setiap kali / Try again in ${detik} seconds, or ask for less at a time`,
    tempat: 'laju',
    http: { status: 429, ulangiDetik: detik },
  })
}
