-- Taking a large import back is a job: who asked for it, sealed, and what became of it.

-- AlterTable
ALTER TABLE "impor" ADD COLUMN     "banyak_penghalang" INTEGER,
ADD COLUMN     "batal_tugas" TEXT,
ADD COLUMN     "dihapus" INTEGER,
ADD COLUMN     "dipulihkan" INTEGER,
ADD COLUMN     "penghalang" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- ============ What Prisma's schema cannot say ============

CREATE INDEX "impor_batal_idx" ON "impor"("id") WHERE "batal_tugas" IS NOT NULL;
GRANT UPDATE ("batal_tugas", "dihapus", "dipulihkan", "penghalang", "banyak_penghalang") ON "impor" TO harapan_app;
