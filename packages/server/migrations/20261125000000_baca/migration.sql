-- CreateTable
CREATE TABLE "versi_data" (
    "nama" TEXT NOT NULL,
    "versi" BIGINT NOT NULL,

    CONSTRAINT "versi_data_pkey" PRIMARY KEY ("nama")
);


-- ============ What Prisma's schema cannot say ============

-- Everyone reads it; only the trigger below and the owner write it.
GRANT SELECT ON "versi_data" TO harapan_app, harapan_mitra, harapan_publik;

-- Raises a version in the writer's transaction, so that it is visible together with the change and
-- a rolled back change leaves none; writers of one body of data wait for each other here. A version
-- is the time in microseconds: a database that was restored or loaded anew never gives a number
-- again that once named another content. Once per transaction is enough: nobody sees a half of it,
-- and a thousand statements would otherwise walk a thousand dead versions of the row.
CREATE FUNCTION naikkan_versi() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO versi_data AS v (nama, versi)
  VALUES (TG_ARGV[0], (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)
  ON CONFLICT (nama) DO UPDATE SET versi = greatest(v.versi + 1, excluded.versi)
  WHERE v.xmin <> pg_current_xact_id()::xid;
  -- Wakes the instances after the commit; what there is to know they read themselves.
  PERFORM pg_notify('harapan_versi', '');
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION naikkan_versi() FROM PUBLIC;

-- ALWAYS: also in a bulk load that turns ordinary triggers off by session_replication_role.
DO $$
DECLARE
  tabel text;
BEGIN
  FOREACH tabel IN ARRAY ARRAY['wilayah', 'perubahan_wilayah', 'kode_wilayah_eksternal', 'kuota',
    'indeks_bantuan', 'periode_penyaluran', 'angka_terbit', 'cakupan_data', 'rekap_terbit']
  LOOP
    EXECUTE format($trigger$
      CREATE TRIGGER versi AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION naikkan_versi(%L)
      $trigger$, tabel, CASE tabel WHEN 'rekap_terbit' THEN tabel ELSE 'wilayah' END);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER versi', tabel);
  END LOOP;
END $$;

-- A database that is loaded already has a version from now on.
INSERT INTO "versi_data" ("nama", "versi")
SELECT nama, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint FROM unnest(ARRAY['wilayah', 'rekap_terbit']) AS t(nama);

-- The asked hashes are read once for a statement, not once for every row that is looked at.
ALTER POLICY padan ON "individu"
  USING ("nik_hash" = ANY ((SELECT current_setting('h.padan')::bytea[])::bytea[]));
