-- CreateTable
CREATE TABLE "rekap_tahunan" (
    "desa_kode" BIGINT NOT NULL,
    "program" "program" NOT NULL,
    "tahun" INTEGER NOT NULL,
    "status" "status_kpm" NOT NULL,
    "masuk" INTEGER NOT NULL,
    "keluar" INTEGER NOT NULL,

    CONSTRAINT "rekap_tahunan_pkey" PRIMARY KEY ("desa_kode","program","tahun","status") INCLUDE ("masuk", "keluar")
);


-- ============ What Prisma's schema cannot say ============

-- What a count or a roll-up reads stands in the index it walks, so that no row is fetched for it.
DROP INDEX "kpm_desa_kode_id_idx";
CREATE INDEX "kpm_desa_kode_id_idx" ON "kpm"("desa_kode", "id") INCLUDE ("program", "status");
ALTER TABLE "rekap_dasar" DROP CONSTRAINT "rekap_dasar_pkey",
  ADD CONSTRAINT "rekap_dasar_pkey" PRIMARY KEY ("desa_kode","program","bulan","status") INCLUDE ("masuk", "keluar");

INSERT INTO "rekap_tahunan" ("desa_kode", "program", "tahun", "status", "masuk", "keluar")
SELECT desa_kode, program, bulan / 100, status, sum(masuk), sum(keluar) FROM rekap_dasar GROUP BY 1, 2, 3, 4;
ALTER TABLE "rekap_tahunan" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rekap_tahunan" FORCE ROW LEVEL SECURITY;
CREATE POLICY pemilik ON "rekap_tahunan" TO harapan_pemilik USING (true) WITH CHECK (true);
GRANT SELECT ON "rekap_tahunan" TO harapan_app;

-- Folds the deltas into months and years: each delta row is either still there or already in both.
CREATE OR REPLACE FUNCTION lipat_rekap() RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  jumlah int;
BEGIN
  WITH diambil AS (DELETE FROM rekap_delta RETURNING *),
  dijumlah AS (
    SELECT desa_kode, program, bulan, status, sum(masuk)::int AS masuk, sum(keluar)::int AS keluar, count(*) AS n
    FROM diambil GROUP BY 1, 2, 3, 4
  ), dilipat AS (
    INSERT INTO rekap_dasar AS d (desa_kode, program, bulan, status, masuk, keluar)
    SELECT desa_kode, program, bulan, status, masuk, keluar FROM dijumlah
    ON CONFLICT (desa_kode, program, bulan, status)
    DO UPDATE SET masuk = d.masuk + excluded.masuk, keluar = d.keluar + excluded.keluar
    RETURNING 1
  ), setahun AS (
    INSERT INTO rekap_tahunan AS t (desa_kode, program, tahun, status, masuk, keluar)
    SELECT desa_kode, program, bulan / 100, status, sum(masuk)::int, sum(keluar)::int FROM dijumlah GROUP BY 1, 2, 3, 4
    ON CONFLICT (desa_kode, program, tahun, status)
    DO UPDATE SET masuk = t.masuk + excluded.masuk, keluar = t.keluar + excluded.keluar
    RETURNING 1
  )
  SELECT coalesce(sum(n), 0)::int INTO jumlah
  FROM dijumlah, (SELECT count(*) FROM dilipat) _, (SELECT count(*) FROM setahun) __;
  RETURN jumlah;
END $$;

-- The bounds are bare, so that the planner sees them and an index is walked by them. Most callers
-- have one range, which the bounds are; only the others pay for the multirange on every row. The
-- planner knows nothing of a multirange and expects one row in two hundred, of the alternative one
-- in two. A missing setting is an error still, not a row.
DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['individu', 'keluarga', 'anggota_keluarga', 'kpm', 'riwayat_kepesertaan',
    'komponen_kpm', 'pendampingan_kpm', 'kepesertaan_jkn', 'pendamping', 'rekap_dasar', 'rekap_delta',
    'rekap_tahunan']
  LOOP
    EXECUTE format('DROP POLICY IF EXISTS lingkup ON %I', nama);
    EXECUTE format($policy$
      CREATE POLICY lingkup ON %1$I TO harapan_app
      USING (%2$I BETWEEN current_setting('h.lo')::bigint AND current_setting('h.hi')::bigint
        AND ((SELECT current_setting('h.scope') = format('{[%%s,%%s]}', current_setting('h.lo'), current_setting('h.hi')))
          OR %2$I <@ (SELECT current_setting('h.scope')::int8multirange)))
      $policy$, nama, CASE nama WHEN 'pendamping' THEN 'wilayah_kode' ELSE 'desa_kode' END);
  END LOOP;
END $$;
