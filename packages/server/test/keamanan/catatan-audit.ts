import type { Uji } from '@harapan/testing'
import { tanyaAdmin } from '../sebagai-admin.ts'

/** Reads and clears the audit table past every guard, as only a test may. */
export function catatanAudit(uji: () => Uji) {
  const admin = (sql: string, nilai: unknown[] = []) =>
    tanyaAdmin<Record<string, unknown>>(uji().basisData.kolam, sql, nilai)
  const audit = () => admin('select * from audit_akses order by id')
  const hasilAudit = async () => (await audit()).map(({ hasil, operasi }) => `${operasi} ${hasil}`)
  const kosongkan = () => admin('delete from audit_akses')
  return { admin, audit, hasilAudit, kosongkan }
}
