/** What `harapan audit periksa` may find, each with what it means. */
export const TEMUAN = {
  SEGEL_HILANG: 'segel tidak ada / the seal is missing',
  SEGEL_DIUBAH: 'segel diubah / the seal was changed',
  RANTAI_PUTUS:
    'segel tidak menyambung ke segel sebelumnya / the seal does not follow the one before',
  KEPALA_BERBEDA: 'segel lain daripada yang diumumkan / the seal is not the one that was published',
  RANTAI_TERPOTONG: 'segel yang diumumkan tidak ada lagi / the published seal is gone',
  BARIS_HILANG: 'baris audit dihapus / an audit row was deleted',
  BARIS_DIUBAH: 'baris audit atau subjeknya diubah / an audit row or its subjects were changed',
  BARIS_DISISIPKAN: 'baris audit disisipkan kemudian / an audit row was inserted later',
  SUBJEK_LEPAS: 'subjek tanpa baris auditnya / subjects without their audit row',
  WAKTU_GANJIL: 'waktu baris bukan waktu penyegelannya / the row has another time than its seal',
} as const

/** A finding: which seal, and where there is one, which number of `audit_akses`. No personal data. */
export type Temuan = { jenis: keyof typeof TEMUAN; segel: string; audit?: string }

/** What the whole check says. */
export type HasilPeriksaAudit = {
  segel: number
  baris: number
  kepala?: { nomor: string; hash: string }
  /** Rows that no seal covers yet, and when the oldest was written. */
  belumDisegel: number
  tertua?: string
  /** How many findings, of which `temuan` shows the first. */
  jumlahTemuan: number
  temuan: Temuan[]
}
