/** People whose NIK the NIK queries know; all live in Ogan Komering Ilir, one in twenty there. */
export const NIK_CONTOH = 6_000
const JARAK = 20

/** A well-formed NIK of the province 99, which does not exist. */
export function nikContoh(urutan: number): string {
  const dua = (angka: number) => String(angka).padStart(2, '0')
  const lahir = `${dua(1 + (urutan % 28))}${dua(1 + (Math.floor(urutan / 28) % 12))}${dua(50 + (urutan % 40))}`
  return `990101${lahir}${String(1 + urutan).padStart(4, '0')}`
}

/** The person who carries that NIK. */
export const individuContoh = (urutan: number) => 1 + urutan * JARAK
