-- Agencies, their agreements and their systems. Administered through the API: the states, who may step, and
-- that proposer and approver differ, are held here too.

-- CreateEnum
CREATE TYPE "jenis_instansi" AS ENUM ('KEMENTERIAN', 'LEMBAGA', 'PEMERINTAH_PROVINSI', 'PEMERINTAH_KABUPATEN', 'BANK_PENYALUR');

-- CreateEnum
CREATE TYPE "dasar_pemrosesan" AS ENUM ('PERSETUJUAN', 'PERJANJIAN', 'KEWAJIBAN_HUKUM', 'KEPENTINGAN_VITAL', 'TUGAS_PUBLIK', 'KEPENTINGAN_SAH');

-- CreateEnum
CREATE TYPE "status_perjanjian" AS ENUM ('DIUSULKAN', 'BERLAKU', 'DITANGGUHKAN', 'DITOLAK', 'DIAKHIRI');

-- CreateEnum
CREATE TYPE "status_klien" AS ENUM ('DIUSULKAN', 'AKTIF', 'DITOLAK', 'DICABUT');

-- CreateEnum
CREATE TYPE "mode_dokumen" AS ENUM ('HANYA_TEPERCAYA', 'CAMPUR', 'TERBUKA');

-- CreateTable
CREATE TABLE "instansi" (
    "id" SERIAL NOT NULL,
    "kode" TEXT NOT NULL,
    "nama" TEXT NOT NULL,
    "jenis" "jenis_instansi" NOT NULL,
    "sintetis" BOOLEAN NOT NULL DEFAULT false,
    "didaftarkan_oleh" TEXT NOT NULL,
    "didaftarkan_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instansi_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "perjanjian_kerja_sama" (
    "id" SERIAL NOT NULL,
    "nomor" TEXT NOT NULL,
    "instansi_id" INTEGER NOT NULL,
    "berlaku_dari" DATE NOT NULL,
    "berlaku_sampai" DATE NOT NULL,
    "dasar" "dasar_pemrosesan" NOT NULL,
    "dasar_hukum" TEXT NOT NULL,
    "tujuan" TEXT[],
    "wilayah" TEXT[],
    "nasional" BOOLEAN NOT NULL,
    "program" "program"[],
    "kelas" TEXT[],
    "kuota_per_menit" INTEGER NOT NULL,
    "mode_dokumen" "mode_dokumen" NOT NULL,
    "status" "status_perjanjian" NOT NULL DEFAULT 'DIUSULKAN',
    "diusulkan_oleh" TEXT NOT NULL,
    "diusulkan_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "diubah_oleh" TEXT,
    "diubah_pada" TIMESTAMPTZ(3),
    "alasan" TEXT,
    "versi" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "perjanjian_kerja_sama_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "klien_api" (
    "id" SERIAL NOT NULL,
    "client_id" TEXT NOT NULL,
    "nama" TEXT NOT NULL,
    "perjanjian_id" INTEGER NOT NULL,
    "status" "status_klien" NOT NULL DEFAULT 'DIUSULKAN',
    "diusulkan_oleh" TEXT NOT NULL,
    "diusulkan_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "diubah_oleh" TEXT,
    "diubah_pada" TIMESTAMPTZ(3),
    "alasan" TEXT,
    "versi" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "klien_api_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "riwayat_putusan" (
    "id" BIGSERIAL NOT NULL,
    "tabel" TEXT NOT NULL,
    "baris" INTEGER NOT NULL,
    "dari" TEXT,
    "ke" TEXT NOT NULL,
    "oleh" TEXT NOT NULL,
    "alasan" TEXT,
    "pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "riwayat_putusan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "instansi_kode_key" ON "instansi"("kode");

-- CreateIndex
CREATE UNIQUE INDEX "perjanjian_kerja_sama_nomor_key" ON "perjanjian_kerja_sama"("nomor");

-- CreateIndex
CREATE INDEX "perjanjian_kerja_sama_instansi_id_idx" ON "perjanjian_kerja_sama"("instansi_id");

-- CreateIndex
CREATE INDEX "klien_api_perjanjian_id_idx" ON "klien_api"("perjanjian_id");

-- CreateIndex
CREATE INDEX "klien_api_client_id_idx" ON "klien_api"("client_id");

-- CreateIndex
CREATE INDEX "riwayat_putusan_tabel_baris_idx" ON "riwayat_putusan"("tabel", "baris");

-- AddForeignKey
ALTER TABLE "perjanjian_kerja_sama" ADD CONSTRAINT "perjanjian_kerja_sama_instansi_id_fkey" FOREIGN KEY ("instansi_id") REFERENCES "instansi"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "klien_api" ADD CONSTRAINT "klien_api_perjanjian_id_fkey" FOREIGN KEY ("perjanjian_id") REFERENCES "perjanjian_kerja_sama"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ============ What Prisma's schema cannot say ============

ALTER TABLE "perjanjian_kerja_sama"
  ADD CHECK ("berlaku_dari" <= "berlaku_sampai"),
  ADD CHECK ("nasional" = (cardinality("wilayah") = 0)),
  ADD CHECK (cardinality("tujuan") > 0 AND cardinality("program") > 0 AND cardinality("kelas") > 0),
  ADD CHECK ("kuota_per_menit" > 0);
-- One system speaks under one agreement at a time; a renewal is proposed while the old one serves.
CREATE UNIQUE INDEX "klien_api_aktif" ON "klien_api"("client_id") WHERE "status" = 'AKTIF';
CREATE UNIQUE INDEX "klien_api_usulan" ON "klien_api"("client_id") WHERE "status" = 'DIUSULKAN';

-- Steps of a status come as arguments, 'FROM>TO'; a star wants another person than whoever proposed
-- or last decided. Nothing else of a row ever changes.
CREATE FUNCTION jaga_putusan() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  oleh text := nullif(current_setting('h.pelaku', true), '');
  langkah text;
  tetap text[] := '{status,alasan,diubah_oleh,diubah_pada,versi}';
BEGIN
  IF oleh IS NULL THEN RAISE EXCEPTION 'nobody decides' USING ERRCODE = 'HP010'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'DIUSULKAN' OR NEW.diusulkan_oleh <> oleh OR NEW.versi <> 1 THEN
      RAISE EXCEPTION 'only proposals in one''s own name' USING ERRCODE = 'HP010';
    END IF;
    RETURN NEW;
  END IF;
  IF to_jsonb(NEW) - tetap <> to_jsonb(OLD) - tetap THEN
    RAISE EXCEPTION 'terms never change' USING ERRCODE = 'HP010';
  END IF;
  langkah := OLD.status || '>' || NEW.status;
  IF langkah || '*' = ANY (TG_ARGV) THEN
    IF oleh IN (OLD.diusulkan_oleh, coalesce(OLD.diubah_oleh, OLD.diusulkan_oleh)) THEN
      RAISE EXCEPTION 'proposer and approver are one' USING ERRCODE = 'HP011';
    END IF;
  ELSIF NOT langkah = ANY (TG_ARGV) THEN
    RAISE EXCEPTION 'no such step' USING ERRCODE = 'HP010';
  END IF;
  NEW.diubah_oleh := oleh;
  NEW.diubah_pada := now();
  NEW.versi := OLD.versi + 1;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION jaga_putusan() FROM PUBLIC;

CREATE FUNCTION catat_putusan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO riwayat_putusan (tabel, baris, dari, ke, oleh, alasan)
  VALUES (TG_TABLE_NAME, NEW.id, CASE TG_OP WHEN 'UPDATE' THEN OLD.status::text END, NEW.status,
    current_setting('h.pelaku'), NEW.alasan);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION catat_putusan() FROM PUBLIC;

CREATE TRIGGER jaga BEFORE INSERT OR UPDATE ON "perjanjian_kerja_sama" FOR EACH ROW
  EXECUTE FUNCTION jaga_putusan('DIUSULKAN>BERLAKU*', 'DIUSULKAN>DITOLAK', 'BERLAKU>DITANGGUHKAN',
    'BERLAKU>DIAKHIRI', 'DITANGGUHKAN>BERLAKU*', 'DITANGGUHKAN>DIAKHIRI');
CREATE TRIGGER jaga BEFORE INSERT OR UPDATE ON "klien_api" FOR EACH ROW
  EXECUTE FUNCTION jaga_putusan('DIUSULKAN>AKTIF*', 'DIUSULKAN>DITOLAK', 'AKTIF>DICABUT');
CREATE TRIGGER catat AFTER INSERT OR UPDATE ON "perjanjian_kerja_sama" FOR EACH ROW EXECUTE FUNCTION catat_putusan();
CREATE TRIGGER catat AFTER INSERT OR UPDATE ON "klien_api" FOR EACH ROW EXECUTE FUNCTION catat_putusan();

-- Whose token allows it, proposes or decides; the access officer may look.
DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['instansi', 'perjanjian_kerja_sama', 'klien_api', 'riwayat_putusan']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nama);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', nama);
    EXECUTE format('CREATE POLICY pemilik ON %I TO harapan_pemilik USING (true) WITH CHECK (true)', nama);
    EXECUTE format($policy$
      CREATE POLICY lihat ON %I FOR SELECT TO harapan_app, harapan_baca
      USING (string_to_array(current_setting('h.wewenang'), ' ') && '{perjanjian:usul,perjanjian:putus,audit:baca}')
      $policy$, nama);
    EXECUTE format('GRANT SELECT ON %I TO harapan_app, harapan_baca', nama);
  END LOOP;
  FOREACH nama IN ARRAY ARRAY['instansi', 'perjanjian_kerja_sama', 'klien_api']
  LOOP
    EXECUTE format($policy$
      CREATE POLICY usul ON %I FOR INSERT TO harapan_app, harapan_baca
      WITH CHECK ('perjanjian:usul' = ANY (string_to_array(current_setting('h.wewenang'), ' ')))
      $policy$, nama);
    EXECUTE format('GRANT INSERT ON %I TO harapan_app, harapan_baca', nama);
    EXECUTE format('GRANT USAGE ON SEQUENCE %I TO harapan_app, harapan_baca', nama || '_id_seq');
  END LOOP;
  FOREACH nama IN ARRAY ARRAY['perjanjian_kerja_sama', 'klien_api']
  LOOP
    EXECUTE format($policy$
      CREATE POLICY putus ON %1$I FOR UPDATE TO harapan_app, harapan_baca
      USING ('perjanjian:putus' = ANY (string_to_array(current_setting('h.wewenang'), ' ')))
      $policy$, nama);
    EXECUTE format('GRANT UPDATE (status, alasan) ON %I TO harapan_app, harapan_baca', nama);
  END LOOP;
END $$;

-- The day in Jakarta: agreements begin and end with it.
CREATE FUNCTION hari_wib() RETURNS date LANGUAGE sql STABLE
  RETURN (now() AT TIME ZONE 'UTC' + interval '7 hours')::date;

-- The agreement under which a system speaks now, as its instance is told; nothing when there is none.
CREATE FUNCTION perjanjian_klien(klien text) RETURNS json LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT json_build_object('nomor', p.nomor, 'instansi', i.nama, 'dasar', p.dasar, 'tujuan', p.tujuan,
    'wilayah', p.wilayah, 'nasional', p.nasional, 'program', p.program, 'kelas', p.kelas, 'berlakuSampai', p.berlaku_sampai,
    'kuotaPerMenit', p.kuota_per_menit, 'modeDokumen', p.mode_dokumen)
  FROM klien_api k JOIN perjanjian_kerja_sama p ON p.id = k.perjanjian_id JOIN instansi i ON i.id = p.instansi_id
  WHERE k.client_id = klien AND k.status = 'AKTIF' AND p.status = 'BERLAKU'
    AND hari_wib() BETWEEN p.berlaku_dari AND p.berlaku_sampai
$$;
REVOKE ALL ON FUNCTION perjanjian_klien(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION perjanjian_klien(text) TO harapan_publik;

-- Where the persons live whom a partner agency may ask about: decided here at every statement, so that
-- an agreement that ended is over on every instance with the next one. None: no row.
CREATE FUNCTION jangkauan_mitra() RETURNS int8multirange LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT coalesce(CASE WHEN p.nasional THEN '{[1100000000,9999999999]}'::int8multirange
    ELSE (SELECT range_agg(int8range(rpad(replace(w, '.', ''), 10, '0')::bigint, rpad(replace(w, '.', ''), 10, '9')::bigint, '[]'))
      FROM unnest(p.wilayah) w) END, '{}')
  FROM klien_api k JOIN perjanjian_kerja_sama p ON p.id = k.perjanjian_id
  WHERE k.client_id = current_setting('h.klien') AND k.status = 'AKTIF' AND p.status = 'BERLAKU'
    AND hari_wib() BETWEEN p.berlaku_dari AND p.berlaku_sampai
$$;
CREATE FUNCTION program_mitra() RETURNS program[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT p.program FROM klien_api k JOIN perjanjian_kerja_sama p ON p.id = k.perjanjian_id
  WHERE k.client_id = current_setting('h.klien') AND k.status = 'AKTIF' AND p.status = 'BERLAKU'
    AND hari_wib() BETWEEN p.berlaku_dari AND p.berlaku_sampai
$$;
-- Part of a partner's frame: what is over is said, not answered as if nobody were known.
CREATE FUNCTION periksa_klien(klien text) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF perjanjian_klien(klien) IS NULL THEN
    RAISE EXCEPTION 'no agreement in force' USING ERRCODE = 'HP001';
  END IF;
END $$;
REVOKE ALL ON FUNCTION jangkauan_mitra(), program_mitra(), periksa_klien(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION jangkauan_mitra(), program_mitra() TO harapan_mitra;
-- The frame is opened by whoever a session starts as.
GRANT EXECUTE ON FUNCTION periksa_klien(text) TO harapan_publik;

ALTER POLICY padan ON "individu"
  USING ("nik_hash" = ANY ((SELECT current_setting('h.padan')::bytea[])::bytea[])
    AND "desa_kode" <@ (SELECT jangkauan_mitra()));
ALTER POLICY padan ON "kepesertaan_jkn"
  USING ("individu_id" IN (SELECT "id" FROM "individu")
    AND (SELECT 'PBI_JK' = ANY (program_mitra())));
