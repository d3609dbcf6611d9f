-- The table of before steps aside: a table cannot become partitioned where it stands. Its sequence
-- and its rows move into the new one below.
ALTER TABLE "audit_akses" RENAME TO "audit_akses_lama";
ALTER TABLE "audit_akses_lama" RENAME CONSTRAINT "audit_akses_pkey" TO "audit_akses_lama_pkey";

-- What is added to the database's own transaction number, so that numbers go on rising in a cluster
-- whose own count is lower: a dump restored elsewhere. Read by the defaults below and by the sealer.
CREATE FUNCTION geser_transaksi() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE RETURN 0::bigint;

-- CreateEnum
CREATE TYPE "jenis_subjek" AS ENUM ('INDIVIDU', 'KELUARGA', 'KPM');

-- CreateTable
CREATE TABLE "audit_akses" (
    "id" BIGINT NOT NULL DEFAULT nextval('audit_akses_id_seq'::regclass),
    "waktu" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "permintaan" TEXT NOT NULL,
    "pelaku" TEXT NOT NULL,
    "peran" TEXT NOT NULL,
    "instansi" TEXT,
    "tujuan" TEXT,
    "operasi" TEXT NOT NULL,
    "sidik_dokumen" TEXT NOT NULL,
    "sidik_variabel" TEXT NOT NULL,
    "kelas" TEXT[],
    "ditolak" INTEGER NOT NULL,
    "hasil" TEXT NOT NULL,
    "perjanjian" TEXT,
    "dasar" TEXT,
    "klien" TEXT,
    "jumlah" INTEGER,
    "transaksi" BIGINT NOT NULL DEFAULT (((pg_current_xact_id())::text)::bigint + geser_transaksi()),

    CONSTRAINT "audit_akses_pkey" PRIMARY KEY ("waktu","id")
) PARTITION BY RANGE ("waktu");

-- CreateTable
CREATE TABLE "audit_subjek" (
    "jenis" "jenis_subjek" NOT NULL,
    "subjek" BIGINT NOT NULL,
    "waktu" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "audit" BIGINT NOT NULL DEFAULT currval('audit_akses_id_seq'::regclass),
    "transaksi" BIGINT NOT NULL DEFAULT (((pg_current_xact_id())::text)::bigint + geser_transaksi()),

    CONSTRAINT "audit_subjek_pkey" PRIMARY KEY ("jenis","subjek","waktu","audit")
) PARTITION BY RANGE ("waktu");

-- CreateTable
CREATE TABLE "segel" (
    "nomor" BIGINT NOT NULL,
    "dari" TIMESTAMPTZ(3) NOT NULL,
    "sampai" TIMESTAMPTZ(3) NOT NULL,
    "jumlah" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "hash_sebelumnya" TEXT NOT NULL,
    "dibuat_pada" TIMESTAMPTZ(3) NOT NULL,
    "potret" TEXT NOT NULL,
    "lengkap" BOOLEAN NOT NULL,
    "isi" BYTEA NOT NULL,

    CONSTRAINT "segel_pkey" PRIMARY KEY ("nomor")
);

-- CreateIndex
CREATE INDEX "audit_akses_transaksi_idx" ON "audit_akses"("transaksi");

-- CreateIndex
CREATE INDEX "audit_subjek_transaksi_idx" ON "audit_subjek" USING BRIN ("transaksi");


-- ============ What Prisma's schema cannot say ============

-- Subjects are written in the order of their transactions: a small index that costs a read nothing.
DROP INDEX "audit_subjek_transaksi_idx";
CREATE INDEX "audit_subjek_transaksi_idx" ON "audit_subjek" USING BRIN ("transaksi")
  WITH (pages_per_range = 32, autosummarize = on);
-- Hashes do not shrink.
ALTER TABLE "segel" ALTER COLUMN "isi" SET STORAGE EXTERNAL;

-- Rows of months nobody prepared land in the default partition, so that no answer ever fails for
-- want of one.
CREATE TABLE "audit_akses_lain" PARTITION OF "audit_akses" DEFAULT;
CREATE TABLE "audit_subjek_lain" PARTITION OF "audit_subjek" DEFAULT;

-- Rows from before get numbers up to 0, one each: earlier than any transaction, so that seals of a
-- bounded size can cover them.
INSERT INTO "audit_akses" ("id", "waktu", "permintaan", "pelaku", "peran", "instansi", "tujuan", "operasi",
  "sidik_dokumen", "sidik_variabel", "kelas", "ditolak", "hasil", "transaksi")
SELECT "id", "waktu", "permintaan", "pelaku", "peran", "instansi", "tujuan", "operasi",
  "sidik_dokumen", "sidik_variabel", "kelas", "ditolak", "hasil", "id" - max("id") OVER ()
FROM "audit_akses_lama";
ALTER SEQUENCE "audit_akses_id_seq" OWNED BY "audit_akses"."id";

DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['audit_akses', 'audit_subjek', 'segel', 'audit_akses_lain', 'audit_subjek_lain'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nama);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', nama);
    EXECUTE format('CREATE POLICY pemilik ON %I FOR SELECT TO harapan_pemilik USING (true)', nama);
  END LOOP;
END $$;

-- Lets a role of requests leave audit rows; a migration that brings a new role calls it. Insert only,
-- and nobody writes in another's name. Time, number and transaction are not granted: they are what
-- the defaults say, so a subject belongs to the audit row that its own session wrote last, and a
-- request can name no other.
CREATE FUNCTION izinkan_catat(peran text) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE POLICY %I ON audit_akses FOR INSERT TO %I WITH CHECK (pelaku = current_setting(''h.pelaku''))',
    'catat_' || peran, peran);
  EXECUTE format('CREATE POLICY %I ON audit_subjek FOR INSERT TO %I WITH CHECK (true)', 'catat_' || peran, peran);
  EXECUTE format('GRANT INSERT (permintaan, pelaku, peran, instansi, tujuan, operasi, sidik_dokumen, sidik_variabel,
    kelas, ditolak, hasil, perjanjian, dasar, klien, jumlah) ON audit_akses TO %I', peran);
  EXECUTE format('GRANT INSERT (jenis, subjek) ON audit_subjek TO %I', peran);
  EXECUTE format('GRANT USAGE ON SEQUENCE audit_akses_id_seq TO %I', peran);
END $$;
REVOKE ALL ON FUNCTION izinkan_catat(text) FROM PUBLIC;

-- Whoever could write the table of before.
SELECT izinkan_catat(grantee::regrole::text)
FROM pg_class, aclexplode(relacl)
WHERE oid = 'audit_akses_lama'::regclass AND privilege_type = 'INSERT' AND grantee <> relowner;
DROP TABLE "audit_akses_lama";

CREATE POLICY tambah ON "segel" FOR INSERT TO harapan_pemilik WITH CHECK (true);
-- Only here may a row be taken away, to be put into its own month.
CREATE POLICY pindah ON "audit_akses_lain" FOR DELETE TO harapan_pemilik USING (true);
CREATE POLICY pindah ON "audit_subjek_lain" FOR DELETE TO harapan_pemilik USING (true);

-- Makes the partitions of this month, the next three, and of what the default partition holds, and
-- says how many. It runs as the owner, without SECURITY DEFINER, for nobody else has a use for it.
-- Who reads for long holds the lock; then it gives up, there are three months for the next try.
CREATE FUNCTION siapkan_partisi_audit() RETURNS int LANGUAGE plpgsql
SET search_path = public, pg_temp SET timezone = 'UTC' SET lock_timeout = '2s' AS $$
DECLARE
  induk text;
  nama text;
  dari timestamptz;
  sampai timestamptz;
  dibuat int := 0;
BEGIN
  FOREACH induk IN ARRAY ARRAY['audit_akses', 'audit_subjek'] LOOP
    FOR dari IN EXECUTE format($months$
      SELECT date_trunc('month', waktu) FROM %I
      UNION SELECT date_trunc('month', now()) + make_interval(months => n) FROM generate_series(0, 3) AS t(n)
      $months$, induk || '_lain')
    LOOP
      nama := induk || to_char(dari, '_YYYYMM');
      sampai := dari + interval '1 month';
      CONTINUE WHEN to_regclass(nama) IS NOT NULL;
      EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', induk || '_lain');
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', nama, induk);
      EXECUTE format('WITH pindah AS (DELETE FROM %I WHERE waktu >= $1 AND waktu < $2 RETURNING *)
        INSERT INTO %I SELECT * FROM pindah', induk || '_lain', nama) USING dari, sampai;
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nama);
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', nama);
      EXECUTE format('CREATE POLICY pemilik ON %I FOR SELECT TO harapan_pemilik USING (true)', nama);
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', induk, nama, dari, sampai);
      dibuat := dibuat + 1;
    END LOOP;
  END LOOP;
  RETURN dibuat;
END $$;
REVOKE ALL ON FUNCTION siapkan_partisi_audit() FROM PUBLIC;

-- From now on transaction numbers are at least this one.
CREATE FUNCTION majukan_transaksi(terkecil bigint) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE FUNCTION geser_transaksi() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    RETURN %s::bigint', terkecil - pg_snapshot_xmin(pg_current_snapshot())::text::bigint);
END $$;
REVOKE ALL ON FUNCTION majukan_transaksi(bigint) FROM PUBLIC;

SELECT siapkan_partisi_audit();
