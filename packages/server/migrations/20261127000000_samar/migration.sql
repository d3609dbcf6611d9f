-- CreateTable
CREATE TABLE "rekap_samar" (
    "wilayah_kode" BIGINT NOT NULL,
    "program" "program" NOT NULL,
    "tahun" INTEGER NOT NULL,
    "jumlah" INTEGER NOT NULL,

    CONSTRAINT "rekap_samar_pkey" PRIMARY KEY ("wilayah_kode","program","tahun")
);


-- ============ What Prisma's schema cannot say ============

-- What was withheld stays with the owner: no grant, and no policy for anybody else.
ALTER TABLE "rekap_samar" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rekap_samar" FORCE ROW LEVEL SECURITY;
CREATE POLICY pemilik ON "rekap_samar" TO harapan_pemilik USING (true) WITH CHECK (true);

-- Whatever publishes, a count of 1-4 does not get in.
ALTER TABLE "rekap_terbit" ADD CHECK ("jumlah_kpm" NOT BETWEEN 1 AND 4);

-- What else must go is decided by rules over the whole tree, which this function knew nothing of;
-- packages/server/src/rekap/terbitkan.ts publishes now, as the owner.
DROP FUNCTION terbitkan_rekap(date);

-- Earlier publications withheld too little. They count as none, and are replaced within a minute.
UPDATE "rekap_terbit" SET "diterbitkan_pada" = 'epoch';
