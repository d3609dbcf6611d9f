-- AlterTable
ALTER TABLE "audit_akses" ADD COLUMN "subjek" TEXT;


-- ============ What Prisma's schema cannot say ============

-- Whom a row read stands in the row itself, as the reading statement left it: `i12,k4,p5`. Compared by
-- bytes, whatever the database's collation.
ALTER TABLE "audit_akses" ALTER COLUMN "subjek" TYPE TEXT COLLATE "C";
-- Each subject is a key of the index, found as soon as its row is committed: a request adds its keys to a
-- list that look-ups read too, and the sealer merges the list. Where no sealer runs, a request does so
-- once the list is this long, in kB.
CREATE INDEX "audit_akses_subjek_idx" ON "audit_akses" USING gin (string_to_array("subjek", ','))
  WITH (fastupdate = on, gin_pending_list_limit = 32768) WHERE "subjek" IS NOT NULL;

-- What stands in that column, a row each. What is not of its form names nobody.
CREATE FUNCTION uraikan_subjek(teks text) RETURNS TABLE (jenis jenis_subjek, subjek bigint)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE left(satu, 1) WHEN 'i' THEN 'INDIVIDU' WHEN 'k' THEN 'KELUARGA' ELSE 'KPM' END::jenis_subjek,
    substr(satu, 2)::bigint
  FROM unnest(string_to_array(teks, ',')) AS t(satu) WHERE satu ~ '^[ikp][0-9]{1,18}$'
$$;

-- The table of subjects keeps those of older rows, and nobody adds to it.
DO $$
DECLARE
  peran text;
BEGIN
  FOR peran IN SELECT roles[1] FROM pg_policies WHERE tablename = 'audit_subjek' AND policyname = 'catat_' || roles[1] LOOP
    EXECUTE format('DROP POLICY %I ON audit_subjek', 'catat_' || peran);
    EXECUTE format('REVOKE INSERT (jenis, subjek) ON audit_subjek FROM %I', peran);
    EXECUTE format('GRANT INSERT (subjek) ON audit_akses TO %I', peran);
  END LOOP;
END $$;

-- Lets a role of requests leave audit rows; a migration that brings a new role calls it. Insert only,
-- and nobody writes in another's name. Time, number and transaction are not granted: they are what
-- the defaults say.
CREATE OR REPLACE FUNCTION izinkan_catat(peran text) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE POLICY %I ON audit_akses FOR INSERT TO %I WITH CHECK (pelaku = current_setting(''h.pelaku''))',
    'catat_' || peran, peran);
  EXECUTE format('GRANT INSERT (permintaan, pelaku, peran, instansi, tujuan, operasi, sidik_dokumen, sidik_variabel,
    kelas, ditolak, hasil, perjanjian, dasar, klien, jumlah, subjek) ON audit_akses TO %I', peran);
  EXECUTE format('GRANT USAGE ON SEQUENCE audit_akses_id_seq TO %I', peran);
END $$;

-- Makes the partitions as before; nothing comes to the table of subjects any more, so it needs none.
CREATE OR REPLACE FUNCTION siapkan_partisi_audit() RETURNS int LANGUAGE plpgsql
SET search_path = public, pg_temp SET timezone = 'UTC' SET lock_timeout = '2s' AS $$
DECLARE
  induk text;
  nama text;
  dari timestamptz;
  sampai timestamptz;
  dibuat int := 0;
BEGIN
  FOREACH induk IN ARRAY ARRAY['audit_akses'] LOOP
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

-- Accesses to subjects, each from a day to a day, newest first, and nothing of whom else they read. The
-- statement that calls it reads the person, the families and the enrolments as the caller sees them. Keys
-- that were not merged yet would make the index look dearer than reading every row.
DROP FUNCTION riwayat_akses(jenis_subjek[], bigint[], date[], date[], timestamptz, bigint, int);
CREATE FUNCTION riwayat_akses(jenis jenis_subjek[], subjek bigint[], dari date[], sampai date[],
  sebelum timestamptz, sebelum_id bigint, banyak int)
RETURNS TABLE (id bigint, waktu timestamptz, pelaku text, peran text, instansi text, perjanjian text, dasar text,
  tujuan text, kelas text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT a.id, a.waktu, a.pelaku, a.peran, a.instansi, a.perjanjian, a.dasar, a.tujuan, a.kelas FROM (
    SELECT s.waktu, s.audit
    FROM unnest(jenis, subjek, dari, sampai) AS milik(jenis, subjek, dari, sampai)
    CROSS JOIN LATERAL (
      SELECT b.waktu, b.id AS audit FROM audit_akses b
      WHERE b.subjek IS NOT NULL
        AND string_to_array(b.subjek, ',') @> ARRAY[CASE milik.jenis WHEN 'INDIVIDU' THEN 'i' WHEN 'KELUARGA' THEN 'k' ELSE 'p' END
          || milik.subjek]
      UNION ALL
      SELECT c.waktu, c.audit FROM audit_subjek c WHERE c.jenis = milik.jenis AND c.subjek = milik.subjek
    ) s
    WHERE s.waktu >= coalesce(milik.dari, '-infinity') AND s.waktu < coalesce(milik.sampai + 1, 'infinity')
      AND (sebelum IS NULL OR (s.waktu, s.audit) < (sebelum, sebelum_id))
    GROUP BY s.waktu, s.audit ORDER BY 1 DESC, 2 DESC LIMIT banyak
  ) s JOIN audit_akses a ON a.waktu = s.waktu AND a.id = s.audit
  WHERE 'subjek:layani' = ANY (string_to_array(current_setting('h.wewenang'), ' '))
  ORDER BY a.waktu DESC, a.id DESC
$$;
REVOKE ALL ON FUNCTION riwayat_akses(jenis_subjek[], bigint[], date[], date[], timestamptz, bigint, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION riwayat_akses(jenis_subjek[], bigint[], date[], date[], timestamptz, bigint, int)
  TO harapan_app, harapan_baca;
