import pg from 'pg'
import fs from 'node:fs'
const asal = pg.Client.prototype.query
let n = 0
const waktu = new Map()
pg.Client.prototype.query = function (a, b, c) {
  const teks = typeof a === 'string' ? a : a.text
  if (process.env.JELASKAN && typeof a === 'string' && a.startsWith('with ini') && ++n === Number(process.env.JELASKAN)) {
    return asal.call(this, 'explain (analyze, buffers) ' + a, b).then((r) => { fs.writeFileSync('/tmp/jelas.txt', r.rows.map((x) => x['QUERY PLAN']).join('\n')); throw new Error('done') })
  }
  const s = performance.now()
  const r = asal.call(this, a, b, c)
  if (r && r.then) { const k = (teks??'').slice(0, 40); r.then(() => { const w = waktu.get(k) ?? [0, 0]; w[0]++; w[1] += performance.now() - s; waktu.set(k, w) }, () => {}) }
  return r
}
process.on('exit', () => { for (const [k, [n, t]] of waktu) if (t > 20) console.error(k.replace(/\n/g,' '), n, t.toFixed(0), 'ms') })
