import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { jsonPgSmartTags } from 'postgraphile/utils'
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter'
import { larik } from '../../../server/src/db/larik.ts'
import { perkakasBench } from '../kunci.ts'
import { BINGKAI } from '../pelaku.ts'
import { dengarkan } from './dengarkan.ts'
import { pelakuDari } from './masuk.ts'
import { TANDA } from './postgraphile-tanda.ts'

// B: PostGraphile as its documentation recommends: amber preset, production mode (GRAPHILE_ENV),
// row-level security through pgSettings, smart tags, computed columns. Lists of a subtree filter the
// table at the root by range of codes: under a set-returning function it joins nothing and sends a
// statement and a transaction per relation.
const { pelindung } = perkakasBench()

const preset: GraphileConfig.Preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  plugins: [jsonPgSmartTags(TANDA)],
  // Plain lists where a query needs no cursor: one layer less for it to plan and write.
  schema: { defaultBehavior: '+connection +list -insert -update -delete' },
  grafserv: { graphiql: false, maxRequestLength: 1_000_000 },
  grafast: {
    explain: false,
    context(tamu, args) {
      const permintaan = tamu.node?.req
      const [role, lo, hi, scope, padan, pelaku, , , klien] =
        BINGKAI[pelakuDari(permintaan?.headers ?? {})]
      const nik = args.variableValues?.['nik'] as string[] | undefined
      return {
        pgSettings: {
          role,
          'h.lo': lo,
          'h.hi': hi,
          'h.scope': scope,
          'h.padan': nik ? larik(nik.map((satu) => pelindung.hash('nik', satu))) : padan,
          'h.pelaku': pelaku,
          'h.klien': klien,
        },
      }
    },
  },
  pgServices: [
    makePgService({
      connectionString: process.env['DATABASE_URL'] ?? '',
      schemas: ['public', 'pembantu'],
    }),
  ],
}

const pgl = postgraphile(preset)
const layanan = pgl.createServ(grafserv)
const http = createServer()
await layanan.addTo(http)
await layanan.ready()
dengarkan(http)
