import { hash } from 'node:crypto'

/**
 * The strong ETag of an answer, known without the answer: `If-None-Match` is answered before any SQL,
 * also when the text was never kept. So `kunci` must hold all that decides the bytes beside the
 * data: plan, values, class, and the release of this program.
 */
export function etag(kunci: string, versi: string): string {
  return `"${hash('sha256', `${versi}\n${kunci}`, 'base64url').slice(0, 22)}"`
}

/**
 * Whether `If-None-Match` names the ETag: alone, in a list, weakened by a proxy, or as `*`. Ours is a
 * quoted hash, so it stands in the list or nowhere.
 */
export function cocok(ifNoneMatch: string | null | undefined, milik: string): boolean {
  return ifNoneMatch != null && (ifNoneMatch.trim() === '*' || ifNoneMatch.includes(milik))
}
