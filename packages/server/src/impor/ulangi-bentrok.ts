import { kodeSql } from '../db/sekali-kirim.ts'

const PERCOBAAN = 4
/** Somebody else's write came between: what it left is seen when the chunk is judged again. */
const BENTROK = new Set(['23503', '23505', '23P01', '40001', '40P01'])

/** Runs a chunk's transaction, again where another writer's came between. */
export async function ulangiBilaBentrok<T>(kerja: () => Promise<T>): Promise<T> {
  for (let ke = 1; ; ke++) {
    try {
      return await kerja()
    } catch (galat) {
      if (ke === PERCOBAAN || !BENTROK.has(kodeSql(galat) ?? '')) throw galat
    }
  }
}
