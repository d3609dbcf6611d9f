import { assertValidSchema } from 'graphql'
import './scalar.ts'
import './simpul/simpul.graphql.ts'
import './akses/saya.graphql.ts'
import './wilayah/wilayah.graphql.ts'
import './wilayah/hierarki.graphql.ts'
import './wilayah/wilayah.query.graphql.ts'
import './individu/individu.graphql.ts'
import './keluarga/anggota.graphql.ts'
import './keluarga/keluarga.graphql.ts'
import './program/program.graphql.ts'
import './program/kuota.graphql.ts'
import './kpm/kpm.graphql.ts'
import './kpm/daftar-kpm.graphql.ts'
import './kpm/pindahkan.graphql.ts'
import './pkh/komponen.graphql.ts'
import './pkh/acuan.graphql.ts'
import './pkh/hak-tahunan.graphql.ts'
import './pendamping/pendamping.graphql.ts'
import './jkn/jkn.graphql.ts'
import './jkn/padan.graphql.ts'
import './rekap/angka-terbit.graphql.ts'
import './rekap/rekap.graphql.ts'
import { builder } from './builder.ts'

/** The whole schema; the imports above are the rooms in their order. */
export const schema = builder.toSchema()

assertValidSchema(schema)
