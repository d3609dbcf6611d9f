
-- CreateEnum
CREATE TYPE "tingkat" AS ENUM ('PROVINSI', 'KABUPATEN', 'KECAMATAN', 'DESA');

-- CreateEnum
CREATE TYPE "jenis_wilayah" AS ENUM ('PROVINSI', 'KABUPATEN', 'KOTA', 'KECAMATAN', 'DESA', 'KELURAHAN', 'DESA_ADAT');

-- CreateEnum
CREATE TYPE "jenis_perubahan_wilayah" AS ENUM ('PEMEKARAN', 'PENGGABUNGAN', 'PENGHAPUSAN', 'GANTI_NAMA', 'GANTI_KODE', 'PINDAH_INDUK', 'UBAH_STATUS');

-- CreateEnum
CREATE TYPE "indikator" AS ENUM ('JUMLAH_KPM', 'KELUARGA_MISKIN', 'JUMLAH_PENDAMPING', 'KUOTA');

-- CreateEnum
CREATE TYPE "program" AS ENUM ('PKH', 'PBI_JK');

-- CreateEnum
CREATE TYPE "komponen_pkh" AS ENUM ('IBU_HAMIL', 'ANAK_USIA_DINI', 'SD', 'SMP', 'SMA', 'LANJUT_USIA', 'DISABILITAS_BERAT', 'KORBAN_PELANGGARAN_HAM_BERAT');

-- CreateEnum
CREATE TYPE "jenis_indeks" AS ENUM ('FLAT', 'FLAT_KHUSUS', 'TETAP_REGULER', 'TETAP_AKSES', 'KOMPONEN');

-- CreateEnum
CREATE TYPE "keyakinan" AS ENUM ('RESMI', 'MEDIA', 'PERKIRAAN');

-- CreateEnum
CREATE TYPE "kanal_penyaluran" AS ENUM ('HIMBARA', 'POS', 'SEMUA');

-- CreateEnum
CREATE TYPE "jabatan_sdm" AS ENUM ('KOORDINATOR_REGIONAL', 'KOORDINATOR_WILAYAH', 'KOORDINATOR_KABUPATEN_KOTA', 'ADMINISTRATOR_PANGKALAN_DATA', 'PEKERJA_SOSIAL_SUPERVISOR', 'PENDAMPING_SOSIAL', 'ASISTEN_PENDAMPING');

-- CreateEnum
CREATE TYPE "status_kpm" AS ENUM ('CALON', 'ELIGIBLE', 'NON_ELIGIBLE', 'AKTIF', 'DITANGGUHKAN', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI', 'DIKELUARKAN', 'MENINGGAL_TUNGGAL');

-- CreateEnum
CREATE TYPE "hubungan" AS ENUM ('KEPALA_KELUARGA', 'SUAMI', 'ISTRI', 'ANAK', 'MENANTU', 'CUCU', 'ORANG_TUA', 'MERTUA', 'FAMILI_LAIN', 'PEMBANTU', 'LAINNYA');

-- CreateEnum
CREATE TYPE "alasan_tanpa_kk" AS ENUM ('BELUM_PUNYA_KK', 'DALAM_PROSES', 'LAIN');

-- CreateEnum
CREATE TYPE "segmen_jkn" AS ENUM ('PBI_APBN', 'PBPU_BP_PEMDA', 'PPU_PN', 'PPU_BU', 'PBPU_MANDIRI', 'BP_PN', 'BP_SWASTA');

-- CreateEnum
CREATE TYPE "alasan_akhir_pbi" AS ENUM ('TIDAK_ADA_DI_DTSEN', 'DESIL_6_10', 'MAMPU_MEMBAYAR', 'TIDAK_DITEMUKAN', 'MENJADI_PPU', 'MENDAFTAR_PBPU', 'MENINGGAL', 'NIK_TIDAK_VALID', 'NIK_GANDA');

-- CreateEnum
CREATE TYPE "jenis_kelamin" AS ENUM ('LAKI_LAKI', 'PEREMPUAN');

-- CreateEnum
CREATE TYPE "alasan_tanpa_nik" AS ENUM ('BELUM_PUNYA_KK', 'BELUM_REKAM', 'DALAM_PROSES', 'BAYI', 'LAIN');

-- CreateTable
CREATE TABLE "wilayah" (
    "id" INTEGER NOT NULL,
    "kode" TEXT NOT NULL,
    "awal" BIGINT NOT NULL,
    "akhir" BIGINT NOT NULL,
    "tingkat" "tingkat" NOT NULL,
    "jenis" "jenis_wilayah" NOT NULL,
    "nama" TEXT NOT NULL,
    "nama_lengkap" TEXT NOT NULL,
    "alias" TEXT[],
    "cari" TEXT NOT NULL,
    "induk_id" INTEGER,
    "edisi" TEXT NOT NULL,
    "berlaku_dari" DATE,
    "berlaku_sampai" DATE,

    CONSTRAINT "wilayah_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "perubahan_wilayah" (
    "id" INTEGER NOT NULL,
    "jenis" "jenis_perubahan_wilayah" NOT NULL,
    "dari_id" INTEGER NOT NULL,
    "ke_id" INTEGER,
    "tanggal" DATE NOT NULL,
    "tanggal_pasti" BOOLEAN NOT NULL,
    "dasar_hukum" TEXT NOT NULL,

    CONSTRAINT "perubahan_wilayah_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kode_wilayah_eksternal" (
    "wilayah_id" INTEGER NOT NULL,
    "sistem" TEXT NOT NULL,
    "kode" TEXT NOT NULL,
    "edisi" TEXT NOT NULL,

    CONSTRAINT "kode_wilayah_eksternal_pkey" PRIMARY KEY ("wilayah_id","sistem","edisi")
);

-- CreateTable
CREATE TABLE "rekap_dasar" (
    "desa_kode" BIGINT NOT NULL,
    "program" "program" NOT NULL,
    "bulan" INTEGER NOT NULL,
    "status" "status_kpm" NOT NULL,
    "masuk" INTEGER NOT NULL,
    "keluar" INTEGER NOT NULL,

    CONSTRAINT "rekap_dasar_pkey" PRIMARY KEY ("desa_kode","program","bulan","status")
);

-- CreateTable
CREATE TABLE "rekap_delta" (
    "id" BIGSERIAL NOT NULL,
    "desa_kode" BIGINT NOT NULL,
    "program" "program" NOT NULL,
    "bulan" INTEGER NOT NULL,
    "status" "status_kpm" NOT NULL,
    "masuk" INTEGER NOT NULL,
    "keluar" INTEGER NOT NULL,

    CONSTRAINT "rekap_delta_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rekap_terbit" (
    "wilayah_kode" BIGINT NOT NULL,
    "program" "program" NOT NULL,
    "tahun" INTEGER NOT NULL,
    "per_tanggal" DATE NOT NULL,
    "jumlah_kpm" INTEGER,
    "kabupaten_berdata" INTEGER NOT NULL,
    "sintetis" BOOLEAN NOT NULL,
    "diterbitkan_pada" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rekap_terbit_pkey" PRIMARY KEY ("wilayah_kode","program","tahun")
);

-- CreateTable
CREATE TABLE "cakupan_data" (
    "program" "program" NOT NULL,
    "kabupaten_kode" BIGINT NOT NULL,
    "dari_tahun" INTEGER NOT NULL,
    "sintetis" BOOLEAN NOT NULL,
    "sumber" TEXT NOT NULL,

    CONSTRAINT "cakupan_data_pkey" PRIMARY KEY ("program","kabupaten_kode")
);

-- CreateTable
CREATE TABLE "angka_terbit" (
    "id" INTEGER NOT NULL,
    "program" "program",
    "indikator" "indikator" NOT NULL,
    "wilayah_kode" BIGINT NOT NULL,
    "tahun" INTEGER NOT NULL,
    "nilai" INTEGER NOT NULL,
    "perkiraan" BOOLEAN NOT NULL,
    "kutipan" TEXT NOT NULL,
    "sumber" TEXT NOT NULL,
    "tanggal" DATE NOT NULL,

    CONSTRAINT "angka_terbit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kuota" (
    "program" "program" NOT NULL,
    "kabupaten_kode" BIGINT NOT NULL,
    "tahun" INTEGER NOT NULL,
    "jumlah" INTEGER NOT NULL,
    "sumber" TEXT NOT NULL,
    "tanggal_sumber" DATE NOT NULL,

    CONSTRAINT "kuota_pkey" PRIMARY KEY ("program","kabupaten_kode","tahun")
);

-- CreateTable
CREATE TABLE "komponen_kpm" (
    "id" BIGSERIAL NOT NULL,
    "kpm_id" BIGINT NOT NULL,
    "individu_id" BIGINT NOT NULL,
    "komponen" "komponen_pkh" NOT NULL,
    "dari" DATE NOT NULL,
    "sampai" DATE,
    "desa_kode" BIGINT NOT NULL,

    CONSTRAINT "komponen_kpm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indeks_bantuan" (
    "id" INTEGER NOT NULL,
    "jenis" "jenis_indeks" NOT NULL,
    "komponen" "komponen_pkh",
    "jumlah_per_tahun" BIGINT NOT NULL,
    "berlaku_dari" DATE NOT NULL,
    "berlaku_sampai" DATE,
    "dasar" TEXT NOT NULL,
    "keyakinan" "keyakinan" NOT NULL,

    CONSTRAINT "indeks_bantuan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "periode_penyaluran" (
    "id" INTEGER NOT NULL,
    "tahun" INTEGER NOT NULL,
    "tahap" INTEGER NOT NULL,
    "kanal" "kanal_penyaluran" NOT NULL,
    "bulan_awal" INTEGER NOT NULL,
    "bulan_akhir" INTEGER NOT NULL,
    "bulan_bayar" INTEGER,
    "sumber" TEXT NOT NULL,
    "keyakinan" "keyakinan" NOT NULL,

    CONSTRAINT "periode_penyaluran_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pendamping" (
    "id" SERIAL NOT NULL,
    "nama" TEXT NOT NULL,
    "jabatan" "jabatan_sdm" NOT NULL,
    "wilayah_kode" BIGINT NOT NULL,
    "dari" DATE NOT NULL,
    "sampai" DATE,
    "sintetis" BOOLEAN NOT NULL,

    CONSTRAINT "pendamping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pendampingan_kpm" (
    "id" BIGSERIAL NOT NULL,
    "pendamping_id" INTEGER NOT NULL,
    "kpm_id" BIGINT NOT NULL,
    "dari" DATE NOT NULL,
    "sampai" DATE,
    "desa_kode" BIGINT NOT NULL,

    CONSTRAINT "pendampingan_kpm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kpm" (
    "id" BIGSERIAL NOT NULL,
    "nomor_peserta" TEXT NOT NULL,
    "program" "program" NOT NULL,
    "keluarga_id" BIGINT NOT NULL,
    "pengurus_id" BIGINT NOT NULL,
    "nama_pengurus" TEXT NOT NULL,
    "status" "status_kpm" NOT NULL,
    "tanggal_mulai" DATE NOT NULL,
    "tanggal_selesai" DATE,
    "desa_kode" BIGINT NOT NULL,
    "sintetis" BOOLEAN NOT NULL,
    "versi" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "kpm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "riwayat_kepesertaan" (
    "id" BIGSERIAL NOT NULL,
    "kpm_id" BIGINT NOT NULL,
    "program" "program" NOT NULL,
    "desa_kode" BIGINT NOT NULL,
    "status" "status_kpm" NOT NULL,
    "dari" DATE NOT NULL,
    "sampai" DATE,
    "alasan" TEXT NOT NULL,
    "oleh" TEXT NOT NULL,

    CONSTRAINT "riwayat_kepesertaan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kunci_permintaan" (
    "pelaku" TEXT NOT NULL,
    "kunci" TEXT NOT NULL,
    "operasi" TEXT NOT NULL,
    "sidik" TEXT NOT NULL,
    "hasil" JSONB NOT NULL,
    "dibuat_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kunci_permintaan_pkey" PRIMARY KEY ("pelaku","kunci")
);

-- CreateTable
CREATE TABLE "keluarga" (
    "id" BIGSERIAL NOT NULL,
    "no_kk_hash" BYTEA,
    "no_kk_sandi" BYTEA,
    "no_kk_samaran" TEXT,
    "alasan_tanpa_kk" "alasan_tanpa_kk",
    "alamat" TEXT NOT NULL,
    "rt" TEXT,
    "rw" TEXT,
    "desa_kode" BIGINT NOT NULL,
    "sintetis" BOOLEAN NOT NULL,

    CONSTRAINT "keluarga_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "anggota_keluarga" (
    "id" BIGSERIAL NOT NULL,
    "keluarga_id" BIGINT NOT NULL,
    "individu_id" BIGINT NOT NULL,
    "hubungan" "hubungan" NOT NULL,
    "dari" DATE NOT NULL,
    "sampai" DATE,
    "desa_kode" BIGINT NOT NULL,

    CONSTRAINT "anggota_keluarga_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kepesertaan_jkn" (
    "id" BIGSERIAL NOT NULL,
    "individu_id" BIGINT NOT NULL,
    "segmen" "segmen_jkn" NOT NULL,
    "kelas_rawat" INTEGER NOT NULL,
    "no_kartu_hash" BYTEA,
    "no_kartu_sandi" BYTEA,
    "no_kartu_samaran" TEXT,
    "mulai" DATE NOT NULL,
    "sampai" DATE,
    "alasan_akhir" "alasan_akhir_pbi",
    "sumber" TEXT NOT NULL,
    "diperbarui_pada" TIMESTAMPTZ(3) NOT NULL,
    "desa_kode" BIGINT NOT NULL,

    CONSTRAINT "kepesertaan_jkn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "individu" (
    "id" BIGSERIAL NOT NULL,
    "nik_hash" BYTEA,
    "nik_sandi" BYTEA,
    "nik_samaran" TEXT,
    "alasan_tanpa_nik" "alasan_tanpa_nik",
    "nama" TEXT NOT NULL,
    "tanggal_lahir" DATE NOT NULL,
    "jenis_kelamin" "jenis_kelamin" NOT NULL,
    "punya_ktp_el" BOOLEAN NOT NULL,
    "desa_kode" BIGINT NOT NULL,
    "sintetis" BOOLEAN NOT NULL,

    CONSTRAINT "individu_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tahap_muat" (
    "tahap" TEXT NOT NULL,
    "jumlah" INTEGER NOT NULL,
    "selesai_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tahap_muat_pkey" PRIMARY KEY ("tahap")
);

-- CreateTable
CREATE TABLE "audit_akses" (
    "id" BIGSERIAL NOT NULL,
    "waktu" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "permintaan" TEXT NOT NULL,
    "pelaku" TEXT NOT NULL,
    "peran" TEXT NOT NULL,
    "instansi" TEXT,
    "tujuan" TEXT,
    "operasi" TEXT NOT NULL,
    "sidik_dokumen" TEXT NOT NULL,
    "sidik_variabel" TEXT NOT NULL,
    "kelas" TEXT[],
    "ditolak" INTEGER NOT NULL,
    "hasil" TEXT NOT NULL,

    CONSTRAINT "audit_akses_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "wilayah_induk_id_kode_idx" ON "wilayah"("induk_id", "kode");

-- CreateIndex
CREATE INDEX "wilayah_awal_idx" ON "wilayah"("awal");

-- CreateIndex
CREATE UNIQUE INDEX "wilayah_kode_berlaku_dari_key" ON "wilayah"("kode", "berlaku_dari");

-- CreateIndex
CREATE INDEX "perubahan_wilayah_dari_id_idx" ON "perubahan_wilayah"("dari_id");

-- CreateIndex
CREATE INDEX "perubahan_wilayah_ke_id_idx" ON "perubahan_wilayah"("ke_id");

-- CreateIndex
CREATE UNIQUE INDEX "kode_wilayah_eksternal_sistem_edisi_kode_key" ON "kode_wilayah_eksternal"("sistem", "edisi", "kode");

-- CreateIndex
CREATE INDEX "rekap_delta_desa_kode_idx" ON "rekap_delta"("desa_kode");

-- CreateIndex
CREATE INDEX "angka_terbit_wilayah_kode_tahun_idx" ON "angka_terbit"("wilayah_kode", "tahun");

-- CreateIndex
CREATE INDEX "komponen_kpm_kpm_id_idx" ON "komponen_kpm"("kpm_id");

-- CreateIndex
CREATE INDEX "komponen_kpm_individu_id_idx" ON "komponen_kpm"("individu_id");

-- CreateIndex
CREATE INDEX "indeks_bantuan_berlaku_dari_idx" ON "indeks_bantuan"("berlaku_dari");

-- CreateIndex
CREATE UNIQUE INDEX "periode_penyaluran_tahun_tahap_kanal_key" ON "periode_penyaluran"("tahun", "tahap", "kanal");

-- CreateIndex
CREATE INDEX "pendamping_wilayah_kode_id_idx" ON "pendamping"("wilayah_kode", "id");

-- CreateIndex
CREATE INDEX "pendampingan_kpm_kpm_id_idx" ON "pendampingan_kpm"("kpm_id");

-- CreateIndex
CREATE INDEX "pendampingan_kpm_pendamping_id_idx" ON "pendampingan_kpm"("pendamping_id");

-- CreateIndex
CREATE UNIQUE INDEX "kpm_nomor_peserta_key" ON "kpm"("nomor_peserta");

-- CreateIndex
CREATE INDEX "kpm_desa_kode_id_idx" ON "kpm"("desa_kode", "id");

-- CreateIndex
CREATE INDEX "kpm_desa_kode_nama_pengurus_id_idx" ON "kpm"("desa_kode", "nama_pengurus", "id");

-- CreateIndex
CREATE INDEX "kpm_desa_kode_tanggal_mulai_id_idx" ON "kpm"("desa_kode", "tanggal_mulai", "id");

-- CreateIndex
CREATE INDEX "kpm_keluarga_id_idx" ON "kpm"("keluarga_id");

-- CreateIndex
CREATE INDEX "kpm_pengurus_id_idx" ON "kpm"("pengurus_id");

-- CreateIndex
CREATE UNIQUE INDEX "kpm_id_desa_kode_key" ON "kpm"("id", "desa_kode");

-- CreateIndex
CREATE INDEX "riwayat_kepesertaan_kpm_id_dari_idx" ON "riwayat_kepesertaan"("kpm_id", "dari");

-- CreateIndex
CREATE INDEX "riwayat_kepesertaan_desa_kode_program_dari_idx" ON "riwayat_kepesertaan"("desa_kode", "program", "dari");

-- CreateIndex
CREATE UNIQUE INDEX "keluarga_no_kk_hash_key" ON "keluarga"("no_kk_hash");

-- CreateIndex
CREATE INDEX "keluarga_desa_kode_id_idx" ON "keluarga"("desa_kode", "id");

-- CreateIndex
CREATE UNIQUE INDEX "keluarga_id_desa_kode_key" ON "keluarga"("id", "desa_kode");

-- CreateIndex
CREATE INDEX "anggota_keluarga_keluarga_id_idx" ON "anggota_keluarga"("keluarga_id");

-- CreateIndex
CREATE INDEX "anggota_keluarga_individu_id_idx" ON "anggota_keluarga"("individu_id");

-- CreateIndex
CREATE INDEX "kepesertaan_jkn_individu_id_mulai_idx" ON "kepesertaan_jkn"("individu_id", "mulai");

-- CreateIndex
CREATE UNIQUE INDEX "individu_nik_hash_key" ON "individu"("nik_hash");

-- CreateIndex
CREATE INDEX "individu_desa_kode_id_idx" ON "individu"("desa_kode", "id");

-- CreateIndex
CREATE UNIQUE INDEX "individu_id_desa_kode_key" ON "individu"("id", "desa_kode");

-- CreateIndex
CREATE UNIQUE INDEX "individu_id_nama_key" ON "individu"("id", "nama");

-- CreateIndex
CREATE INDEX "audit_akses_waktu_idx" ON "audit_akses"("waktu");

-- AddForeignKey
ALTER TABLE "wilayah" ADD CONSTRAINT "wilayah_induk_id_fkey" FOREIGN KEY ("induk_id") REFERENCES "wilayah"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "perubahan_wilayah" ADD CONSTRAINT "perubahan_wilayah_dari_id_fkey" FOREIGN KEY ("dari_id") REFERENCES "wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "perubahan_wilayah" ADD CONSTRAINT "perubahan_wilayah_ke_id_fkey" FOREIGN KEY ("ke_id") REFERENCES "wilayah"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kode_wilayah_eksternal" ADD CONSTRAINT "kode_wilayah_eksternal_wilayah_id_fkey" FOREIGN KEY ("wilayah_id") REFERENCES "wilayah"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "komponen_kpm" ADD CONSTRAINT "komponen_kpm_kpm_id_desa_kode_fkey" FOREIGN KEY ("kpm_id", "desa_kode") REFERENCES "kpm"("id", "desa_kode") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "komponen_kpm" ADD CONSTRAINT "komponen_kpm_individu_id_fkey" FOREIGN KEY ("individu_id") REFERENCES "individu"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pendampingan_kpm" ADD CONSTRAINT "pendampingan_kpm_pendamping_id_fkey" FOREIGN KEY ("pendamping_id") REFERENCES "pendamping"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pendampingan_kpm" ADD CONSTRAINT "pendampingan_kpm_kpm_id_desa_kode_fkey" FOREIGN KEY ("kpm_id", "desa_kode") REFERENCES "kpm"("id", "desa_kode") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kpm" ADD CONSTRAINT "kpm_keluarga_id_desa_kode_fkey" FOREIGN KEY ("keluarga_id", "desa_kode") REFERENCES "keluarga"("id", "desa_kode") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kpm" ADD CONSTRAINT "kpm_pengurus_id_nama_pengurus_fkey" FOREIGN KEY ("pengurus_id", "nama_pengurus") REFERENCES "individu"("id", "nama") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "riwayat_kepesertaan" ADD CONSTRAINT "riwayat_kepesertaan_kpm_id_fkey" FOREIGN KEY ("kpm_id") REFERENCES "kpm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anggota_keluarga" ADD CONSTRAINT "anggota_keluarga_keluarga_id_desa_kode_fkey" FOREIGN KEY ("keluarga_id", "desa_kode") REFERENCES "keluarga"("id", "desa_kode") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anggota_keluarga" ADD CONSTRAINT "anggota_keluarga_individu_id_fkey" FOREIGN KEY ("individu_id") REFERENCES "individu"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kepesertaan_jkn" ADD CONSTRAINT "kepesertaan_jkn_individu_id_desa_kode_fkey" FOREIGN KEY ("individu_id", "desa_kode") REFERENCES "individu"("id", "desa_kode") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ============ What Prisma's schema cannot say ============

-- One current area per code; one open membership, enrolment, spell and JKN spell at a time.
CREATE UNIQUE INDEX "wilayah_kode_kini" ON "wilayah"("kode") WHERE "berlaku_sampai" IS NULL;
CREATE UNIQUE INDEX "anggota_keluarga_terbuka" ON "anggota_keluarga"("individu_id") WHERE "sampai" IS NULL;
CREATE UNIQUE INDEX "kpm_terbuka" ON "kpm"("program", "keluarga_id") WHERE "tanggal_selesai" IS NULL;
CREATE UNIQUE INDEX "riwayat_kepesertaan_terbuka" ON "riwayat_kepesertaan"("kpm_id") WHERE "sampai" IS NULL;
CREATE UNIQUE INDEX "pendampingan_kpm_terbuka" ON "pendampingan_kpm"("kpm_id") WHERE "sampai" IS NULL;
CREATE UNIQUE INDEX "kepesertaan_jkn_terbuka" ON "kepesertaan_jkn"("individu_id") WHERE "sampai" IS NULL;
CREATE UNIQUE INDEX "komponen_kpm_terbuka" ON "komponen_kpm"("individu_id", "komponen") WHERE "sampai" IS NULL;

ALTER TABLE "wilayah" ADD CHECK ("awal" <= "akhir");
ALTER TABLE "individu"
  ADD CHECK (("nik_hash" IS NULL) = ("alasan_tanpa_nik" IS NOT NULL)),
  ADD CHECK (num_nulls("nik_hash", "nik_sandi", "nik_samaran") IN (0, 3));
ALTER TABLE "keluarga"
  ADD CHECK (("no_kk_hash" IS NULL) = ("alasan_tanpa_kk" IS NOT NULL)),
  ADD CHECK (num_nulls("no_kk_hash", "no_kk_sandi", "no_kk_samaran") IN (0, 3));
-- `sampai` is the last day. A spell that is left on its first day is empty and ends the day before.
ALTER TABLE "riwayat_kepesertaan" ADD CHECK ("sampai" IS NULL OR "sampai" >= "dari" - 1);
ALTER TABLE "kepesertaan_jkn"
  ADD CHECK ("sampai" IS NULL OR "sampai" >= "mulai"),
  ADD CHECK ("kelas_rawat" BETWEEN 1 AND 3),
  ADD CHECK ("alasan_akhir" IS NULL OR "sampai" IS NOT NULL);

-- Reference data and published figures: everyone reads, only the owner writes.
GRANT SELECT ON "wilayah", "perubahan_wilayah", "kode_wilayah_eksternal", "kuota", "indeks_bantuan",
  "periode_penyaluran", "rekap_terbit", "angka_terbit", "cakupan_data"
  TO harapan_app, harapan_mitra, harapan_publik;

-- Rows of a place: officers reach the villages of their scope. The bare range lets the planner see
-- real bounds; the exact multirange is evaluated once. A missing setting is an error, not a row.
DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['individu', 'keluarga', 'anggota_keluarga', 'kpm', 'riwayat_kepesertaan',
    'komponen_kpm', 'pendampingan_kpm', 'kepesertaan_jkn', 'pendamping', 'rekap_dasar', 'rekap_delta']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nama);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', nama);
    EXECUTE format($policy$
      CREATE POLICY lingkup ON %1$I TO harapan_app
      USING (%2$I BETWEEN current_setting('h.lo')::bigint AND current_setting('h.hi')::bigint
        AND %2$I <@ (SELECT current_setting('h.scope')::int8multirange))
      $policy$, nama, CASE nama WHEN 'pendamping' THEN 'wilayah_kode' ELSE 'desa_kode' END);
  END LOOP;
END $$;

GRANT SELECT ON "riwayat_kepesertaan", "rekap_dasar", "rekap_delta" TO harapan_app;
GRANT SELECT, INSERT, UPDATE ON "individu", "keluarga", "anggota_keluarga", "kpm", "komponen_kpm",
  "pendampingan_kpm", "kepesertaan_jkn", "pendamping" TO harapan_app;
-- History is written and closed, never rewritten: only its end may change.
GRANT INSERT, UPDATE ("sampai") ON "riwayat_kepesertaan" TO harapan_app;

-- Partner agencies reach only the persons whose NIK they asked for, and only these columns: a
-- statement without WHERE still sees nobody else.
CREATE POLICY padan ON "individu" FOR SELECT TO harapan_mitra
  USING ("nik_hash" = ANY (current_setting('h.padan')::bytea[]));
CREATE POLICY padan ON "kepesertaan_jkn" FOR SELECT TO harapan_mitra
  USING ("individu_id" IN (SELECT "id" FROM "individu"));
GRANT SELECT ("id", "nik_hash") ON "individu" TO harapan_mitra;
GRANT SELECT ("id", "individu_id", "segmen", "mulai", "sampai", "alasan_akhir", "sumber", "diperbarui_pada")
  ON "kepesertaan_jkn" TO harapan_mitra;

-- Audit and idempotency keys. Audit is insert only, and nobody writes it in another's name.
ALTER TABLE "audit_akses" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_akses" FORCE ROW LEVEL SECURITY;
CREATE POLICY catat ON "audit_akses" FOR INSERT TO harapan_app, harapan_mitra, harapan_publik
  WITH CHECK ("pelaku" = current_setting('h.pelaku'));
CREATE POLICY pemilik ON "audit_akses" FOR SELECT TO harapan_pemilik USING (true);
GRANT INSERT ON "audit_akses" TO harapan_app, harapan_mitra, harapan_publik;

ALTER TABLE "kunci_permintaan" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "kunci_permintaan" FORCE ROW LEVEL SECURITY;
CREATE POLICY sendiri ON "kunci_permintaan" TO harapan_app
  USING ("pelaku" = current_setting('h.pelaku')) WITH CHECK ("pelaku" = current_setting('h.pelaku'));
GRANT SELECT, INSERT ON "kunci_permintaan" TO harapan_app;

GRANT SELECT, INSERT ON "tahap_muat" TO harapan_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO harapan_app;
GRANT USAGE ON SEQUENCE "audit_akses_id_seq" TO harapan_mitra, harapan_publik;

-- Roll-ups: each change of a spell appends its events in the writer's transaction; the owner folds.
CREATE POLICY pemilik ON "rekap_dasar" TO harapan_pemilik USING (true) WITH CHECK (true);
CREATE POLICY pemilik ON "rekap_delta" TO harapan_pemilik USING (true) WITH CHECK (true);

CREATE FUNCTION bulan_dari(tanggal date) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN extract(year FROM tanggal)::int * 100 + extract(month FROM tanggal)::int;

CREATE FUNCTION catat_rekap() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    INSERT INTO rekap_delta (desa_kode, program, bulan, status, masuk, keluar)
    SELECT desa_kode, program, bulan, status, sum(masuk), sum(keluar) FROM (
      SELECT desa_kode, program, bulan_dari(dari) AS bulan, status, 1 AS masuk, 0 AS keluar FROM baru
      UNION ALL
      SELECT desa_kode, program, bulan_dari(sampai + 1), status, 0, 1 FROM baru WHERE sampai IS NOT NULL
    ) kejadian GROUP BY 1, 2, 3, 4;
  END IF;
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    INSERT INTO rekap_delta (desa_kode, program, bulan, status, masuk, keluar)
    SELECT desa_kode, program, bulan, status, -sum(masuk), -sum(keluar) FROM (
      SELECT desa_kode, program, bulan_dari(dari) AS bulan, status, 1 AS masuk, 0 AS keluar FROM lama
      UNION ALL
      SELECT desa_kode, program, bulan_dari(sampai + 1), status, 0, 1 FROM lama WHERE sampai IS NOT NULL
    ) kejadian GROUP BY 1, 2, 3, 4;
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION catat_rekap() FROM PUBLIC;

CREATE TRIGGER rekap_tambah AFTER INSERT ON "riwayat_kepesertaan"
  REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION catat_rekap();
CREATE TRIGGER rekap_ubah AFTER UPDATE ON "riwayat_kepesertaan"
  REFERENCING OLD TABLE AS lama NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION catat_rekap();
CREATE TRIGGER rekap_hapus AFTER DELETE ON "riwayat_kepesertaan"
  REFERENCING OLD TABLE AS lama FOR EACH STATEMENT EXECUTE FUNCTION catat_rekap();

-- Folds the deltas into the base: each delta row is either still there or already in the base.
CREATE FUNCTION lipat_rekap() RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  jumlah int;
BEGIN
  WITH diambil AS (DELETE FROM rekap_delta RETURNING *),
  dijumlah AS (
    SELECT desa_kode, program, bulan, status, sum(masuk)::int AS masuk, sum(keluar)::int AS keluar, count(*) AS n
    FROM diambil GROUP BY 1, 2, 3, 4
  ), dilipat AS (
    INSERT INTO rekap_dasar AS d (desa_kode, program, bulan, status, masuk, keluar)
    SELECT desa_kode, program, bulan, status, masuk, keluar FROM dijumlah
    ON CONFLICT (desa_kode, program, bulan, status)
    DO UPDATE SET masuk = d.masuk + excluded.masuk, keluar = d.keluar + excluded.keluar
    RETURNING 1
  )
  SELECT coalesce(sum(n), 0)::int INTO jumlah FROM dijumlah, (SELECT count(*) FROM dilipat) _;
  RETURN jumlah;
END $$;
REVOKE ALL ON FUNCTION lipat_rekap() FROM PUBLIC;
-- Requests may fold, but only as this function does it.
GRANT EXECUTE ON FUNCTION lipat_rekap() TO harapan_app;

-- Makes the published roll-up anew: every area of the regencies with data and all above them, every
-- year up to the given day, counts of 1-4 withheld: they could point at a family.
CREATE FUNCTION terbitkan_rekap(hari_ini date) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  sel int;
BEGIN
  DELETE FROM rekap_terbit;
  with tahun as (
    select c.program, t.tahun, least(hari_ini, make_date(t.tahun, 12, 31)) as per_tanggal
    from (select program, min(dari_tahun) as awal from cakupan_data group by 1) c,
      generate_series(c.awal, extract(year from hari_ini)::int) as t(tahun)
  ), kejadian as (
    select desa_kode, program, bulan, sum(masuk - keluar) as selisih from (
      select desa_kode, program, bulan, masuk, keluar from rekap_dasar where status = 'AKTIF'
      union all
      select desa_kode, program, bulan, masuk, keluar from rekap_delta where status = 'AKTIF'
    ) semua group by 1, 2, 3
  ), per_wilayah as (
    -- Each village counts for itself and every area above it; 0 is the nation.
    select desa_kode / satuan * satuan as awal, t.program, t.tahun, sum(selisih)::int as jumlah
    from kejadian k
    join tahun t on t.program = k.program and k.bulan <= bulan_dari(t.per_tanggal)
    cross join unnest(array[1, 10000, 1000000, 100000000, 10000000000]) as s(satuan)
    group by 1, 2, 3
  ), berdata as (
    select w.awal, c.program, t.tahun, t.per_tanggal, count(*)::int as kabupaten, bool_or(c.sintetis) as sintetis
    from cakupan_data c
    join tahun t on t.program = c.program and t.tahun >= c.dari_tahun
    join (
      select awal, akhir from wilayah where berlaku_sampai is null
      union all select 0, 9999999999
    ) w on c.kabupaten_kode between w.awal / 1000000 * 1000000 and w.akhir
    group by 1, 2, 3, 4
  )
  insert into rekap_terbit (wilayah_kode, program, tahun, per_tanggal, jumlah_kpm, kabupaten_berdata, sintetis, diterbitkan_pada)
  select b.awal, b.program, b.tahun, b.per_tanggal,
    case when p.jumlah between 1 and 4 then null else coalesce(p.jumlah, 0) end, b.kabupaten, b.sintetis, now()
  from berdata b left join per_wilayah p using (awal, program, tahun);
  GET DIAGNOSTICS sel = ROW_COUNT;
  RETURN sel;
END $$;
REVOKE ALL ON FUNCTION terbitkan_rekap(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION terbitkan_rekap(date) TO harapan_app;
