import type { ServerResponse } from 'node:http'
import type { KepalaSegel } from './segel.rules.ts'

/**
 * Publishes the head of the chain to anybody: whoever notes it can tell later whether seals were cut
 * off or made anew. It speaks of no person, and asks the database nothing.
 */
export function jawabKepalaSegel(jawaban: ServerResponse, kepala: KepalaSegel | undefined): void {
  const isi = kepala
    ? { nomor: String(kepala.nomor), hash: kepala.hash, dibuatPada: kepala.dibuatPada }
    : null
  jawaban
    .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(isi))
}
