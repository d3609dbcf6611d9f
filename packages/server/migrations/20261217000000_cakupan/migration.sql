-- A finished import of enrolments covers the regencies that it has rows of: from then on their roll-up is
-- counted, and no longer unknown. Taken back, it covers nothing.

-- AlterTable
ALTER TABLE "cakupan_data" DROP CONSTRAINT "cakupan_data_pkey",
ADD COLUMN     "impor_id" BIGINT NOT NULL DEFAULT 0,
ADD CONSTRAINT "cakupan_data_pkey" PRIMARY KEY ("program", "kabupaten_kode", "impor_id");

-- ============ What Prisma's schema cannot say ============

-- Written only here, by the owner, for an import that ends in this transaction. Whoever gave the file must
-- speak for the whole regency: a file of one kecamatan does not count its neighbours as nothing. Since the year
-- of the import: those who had left before are in no such file.
CREATE FUNCTION tulis_cakupan(satu bigint, apa program, kabupaten bigint, karangan boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO cakupan_data (program, kabupaten_kode, impor_id, dari_tahun, sintetis, sumber)
  SELECT apa, kabupaten, id, extract(year FROM now() AT TIME ZONE 'Asia/Jakarta')::int, karangan,
    'Berkas KPM, diimpor ' || to_char(now() AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD')
      || CASE WHEN ditolak + perlu_tinjauan > 0 THEN '; ada baris yang tidak masuk' ELSE '; semua barisnya masuk' END
  FROM impor
  WHERE id = satu AND profil = 'kpm' AND NOT coba AND status = 'SELESAI' AND xmin = pg_current_xact_id()::xid
    AND int8range(kabupaten, kabupaten + 999999, '[]') <@ lingkup::int8multirange
  ON CONFLICT (program, kabupaten_kode, impor_id) DO NOTHING
$$;
REVOKE ALL ON FUNCTION tulis_cakupan(bigint, program, bigint, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tulis_cakupan(bigint, program, bigint, boolean) TO harapan_app;

-- As whoever ends the import, who sees its enrolments and no others.
CREATE FUNCTION tandai_cakupan() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tulis_cakupan(NEW.id, program, kabupaten, sintetis) FROM (
    SELECT k.program, k.desa_kode / 1000000 * 1000000 AS kabupaten, bool_or(k.sintetis) AS sintetis
    FROM jejak_impor j JOIN kpm k ON k.id = j.baris_id
    WHERE j.impor_id = NEW.id AND j.tabel = 'kpm' GROUP BY 1, 2
  ) tercakup;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION tandai_cakupan() FROM PUBLIC;
CREATE TRIGGER cakupan AFTER UPDATE OF "status" ON "impor" FOR EACH ROW
  WHEN (NEW."profil" = 'kpm' AND NEW."status" = 'SELESAI' AND OLD."status" <> 'SELESAI')
  EXECUTE FUNCTION tandai_cakupan();

CREATE FUNCTION lepas_cakupan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM cakupan_data WHERE impor_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION lepas_cakupan() FROM PUBLIC;
CREATE TRIGGER cakupan_lepas AFTER UPDATE OF "status" ON "impor" FOR EACH ROW
  WHEN (NEW."profil" = 'kpm' AND NEW."status" = 'DIBATALKAN' AND OLD."status" <> 'DIBATALKAN')
  EXECUTE FUNCTION lepas_cakupan();
