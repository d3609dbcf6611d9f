import { BlockList, isIP } from 'node:net'
import { alamatAman } from '../akses/alamat-aman.rules.ts'

/** What is not of the public internet (IANA special-purpose registries, RFC 6890): 4 bytes, then 16. */
const BUKAN_UMUM = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  // Those that carry an IPv4 address inside lead wherever it leads.
  ...['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
]
const SETEMPAT = daftar(['127.0.0.0/8', '::1/128'])
const TERTUTUP = daftar(BUKAN_UMUM)
/** The only part of IPv6 that is given to anybody on the public internet. */
const TERBUKA_6 = daftar(['2000::/3'])

function daftar(subnet: readonly string[]): BlockList {
  const semua = new BlockList()
  for (const satu of subnet) {
    const [awal = '', panjang] = satu.split('/')
    semua.addSubnet(awal, Number(panjang), keluarga(awal))
  }
  return semua
}

function keluarga(ip: string): 'ipv4' | 'ipv6' {
  return isIP(ip) === 6 ? 'ipv6' : 'ipv4'
}

/** Whether an address may be connected to: a public one, or in development this machine itself. */
export function ipBoleh(ip: string, setempat: boolean): boolean {
  if (isIP(ip) === 0) return false
  const jenis = keluarga(ip)
  if (setempat && SETEMPAT.check(ip, jenis)) return true
  if (TERTUTUP.check(ip, jenis)) return false
  return jenis === 'ipv4' || TERBUKA_6.check(ip, jenis)
}

/** The host of an address without the brackets of IPv6. */
export const inang = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

/** Names that never leave a house (RFC 6761, RFC 6762, RFC 9476). */
const NAMA_SETEMPAT =
  /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|alt|test|invalid)\.?$/i

/**
 * An address as it is kept, or nothing where it may not be registered. What its name leads to is asked at
 * each delivery. Other spellings of a number are read as the number they are.
 */
export function alamatWebhook(teks: string, setempat: boolean): string | undefined {
  if (teks.length > 500 || !alamatAman(teks)) return undefined
  const url = new URL(teks)
  // A fragment is never sent.
  if (url.hash || url.href.length > 500) return undefined
  return tujuanBoleh(url, setempat) ? url.href : undefined
}

function tujuanBoleh(url: URL, setempat: boolean): boolean {
  const nama = inang(url)
  if (isIP(nama)) return ipBoleh(nama, setempat)
  if (setempat && nama === 'localhost') return true
  return url.protocol === 'https:' && nama.includes('.') && !NAMA_SETEMPAT.test(nama)
}
