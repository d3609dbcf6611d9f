-- CreateEnum
CREATE TYPE "jenis_perubahan" AS ENUM ('KPM', 'KELUARGA', 'INDIVIDU');

-- CreateEnum
CREATE TYPE "operasi_perubahan" AS ENUM ('SIMPAN', 'HAPUS');

-- CreateTable
CREATE TABLE "perubahan" (
    "urutan" BIGSERIAL NOT NULL,
    "transaksi" BIGINT NOT NULL,
    "jenis" "jenis_perubahan" NOT NULL,
    "sasaran" BIGINT NOT NULL,
    "operasi" "operasi_perubahan" NOT NULL,
    "desa_kode" BIGINT,
    "desa_lama" BIGINT,
    "pendamping" INTEGER,
    "waktu" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "perubahan_pkey" PRIMARY KEY ("transaksi","urutan","waktu")
) PARTITION BY RANGE ("waktu");

-- CreateTable
CREATE TABLE "perubahan_terbuang" (
    "transaksi" BIGINT NOT NULL,
    "urutan" BIGINT NOT NULL,
    "waktu" TIMESTAMPTZ(6) NOT NULL,
    "dibuang_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "perubahan_terbuang_pkey" PRIMARY KEY ("transaksi","urutan")
);


-- ============ What Prisma's schema cannot say ============

-- Rows of months nobody prepared land here, so that no write ever fails for want of a partition.
CREATE TABLE "perubahan_lain" PARTITION OF "perubahan" DEFAULT;

DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['perubahan', 'perubahan_lain', 'perubahan_terbuang'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nama);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', nama);
    EXECUTE format('CREATE POLICY pemilik ON %I TO harapan_pemilik USING (true) WITH CHECK (true)', nama);
  END LOOP;
END $$;

-- Whoever sees the place sees that something there has changed: where the object is, or was. The
-- same bounds as on the data. What the object is now, each caller reads through its own guard.
CREATE POLICY lingkup ON "perubahan" FOR SELECT TO harapan_app, harapan_baca
  USING (("desa_kode" BETWEEN current_setting('h.lo')::bigint AND current_setting('h.hi')::bigint
      AND ((SELECT current_setting('h.scope') = format('{[%s,%s]}', current_setting('h.lo'), current_setting('h.hi')))
        OR "desa_kode" <@ (SELECT current_setting('h.scope')::int8multirange)))
    OR ("desa_lama" BETWEEN current_setting('h.lo')::bigint AND current_setting('h.hi')::bigint
      AND ((SELECT current_setting('h.scope') = format('{[%s,%s]}', current_setting('h.lo'), current_setting('h.hi')))
        OR "desa_lama" <@ (SELECT current_setting('h.scope')::int8multirange))));
-- A facilitator: what they reach today, and what enters or leaves their reach.
CREATE POLICY damping ON "perubahan" FOR SELECT TO harapan_pendamping
  USING ("pendamping" = current_setting('h.pendamping')::int
    OR ("jenis" = 'KPM' AND "sasaran" = ANY ((SELECT array(SELECT id FROM kpm))::bigint[]))
    OR ("jenis" = 'KELUARGA' AND "sasaran" = ANY ((SELECT array(SELECT id FROM keluarga))::bigint[]))
    OR ("jenis" = 'INDIVIDU' AND "sasaran" = ANY ((SELECT array(SELECT id FROM individu))::bigint[])));
GRANT SELECT ON "perubahan" TO harapan_app, harapan_baca, harapan_pendamping;

-- The triggers below write as the owner, who under FORCE sees no family. Within a trigger, and nowhere
-- else, it sees which enrolments belong to a family and who is assigned to them.
CREATE POLICY pemicu ON "kpm" FOR SELECT TO harapan_pemilik
  USING ((SELECT pg_trigger_depth() > 0));
CREATE POLICY pemicu ON "anggota_keluarga" FOR SELECT TO harapan_pemilik
  USING ((SELECT pg_trigger_depth() > 0));
CREATE POLICY pemicu ON "pendampingan_kpm" FOR SELECT TO harapan_pemilik
  USING ((SELECT pg_trigger_depth() > 0));
-- It may lock a family, and change none.
CREATE POLICY pemicu ON "keluarga" FOR SELECT TO harapan_pemilik USING ((SELECT pg_trigger_depth() > 0));
CREATE POLICY kunci ON "keluarga" FOR UPDATE TO harapan_pemilik
  USING ((SELECT pg_trigger_depth() > 0)) WITH CHECK (false);

-- The number of this transaction as rows carry it: `geser_transaksi` keeps it rising after a restore.
CREATE FUNCTION nomor_transaksi() RETURNS bigint LANGUAGE sql STABLE
  RETURN pg_current_xact_id()::text::bigint + geser_transaksi();

-- Who belongs to a family, which enrolments it has, and who is assigned to them: one that changes looks
-- for the others, so two such changes of a family wait for each other. Otherwise neither sees the
-- other's, and what follows from both is told by none. In the order of ids, after which each look sees
-- all that was committed.

-- Rows of kpm, keluarga and individu: one row for each that is new, gone, or really other than
-- before. The second argument names a column whose change nobody can see: the ciphertext of a number.
CREATE FUNCTION catat_perubahan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  jenis_ini jenis_perubahan := TG_ARGV[0];
  nomor bigint := nomor_transaksi();
  kini timestamptz := clock_timestamp();
  banyak bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, desa_kode, waktu)
    SELECT nomor, jenis_ini, id, 'SIMPAN', desa_kode, kini FROM baru;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, desa_lama, waktu)
    SELECT nomor, jenis_ini, id, 'HAPUS', desa_kode, kini FROM lama;
  ELSE
    INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, desa_kode, desa_lama, waktu)
    SELECT nomor, jenis_ini, coalesce(b.id, l.id), (CASE WHEN b.id IS NULL THEN 'HAPUS' ELSE 'SIMPAN' END)::operasi_perubahan,
      b.desa_kode, CASE WHEN l.desa_kode IS DISTINCT FROM b.desa_kode THEN l.desa_kode END, kini
    FROM lama l FULL JOIN baru b ON b.id = l.id
    WHERE l IS DISTINCT FROM b
      AND (TG_NARGS < 2 OR to_jsonb(l) - TG_ARGV[1] IS DISTINCT FROM to_jsonb(b) - TG_ARGV[1]);
  END IF;
  GET DIAGNOSTICS banyak = ROW_COUNT;
  IF TG_OP = 'INSERT' AND TG_TABLE_NAME = 'kpm' THEN
    PERFORM FROM keluarga WHERE id IN (SELECT keluarga_id FROM baru) ORDER BY id FOR NO KEY UPDATE;
  END IF;
  -- An enrolment that goes over to another family takes its facilitator there.
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'kpm' AND banyak > 0 THEN
    PERFORM FROM keluarga WHERE id IN (SELECT k.keluarga_id
      FROM lama l JOIN baru b ON b.id = l.id AND b.keluarga_id <> l.keluarga_id
      CROSS JOIN LATERAL (VALUES (l.keluarga_id), (b.keluarga_id)) AS k(keluarga_id)) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, pendamping, waktu)
    WITH pindah AS (
      SELECT DISTINCT k.keluarga_id, p.pendamping_id
      FROM lama l JOIN baru b ON b.id = l.id AND b.keluarga_id <> l.keluarga_id
      JOIN pendampingan_kpm p ON p.kpm_id = b.id AND p.sampai IS NULL
      CROSS JOIN LATERAL (VALUES (l.keluarga_id), (b.keluarga_id)) AS k(keluarga_id)
    )
    SELECT nomor, 'KELUARGA'::jenis_perubahan, keluarga_id, 'SIMPAN'::operasi_perubahan, pendamping_id, kini FROM pindah
    UNION ALL
    SELECT nomor, 'INDIVIDU', a.individu_id, 'SIMPAN', i.pendamping_id, kini
    FROM pindah i JOIN anggota_keluarga a ON a.keluarga_id = i.keluarga_id AND a.sampai IS NULL;
  END IF;
  IF banyak > 0 THEN PERFORM pg_notify('harapan_perubahan', ''); END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION catat_perubahan() FROM PUBLIC;

-- What hangs on an object is a change of the object. One function for each such table, made of one
-- frame: which rows are new, gone or other, and which objects that concerns. Of a row that moves both
-- its places count.
DO $do$
DECLARE
  nama text;
  kolom text;
  sasaran text;
  keluarga text;
  kunci text;
BEGIN
  FOR nama, kolom, keluarga, sasaran IN VALUES
    ('riwayat_kepesertaan', '*', NULL, 'SELECT DISTINCT ''KPM''::jenis_perubahan, kpm_id, desa_kode, NULL::int FROM r'),
    ('komponen_kpm', '*', NULL, 'SELECT DISTINCT ''KPM''::jenis_perubahan, kpm_id, desa_kode, NULL::int FROM r'),
    ('kepesertaan_jkn', 'individu_id, desa_kode, to_jsonb(t) - ''no_kartu_sandi''', NULL,
      'SELECT DISTINCT ''INDIVIDU''::jenis_perubahan, individu_id, desa_kode, NULL::int FROM r'),
    -- Who belongs to the family shows on it and on its enrolments, and a facilitator reaches the members.
    ('anggota_keluarga', '*', 'SELECT keluarga_id FROM #',
      'SELECT DISTINCT ''KELUARGA''::jenis_perubahan, keluarga_id, desa_kode, NULL::int FROM r
      UNION ALL SELECT DISTINCT ''KPM''::jenis_perubahan, k.id, r.desa_kode, NULL::int FROM r JOIN kpm k USING (keluarga_id)
      UNION ALL SELECT DISTINCT ''INDIVIDU''::jenis_perubahan, r.individu_id, NULL::bigint, p.pendamping_id
      FROM r JOIN kpm k USING (keluarga_id) JOIN pendampingan_kpm p ON p.kpm_id = k.id AND p.sampai IS NULL'),
    ('pendampingan_kpm', '*', 'SELECT k.keluarga_id FROM kpm k WHERE k.id IN (SELECT kpm_id FROM #)',
      'SELECT DISTINCT ''KPM''::jenis_perubahan, kpm_id, desa_kode, pendamping_id FROM r
      UNION ALL SELECT DISTINCT ''KELUARGA''::jenis_perubahan, k.keluarga_id, NULL::bigint, r.pendamping_id FROM r JOIN kpm k ON k.id = r.kpm_id
      UNION ALL SELECT DISTINCT ''INDIVIDU''::jenis_perubahan, a.individu_id, NULL::bigint, r.pendamping_id FROM r JOIN kpm k ON k.id = r.kpm_id
      JOIN anggota_keluarga a ON a.keluarga_id = k.keluarga_id AND a.sampai IS NULL')
  LOOP
    kunci := 'PERFORM FROM keluarga WHERE id IN (' || keluarga || ') ORDER BY id FOR NO KEY UPDATE;';
    EXECUTE format($function$
      CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = public, pg_temp AS $$
      DECLARE
        nomor bigint := nomor_transaksi();
        kini timestamptz := clock_timestamp();
        banyak bigint;
      BEGIN
        IF TG_OP = 'INSERT' THEN
          %4$s
          INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, desa_kode, pendamping, waktu)
          WITH r AS (SELECT * FROM baru), s(jenis, sasaran, desa, pendamping) AS (%3$s)
          SELECT nomor, jenis, sasaran, 'SIMPAN', desa, pendamping, kini FROM s;
        ELSIF TG_OP = 'DELETE' THEN
          %5$s
          INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, desa_kode, pendamping, waktu)
          WITH r AS (SELECT * FROM lama), s(jenis, sasaran, desa, pendamping) AS (%3$s)
          SELECT nomor, jenis, sasaran, 'SIMPAN', desa, pendamping, kini FROM s;
        ELSE
          %6$s
          INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, desa_kode, pendamping, waktu)
          WITH r AS MATERIALIZED (
            (SELECT %2$s FROM lama t EXCEPT SELECT %2$s FROM baru t)
            UNION ALL (SELECT %2$s FROM baru t EXCEPT SELECT %2$s FROM lama t)
          ), s(jenis, sasaran, desa, pendamping) AS (%3$s)
          SELECT nomor, jenis, sasaran, 'SIMPAN', desa, pendamping, kini FROM s;
        END IF;
        GET DIAGNOSTICS banyak = ROW_COUNT;
        IF banyak > 0 THEN PERFORM pg_notify('harapan_perubahan', ''); END IF;
        RETURN NULL;
      END $$
      $function$, 'catat_perubahan_' || nama, kolom, sasaran,
      coalesce(replace(kunci, '#', 'baru'), ''), coalesce(replace(kunci, '#', 'lama'), ''),
      coalesce(replace(kunci, '#', '(SELECT * FROM lama UNION ALL SELECT * FROM baru) AS t'), ''));
    EXECUTE format('REVOKE ALL ON FUNCTION %I() FROM PUBLIC', 'catat_perubahan_' || nama);
  END LOOP;

  FOR nama, kolom IN VALUES
    ('kpm', 'catat_perubahan(''KPM'')'),
    ('keluarga', 'catat_perubahan(''KELUARGA'', ''no_kk_sandi'')'),
    ('individu', 'catat_perubahan(''INDIVIDU'', ''nik_sandi'')'),
    ('riwayat_kepesertaan', 'catat_perubahan_riwayat_kepesertaan()'),
    ('komponen_kpm', 'catat_perubahan_komponen_kpm()'),
    ('kepesertaan_jkn', 'catat_perubahan_kepesertaan_jkn()'),
    ('anggota_keluarga', 'catat_perubahan_anggota_keluarga()'),
    ('pendampingan_kpm', 'catat_perubahan_pendampingan_kpm()')
  LOOP
    EXECUTE format('CREATE TRIGGER perubahan_tambah AFTER INSERT ON %I REFERENCING NEW TABLE AS baru
      FOR EACH STATEMENT EXECUTE FUNCTION %s', nama, kolom);
    EXECUTE format('CREATE TRIGGER perubahan_ubah AFTER UPDATE ON %I REFERENCING OLD TABLE AS lama NEW TABLE AS baru
      FOR EACH STATEMENT EXECUTE FUNCTION %s', nama, kolom);
    EXECUTE format('CREATE TRIGGER perubahan_hapus AFTER DELETE ON %I REFERENCING OLD TABLE AS lama
      FOR EACH STATEMENT EXECUTE FUNCTION %s', nama, kolom);
  END LOOP;
END $do$;

-- How far a reader may go from where it stands: at most so many rows on, and never to a transaction
-- that began after the oldest still running, for one before it may yet commit. It says numbers only,
-- of all rows, so that a reader of a small place goes on past what is not theirs. Without a place it
-- is where the feed now ends. The place itself is a row that was handed out: when that row is gone,
-- by retention or because the database is an older one than the reader knew, so is what followed it.
CREATE FUNCTION ujung_perubahan(dari_transaksi bigint, dari_urutan bigint, dari_waktu bigint, paling int)
RETURNS TABLE (transaksi bigint, urutan bigint, waktu bigint, penuh boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  horizon bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint + geser_transaksi();
  terakhir record;
BEGIN
  IF dari_transaksi IS NOT NULL THEN
    SELECT t.transaksi, t.urutan, t.waktu INTO terakhir FROM perubahan_terbuang t
    ORDER BY t.transaksi DESC, t.urutan DESC LIMIT 1;
    IF FOUND AND (dari_transaksi, dari_urutan) < (terakhir.transaksi, terakhir.urutan) THEN
      RAISE EXCEPTION 'older than what is kept' USING ERRCODE = 'HP020';
    END IF;
    IF dari_urutan > 0 AND (dari_transaksi, dari_urutan, dari_waktu)
        IS DISTINCT FROM (terakhir.transaksi, terakhir.urutan, (extract(epoch FROM terakhir.waktu) * 1000000)::bigint)
      AND NOT EXISTS (SELECT FROM perubahan p WHERE p.transaksi = dari_transaksi AND p.urutan = dari_urutan
        AND (extract(epoch FROM p.waktu) * 1000000)::bigint = dari_waktu) THEN
      RAISE EXCEPTION 'not of this database' USING ERRCODE = 'HP020';
    END IF;
    IF paling = 0 THEN
      RETURN QUERY SELECT dari_transaksi, dari_urutan, dari_waktu, false;
      RETURN;
    END IF;
    RETURN QUERY SELECT p.transaksi, p.urutan, (extract(epoch FROM p.waktu) * 1000000)::bigint, true FROM perubahan p
      WHERE (p.transaksi, p.urutan) > (dari_transaksi, dari_urutan) AND p.transaksi < horizon
      ORDER BY p.transaksi, p.urutan OFFSET paling - 1 LIMIT 1;
    IF FOUND THEN RETURN; END IF;
  END IF;
  RETURN QUERY SELECT a.transaksi, a.urutan, (extract(epoch FROM a.waktu) * 1000000)::bigint, false FROM (
      (SELECT p.transaksi, p.urutan, p.waktu FROM perubahan p
        WHERE (p.transaksi, p.urutan) > (coalesce(dari_transaksi, -9223372036854775808), coalesce(dari_urutan, 0))
          AND p.transaksi < horizon
        ORDER BY p.transaksi DESC, p.urutan DESC LIMIT 1)
      -- Whoever begins, begins after what was dropped, also where nothing is left.
      UNION ALL (SELECT t.transaksi, t.urutan, t.waktu FROM perubahan_terbuang t WHERE dari_transaksi IS NULL
        ORDER BY t.transaksi DESC, t.urutan DESC LIMIT 1)
    ) a ORDER BY a.transaksi DESC, a.urutan DESC LIMIT 1;
  IF FOUND THEN RETURN; END IF;
  RETURN QUERY SELECT coalesce(dari_transaksi, 0), coalesce(dari_urutan, 0), coalesce(dari_waktu, 0), false;
END $$;
REVOKE ALL ON FUNCTION ujung_perubahan(bigint, bigint, bigint, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ujung_perubahan(bigint, bigint, bigint, int) TO harapan_app, harapan_baca, harapan_pendamping;

-- Makes the partitions of this month, the next three, and of what the default partition holds, and
-- says how many; as `siapkan_partisi_audit`.
CREATE FUNCTION siapkan_partisi_perubahan() RETURNS int LANGUAGE plpgsql
SET search_path = public, pg_temp SET timezone = 'UTC' SET lock_timeout = '2s' AS $$
DECLARE
  nama text;
  dari timestamptz;
  dibuat int := 0;
BEGIN
  FOR dari IN SELECT date_trunc('month', waktu) FROM perubahan_lain
    UNION SELECT date_trunc('month', now()) + make_interval(months => n) FROM generate_series(0, 3) AS t(n)
  LOOP
    nama := 'perubahan_' || to_char(dari, 'YYYYMM');
    CONTINUE WHEN to_regclass(nama) IS NOT NULL;
    LOCK TABLE perubahan_lain IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('CREATE TABLE %I (LIKE perubahan INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', nama);
    EXECUTE format('WITH pindah AS (DELETE FROM perubahan_lain WHERE waktu >= $1 AND waktu < $2 RETURNING *)
      INSERT INTO %I SELECT * FROM pindah', nama) USING dari, dari + interval '1 month';
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nama);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', nama);
    EXECUTE format('CREATE POLICY pemilik ON %I TO harapan_pemilik USING (true) WITH CHECK (true)', nama);
    EXECUTE format('ALTER TABLE perubahan ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', nama, dari, dari + interval '1 month');
    dibuat := dibuat + 1;
  END LOOP;
  RETURN dibuat;
END $$;
REVOKE ALL ON FUNCTION siapkan_partisi_perubahan() FROM PUBLIC;

-- Drops the months that ended longer ago than that, and says how many. What was last in them is
-- written down, so that a reader who stands before it is told, and one who stands at it is not.
CREATE FUNCTION buang_perubahan(umur interval) RETURNS int LANGUAGE plpgsql
SET search_path = public, pg_temp SET timezone = 'UTC' SET lock_timeout = '2s' AS $$
DECLARE
  nama text;
  dibuang int := 0;
BEGIN
  FOR nama IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'perubahan'::regclass AND c.relname ~ '^perubahan_\d{6}$'
      AND to_date(right(c.relname, 6), 'YYYYMM')::timestamp AT TIME ZONE 'UTC' + interval '1 month' <= now() - umur
    ORDER BY 1
  LOOP
    EXECUTE format('INSERT INTO perubahan_terbuang (transaksi, urutan, waktu)
      SELECT transaksi, urutan, waktu FROM %I ORDER BY 1 DESC, 2 DESC LIMIT 1 ON CONFLICT DO NOTHING', nama);
    EXECUTE format('DROP TABLE %I', nama);
    dibuang := dibuang + 1;
  END LOOP;
  RETURN dibuang;
END $$;
REVOKE ALL ON FUNCTION buang_perubahan(interval) FROM PUBLIC;

SELECT siapkan_partisi_perubahan();
