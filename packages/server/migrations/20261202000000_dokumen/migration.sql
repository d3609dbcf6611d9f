-- Registered documents and how often they are used.

-- CreateTable
CREATE TABLE "dokumen_tepercaya" (
    "id" SERIAL NOT NULL,
    "hash" TEXT NOT NULL,
    "instansi_id" INTEGER,
    "lingkungan" TEXT NOT NULL,
    "versi_sdk" TEXT NOT NULL,
    "nama" TEXT NOT NULL,
    "isi" TEXT NOT NULL,
    "didaftarkan_oleh" TEXT NOT NULL,
    "didaftarkan_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dokumen_tepercaya_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pemakaian_dokumen" (
    "id" SERIAL NOT NULL,
    "hash" TEXT NOT NULL,
    "nama" TEXT NOT NULL,
    "instansi_id" INTEGER,
    "hari" DATE NOT NULL,
    "jumlah" INTEGER NOT NULL,

    CONSTRAINT "pemakaian_dokumen_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "dokumen_tepercaya_hash_idx" ON "dokumen_tepercaya"("hash");

-- CreateIndex
CREATE INDEX "pemakaian_dokumen_instansi_id_hari_idx" ON "pemakaian_dokumen"("instansi_id", "hari");

-- AddForeignKey
ALTER TABLE "dokumen_tepercaya" ADD CONSTRAINT "dokumen_tepercaya_instansi_id_fkey" FOREIGN KEY ("instansi_id") REFERENCES "instansi"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pemakaian_dokumen" ADD CONSTRAINT "pemakaian_dokumen_instansi_id_fkey" FOREIGN KEY ("instansi_id") REFERENCES "instansi"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ============ What Prisma's schema cannot say ============

CREATE UNIQUE INDEX "dokumen_tepercaya_sekali" ON "dokumen_tepercaya"("instansi_id", "lingkungan", "versi_sdk", "hash") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "pemakaian_dokumen_sekali" ON "pemakaian_dokumen"("hash", "instansi_id", "hari") NULLS NOT DISTINCT;

-- A hash is of its text, whoever writes the row.
ALTER TABLE "dokumen_tepercaya" ADD CHECK ("hash" = encode(sha256(convert_to("isi", 'UTF8')), 'hex'));

DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['dokumen_tepercaya', 'pemakaian_dokumen']
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
END $$;
CREATE POLICY daftar ON "dokumen_tepercaya" FOR INSERT TO harapan_app, harapan_baca
  WITH CHECK ('perjanjian:usul' = ANY (string_to_array(current_setting('h.wewenang'), ' '))
    AND "didaftarkan_oleh" = current_setting('h.pelaku'));
GRANT INSERT ON "dokumen_tepercaya" TO harapan_app, harapan_baca;
GRANT USAGE ON SEQUENCE "dokumen_tepercaya_id_seq" TO harapan_app, harapan_baca;

-- The agency for which a system speaks now.
CREATE FUNCTION instansi_klien(klien text) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT p.instansi_id FROM klien_api k JOIN perjanjian_kerja_sama p ON p.id = k.perjanjian_id
  WHERE k.client_id = klien AND k.status = 'AKTIF'
$$;

-- The text of a document that a system may send: of its agency or of everybody, and of one of the three
-- newest versions that were registered there.
CREATE FUNCTION dokumen_terdaftar(sidik text, klien text, di text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT d.isi FROM dokumen_tepercaya d
  WHERE d.hash = sidik AND d.lingkungan = di AND (d.instansi_id IS NULL OR d.instansi_id = instansi_klien(klien))
    AND d.versi_sdk IN (
      SELECT v.versi_sdk FROM dokumen_tepercaya v
      WHERE v.lingkungan = di AND v.instansi_id IS NOT DISTINCT FROM d.instansi_id
      GROUP BY v.versi_sdk ORDER BY min(v.id) DESC LIMIT 3)
  LIMIT 1
$$;

-- Counts of one instance, in three arrays of one length; what is not registered is not counted.
CREATE FUNCTION catat_pemakaian(sidik text[], klien text[], jumlah int[]) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  INSERT INTO pemakaian_dokumen AS p (hash, nama, instansi_id, hari, jumlah)
  SELECT s.hash, min(d.nama), instansi_klien(s.klien), hari_wib(), sum(s.jumlah)
  FROM unnest(sidik, klien, jumlah) AS s (hash, klien, jumlah)
    JOIN LATERAL (SELECT t.nama FROM dokumen_tepercaya t WHERE t.hash = s.hash LIMIT 1) d ON true
  GROUP BY s.hash, instansi_klien(s.klien)
  ON CONFLICT (hash, instansi_id, hari) DO UPDATE SET jumlah = p.jumlah + excluded.jumlah
$$;
REVOKE ALL ON FUNCTION instansi_klien(text), dokumen_terdaftar(text, text, text), catat_pemakaian(text[], text[], int[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dokumen_terdaftar(text, text, text), catat_pemakaian(text[], text[], int[]) TO harapan_publik;
