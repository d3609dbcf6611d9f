/** A Markdown table. */
export function tabel(kepala: readonly string[], baris: readonly (readonly string[])[]): string {
  const satu = (sel: readonly string[]) => `| ${sel.join(' | ')} |`
  return [satu(kepala), satu(kepala.map(() => '---')), ...baris.map(satu)].join('\n')
}
