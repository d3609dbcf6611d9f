-- An import of a million rows: what was checked and traced row by row is checked and traced by the chunk.

-- CreateTable
CREATE TABLE "impor_jejak_tambah" (
    "impor_id" BIGINT NOT NULL,
    "tabel" TEXT NOT NULL,
    "awal" BIGINT NOT NULL,
    "akhir" BIGINT NOT NULL,
    "baris_id" BIGINT[],
    "sesudah" BIGINT[],

    CONSTRAINT "impor_jejak_tambah_pkey" PRIMARY KEY ("impor_id","tabel","awal")
);

-- DropForeignKey
ALTER TABLE "kepesertaan_jkn" DROP CONSTRAINT "kepesertaan_jkn_individu_id_desa_kode_fkey";

-- ============ What Prisma's schema cannot say ============

ALTER TABLE "impor_jejak_tambah"
  ADD CHECK (cardinality("baris_id") > 0 AND cardinality("baris_id") = cardinality("sesudah")),
  ADD CHECK ("awal" = "baris_id"[1] AND "akhir" = "baris_id"[cardinality("baris_id")]);
ALTER TABLE "impor_jejak_tambah" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "impor_jejak_tambah" FORCE ROW LEVEL SECURITY;
CREATE POLICY pemilik ON "impor_jejak_tambah" TO harapan_pemilik USING (true) WITH CHECK (true);
CREATE POLICY ikut ON "impor_jejak_tambah" TO harapan_app
  USING ("impor_id" IN (SELECT "id" FROM "impor")
    AND (SELECT 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' '))));
GRANT SELECT, INSERT ON "impor_jejak_tambah" TO harapan_app;

-- Both trails as one, a row for each row; with the rights of whoever asks.
CREATE VIEW jejak_impor WITH (security_invoker = true) AS
  SELECT tabel, baris_id, impor_id, jenis, sebelum, sesudah FROM impor_jejak
  UNION ALL
  SELECT t.tabel, b.id, t.impor_id, 'TAMBAH', NULL, lpad(to_hex(b.sidik), 32, '0')::uuid
  FROM impor_jejak_tambah t CROSS JOIN LATERAL unnest(t.baris_id, t.sesudah) AS b(id, sidik);
GRANT SELECT ON jejak_impor TO harapan_app;

-- The person of a JKN spell, and their village, were a foreign key: one look-up and one row lock for each
-- row, a quarter of an import. Now each statement is checked once. Two that run at once must not miss each
-- other: whoever writes spells holds the regency of the village shared until it commits, whoever moves or
-- deletes persons takes it alone. Then each looks again with what the other has committed (READ COMMITTED
-- gives every query of a function a snapshot of its own; others are refused). A plan lives as long as its
-- session, and was made when a statement had no row: so persons are looked up by index, and the old rows laid
-- beside the new ones by hash, whatever it expected.
CREATE POLICY pemicu ON "individu" FOR SELECT TO harapan_pemilik USING ((SELECT pg_trigger_depth() > 0));
CREATE POLICY pemicu ON "kepesertaan_jkn" FOR SELECT TO harapan_pemilik USING ((SELECT pg_trigger_depth() > 0));
CREATE POLICY ikut ON "kepesertaan_jkn" FOR UPDATE TO harapan_pemilik
  USING ((SELECT pg_trigger_depth() > 0)) WITH CHECK ((SELECT pg_trigger_depth() > 0));

-- Asked once a statement, whether anything is being taken back at all, and only then row by row.
DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['individu', 'kepesertaan_jkn'] LOOP
    EXECUTE format($policy$
      ALTER POLICY batal ON %1$I USING ((SELECT nullif(current_setting('h.batal', true), '') IS NOT NULL)
        AND EXISTS (SELECT FROM impor_jejak j WHERE j.tabel = %1$L AND j.baris_id = %1$I.id
          AND j.impor_id = nullif(current_setting('h.batal', true), '')::bigint AND j.jenis = 'TAMBAH'))
      $policy$, nama);
  END LOOP;
END $$;

CREATE FUNCTION kunci_kabupaten_jkn(kabupaten bigint[], sendiri boolean) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  satu int;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'JKN spells and their persons change in READ COMMITTED only' USING ERRCODE = '25001';
  END IF;
  -- In the order of their numbers: two that want the same ones wait for each other, never in a ring.
  FOR satu IN SELECT DISTINCT k FROM unnest(kabupaten) AS t(k) ORDER BY 1 LOOP
    IF sendiri THEN PERFORM pg_advisory_xact_lock(20261216, satu);
    ELSE PERFORM pg_advisory_xact_lock_shared(20261216, satu); END IF;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION kunci_kabupaten_jkn(bigint[], boolean) FROM PUBLIC;

CREATE FUNCTION jaga_orang_jkn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = on SET enable_nestloop = off AS $$
BEGIN
  -- An import changes spells and not whose they are.
  IF TG_OP = 'UPDATE' THEN
    IF NOT EXISTS (SELECT FROM lama l JOIN baru b USING (id)
      WHERE (l.individu_id, l.desa_kode) IS DISTINCT FROM (b.individu_id, b.desa_kode)) THEN RETURN NULL; END IF;
  END IF;
  PERFORM kunci_kabupaten_jkn(array(SELECT DISTINCT desa_kode / 1000000 FROM baru), false);
  IF EXISTS (SELECT FROM baru b WHERE NOT EXISTS (SELECT FROM individu i
      WHERE i.id = b.individu_id AND i.desa_kode = b.desa_kode OFFSET 0)) THEN
    RAISE EXCEPTION 'the person of a JKN spell is gone or lives in another village' USING ERRCODE = '23503';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION jaga_orang_jkn() FROM PUBLIC;
CREATE TRIGGER jaga_orang_tambah AFTER INSERT ON "kepesertaan_jkn" REFERENCING NEW TABLE AS baru
  FOR EACH STATEMENT EXECUTE FUNCTION jaga_orang_jkn();
CREATE TRIGGER jaga_orang_ubah AFTER UPDATE ON "kepesertaan_jkn" REFERENCING OLD TABLE AS lama NEW TABLE AS baru
  FOR EACH STATEMENT EXECUTE FUNCTION jaga_orang_jkn();

-- A move takes the spells along; a person who has one is not deleted.
CREATE FUNCTION ikutkan_jkn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = on AS $$
DECLARE
  hilang boolean;
  kabupaten bigint[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM kunci_kabupaten_jkn(array(SELECT DISTINCT desa_kode / 1000000 FROM lama), true);
    IF EXISTS (SELECT FROM lama l WHERE EXISTS (SELECT FROM kepesertaan_jkn k WHERE k.individu_id = l.id OFFSET 0)) THEN
      RAISE EXCEPTION 'a person with JKN spells is not deleted' USING ERRCODE = '23503';
    END IF;
    RETURN NULL;
  END IF;
  -- Planned each time: one person of a family, or all of a regency.
  EXECUTE 'SELECT bool_or(b.id IS NULL), array_agg(l.desa_kode / 1000000) FILTER (WHERE l.desa_kode <> b.desa_kode)
    || array_agg(b.desa_kode / 1000000) FILTER (WHERE l.desa_kode <> b.desa_kode) FROM lama l LEFT JOIN baru b USING (id)'
    INTO hilang, kabupaten;
  IF hilang THEN RAISE EXCEPTION 'the number of a person does not change' USING ERRCODE = '23503'; END IF;
  IF kabupaten IS NULL THEN RETURN NULL; END IF;
  PERFORM kunci_kabupaten_jkn(kabupaten, true);
  EXECUTE 'UPDATE kepesertaan_jkn k SET desa_kode = b.desa_kode FROM lama l JOIN baru b USING (id)
    WHERE k.individu_id = b.id AND l.desa_kode <> b.desa_kode AND k.desa_kode <> b.desa_kode';
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION ikutkan_jkn() FROM PUBLIC;
CREATE TRIGGER jkn_ikut_ubah AFTER UPDATE ON "individu" REFERENCING OLD TABLE AS lama NEW TABLE AS baru
  FOR EACH STATEMENT EXECUTE FUNCTION ikutkan_jkn();
CREATE TRIGGER jkn_ikut_hapus AFTER DELETE ON "individu" REFERENCING OLD TABLE AS lama
  FOR EACH STATEMENT EXECUTE FUNCTION ikutkan_jkn();
-- What an import changes of a spell was compared as four JSON texts a row; now only where more than the
-- ciphertext of the card may differ.
CREATE OR REPLACE FUNCTION catat_perubahan_kepesertaan_jkn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_hashjoin = on SET enable_nestloop = off AS $$
DECLARE
  nomor bigint := nomor_transaksi();
  kini timestamptz := clock_timestamp();
  banyak bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, desa_kode, waktu)
    SELECT nomor, 'INDIVIDU', individu_id, 'SIMPAN', desa_kode, kini FROM (SELECT DISTINCT individu_id, desa_kode FROM baru) s;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, desa_kode, waktu)
    SELECT nomor, 'INDIVIDU', individu_id, 'SIMPAN', desa_kode, kini FROM (SELECT DISTINCT individu_id, desa_kode FROM lama) s;
  ELSE
    INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, desa_kode, waktu)
    SELECT nomor, 'INDIVIDU', individu_id, 'SIMPAN', desa_kode, kini FROM (
      SELECT DISTINCT v.individu_id, v.desa_kode FROM lama l JOIN baru b USING (id)
      CROSS JOIN LATERAL (VALUES (l.individu_id, l.desa_kode), (b.individu_id, b.desa_kode)) AS v(individu_id, desa_kode)
      WHERE l IS DISTINCT FROM b AND (l.no_kartu_sandi IS NOT DISTINCT FROM b.no_kartu_sandi
        OR to_jsonb(l) - 'no_kartu_sandi' IS DISTINCT FROM to_jsonb(b) - 'no_kartu_sandi')) s;
  END IF;
  GET DIAGNOSTICS banyak = ROW_COUNT;
  IF banyak > 0 THEN PERFORM pg_notify('harapan_perubahan', ''); END IF;
  RETURN NULL;
END $$;
