-- Whoever follows an import is woken by its chunks; and the file's own separator is kept with it.

-- AlterTable
ALTER TABLE "impor" ADD COLUMN     "pemisah" TEXT;

-- ============ What Prisma's schema cannot say ============

ALTER TABLE "impor" ADD CHECK ("pemisah" IN (',', ';', E'\t'));
GRANT INSERT ("pemisah"), UPDATE ("pemisah") ON "impor" TO harapan_app;

-- Open imports among all that ever were: the one question of those who follow.
CREATE INDEX "impor_terbuka_idx" ON "impor"("id") WHERE "status" IN ('MENUNGGU', 'BERJALAN') OR "unggahan_id" IS NOT NULL;

-- Says that some import has moved and not which: whoever listens reads what is theirs.
CREATE FUNCTION kabarkan_impor() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('harapan_impor', '');
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION kabarkan_impor() FROM PUBLIC;
CREATE TRIGGER kabarkan AFTER INSERT OR UPDATE ON "impor" FOR EACH STATEMENT EXECUTE FUNCTION kabarkan_impor();
