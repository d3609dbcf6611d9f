-- Webhooks: who is told that something within their area has changed, and what became of each message.

-- CreateEnum
CREATE TYPE "status_webhook" AS ENUM ('AKTIF', 'DIJEDA', 'DIHAPUS');

-- CreateEnum
CREATE TYPE "status_kiriman" AS ENUM ('MENUNGGU', 'TERKIRIM', 'MATI');

-- CreateEnum
CREATE TYPE "sebab_kiriman" AS ENUM ('JAWABAN', 'WAKTU_HABIS', 'TIDAK_TERSAMBUNG', 'SERTIFIKAT', 'ALAMAT_DITOLAK');

-- CreateTable
CREATE TABLE "webhook" (
    "id" BIGSERIAL NOT NULL,
    "url" TEXT NOT NULL,
    "jenis" "jenis_perubahan"[],
    "status" "status_webhook" NOT NULL DEFAULT 'AKTIF',
    "lingkup" TEXT NOT NULL,
    "rahasia" BYTEA,
    "rahasia_lama" BYTEA,
    "lama_sampai" TIMESTAMPTZ(3),
    "transaksi" BIGINT NOT NULL,
    "urutan" BIGINT NOT NULL,
    "waktu" BIGINT NOT NULL,
    "dibuat_oleh" TEXT NOT NULL,
    "dibuat_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "gagal_sejak" TIMESTAMPTZ(3),
    "terakhir_terkirim" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kiriman_webhook" (
    "id" BIGSERIAL NOT NULL,
    "webhook_id" BIGINT NOT NULL,
    "jenis" "jenis_perubahan"[],
    "status" "status_kiriman" NOT NULL DEFAULT 'MENUNGGU',
    "percobaan" INTEGER NOT NULL DEFAULT 0,
    "dibuat_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "berikut_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tenggat" TIMESTAMPTZ(3) NOT NULL,
    "diambil_sampai" TIMESTAMPTZ(3),
    "terakhir_dicoba" TIMESTAMPTZ(3),
    "sebab" "sebab_kiriman",
    "kode_jawaban" INTEGER,
    "terkirim_pada" TIMESTAMPTZ(3),

    CONSTRAINT "kiriman_webhook_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "kiriman_webhook_webhook_id_id_idx" ON "kiriman_webhook"("webhook_id", "id");

-- AddForeignKey
ALTER TABLE "kiriman_webhook" ADD CONSTRAINT "kiriman_webhook_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ============ What Prisma's schema cannot say ============

ALTER TABLE "webhook"
  ADD CHECK ("lingkup"::int8multirange <> '{}'),
  ADD CHECK (cardinality("jenis") > 0),
  -- Whoever is removed keeps no secret.
  ADD CHECK (("status" = 'DIHAPUS') = ("rahasia" IS NULL)),
  ADD CHECK ("status" <> 'DIHAPUS' OR "rahasia_lama" IS NULL);
ALTER TABLE "kiriman_webhook"
  ADD CHECK (cardinality("jenis") > 0),
  ADD CHECK (("status" = 'TERKIRIM') = ("terkirim_pada" IS NOT NULL));
CREATE UNIQUE INDEX "webhook_sekali" ON "webhook"("lingkup", "url") WHERE "status" <> 'DIHAPUS';
CREATE INDEX "kiriman_webhook_menunggu" ON "kiriman_webhook"("webhook_id", "id") WHERE "status" = 'MENUNGGU';

-- A new secret keeps the old one beside it for a day, so that a receiver has time to learn it.
CREATE FUNCTION ganti_rahasia_webhook() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.rahasia_lama := CASE WHEN NEW.rahasia IS NOT NULL THEN OLD.rahasia END;
  NEW.lama_sampai := CASE WHEN NEW.rahasia IS NOT NULL THEN now() + interval '24 hours' END;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION ganti_rahasia_webhook() FROM PUBLIC;
CREATE TRIGGER ganti_rahasia BEFORE UPDATE ON "webhook" FOR EACH ROW
  WHEN (OLD.rahasia IS DISTINCT FROM NEW.rahasia) EXECUTE FUNCTION ganti_rahasia_webhook();

DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['webhook', 'kiriman_webhook'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nama);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', nama);
    EXECUTE format('CREATE POLICY pemilik ON %I TO harapan_pemilik USING (true) WITH CHECK (true)', nama);
  END LOOP;
END $$;

-- A webhook belongs to an area; whoever reaches all of it and may keep webhooks sees it. One is
-- registered for exactly the own area and in the own name, and the secrets go in and never out.
CREATE POLICY lihat ON "webhook" FOR SELECT TO harapan_app, harapan_baca
  USING ("lingkup"::int8multirange <@ (SELECT current_setting('h.scope')::int8multirange)
    AND (SELECT 'webhook:kelola' = ANY (string_to_array(current_setting('h.wewenang'), ' '))));
CREATE POLICY daftar ON "webhook" FOR INSERT TO harapan_app, harapan_baca
  WITH CHECK ("lingkup" = current_setting('h.scope') AND "dibuat_oleh" = current_setting('h.pelaku') AND "status" = 'AKTIF'
    AND 'webhook:kelola' = ANY (string_to_array(current_setting('h.wewenang'), ' ')));
CREATE POLICY ubah ON "webhook" FOR UPDATE TO harapan_app, harapan_baca
  USING ("status" <> 'DIHAPUS' AND "lingkup"::int8multirange <@ (SELECT current_setting('h.scope')::int8multirange)
    AND (SELECT 'webhook:kelola' = ANY (string_to_array(current_setting('h.wewenang'), ' '))))
  WITH CHECK (true);
GRANT SELECT ("id", "url", "jenis", "status", "lingkup", "lama_sampai", "dibuat_oleh", "dibuat_pada", "gagal_sejak", "terakhir_terkirim"),
  INSERT ("url", "jenis", "lingkup", "rahasia", "transaksi", "urutan", "waktu", "dibuat_oleh"),
  UPDATE ("status", "rahasia", "gagal_sejak") ON "webhook" TO harapan_app, harapan_baca;
GRANT USAGE ON SEQUENCE "webhook_id_seq" TO harapan_app, harapan_baca;

-- Messages go with their webhook. A request makes none: it only asks for one to be sent again.
CREATE POLICY lihat ON "kiriman_webhook" FOR SELECT TO harapan_app, harapan_baca
  USING ("webhook_id" IN (SELECT "id" FROM "webhook"));
CREATE POLICY ulangi ON "kiriman_webhook" FOR UPDATE TO harapan_app, harapan_baca
  USING ("status" IN ('MATI', 'MENUNGGU') AND "webhook_id" IN (SELECT "id" FROM "webhook" WHERE "status" <> 'DIHAPUS'))
  WITH CHECK ("status" = 'MENUNGGU');
GRANT SELECT ("id", "webhook_id", "jenis", "status", "percobaan", "dibuat_pada", "berikut_pada", "terakhir_dicoba", "sebab",
  "kode_jawaban", "terkirim_pada"), UPDATE ("status", "berikut_pada", "tenggat") ON "kiriman_webhook" TO harapan_app, harapan_baca;
