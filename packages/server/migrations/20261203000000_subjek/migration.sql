-- Revealing identity numbers.

-- CreateEnum
CREATE TYPE "jenis_nomor" AS ENUM ('NIK', 'NO_KK');

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

-- CreateIndex
CREATE INDEX "pengungkapan_pelaku_waktu_idx" ON "pengungkapan"("pelaku", "waktu");

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
