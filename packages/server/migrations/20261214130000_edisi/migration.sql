-- Editions of the area codes: taken in as a file, compared, and applied by a job that re-keys every row.

-- CreateEnum
CREATE TYPE "status_edisi" AS ENUM ('DISIAPKAN', 'BERJALAN', 'DITERAPKAN');

-- CreateTable
CREATE TABLE "edisi_wilayah" (
    "id" SERIAL NOT NULL,
    "nomor" TEXT NOT NULL,
    "tanggal" DATE NOT NULL,
    "lengkap" BOOLEAN NOT NULL,
    "status" "status_edisi" NOT NULL DEFAULT 'DISIAPKAN',
    "diterapkan_pada" TIMESTAMPTZ(3),

    CONSTRAINT "edisi_wilayah_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "baris_edisi" (
    "id" BIGSERIAL NOT NULL,
    "edisi_id" INTEGER NOT NULL,
    "kode" TEXT NOT NULL,
    "nama" TEXT NOT NULL,
    "nama_lengkap" TEXT NOT NULL,
    "kode_lama" TEXT[],
    "diterapkan" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "baris_edisi_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "langkah_edisi" (
    "id" BIGSERIAL NOT NULL,
    "edisi_id" INTEGER NOT NULL,
    "kelompok" INTEGER NOT NULL,
    "jenis" "jenis_perubahan_wilayah",
    "lama" TEXT,
    "baru" TEXT,
    "akhiri" BOOLEAN NOT NULL,
    "tulis" BOOLEAN NOT NULL,
    "pindah" BOOLEAN NOT NULL,
    "selesai_pada" TIMESTAMPTZ(3),

    CONSTRAINT "langkah_edisi_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kode_beralih" (
    "kode" TEXT NOT NULL,
    "edisi_id" INTEGER NOT NULL,

    CONSTRAINT "kode_beralih_pkey" PRIMARY KEY ("kode")
);

-- CreateIndex
CREATE UNIQUE INDEX "edisi_wilayah_nomor_key" ON "edisi_wilayah"("nomor");

-- CreateIndex
CREATE UNIQUE INDEX "baris_edisi_edisi_id_kode_key" ON "baris_edisi"("edisi_id", "kode");

-- CreateIndex
CREATE INDEX "langkah_edisi_edisi_id_kelompok_idx" ON "langkah_edisi"("edisi_id", "kelompok");

-- AddForeignKey
ALTER TABLE "baris_edisi" ADD CONSTRAINT "baris_edisi_edisi_id_fkey" FOREIGN KEY ("edisi_id") REFERENCES "edisi_wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "langkah_edisi" ADD CONSTRAINT "langkah_edisi_edisi_id_fkey" FOREIGN KEY ("edisi_id") REFERENCES "edisi_wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kode_beralih" ADD CONSTRAINT "kode_beralih_edisi_id_fkey" FOREIGN KEY ("edisi_id") REFERENCES "edisi_wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ============ What Prisma's schema cannot say ============

ALTER TABLE "edisi_wilayah" ADD CHECK (("status" = 'DITERAPKAN') >= ("diterapkan_pada" IS NOT NULL));
ALTER TABLE "baris_edisi"
  ADD CHECK ("kode" ~ '^[1-9][0-9](\.[0-9]{2}(\.[0-9]{2}(\.[123][0-9]{3})?)?)?$'),
  ADD CHECK ("nama" <> '' AND "nama_lengkap" <> '');
ALTER TABLE "langkah_edisi"
  ADD CHECK (num_nonnulls("lama", "baru") > 0),
  ADD CHECK (NOT "pindah" OR ("akhiri" AND "lama" <> "baru"));
-- Only one edition is being applied.
CREATE UNIQUE INDEX "edisi_wilayah_berjalan" ON "edisi_wilayah"("status") WHERE "status" = 'BERJALAN';
CREATE INDEX "langkah_edisi_menunggu" ON "langkah_edisi"("edisi_id", "kelompok") WHERE "selesai_pada" IS NULL;

-- Installations that were loaded before know the editions there have been.
INSERT INTO "edisi_wilayah" ("nomor", "tanggal", "lengkap", "status")
SELECT nomor, tanggal, true, 'DITERAPKAN' FROM (VALUES
  ('Permendagri 56/2015', date '2015-06-29'),
  ('Permendagri 137/2017', date '2017-12-27'),
  ('Permendagri 72/2019', date '2019-10-08'),
  ('Permendagri 58/2021', date '2021-12-13'),
  ('Kepmendagri 100.1.1-6117/2022', date '2022-11-09'),
  ('Kepmendagri 300.2.2-2138/2025', date '2025-04-25')
) AS t(nomor, tanggal) WHERE EXISTS (SELECT FROM "wilayah") ORDER BY tanggal;

DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['edisi_wilayah', 'baris_edisi', 'langkah_edisi', 'kode_beralih'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nama);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', nama);
    EXECUTE format('CREATE POLICY pemilik ON %I TO harapan_pemilik USING (true) WITH CHECK (true)', nama);
  END LOOP;
END $$;

-- Which editions there are is public, as the areas are. A file of one is loaded by the centre alone, into
-- rows that change no area; only the owner applies it.
CREATE POLICY baca ON "edisi_wilayah" FOR SELECT
  TO harapan_app, harapan_baca, harapan_pendamping, harapan_mitra, harapan_publik USING (true);
CREATE POLICY tambah ON "edisi_wilayah" FOR INSERT TO harapan_app
  WITH CHECK (current_setting('h.scope') = '{[1100000000,9999999999]}' AND "status" = 'DISIAPKAN'
    AND 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' ')));
GRANT SELECT ON "edisi_wilayah" TO harapan_app, harapan_baca, harapan_pendamping, harapan_mitra, harapan_publik;
GRANT INSERT ("nomor", "tanggal", "lengkap") ON "edisi_wilayah" TO harapan_app;
GRANT USAGE ON SEQUENCE "edisi_wilayah_id_seq" TO harapan_app;
CREATE POLICY pusat ON "baris_edisi" TO harapan_app
  USING ((SELECT current_setting('h.scope') = '{[1100000000,9999999999]}'
    AND 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' '))));
GRANT SELECT, INSERT ("edisi_id", "kode", "nama", "nama_lengkap", "kode_lama"),
  UPDATE ("nama", "nama_lengkap", "kode_lama") ON "baris_edisi" TO harapan_app;
GRANT USAGE ON SEQUENCE "baris_edisi_id_seq" TO harapan_app;

CREATE TRIGGER versi AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "edisi_wilayah"
FOR EACH STATEMENT EXECUTE FUNCTION naikkan_versi('wilayah');
ALTER TABLE "edisi_wilayah" ENABLE ALWAYS TRIGGER versi;

-- Rows that were applied stand, whoever else is taking their import back at this moment.
CREATE FUNCTION jaga_baris_edisi() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.diterapkan AND (TG_OP = 'DELETE' OR NEW IS DISTINCT FROM OLD) THEN
    RAISE EXCEPTION 'the edition is applied' USING ERRCODE = 'HP015';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
REVOKE ALL ON FUNCTION jaga_baris_edisi() FROM PUBLIC;
CREATE TRIGGER jaga BEFORE UPDATE OR DELETE ON "baris_edisi" FOR EACH ROW EXECUTE FUNCTION jaga_baris_edisi();

-- Applying moves the rows of one group of villages at a time, as the owner, who under FORCE sees none. It
-- sees and changes those whose code it has named for this transaction, and nothing else.
DO $$
DECLARE
  nama text;
  syarat text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['individu', 'keluarga', 'anggota_keluarga', 'kpm', 'riwayat_kepesertaan', 'komponen_kpm',
    'pendampingan_kpm', 'kepesertaan_jkn', 'peringkat_kesejahteraan', 'fasilitas', 'pendamping']
  LOOP
    syarat := format('%I = ANY ((SELECT nullif(current_setting(''h.pindah'', true), '''')::bigint[])::bigint[])',
      CASE nama WHEN 'pendamping' THEN 'wilayah_kode' ELSE 'desa_kode' END);
    EXECUTE format('CREATE POLICY edisi_lihat ON %I FOR SELECT TO harapan_pemilik USING (%s)', nama, syarat);
    EXECUTE format('CREATE POLICY edisi_pindah ON %I FOR UPDATE TO harapan_pemilik USING (%s)', nama, syarat);
  END LOOP;
END $$;

-- A caller's codes are those of some edition. Where one has gone over to another area since, the caller's
-- token must say that it knows: otherwise it would open what it was never made for. Part of every frame.
CREATE FUNCTION periksa_wilayah(kode text[], edisi text) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  IF EXISTS (SELECT FROM kode_beralih b JOIN edisi_wilayah e ON e.id = b.edisi_id
    WHERE b.kode = ANY (periksa_wilayah.kode) AND NOT EXISTS (SELECT FROM edisi_wilayah milik
      WHERE milik.nomor = periksa_wilayah.edisi AND milik.tanggal >= e.tanggal AND milik.status <> 'DISIAPKAN')) THEN
    RAISE EXCEPTION 'the code names another area now' USING ERRCODE = 'HP002';
  END IF;
END $$;
REVOKE ALL ON FUNCTION periksa_wilayah(text[], text) FROM PUBLIC;
-- The frame is opened by whoever a session starts as.
GRANT EXECUTE ON FUNCTION periksa_wilayah(text[], text) TO harapan_publik;

-- Terms of an agreement never change, and its area keeps being the same area: applying an edition writes
-- the code that this area now has, and says so in the agreement's history.
CREATE OR REPLACE FUNCTION jaga_putusan() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  oleh text := nullif(current_setting('h.pelaku', true), '');
  langkah text;
  tetap text[] := '{status,alasan,diubah_oleh,diubah_pada,versi}';
BEGIN
  IF oleh IS NULL THEN RAISE EXCEPTION 'nobody decides' USING ERRCODE = 'HP010'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'DIUSULKAN' OR NEW.diusulkan_oleh <> oleh OR NEW.versi <> 1 THEN
      RAISE EXCEPTION 'only proposals in one''s own name' USING ERRCODE = 'HP010';
    END IF;
    RETURN NEW;
  END IF;
  IF current_user = 'harapan_pemilik' AND nullif(current_setting('h.edisi', true), '') IS NOT NULL
    AND to_jsonb(NEW) - 'wilayah' = to_jsonb(OLD) - 'wilayah' THEN
    NEW.versi := OLD.versi + 1;
    RETURN NEW;
  END IF;
  IF to_jsonb(NEW) - tetap <> to_jsonb(OLD) - tetap THEN
    RAISE EXCEPTION 'terms never change' USING ERRCODE = 'HP010';
  END IF;
  langkah := OLD.status || '>' || NEW.status;
  IF langkah || '*' = ANY (TG_ARGV) THEN
    IF oleh IN (OLD.diusulkan_oleh, coalesce(OLD.diubah_oleh, OLD.diusulkan_oleh)) THEN
      RAISE EXCEPTION 'proposer and approver are one' USING ERRCODE = 'HP011';
    END IF;
  ELSIF NOT langkah = ANY (TG_ARGV) THEN
    RAISE EXCEPTION 'no such step' USING ERRCODE = 'HP010';
  END IF;
  NEW.diubah_oleh := oleh;
  NEW.diubah_pada := now();
  NEW.versi := OLD.versi + 1;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION catat_putusan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO riwayat_putusan (tabel, baris, dari, ke, oleh, alasan)
  VALUES (TG_TABLE_NAME, NEW.id, CASE TG_OP WHEN 'UPDATE' THEN OLD.status::text END, NEW.status,
    current_setting('h.pelaku'), coalesce(nullif(current_setting('h.edisi', true), ''), NEW.alasan));
  RETURN NULL;
END $$;
