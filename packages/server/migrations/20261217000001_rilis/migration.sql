-- A release stands by its ranks: whoever takes the last of them back takes the release too. Of another import's
-- ranks the foreign key knows, whatever the owner may see.
CREATE POLICY pemilik ON "rilis_dtsen" TO harapan_pemilik USING (true);

CREATE OR REPLACE FUNCTION hapus_hasil_impor(satu bigint, nama text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  terhapus bigint;
  rilis int[];
  kosong int;
BEGIN
  PERFORM FROM impor WHERE id = satu AND status = 'DIBATALKAN' AND xmin = pg_current_xact_id()::xid
    AND lingkup::int8multirange <@ current_setting('h.scope')::int8multirange
    AND 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' '));
  IF NOT FOUND THEN RAISE EXCEPTION 'no import is being taken back' USING ERRCODE = 'HP013'; END IF;
  -- Whose rows are deleted is looked up row by row: the trail of the chunks is spread out first.
  INSERT INTO impor_jejak (tabel, baris_id, impor_id, jenis)
  SELECT t.tabel, unnest(t.baris_id), t.impor_id, 'TAMBAH' FROM impor_jejak_tambah t WHERE t.impor_id = satu AND t.tabel = nama;
  PERFORM set_config('h.batal', satu::text, true);
  IF nama = 'peringkat_kesejahteraan' THEN
    rilis := ARRAY(SELECT DISTINCT p.rilis_id FROM impor_jejak j JOIN peringkat_kesejahteraan p ON p.id = j.baris_id
      WHERE j.impor_id = satu AND j.tabel = nama AND j.jenis = 'TAMBAH');
  END IF;
  EXECUTE format('DELETE FROM %I WHERE id IN (SELECT baris_id FROM impor_jejak WHERE impor_id = $1 AND tabel = $2
    AND jenis = ''TAMBAH'')', nama) USING satu, nama;
  GET DIAGNOSTICS terhapus = ROW_COUNT;
  FOREACH kosong IN ARRAY coalesce(rilis, '{}') LOOP
    BEGIN
      DELETE FROM rilis_dtsen WHERE id = kosong;
    EXCEPTION WHEN foreign_key_violation OR restrict_violation THEN NULL;
    END;
  END LOOP;
  DELETE FROM impor_jejak WHERE impor_id = satu AND tabel = nama;
  DELETE FROM impor_jejak_tambah WHERE impor_id = satu AND tabel = nama;
  RETURN terhapus;
END $$;
