/** Kinds of personal reads: a page, one person, a match by a partner, and one that resolvers answer. */
const BACAAN = [
  (nama: string) =>
    `query ${nama} { kecamatan(kode: "16.02.05") { kpm(first: 3) { edges { node { nomorPeserta pengurus { nama } } } } } }`,
  (nama: string) =>
    `query ${nama} { cariKpm(nama: "siti", wilayah: "16.02", first: 2) { edges { node { id status } } } }`,
  (nama: string) =>
    `query ${nama} { __schema { queryType { name } } desa(kode: "16.02.05.1001") { kpm(first: 1) { edges { node { keluarga { alamat } } } } } }`,
]

const LAJUR = 8

/** What was answered with data before the server was gone: names of operations, each asked once. */
export type Beban = { dijawab: Set<string>; berhenti(): Promise<void> }

/** Asks on several lanes, each operation under a name of its own, until the server is gone. */
export function bebani(url: string, token: string, awalan: string): Beban {
  const dijawab = new Set<string>()
  let jalan = true
  let nomor = 0
  const lajur = Array.from({ length: LAJUR }, async () => {
    while (jalan) {
      const nama = `${awalan}_${++nomor}`
      const dokumen = BACAAN[nomor % BACAAN.length]?.(nama)
      const data = await tanya(url, token, dokumen ?? '')
      if (data === undefined) return
      if (adaBaris(data)) dijawab.add(nama)
    }
  })
  return {
    dijawab,
    async berhenti() {
      jalan = false
      await Promise.all(lajur)
    },
  }
}

/** The data of an answer that arrived whole; nothing where the connection broke. */
async function tanya(url: string, token: string, query: string): Promise<unknown> {
  try {
    const jawaban = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    })
    const { data } = (await jawaban.json()) as { data?: unknown }
    return data ?? null
  } catch {
    return undefined
  }
}

const adaBaris = (data: unknown) => JSON.stringify(data).includes('"node":{')
