-- CreateTable
CREATE TABLE "laju" (
    "kunci" TEXT NOT NULL,
    "tat" BIGINT NOT NULL,

    CONSTRAINT "laju_pkey" PRIMARY KEY ("kunci")
);

-- ============ What Prisma's schema cannot say ============

-- Written at every lease and worth nothing after a minute: no log of it, and a crash gives every quota back.
ALTER TABLE "laju" SET UNLOGGED;
-- A lease changes a row in its own page.
ALTER TABLE "laju" SET (fillfactor = 50);
ALTER TABLE "laju" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "laju" FORCE ROW LEVEL SECURITY;
CREATE POLICY pemilik ON "laju" TO harapan_pemilik USING (true) WITH CHECK (true);

-- Takes points from every one of these quotas at once, or from none: at least `poin`, up to `mau` where there
-- are as many. Answers how many were taken and how many are left of each. The arithmetic is GCRA with a
-- burst of one minute, `batas/laju.rules.ts` line by line; the clock is this one, so instances need not agree.
CREATE FUNCTION ambil_laju(kunci text[], kuota integer[], poin integer, mau integer) RETURNS json
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  menit CONSTANT bigint := 60000000;
  kini bigint;
  diberi bigint;
  tersisa bigint[];
BEGIN
  IF poin < 1 OR mau < poin OR cardinality(ambil_laju.kunci) <> cardinality(ambil_laju.kuota)
    OR cardinality(ambil_laju.kunci) NOT BETWEEN 1 AND 4 OR 1 > ANY (ambil_laju.kuota) THEN
    RAISE EXCEPTION 'points and quotas begin with one' USING ERRCODE = '22023';
  END IF;
  -- In the order of the keys: two that want the same rows wait for each other, never in a ring.
  INSERT INTO laju AS l SELECT k, 0 FROM unnest(ambil_laju.kunci) k
  WHERE NOT EXISTS (SELECT FROM laju ada WHERE ada.kunci = k) ORDER BY k ON CONFLICT DO NOTHING;
  PERFORM FROM laju l WHERE l.kunci = ANY (ambil_laju.kunci) ORDER BY l.kunci FOR UPDATE;
  -- Only now: whoever waited for a row is served by the time it got it.
  kini := (extract(epoch FROM clock_timestamp()) * 1000000)::bigint;
  SELECT least(ambil_laju.mau, min((menit - greatest(l.tat - kini, 0)) * p.kuota / menit)) INTO diberi
  FROM unnest(ambil_laju.kunci, ambil_laju.kuota) p(kunci, kuota) JOIN laju l ON l.kunci = p.kunci;
  IF diberi < poin THEN diberi := 0; END IF;
  WITH baru AS (
    UPDATE laju l SET tat = greatest(l.tat, kini) + (diberi * menit + p.kuota - 1) / p.kuota
    FROM unnest(ambil_laju.kunci, ambil_laju.kuota) p(kunci, kuota)
    WHERE l.kunci = p.kunci AND diberi > 0
    RETURNING l.kunci, l.tat
  )
  SELECT array_agg(greatest(0, (menit - greatest(coalesce(b.tat, l.tat) - kini, 0)) * p.kuota / menit) ORDER BY p.ke)
  INTO tersisa
  FROM unnest(ambil_laju.kunci, ambil_laju.kuota) WITH ORDINALITY p(kunci, kuota, ke)
  JOIN laju l ON l.kunci = p.kunci LEFT JOIN baru b ON b.kunci = p.kunci;
  RETURN json_build_object('diberi', diberi, 'tersisa', tersisa);
END $$;
REVOKE ALL ON FUNCTION ambil_laju(text[], integer[], integer, integer) FROM PUBLIC;
-- Asked before the frame, by whoever a session starts as.
GRANT EXECUTE ON FUNCTION ambil_laju(text[], integer[], integer, integer) TO harapan_publik;

-- How many systems speak under the agreement of this one: where there are several, none may take all.
CREATE FUNCTION banyak_klien(klien text) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT count(*)::int FROM klien_api k JOIN klien_api lain ON lain.perjanjian_id = k.perjanjian_id
  WHERE k.client_id = klien AND k.status = 'AKTIF' AND lain.status = 'AKTIF'
$$;
REVOKE ALL ON FUNCTION banyak_klien(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION banyak_klien(text) TO harapan_publik;
