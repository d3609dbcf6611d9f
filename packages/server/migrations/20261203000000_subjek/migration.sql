-- Revealing identity numbers, and what persons ask about their own data.

-- CreateEnum
CREATE TYPE "jenis_nomor" AS ENUM ('NIK', 'NO_KK');

-- CreateEnum
CREATE TYPE "jenis_permintaan_subjek" AS ENUM ('AKSES', 'PERBAIKAN', 'PENGHAPUSAN', 'PENOLAKAN');

-- CreateEnum
CREATE TYPE "status_permintaan_subjek" AS ENUM ('DITERIMA', 'DIPENUHI', 'DITOLAK');

-- CreateTable
CREATE TABLE "pengungkapan" (
    "id" BIGSERIAL NOT NULL,
    "waktu" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "pelaku" TEXT NOT NULL,
    "jenis" "jenis_nomor" NOT NULL,
    "subjek" BIGINT NOT NULL,
    "alasan" TEXT NOT NULL,
    "permintaan" TEXT NOT NULL,

    CONSTRAINT "pengungkapan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "permintaan_subjek" (
    "id" BIGSERIAL NOT NULL,
    "individu_id" BIGINT NOT NULL,
    "jenis" "jenis_permintaan_subjek" NOT NULL,
    "diterima_pada" TIMESTAMPTZ(3) NOT NULL,
    "tenggat" TIMESTAMPTZ(3) NOT NULL,
    "status" "status_permintaan_subjek" NOT NULL DEFAULT 'DITERIMA',
    "hasil" TEXT,
    "dicatat_oleh" TEXT NOT NULL,
    "diselesaikan_oleh" TEXT,
    "diselesaikan_pada" TIMESTAMPTZ(3),
    "versi" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "permintaan_subjek_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pengungkapan_pelaku_waktu_idx" ON "pengungkapan"("pelaku", "waktu");

-- CreateIndex
CREATE INDEX "permintaan_subjek_individu_id_idx" ON "permintaan_subjek"("individu_id");

-- CreateIndex
CREATE INDEX "permintaan_subjek_status_tenggat_id_idx" ON "permintaan_subjek"("status", "tenggat", "id");

-- AddForeignKey
ALTER TABLE "permintaan_subjek" ADD CONSTRAINT "permintaan_subjek_individu_id_fkey" FOREIGN KEY ("individu_id") REFERENCES "individu"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ============ What Prisma's schema cannot say ============

-- Whoever may reveal leaves a row in their own name and sees their own; when it was says the database.
ALTER TABLE "pengungkapan" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "pengungkapan" FORCE ROW LEVEL SECURITY;
CREATE POLICY pemilik ON "pengungkapan" FOR SELECT TO harapan_pemilik USING (true);
CREATE POLICY sendiri ON "pengungkapan" FOR SELECT TO harapan_app, harapan_baca
  USING ("pelaku" = current_setting('h.pelaku'));
CREATE POLICY catat ON "pengungkapan" FOR INSERT TO harapan_app, harapan_baca
  WITH CHECK ("pelaku" = current_setting('h.pelaku')
    AND 'identitas:buka' = ANY (string_to_array(current_setting('h.wewenang'), ' ')));
GRANT SELECT, INSERT ("pelaku", "jenis", "subjek", "alasan", "permintaan") ON "pengungkapan"
  TO harapan_app, harapan_baca;
GRANT USAGE ON SEQUENCE "pengungkapan_id_seq" TO harapan_app, harapan_baca;

ALTER TABLE "permintaan_subjek"
  ADD CHECK ("tenggat" = "diterima_pada" + interval '72 hours'),
  ADD CHECK (("status" = 'DITERIMA') = ("hasil" IS NULL)),
  ADD CHECK (("status" = 'DITERIMA') = ("diselesaikan_oleh" IS NULL)),
  ADD CHECK (("status" = 'DITERIMA') = ("diselesaikan_pada" IS NULL));

-- The deadline follows from the receipt and never changes; a request is completed once, with its
-- result. Who did what and when is written here, whatever a statement says.
CREATE FUNCTION jaga_permintaan_subjek() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  oleh text := nullif(current_setting('h.pelaku', true), '');
  berubah text[] := '{status,hasil,diselesaikan_oleh,diselesaikan_pada,versi}';
  -- The columns keep milliseconds, and a rounded instant may lie before its own rounding.
  kini timestamptz := date_trunc('milliseconds', now());
BEGIN
  IF oleh IS NULL THEN RAISE EXCEPTION 'nobody serves' USING ERRCODE = 'HP012'; END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.diterima_pada := coalesce(NEW.diterima_pada, kini);
    IF NEW.diterima_pada NOT BETWEEN kini - interval '30 days' AND kini THEN
      RAISE EXCEPTION 'received in the future or too long ago' USING ERRCODE = 'HP012';
    END IF;
    NEW.tenggat := NEW.diterima_pada + interval '72 hours';
    NEW.status := 'DITERIMA';
    NEW.hasil := NULL;
    NEW.dicatat_oleh := oleh;
    NEW.diselesaikan_oleh := NULL;
    NEW.diselesaikan_pada := NULL;
    NEW.versi := 1;
    RETURN NEW;
  END IF;
  IF to_jsonb(NEW) - berubah <> to_jsonb(OLD) - berubah THEN
    RAISE EXCEPTION 'a request never changes' USING ERRCODE = 'HP012';
  END IF;
  IF OLD.status <> 'DITERIMA' OR NEW.status = 'DITERIMA' OR NEW.hasil IS NULL THEN
    RAISE EXCEPTION 'no such step' USING ERRCODE = 'HP012';
  END IF;
  NEW.diselesaikan_oleh := oleh;
  NEW.diselesaikan_pada := kini;
  NEW.versi := OLD.versi + 1;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION jaga_permintaan_subjek() FROM PUBLIC;
CREATE TRIGGER jaga BEFORE INSERT OR UPDATE ON "permintaan_subjek" FOR EACH ROW
  EXECUTE FUNCTION jaga_permintaan_subjek();

-- Requests of the persons whom the caller reaches: the person is looked for as the caller sees it,
-- one by one, since a set of all persons in reach may be the nation.
ALTER TABLE "permintaan_subjek" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "permintaan_subjek" FORCE ROW LEVEL SECURITY;
CREATE POLICY pemilik ON "permintaan_subjek" TO harapan_pemilik USING (true) WITH CHECK (true);
CREATE POLICY layani ON "permintaan_subjek" TO harapan_app, harapan_baca
  USING ((SELECT 'subjek:layani' = ANY (string_to_array(current_setting('h.wewenang'), ' ')))
    AND EXISTS (SELECT FROM "individu" i WHERE i."id" = "individu_id"));
GRANT SELECT, INSERT ("individu_id", "jenis", "diterima_pada"), UPDATE ("status", "hasil")
  ON "permintaan_subjek" TO harapan_app, harapan_baca;
GRANT USAGE ON SEQUENCE "permintaan_subjek_id_seq" TO harapan_app, harapan_baca;
