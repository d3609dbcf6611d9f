/** Token tetap, atau fungsi yang mengambilnya / A fixed token, or a function that gets one. */
export type SumberToken = string | ((permintaan: PermintaanToken) => string | Promise<string>)

export interface PermintaanToken {
  /** Benar bila token terakhir ditolak server / True when the server refused the last token. */
  readonly segarkan: boolean
}

/** Memberi token; `ditolak` adalah janji yang tokennya ditolak / `ditolak` is the promise whose token was refused. */
export type PemberiToken = (ditolak?: Promise<string>) => Promise<string>

/**
 * Satu pengambilan untuk semua permintaan yang berjalan / One fetch of a token for all requests under way.
 * Keyed to the promise that failed: of N parallel refusals the first replaces it, the others find it replaced.
 */
export function buatPemberiToken(sumber: Exclude<SumberToken, string>): PemberiToken {
  let kini: Promise<string> | undefined
  return (ditolak) => {
    if (kini && kini !== ditolak) return kini
    const baru = (async () => sumber({ segarkan: ditolak !== undefined }))()
    kini = baru
    baru.catch(() => {
      if (kini === baru) kini = undefined
    })
    return baru
  }
}
