/**
 * Divides a whole number over weights by largest remainder: the parts are whole and add up exactly.
 * On equal remainders the earlier one gains.
 */
export function bagi(jumlah: number, bobot: readonly number[]): number[] {
  const seluruh = bobot.reduce((total, nilai) => total + nilai, 0)
  const kasar = bobot.map((nilai) => (jumlah * nilai) / seluruh)
  const bagian = kasar.map(Math.floor)
  const kurang = jumlah - bagian.reduce((total, nilai) => total + nilai, 0)
  const urut = kasar
    .map((nilai, letak) => ({ letak, sisa: nilai - Math.floor(nilai) }))
    .sort((a, b) => b.sisa - a.sisa || a.letak - b.letak)
  for (const { letak } of urut.slice(0, kurang)) bagian[letak] = (bagian[letak] ?? 0) + 1
  return bagian
}
