import { PELAKU_UJI } from '@harapan/testing'
import { describe, expect, it } from 'vitest'
import { panggungKait, tidakAda } from '../../test/panggung-kait.ts'
import { tandaSah } from '../../test/penerima-webhook.ts'
import { DAFTAR_WEBHOOK, daftarkan, kiriman, lakukan, PENGELOLA } from '../../test/uji-kait.ts'
import type { Pelaku } from '../akses/pelaku.ts'

const { oki, kotim, provinsi } = PENGELOLA
const kait = panggungKait()
const { tiba, baru, daftar, sampai } = kait

describe('webhook', () => {
  it('ditolak bila alamatnya tidak boleh, sudah ada, atau memuat nomor', async () => {
    expect(await daftarkan(kait.uji, oki, 'http://10.0.0.8/kait')).toEqual({
      __typename: 'AlamatWebhookDitolak',
      kode: 'MASUKAN_TIDAK_SAH',
    })
    await baru()
    expect(await baru()).toEqual({ __typename: 'WebhookSudahAda', kode: 'SUDAH_ADA' })
    const tanpaWilayah = daftarkan(kait.uji, { ...oki, wilayah: [] }, 'https://a.contoh.go.id/')
    await expect(tanpaWilayah).rejects.toThrow(/TIDAK_BERWENANG|TOKEN_TIDAK_SAH/)
    const nomor = daftarkan(kait.uji, oki, 'https://a.contoh.go.id/9902011505900001')
    await expect(nomor).rejects.toThrow(/"code":"MASUKAN_TIDAK_SAH".*"tempat":"url"/)
    await expect(nomor).rejects.not.toThrow(/9902011505900001/)
  })

  it('yang dihapus tidak diberi tahu, tidak tampak, dan alamatnya boleh didaftarkan lagi', async () => {
    const { webhook } = await baru()
    await kait.ubah('1602')
    expect(await lakukan(kait.uji, kotim, 'hapusWebhook', webhook.id)).toMatchObject({
      __typename: 'WebhookTidakDitemukan',
    })
    expect(await lakukan(kait.uji, oki, 'hapusWebhook', webhook.id)).toMatchObject({
      webhook: { status: 'DIHAPUS' },
    })
    await kait.putar(5)
    expect(tiba()).toEqual([])
    expect((await daftar()).map(({ id }) => id)).not.toContain(webhook.id)
    for (const verba of ['hapusWebhook', 'gantiRahasiaWebhook', 'lanjutkanWebhook'])
      expect(await lakukan(kait.uji, oki, verba, webhook.id)).toMatchObject({
        __typename: 'WebhookTidakDitemukan',
      })
    expect((await baru()).__typename).toBe('WebhookTerdaftar')
  })

  it('rahasianya diganti: sehari keduanya menandai, lalu hanya yang baru', async () => {
    const { rahasia: lama, webhook } = await baru()
    const { rahasia } = await lakukan(kait.uji, oki, 'gantiRahasiaWebhook', webhook.id)
    expect(rahasia).not.toBe(lama)
    await kait.ubah('1602')
    await sampai(() => tiba().length === 1)
    const sah = (satu: string, ke: number) => {
      const { tanda, badan } = tiba()[ke] ?? tidakAda()
      return tandaSah(satu, tanda, badan)
    }
    expect([sah(lama, 0), sah(rahasia, 0)]).toEqual([true, true])
    await kait.admin("update webhook set lama_sampai = now() - interval '1 second'")
    await kait.ubah('1602')
    await sampai(() => tiba().length === 2)
    expect([sah(lama, 1), sah(rahasia, 1)]).toEqual([false, true])
  })

  it('tampak pada yang menjangkau seluruh wilayahnya dan berwewenang, tidak pada yang lain', async () => {
    const { webhook } = await baru()
    const terlihat = async (oleh: Pelaku) =>
      (await daftar(oleh)).some(({ id }) => id === webhook.id)
    expect([await terlihat(oki), await terlihat(provinsi), await terlihat(kotim)]).toEqual([
      true,
      true,
      false,
    ])
    expect(await kiriman(kait.uji, kotim, webhook.id)).toEqual([])
    // The province's webhook is of a wider area: the regency neither sees it nor touches it.
    const luas = await daftarkan(kait.uji, provinsi, kait.url('/provinsi'))
    expect((await daftar(oki)).map(({ id }) => id)).not.toContain(luas.webhook.id)
    expect(await lakukan(kait.uji, oki, 'hapusWebhook', luas.webhook.id)).toMatchObject({
      __typename: 'WebhookTidakDitemukan',
    })
    await lakukan(kait.uji, provinsi, 'hapusWebhook', luas.webhook.id)
    for (const oleh of ['oki', 'pendamping', 'operatorDesa', 'mitra'] as const) {
      const { errors } = await kait.uji.tanya(DAFTAR_WEBHOOK, { oleh })
      expect(errors?.[0]?.extensions.code, oleh).toBe('TIDAK_BERWENANG')
      const mutasi = `mutation { daftarkanWebhook(url: "https://a.contoh.go.id/") { __typename } }`
      expect((await kait.uji.tanya(mutasi, { oleh })).errors?.[0]?.extensions.code).toBe(
        'TIDAK_BERWENANG',
      )
    }
  })

  it('paling banyak 20 untuk satu wilayah', async () => {
    const oleh = { ...PELAKU_UJI.oki, id: 'uji-kait-desa', wewenang: oki.wewenang }
    const desa = { ...oleh, wilayah: PELAKU_UJI.operatorDesa.wilayah }
    for (let ke = 0; ke < 20; ke++)
      expect((await daftarkan(kait.uji, desa, `https://a.contoh.go.id/${ke}`)).__typename).toBe(
        'WebhookTerdaftar',
      )
    expect(await daftarkan(kait.uji, desa, 'https://a.contoh.go.id/20')).toEqual({
      __typename: 'WebhookTerlaluBanyak',
      kode: 'KUOTA_PENUH',
    })
    await kait.admin(
      "update webhook set status = 'DIHAPUS', rahasia = null where dibuat_oleh = 'uji-kait-desa'",
    )
  })

  it('rahasianya tidak ada di catatan, tabel, atau jawaban sesudah yang pertama', async () => {
    const { rahasia, webhook } = await baru()
    await kait.ubah('1602')
    await sampai(() => tiba().length > 0)
    const isi = [...kait.penerima.masuk.map(({ badan, tanda }) => badan + tanda), kait.catatan()]
    isi.push(JSON.stringify(await daftar()))
    isi.push(JSON.stringify(await kiriman(kait.uji, oki, webhook.id)))
    const tabel = await kait.admin(
      "select relname as nama from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname ~ 'webhook|audit|kunci'",
    )
    expect(tabel.length).toBeGreaterThan(3)
    for (const { nama } of tabel)
      isi.push(
        ...(await kait.admin(`select row_to_json(t)::text as isi from ${nama} t`)).map(
          (satu) => satu['isi'] ?? '',
        ),
      )
    const bentuk = [rahasia, Buffer.from(rahasia).toString('hex'), rahasia.slice(7)]
    for (const satu of bentuk) expect(isi.filter((teks) => teks.includes(satu))).toEqual([])
    // That it was registered stands in the audit.
    const tercatat = await kait.admin(
      "select 1 as ada from audit_akses where pelaku = 'uji-kait-oki' and hasil = 'BERHASIL' limit 1",
    )
    expect(tercatat).toHaveLength(1)
    // Not even encrypted does a request get it.
    for (const peran of ['harapan_app', 'harapan_baca']) {
      const [izin] = await kait.admin(
        "select has_column_privilege($1, 'webhook', 'rahasia', 'select') or has_column_privilege($1, 'webhook', 'rahasia_lama', 'select') as boleh",
        [peran],
      )
      expect(izin?.['boleh']).toBe(false)
    }
  })
})
