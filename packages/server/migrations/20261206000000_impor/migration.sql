-- Imports: files of offices, what became of each row, and what it takes to undo them. With them the
-- first rooms that only files fill: facilities, and the decile of a family in a release.

-- CreateEnum
CREATE TYPE "jenis_fasilitas" AS ENUM ('SEKOLAH', 'FKTP', 'RUMAH_SAKIT', 'POSYANDU', 'SENTRA');

-- CreateEnum
CREATE TYPE "status_impor" AS ENUM ('MENUNGGU', 'BERJALAN', 'SELESAI', 'GAGAL', 'DIBATALKAN');

-- CreateEnum
CREATE TYPE "hasil_baris" AS ENUM ('DITOLAK', 'PERLU_TINJAUAN');

-- CreateEnum
CREATE TYPE "jenis_jejak" AS ENUM ('TAMBAH', 'UBAH', 'SAMA');

-- CreateEnum
CREATE TYPE "basis_rilis" AS ENUM ('DTKS', 'DTSEN');

-- CreateTable
CREATE TABLE "fasilitas" (
    "id" BIGSERIAL NOT NULL,
    "jenis" "jenis_fasilitas" NOT NULL,
    "kode" TEXT NOT NULL,
    "nama" TEXT NOT NULL,
    "alamat" TEXT,
    "desa_kode" BIGINT NOT NULL,

    CONSTRAINT "fasilitas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "impor" (
    "id" BIGSERIAL NOT NULL,
    "profil" TEXT NOT NULL,
    "nama_berkas" TEXT NOT NULL,
    "sidik" TEXT NOT NULL,
    "bita" BIGINT NOT NULL,
    "kolom" TEXT[],
    "tetap" JSONB NOT NULL,
    "pelaku" TEXT NOT NULL,
    "peran" TEXT NOT NULL,
    "instansi" TEXT,
    "lingkup" TEXT NOT NULL,
    "status" "status_impor" NOT NULL DEFAULT 'MENUNGGU',
    "baris_selesai" INTEGER NOT NULL DEFAULT 0,
    "potongan" INTEGER NOT NULL DEFAULT 0,
    "bita_selesai" BIGINT NOT NULL DEFAULT 0,
    "diterima" INTEGER NOT NULL DEFAULT 0,
    "sama" INTEGER NOT NULL DEFAULT 0,
    "diubah" INTEGER NOT NULL DEFAULT 0,
    "ditolak" INTEGER NOT NULL DEFAULT 0,
    "perlu_tinjauan" INTEGER NOT NULL DEFAULT 0,
    "kosong" INTEGER NOT NULL DEFAULT 0,
    "galat" TEXT,
    "dibuat_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "diubah_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "selesai_pada" TIMESTAMPTZ(3),

    CONSTRAINT "impor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "impor_baris" (
    "impor_id" BIGINT NOT NULL,
    "nomor" INTEGER NOT NULL,
    "hasil" "hasil_baris" NOT NULL,
    "kode" TEXT[],
    "kolom" TEXT[],
    "nilai" TEXT[],
    "sandi" BYTEA NOT NULL,

    CONSTRAINT "impor_baris_pkey" PRIMARY KEY ("impor_id","nomor")
);

-- CreateTable
CREATE TABLE "impor_jejak" (
    "tabel" TEXT NOT NULL,
    "baris_id" BIGINT NOT NULL,
    "impor_id" BIGINT NOT NULL,
    "jenis" "jenis_jejak" NOT NULL,
    "sebelum" JSONB,
    "sesudah" UUID,

    CONSTRAINT "impor_jejak_pkey" PRIMARY KEY ("tabel","baris_id","impor_id")
);

-- CreateTable
CREATE TABLE "rilis_dtsen" (
    "id" SERIAL NOT NULL,
    "basis" "basis_rilis" NOT NULL,
    "tahun" INTEGER NOT NULL,
    "versi" INTEGER NOT NULL,
    "tanggal" DATE NOT NULL,

    CONSTRAINT "rilis_dtsen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "peringkat_kesejahteraan" (
    "id" BIGSERIAL NOT NULL,
    "rilis_id" INTEGER NOT NULL,
    "keluarga_id" BIGINT NOT NULL,
    "desil" INTEGER NOT NULL,
    "diterima_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "desa_kode" BIGINT NOT NULL,

    CONSTRAINT "peringkat_kesejahteraan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "fasilitas_desa_kode_id_idx" ON "fasilitas"("desa_kode", "id");

-- CreateIndex
CREATE UNIQUE INDEX "fasilitas_jenis_kode_key" ON "fasilitas"("jenis", "kode");

-- CreateIndex
CREATE INDEX "impor_profil_sidik_idx" ON "impor"("profil", "sidik");

-- CreateIndex
CREATE INDEX "impor_jejak_impor_id_idx" ON "impor_jejak" USING BRIN ("impor_id");

-- CreateIndex
CREATE UNIQUE INDEX "rilis_dtsen_basis_tahun_versi_key" ON "rilis_dtsen"("basis", "tahun", "versi");

-- CreateIndex
CREATE UNIQUE INDEX "peringkat_kesejahteraan_keluarga_id_rilis_id_key" ON "peringkat_kesejahteraan"("keluarga_id", "rilis_id");

-- AddForeignKey
ALTER TABLE "impor_baris" ADD CONSTRAINT "impor_baris_impor_id_fkey" FOREIGN KEY ("impor_id") REFERENCES "impor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peringkat_kesejahteraan" ADD CONSTRAINT "peringkat_kesejahteraan_rilis_id_fkey" FOREIGN KEY ("rilis_id") REFERENCES "rilis_dtsen"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peringkat_kesejahteraan" ADD CONSTRAINT "peringkat_kesejahteraan_keluarga_id_desa_kode_fkey" FOREIGN KEY ("keluarga_id", "desa_kode") REFERENCES "keluarga"("id", "desa_kode") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ============ What Prisma's schema cannot say ============

ALTER TABLE "fasilitas" ADD CHECK ("kode" <> '' AND "nama" <> '');
ALTER TABLE "peringkat_kesejahteraan" ADD CHECK ("desil" BETWEEN 1 AND 10);
-- DTKS was the basis until the first quarter of 2025, DTSEN after it.
ALTER TABLE "rilis_dtsen"
  ADD CHECK ("versi" > 0),
  ADD CHECK (CASE "basis" WHEN 'DTSEN' THEN "tahun" >= 2025 ELSE "tahun" <= 2025 END);
ALTER TABLE "impor"
  ADD CHECK ("sidik" ~ '^[0-9a-f]{64}$'),
  ADD CHECK (("status" = 'SELESAI') <= ("selesai_pada" IS NOT NULL)),
  ADD CHECK ("baris_selesai" = "diterima" + "sama" + "diubah" + "ditolak" + "perlu_tinjauan" + "kosong");
ALTER TABLE "impor_baris" ADD CHECK (cardinality("kode") > 0
  AND cardinality("kode") = cardinality("kolom") AND cardinality("kode") = cardinality("nilai"));

DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['fasilitas', 'rilis_dtsen', 'peringkat_kesejahteraan', 'impor', 'impor_baris', 'impor_jejak']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nama);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', nama);
  END LOOP;
END $$;

-- An import belongs to the area it may write; whoever reaches all of that area sees it. Only who may
-- import writes one, in the own name.
CREATE POLICY pemilik ON "impor" FOR SELECT TO harapan_pemilik USING (true);
CREATE POLICY lihat ON "impor" FOR SELECT TO harapan_app
  USING ("lingkup"::int8multirange <@ (SELECT current_setting('h.scope')::int8multirange));
CREATE POLICY tulis ON "impor" FOR INSERT TO harapan_app
  WITH CHECK ("pelaku" = current_setting('h.pelaku') AND "lingkup" = current_setting('h.scope')
    AND 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' ')));
CREATE POLICY ubah ON "impor" FOR UPDATE TO harapan_app
  USING ("lingkup"::int8multirange <@ (SELECT current_setting('h.scope')::int8multirange)
    AND (SELECT 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' '))));
GRANT SELECT, INSERT ("profil", "nama_berkas", "sidik", "bita", "kolom", "tetap", "pelaku", "peran", "instansi", "lingkup", "status")
  ON "impor" TO harapan_app;
GRANT UPDATE ("status", "baris_selesai", "potongan", "bita_selesai", "diterima", "sama", "diubah", "ditolak",
  "perlu_tinjauan", "kosong", "galat", "diubah_pada", "selesai_pada") ON "impor" TO harapan_app;
GRANT USAGE ON SEQUENCE "impor_id_seq" TO harapan_app;

-- What hangs on an import goes with it: the imports one sees are found once for a statement.
CREATE POLICY ikut ON "impor_baris" TO harapan_app
  USING ("impor_id" IN (SELECT "id" FROM "impor")
    AND (SELECT 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' '))));
GRANT SELECT, INSERT ON "impor_baris" TO harapan_app;
CREATE POLICY pemilik ON "impor_jejak" TO harapan_pemilik USING (true) WITH CHECK (true);
CREATE POLICY ikut ON "impor_jejak" TO harapan_app
  USING ("impor_id" IN (SELECT "id" FROM "impor")
    AND (SELECT 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' '))));
GRANT SELECT, INSERT ON "impor_jejak" TO harapan_app;

-- Facilities are places that every officer may look up; the office of the place keeps them.
CREATE POLICY baca ON "fasilitas" FOR SELECT TO harapan_app, harapan_baca USING (true);
CREATE POLICY tambah ON "fasilitas" FOR INSERT TO harapan_app
  WITH CHECK ("desa_kode" <@ (SELECT current_setting('h.scope')::int8multirange)
    AND (SELECT 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' '))));
CREATE POLICY ubah ON "fasilitas" FOR UPDATE TO harapan_app
  USING ("desa_kode" <@ (SELECT current_setting('h.scope')::int8multirange)
    AND (SELECT 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' '))));
GRANT SELECT ON "fasilitas" TO harapan_app, harapan_baca;
GRANT INSERT, UPDATE ("nama", "alamat", "desa_kode") ON "fasilitas" TO harapan_app;
GRANT USAGE ON SEQUENCE "fasilitas_id_seq" TO harapan_app;

-- BPS ranks and the centre loads it: nobody whose area is smaller than the nation. Insert only.
CREATE POLICY baca ON "rilis_dtsen" FOR SELECT TO harapan_app, harapan_baca USING (true);
CREATE POLICY tambah ON "rilis_dtsen" FOR INSERT TO harapan_app
  WITH CHECK (current_setting('h.scope') = '{[1100000000,9999999999]}'
    AND 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' ')));
CREATE POLICY lingkup ON "peringkat_kesejahteraan" FOR SELECT TO harapan_app, harapan_baca
  USING ("desa_kode" BETWEEN current_setting('h.lo')::bigint AND current_setting('h.hi')::bigint
    AND ((SELECT current_setting('h.scope') = format('{[%s,%s]}', current_setting('h.lo'), current_setting('h.hi')))
      OR "desa_kode" <@ (SELECT current_setting('h.scope')::int8multirange)));
CREATE POLICY tambah ON "peringkat_kesejahteraan" FOR INSERT TO harapan_app
  WITH CHECK ((SELECT current_setting('h.scope') = '{[1100000000,9999999999]}'
    AND 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' '))));
GRANT SELECT ON "rilis_dtsen", "peringkat_kesejahteraan" TO harapan_app, harapan_baca;
GRANT INSERT ON "rilis_dtsen", "peringkat_kesejahteraan" TO harapan_app;
GRANT USAGE ON SEQUENCE "rilis_dtsen_id_seq", "peringkat_kesejahteraan_id_seq" TO harapan_app;

-- Taking an import back deletes what it added. No role of a request may delete: the owner does it here,
-- and sees of these tables only the rows of the import that is being taken back.
DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['kepesertaan_jkn', 'fasilitas', 'peringkat_kesejahteraan', 'komponen_kpm',
    'riwayat_kepesertaan', 'kpm', 'anggota_keluarga', 'keluarga', 'individu']
  LOOP
    EXECUTE format($policy$
      CREATE POLICY batal ON %1$I TO harapan_pemilik
      USING (EXISTS (SELECT FROM impor_jejak j WHERE j.tabel = %1$L AND j.baris_id = %1$I.id
        AND j.impor_id = nullif(current_setting('h.batal', true), '')::bigint AND j.jenis = 'TAMBAH')) WITH CHECK (false)
      $policy$, nama);
  END LOOP;
END $$;

CREATE FUNCTION hapus_hasil_impor(satu bigint, nama text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  terhapus bigint;
BEGIN
  PERFORM FROM impor WHERE id = satu AND status = 'DIBATALKAN' AND xmin = pg_current_xact_id()::xid
    AND lingkup::int8multirange <@ current_setting('h.scope')::int8multirange
    AND 'impor:tulis' = ANY (string_to_array(current_setting('h.wewenang'), ' '));
  IF NOT FOUND THEN RAISE EXCEPTION 'no import is being taken back' USING ERRCODE = 'HP013'; END IF;
  PERFORM set_config('h.batal', satu::text, true);
  EXECUTE format('DELETE FROM %I WHERE id IN (SELECT baris_id FROM impor_jejak WHERE impor_id = $1 AND tabel = $2
    AND jenis = ''TAMBAH'')', nama) USING satu, nama;
  GET DIAGNOSTICS terhapus = ROW_COUNT;
  DELETE FROM impor_jejak WHERE impor_id = satu AND tabel = nama;
  RETURN terhapus;
END $$;
REVOKE ALL ON FUNCTION hapus_hasil_impor(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hapus_hasil_impor(bigint, text) TO harapan_app;
