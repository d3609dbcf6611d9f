import { builder } from '../builder.ts'
import { PROFIL } from './daftar-profil.ts'

/** A new source is named here by itself. */
export const ProfilImporEnum = builder.enumType('ProfilImpor', {
  description: 'Dari mana berkasnya / The source a file is from',
  values: Object.fromEntries(
    PROFIL.map(({ nama, uraian }) => [
      nama.toUpperCase(),
      { value: nama.toUpperCase(), description: uraian },
    ]),
  ),
})
