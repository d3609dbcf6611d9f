/** Whether nobody on the way can put words into this address's mouth: TLS, or never leaves the machine. */
export function alamatAman(alamat: unknown): alamat is string {
  if (typeof alamat !== 'string' || !URL.canParse(alamat)) return false
  const { protocol, hostname, username, password } = new URL(alamat)
  if (username || password) return false
  return protocol === 'https:' || (protocol === 'http:' && SETEMPAT.test(hostname))
}

const SETEMPAT = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
