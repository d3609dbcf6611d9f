import { parseArgs } from 'node:util'
import { periksaAudit } from '../audit/periksa-audit.ts'
import { uraikanKepala } from '../audit/rantai.rules.ts'
import { type HasilPeriksaAudit, TEMUAN } from '../audit/temuan.rules.ts'
import { sebagaiPemilik } from '../db/transaksi.ts'
import { sendiriAtauLewatServer } from './lewat-server.ts'

/**
 * `harapan audit periksa [--kepala NOMOR:HASH]`: proves that every audit row is as it was sealed;
 * exit code 1 when one is not. Prints numbers of seals and audit rows, nothing of what is in them.
 */
export async function perintahAudit(argumen: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: argumen,
    allowPositionals: true,
    options: { kepala: { type: 'string' } },
  })
  if (positionals.join(' ') !== 'periksa')
    throw new Error('harapan audit periksa [--kepala NOMOR:HASH]')
  const dikenal = values.kepala === undefined ? undefined : uraikanKepala(values.kepala)
  const setelan = values.kepala === undefined ? '' : `?kepala=${values.kepala}`
  const hasil = await sendiriAtauLewatServer(`/perawatan/audit${setelan}`, (kolam) =>
    sebagaiPemilik(kolam, (klien) => periksaAudit(klien, dikenal)),
  )
  process.stdout.write(`${laporan(hasil).join('\n')}\n`)
  return hasil.jumlahTemuan === 0 ? 0 : 1
}

function laporan({ segel, baris, kepala, tertua, ...hasil }: HasilPeriksaAudit): string[] {
  const lain = hasil.jumlahTemuan - hasil.temuan.length
  return [
    ...hasil.temuan.map(
      (satu) =>
        `SALAH ${satu.jenis} segel ${satu.segel}${satu.audit ? ` baris ${satu.audit}` : ''}: ${TEMUAN[satu.jenis]}`,
    ),
    ...(lain > 0 ? [`SALAH dan ${lain} lagi / and ${lain} more`] : []),
    ...(hasil.jumlahTemuan === 0
      ? [`baik  ${baris} baris, ${segel} segel / ${baris} rows, ${segel} seals`]
      : []),
    `belum disegel / not sealed yet: ${hasil.belumDisegel}${tertua ? `, sejak / since ${tertua}` : ''}`,
    ...(kepala ? [`kepala / head: ${kepala.nomor}:${kepala.hash}`] : []),
  ]
}
