import { type Nik, samarkanNik, type Tanggal } from '@harapan/kode'
import { type Fragment, sql } from '@harapan/pothos-sql'
import type { Program, StatusKpm } from '../_generated/prisma/enums.ts'
import type { Konteks } from '../konteks.ts'
import { hashNik } from './hash-nik.ts'
import { orangDitanya } from './orang-ditanya.ts'
import { type JawabanProgram, type MasaProgram, padanProgram } from './padan-program.rules.ts'

type MasaKpm = MasaProgram<StatusKpm>

/** `nik` is null where the number itself was not asked with. */
export type HasilPadanProgram = JawabanProgram<StatusKpm> & { nik: string | null }

export type MasaTerbaca = [
  hash: string,
  status: MasaKpm['status'],
  mulai: Tanggal,
  sampai: Tanggal | null,
  akhir: MasaKpm['akhir'],
]

/** Every spell in the programme of the persons asked for, with the hash of whose it is. */
export const masaProgram = (konteks: Konteks, program: Program, hash: readonly string[]) =>
  masaDalamProgram(program, orangDitanya(konteks, hash))

/** The same of whoever a condition on `individu i` holds for. */
export function masaDalamProgram(program: Program, ditanya: Fragment): Fragment {
  return program === 'PBI_JK' ? masaPbi(ditanya) : masaKeluarga(program, ditanya)
}

/** Premium aid belongs to a person (domain: PP 101/2012). */
const masaPbi = (ditanya: Fragment) => sql`(select json_agg(json_build_array(
    encode(i.nik_hash, 'hex'), 'AKTIF', j.mulai, j.sampai, null) order by j.id)
  from individu i join kepesertaan_jkn j on j.individu_id = i.id and j.segmen = 'PBI_APBN' where ${ditanya})`

/** A family's enrolment is a person's for as long as the person belonged to the family. */
const masaKeluarga = (program: Program, ditanya: Fragment) => sql`(select json_agg(json_build_array(
    encode(i.nik_hash, 'hex'), r.status, greatest(a.dari, r.dari), least(a.sampai, r.sampai),
    case when a.sampai is null or a.sampai >= k.tanggal_selesai then k.status end) order by r.id)
  from individu i join anggota_keluarga a on a.individu_id = i.id
    join kpm k on k.keluarga_id = a.keluarga_id and k.program = ${program}::program
    join riwayat_kepesertaan r on r.kpm_id = k.id and r.status in ('AKTIF', 'DITANGGUHKAN')
      and greatest(a.dari, r.dari) <= coalesce(least(a.sampai, r.sampai), 'infinity')
  where ${ditanya})`

/** One entry per asked NIK, in the order asked; the same NIK twice is answered twice. */
export function padankanProgram(
  konteks: Konteks,
  terbaca: readonly MasaTerbaca[] | null,
  nik: readonly Nik[],
  padaTanggal: Tanggal,
): HasilPadanProgram[] {
  const menurutHash = Map.groupBy(terbaca ?? [], ([hash]) => hash)
  const hash = hashNik(konteks, nik)
  return nik.map((satu, i) => {
    return jawabProgram(menurutHash.get(hash[i] ?? ''), padaTanggal, samarkanNik(satu))
  })
}

/** The answer about one person, by all spells of that person in the programme. */
export const jawabProgram = (
  masa: readonly MasaTerbaca[] | null | undefined,
  padaTanggal: Tanggal,
  nik: string | null = null,
): HasilPadanProgram => ({ nik, ...padanProgram((masa ?? []).map(masaDari), padaTanggal) })

const masaDari = ([, status, mulai, sampai, akhir]: MasaTerbaca): MasaKpm => ({
  ...{ status, mulai, sampai, akhir },
})
