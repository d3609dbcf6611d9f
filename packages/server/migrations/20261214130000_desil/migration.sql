-- What was loaded of families and places is shown now. A facilitator sees the deciles of the families
-- assigned to them, and looks up facilities like every officer.
CREATE POLICY damping ON "peringkat_kesejahteraan" FOR SELECT TO harapan_pendamping
  USING ("keluarga_id" = ANY ((SELECT array(SELECT keluarga_id FROM kpm))::bigint[]));
CREATE POLICY baca_pendamping ON "rilis_dtsen" FOR SELECT TO harapan_pendamping USING (true);
CREATE POLICY baca_pendamping ON "fasilitas" FOR SELECT TO harapan_pendamping USING (true);
GRANT SELECT ON "peringkat_kesejahteraan", "rilis_dtsen", "fasilitas" TO harapan_pendamping;

-- What shows on a family is a change of the family. Rows only come, or go when their import is taken back.
CREATE FUNCTION catat_perubahan_peringkat_kesejahteraan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  banyak bigint;
BEGIN
  INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, desa_kode, waktu)
  SELECT DISTINCT nomor_transaksi(), 'KELUARGA'::jenis_perubahan, keluarga_id, 'SIMPAN'::operasi_perubahan, desa_kode,
    now() FROM berubah;
  GET DIAGNOSTICS banyak = ROW_COUNT;
  IF banyak > 0 THEN PERFORM pg_notify('harapan_perubahan', ''); END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION catat_perubahan_peringkat_kesejahteraan() FROM PUBLIC;
CREATE TRIGGER perubahan_tambah AFTER INSERT ON "peringkat_kesejahteraan" REFERENCING NEW TABLE AS berubah
  FOR EACH STATEMENT EXECUTE FUNCTION catat_perubahan_peringkat_kesejahteraan();
CREATE TRIGGER perubahan_hapus AFTER DELETE ON "peringkat_kesejahteraan" REFERENCING OLD TABLE AS berubah
  FOR EACH STATEMENT EXECUTE FUNCTION catat_perubahan_peringkat_kesejahteraan();
