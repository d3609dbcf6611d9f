import { describe, expect, it } from 'vitest'
import { alamatWebhook, ipBoleh } from './alamat-umum.ts'

describe('alamat IP', () => {
  const DALAM = [
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
    ...['100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1'],
    ...['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::'],
    // An IPv4 address inside another leads where it says.
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2001:0:1::1', '::127.0.0.1'],
  ]
  it.each(DALAM)('%s tidak pernah dihubungi di produksi', (ip) => {
    expect(ipBoleh(ip, false)).toBe(false)
  })
  it.each(['8.8.8.8', '103.10.1.1', '172.32.0.1', '2606:4700::1111', '2404:6800::1'])(
    '%s alamat umum',
    (ip) => {
      expect(ipBoleh(ip, false)).toBe(true)
    },
  )
  it('pengembangan membuka mesin ini saja', () => {
    expect(['127.0.0.1', '::1'].map((ip) => ipBoleh(ip, true))).toEqual([true, true])
    expect(
      ['10.0.0.1', '169.254.169.254', '::ffff:10.0.0.1'].filter((ip) => ipBoleh(ip, true)),
    ).toEqual([])
    expect(ipBoleh('bukan alamat', true)).toBe(false)
  })
})

describe('alamat webhook', () => {
  const DITOLAK = [
    'http://kait.contoh.go.id/harapan',
    'https://orang:rahasia@kait.contoh.go.id/',
    'https://localhost/kait',
    'https://127.0.0.1/kait',
    'https://[::1]/kait',
    'https://[::ffff:127.0.0.1]/kait',
    'https://10.0.0.8/kait',
    // Other spellings of 127.0.0.1 are read by the parser as what they are.
    'https://2130706433/kait',
    'https://0x7f.1/kait',
    'https://basisdata/kait',
    'https://server.internal/kait',
    'https://server.local/kait',
    'https://kait.contoh.go.id/#bagian',
    'ftp://kait.contoh.go.id/',
    'bukan alamat',
    `https://kait.contoh.go.id/${'a'.repeat(500)}`,
  ]
  it.each(DITOLAK)('%s ditolak di produksi', (alamat) => {
    expect(alamatWebhook(alamat, false)).toBeUndefined()
  })
  it('https ke nama umum diterima, juga dengan port dan jalur', () => {
    expect(alamatWebhook('https://kait.contoh.go.id/harapan', false)).toBe(
      'https://kait.contoh.go.id/harapan',
    )
    expect(alamatWebhook('https://kait.contoh.go.id:8443/a?b=c', false)).toBe(
      'https://kait.contoh.go.id:8443/a?b=c',
    )
  })
  it('disimpan sebagaimana dihubungi', () => {
    expect(alamatWebhook('HTTPS://Kait.Contoh.go.id', false)).toBe('https://kait.contoh.go.id/')
  })
  it('http ke mesin ini hanya di pengembangan', () => {
    expect(alamatWebhook('http://127.0.0.1:4010/kait', true)).toBe('http://127.0.0.1:4010/kait')
    expect(alamatWebhook('http://localhost:4010/kait', true)).toBe('http://localhost:4010/kait')
    expect(alamatWebhook('http://127.0.0.1:4010/kait', false)).toBeUndefined()
    expect(alamatWebhook('http://10.0.0.8/kait', true)).toBeUndefined()
  })
})
