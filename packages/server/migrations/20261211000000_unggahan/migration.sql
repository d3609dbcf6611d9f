-- Imports through HTTP: files as they arrive, encrypted in pieces, and the jobs that read them.

-- AlterTable
ALTER TABLE "impor" ADD COLUMN     "coba" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "galat_tempat" TEXT,
ADD COLUMN     "percobaan" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tugas" TEXT,
ADD COLUMN     "unggahan_id" BIGINT;

-- CreateTable
CREATE TABLE "unggahan" (
    "id" BIGSERIAL NOT NULL,
    "pemilik" TEXT NOT NULL,
    "nama" TEXT NOT NULL,
    "bita" BIGINT NOT NULL DEFAULT 0,
    "sidik" TEXT,
    "dibuat_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "diubah_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unggahan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unggahan_potong" (
    "unggahan_id" BIGINT NOT NULL,
    "nomor" INTEGER NOT NULL,
    "sandi" BYTEA NOT NULL,

    CONSTRAINT "unggahan_potong_pkey" PRIMARY KEY ("unggahan_id","nomor")
);

-- CreateIndex
CREATE INDEX "unggahan_pemilik_idx" ON "unggahan"("pemilik");

-- AddForeignKey
ALTER TABLE "unggahan_potong" ADD CONSTRAINT "unggahan_potong_unggahan_id_fkey" FOREIGN KEY ("unggahan_id") REFERENCES "unggahan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ============ What Prisma's schema cannot say ============

-- Jobs that wait or run, among all imports that ever were.
CREATE UNIQUE INDEX "impor_unggahan_id_key" ON "impor"("unggahan_id") WHERE "unggahan_id" IS NOT NULL;
ALTER TABLE "impor" ADD CHECK ("unggahan_id" IS NULL OR "tugas" IS NOT NULL);
ALTER TABLE "unggahan" ADD CHECK ("sidik" ~ '^[0-9a-f]{64}$'), ADD CHECK ("bita" >= 0);
-- What is encrypted does not get smaller: to try is to waste time.
ALTER TABLE "unggahan_potong" ALTER COLUMN "sandi" SET STORAGE EXTERNAL;

ALTER TABLE "unggahan" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "unggahan" FORCE ROW LEVEL SECURITY;
ALTER TABLE "unggahan_potong" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "unggahan_potong" FORCE ROW LEVEL SECURITY;

-- An upload is its uploader's alone, while they may import. The owner removes what is old or used.
CREATE POLICY pemilik ON "unggahan" TO harapan_pemilik USING (true) WITH CHECK (true);
CREATE POLICY sendiri ON "unggahan" TO harapan_app
  USING ("pemilik" = (SELECT current_setting('h.pelaku'))
    AND (SELECT 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' '))));
GRANT SELECT, INSERT ("pemilik", "nama"), UPDATE ("bita", "sidik", "diubah_pada") ON "unggahan" TO harapan_app;
GRANT USAGE ON SEQUENCE "unggahan_id_seq" TO harapan_app;
CREATE POLICY pemilik ON "unggahan_potong" TO harapan_pemilik USING (true) WITH CHECK (true);
CREATE POLICY sendiri ON "unggahan_potong" TO harapan_app USING ("unggahan_id" IN (SELECT "id" FROM "unggahan"));
GRANT SELECT, INSERT ON "unggahan_potong" TO harapan_app;

-- A job may be for a part of the caller's area; a job that cannot go on is ended by the owner.
ALTER POLICY tulis ON "impor" WITH CHECK ("pelaku" = current_setting('h.pelaku')
  AND "lingkup"::int8multirange <@ current_setting('h.scope')::int8multirange
  AND 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' ')));
CREATE POLICY rawat ON "impor" FOR UPDATE TO harapan_pemilik USING (true);
GRANT INSERT ("coba", "unggahan_id", "tugas"), UPDATE ("kolom", "unggahan_id", "tugas", "percobaan", "galat_tempat")
  ON "impor" TO harapan_app;
