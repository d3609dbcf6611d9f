-- Roles for callers who may only read, and for facilitators, who reach single families.

GRANT SELECT ON "wilayah", "perubahan_wilayah", "kode_wilayah_eksternal", "kuota", "indeks_bantuan",
  "periode_penyaluran", "rekap_terbit", "angka_terbit", "cakupan_data", "versi_data"
  TO harapan_baca, harapan_pendamping;

-- The same rows as those who may change them, and no privilege to change one.
DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['individu', 'keluarga', 'anggota_keluarga', 'kpm', 'riwayat_kepesertaan',
    'komponen_kpm', 'pendampingan_kpm', 'kepesertaan_jkn', 'pendamping', 'rekap_dasar', 'rekap_delta',
    'rekap_tahunan']
  LOOP
    EXECUTE format('ALTER POLICY lingkup ON %I TO harapan_app, harapan_baca', nama);
    EXECUTE format('GRANT SELECT ON %I TO harapan_baca', nama);
  END LOOP;
END $$;

-- A facilitator reaches the families assigned to them today, and what hangs on these. Each policy
-- reads the one before it as the facilitator sees it; the ids are found once and bound as an array.
DO $$
DECLARE
  nama text;
  kolom text;
  milik text;
BEGIN
  FOR nama, kolom, milik IN VALUES
    ('kpm', 'id', 'select kpm_id from pendampingan_kpm'),
    ('riwayat_kepesertaan', 'kpm_id', 'select kpm_id from pendampingan_kpm'),
    ('komponen_kpm', 'kpm_id', 'select kpm_id from pendampingan_kpm'),
    ('keluarga', 'id', 'select keluarga_id from kpm'),
    ('anggota_keluarga', 'keluarga_id', 'select keluarga_id from kpm'),
    ('individu', 'id', 'select individu_id from anggota_keluarga where sampai is null'),
    ('kepesertaan_jkn', 'individu_id', 'select individu_id from anggota_keluarga where sampai is null')
  LOOP
    EXECUTE format('CREATE POLICY damping ON %I FOR SELECT TO harapan_pendamping USING (%I = ANY ((SELECT array(%s))::bigint[]))',
      nama, kolom, milik);
    EXECUTE format('GRANT SELECT ON %I TO harapan_pendamping', nama);
  END LOOP;
END $$;
CREATE POLICY damping ON "pendampingan_kpm" FOR SELECT TO harapan_pendamping
  USING ("pendamping_id" = current_setting('h.pendamping')::int AND "sampai" IS NULL);
CREATE POLICY damping ON "pendamping" FOR SELECT TO harapan_pendamping
  USING ("id" = current_setting('h.pendamping')::int);
GRANT SELECT ON "pendampingan_kpm", "pendamping" TO harapan_pendamping;
-- Live counts speak of families of others too: granted, so that a statement runs, and no row.
CREATE POLICY damping ON "rekap_dasar" FOR SELECT TO harapan_pendamping USING (false);
CREATE POLICY damping ON "rekap_delta" FOR SELECT TO harapan_pendamping USING (false);
CREATE POLICY damping ON "rekap_tahunan" FOR SELECT TO harapan_pendamping USING (false);
GRANT SELECT ON "rekap_dasar", "rekap_delta", "rekap_tahunan" TO harapan_pendamping;

SELECT izinkan_catat('harapan_baca'), izinkan_catat('harapan_pendamping');
