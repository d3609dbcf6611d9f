-- A partner agency asks whether persons are in a programme. What it reaches still begins with the persons
-- whose NIK it asked for: their membership in families, those families' enrolments in the programmes of
-- its agreement, and when these held. A statement without WHERE sees nothing else.
CREATE POLICY padan ON "anggota_keluarga" FOR SELECT TO harapan_mitra
  USING ("individu_id" IN (SELECT "id" FROM "individu"));
CREATE POLICY padan ON "kpm" FOR SELECT TO harapan_mitra
  USING ("keluarga_id" IN (SELECT "keluarga_id" FROM "anggota_keluarga")
    AND "program" = ANY ((SELECT program_mitra())::program[]));
CREATE POLICY padan ON "riwayat_kepesertaan" FOR SELECT TO harapan_mitra
  USING ("kpm_id" IN (SELECT "id" FROM "kpm"));
GRANT SELECT ("individu_id", "keluarga_id", "dari", "sampai") ON "anggota_keluarga" TO harapan_mitra;
GRANT SELECT ("id", "keluarga_id", "program", "status", "tanggal_selesai") ON "kpm" TO harapan_mitra;
GRANT SELECT ("id", "kpm_id", "status", "dari", "sampai") ON "riwayat_kepesertaan" TO harapan_mitra;
