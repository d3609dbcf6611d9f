-- Partitions by month of any table that has them: those of this month, of the next three, and of what the
-- default partition holds. It runs as the owner, without SECURITY DEFINER, for nobody else has a use for
-- it. Who reads for long holds the lock; then it gives up, there are three months for the next try.
CREATE FUNCTION siapkan_partisi(induk text) RETURNS int LANGUAGE plpgsql
SET search_path = public, pg_temp SET timezone = 'UTC' SET lock_timeout = '2s' AS $$
DECLARE
  lain text := induk || '_lain';
  nama text;
  dari timestamptz;
  sampai timestamptz;
  dibuat int := 0;
BEGIN
  FOR dari IN EXECUTE format($months$
    SELECT date_trunc('month', waktu) FROM %I
    UNION SELECT date_trunc('month', now()) + make_interval(months => n) FROM generate_series(0, 3) AS t(n)
    $months$, lain)
  LOOP
    nama := induk || to_char(dari, '_YYYYMM');
    sampai := dari + interval '1 month';
    CONTINUE WHEN to_regclass(nama) IS NOT NULL;
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', lain);
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', nama, induk);
    EXECUTE format('WITH pindah AS (DELETE FROM %I WHERE waktu >= $1 AND waktu < $2 RETURNING *)
      INSERT INTO %I SELECT * FROM pindah', lain, nama) USING dari, sampai;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nama);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', nama);
    -- Rows come and go through the parent, whose own policies say who may do what.
    EXECUTE format('CREATE POLICY pemilik ON %I FOR SELECT TO harapan_pemilik USING (true)', nama);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', induk, nama, dari, sampai);
    dibuat := dibuat + 1;
  END LOOP;
  RETURN dibuat;
END $$;
REVOKE ALL ON FUNCTION siapkan_partisi(text) FROM PUBLIC;

DROP FUNCTION siapkan_partisi_audit();
DROP FUNCTION siapkan_partisi_perubahan();
