-- Persons whom a partner agency already holds and follows under its agreement, and what its feed tells of
-- them: that the answer to padanJkn or padanProgram is another one, and nothing else.

-- The agreement under which a partner speaks now, decided at every statement; none: no row.
CREATE FUNCTION perjanjian_mitra() RETURNS int LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT p.id FROM klien_api k JOIN perjanjian_kerja_sama p ON p.id = k.perjanjian_id
  WHERE k.client_id = current_setting('h.klien') AND k.status = 'AKTIF' AND p.status = 'BERLAKU'
    AND hari_wib() BETWEEN p.berlaku_dari AND p.berlaku_sampai
$$;
REVOKE ALL ON FUNCTION perjanjian_mitra() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION perjanjian_mitra() TO harapan_mitra;

-- AlterTable
ALTER TABLE "perjanjian_kerja_sama" ADD COLUMN "pantauan_terbanyak" INTEGER NOT NULL DEFAULT 100000;

-- AlterTable
ALTER TABLE "perubahan" ADD COLUMN "perjanjian" INTEGER;

-- CreateTable
CREATE TABLE "pantauan" (
    "id" BIGSERIAL NOT NULL,
    "perjanjian_id" INTEGER NOT NULL DEFAULT perjanjian_mitra(),
    "acuan" TEXT NOT NULL,
    "nik_hash" BYTEA,
    "didaftarkan_oleh" TEXT NOT NULL,
    "didaftarkan_pada" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "berakhir_pada" TIMESTAMPTZ(3),
    "individu_id" BIGINT,
    "sidik" BYTEA,
    "dinilai_hari" DATE,

    CONSTRAINT "pantauan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letak_pantauan" (
    "satu" BOOLEAN NOT NULL DEFAULT true,
    "transaksi" BIGINT NOT NULL DEFAULT 0,
    "urutan" BIGINT NOT NULL DEFAULT 0,
    "waktu" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "letak_pantauan_pkey" PRIMARY KEY ("satu")
);

-- CreateIndex
CREATE UNIQUE INDEX "pantauan_perjanjian_id_acuan_key" ON "pantauan"("perjanjian_id", "acuan");

-- CreateIndex
CREATE INDEX "pantauan_nik_hash_idx" ON "pantauan"("nik_hash");

-- CreateIndex
CREATE INDEX "pantauan_individu_id_idx" ON "pantauan"("individu_id");

-- CreateIndex
CREATE INDEX "pantauan_dinilai_hari_idx" ON "pantauan"("dinilai_hari");

-- AddForeignKey
ALTER TABLE "pantauan" ADD CONSTRAINT "pantauan_perjanjian_id_fkey" FOREIGN KEY ("perjanjian_id") REFERENCES "perjanjian_kerja_sama"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ============ What Prisma's schema cannot say ============

ALTER TABLE "perjanjian_kerja_sama" ADD CHECK ("pantauan_terbanyak" >= 0);
ALTER TABLE "pantauan"
  ADD CHECK ("acuan" ~ '^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$'),
  -- What has ended keeps its reference, to be told once more, and nothing that leads to a person.
  ADD CHECK (("nik_hash" IS NULL) = ("berakhir_pada" IS NOT NULL)),
  ADD CHECK ("nik_hash" IS NOT NULL OR "individu_id" IS NULL);
ALTER TABLE "letak_pantauan" ADD CHECK ("satu");
INSERT INTO "letak_pantauan" DEFAULT VALUES;

DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['pantauan', 'letak_pantauan'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nama);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', nama);
    EXECUTE format('CREATE POLICY pemilik ON %I TO harapan_pemilik USING (true) WITH CHECK (true)', nama);
  END LOOP;
END $$;

-- A partner sees, makes and ends those of its own agreement, and no other; the scope word writes.
CREATE POLICY padan ON "pantauan" FOR SELECT TO harapan_mitra
  USING ("perjanjian_id" = (SELECT perjanjian_mitra()));
CREATE POLICY daftar ON "pantauan" FOR INSERT TO harapan_mitra
  WITH CHECK ("perjanjian_id" = (SELECT perjanjian_mitra()) AND "didaftarkan_oleh" = current_setting('h.pelaku')
    AND (SELECT 'orang:pantau' = ANY (string_to_array(current_setting('h.wewenang'), ' '))));
CREATE POLICY ubah ON "pantauan" FOR UPDATE TO harapan_mitra
  USING ("perjanjian_id" = (SELECT perjanjian_mitra())
    AND (SELECT 'orang:pantau' = ANY (string_to_array(current_setting('h.wewenang'), ' '))));
GRANT SELECT ("id", "perjanjian_id", "acuan", "nik_hash", "didaftarkan_oleh", "didaftarkan_pada", "berakhir_pada", "sidik", "dinilai_hari"),
  INSERT ("acuan", "nik_hash", "didaftarkan_oleh"),
  UPDATE ("nik_hash", "didaftarkan_oleh", "didaftarkan_pada", "berakhir_pada", "individu_id", "sidik", "dinilai_hari")
  ON "pantauan" TO harapan_mitra;
GRANT USAGE ON SEQUENCE "pantauan_id_seq" TO harapan_mitra;

-- Of the outbox a partner sees what concerns its own registrations: the number of one, and when.
CREATE POLICY padan ON "perubahan" FOR SELECT TO harapan_mitra
  USING ("jenis" = 'PADAN' AND "perjanjian" = (SELECT perjanjian_mitra()));
GRANT SELECT ("transaksi", "urutan", "jenis", "sasaran", "waktu") ON "perubahan" TO harapan_mitra;
GRANT EXECUTE ON FUNCTION ujung_perubahan(bigint, bigint, bigint, int) TO harapan_mitra;

-- What begins or ends is told at once; what then becomes of the answer, when it was judged.
CREATE FUNCTION catat_pantauan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, perjanjian, waktu)
  VALUES (nomor_transaksi(), 'PADAN', NEW.id, (CASE WHEN NEW.nik_hash IS NULL THEN 'HAPUS' ELSE 'SIMPAN' END)::operasi_perubahan,
    NEW.perjanjian_id, clock_timestamp());
  PERFORM pg_notify('harapan_perubahan', '');
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION catat_pantauan() FROM PUBLIC;
CREATE TRIGGER perubahan_tambah AFTER INSERT ON "pantauan" FOR EACH ROW EXECUTE FUNCTION catat_pantauan();
CREATE TRIGGER perubahan_ubah AFTER UPDATE OF "nik_hash" ON "pantauan" FOR EACH ROW
  WHEN (OLD.nik_hash IS DISTINCT FROM NEW.nik_hash) EXECUTE FUNCTION catat_pantauan();

-- The agreement as its instance is told, with how many it may follow.
CREATE OR REPLACE FUNCTION perjanjian_klien(klien text) RETURNS json LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT json_build_object('nomor', p.nomor, 'instansi', i.nama, 'dasar', p.dasar, 'tujuan', p.tujuan,
    'wilayah', p.wilayah, 'nasional', p.nasional, 'program', p.program, 'kelas', p.kelas, 'berlakuSampai', p.berlaku_sampai,
    'kuotaPerMenit', p.kuota_per_menit, 'pantauanTerbanyak', p.pantauan_terbanyak, 'modeDokumen', p.mode_dokumen)
  FROM klien_api k JOIN perjanjian_kerja_sama p ON p.id = k.perjanjian_id JOIN instansi i ON i.id = p.instansi_id
  WHERE k.client_id = klien AND k.status = 'AKTIF' AND p.status = 'BERLAKU'
    AND hari_wib() BETWEEN p.berlaku_dari AND p.berlaku_sampai
$$;

-- Whom an event concerns is looked up when it is handed out, through what is there then. A membership or
-- an enrolment that is gone leads nowhere any more: so its person or family is written down with it.
CREATE FUNCTION catat_perpisahan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, waktu)
  VALUES (nomor_transaksi(), TG_ARGV[0]::jenis_perubahan, (to_jsonb(OLD) ->> TG_ARGV[1])::bigint, 'SIMPAN', clock_timestamp());
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION catat_perpisahan() FROM PUBLIC;
DO $$
DECLARE
  tabel text;
  jenis text;
  kolom text;
BEGIN
  FOR tabel, jenis, kolom IN VALUES ('anggota_keluarga', 'INDIVIDU', 'individu_id'), ('kpm', 'KELUARGA', 'keluarga_id') LOOP
    EXECUTE format('CREATE TRIGGER perubahan_pisah_hapus AFTER DELETE ON %I FOR EACH ROW
      EXECUTE FUNCTION catat_perpisahan(%L, %L)', tabel, jenis, kolom);
    EXECUTE format('CREATE TRIGGER perubahan_pisah_ubah AFTER UPDATE OF %3$I ON %1$I FOR EACH ROW
      WHEN (OLD.%3$I IS DISTINCT FROM NEW.%3$I) EXECUTE FUNCTION catat_perpisahan(%2$L, %3$L)', tabel, jenis, kolom);
  END LOOP;
END $$;

-- Judging answers is the owner's work, who under FORCE sees no person. Within the function below, which
-- alone makes this setting and takes it back, it sees what answers are made of.
DO $$
DECLARE
  nama text;
BEGIN
  FOREACH nama IN ARRAY ARRAY['individu', 'kepesertaan_jkn', 'anggota_keluarga', 'kpm', 'riwayat_kepesertaan'] LOOP
    EXECUTE format($policy$CREATE POLICY pantauan ON %I FOR SELECT TO harapan_pemilik
      USING ((SELECT current_setting('h.pantauan', true) = 'dinilai'))$policy$, nama);
  END LOOP;
END $$;

-- The villages of an agreement's areas; as `jangkauan_mitra` has them.
CREATE FUNCTION jangkauan_wilayah(wilayah text[]) RETURNS int8multirange LANGUAGE sql IMMUTABLE
SET search_path = public, pg_temp AS $$
  SELECT coalesce(range_agg(int8range(rpad(replace(w, '.', ''), 10, '0')::bigint, rpad(replace(w, '.', ''), 10, '9')::bigint, '[]')), '{}')
  FROM unnest(wilayah) w
$$;
REVOKE ALL ON FUNCTION jangkauan_wilayah(text[]) FROM PUBLIC;

-- A print of all that answers about persons are made of, on a day: of what whoever runs it sees through its
-- own policies. Who is not found has the print of somebody without a spell: `sidik_kosong`.
CREATE FUNCTION sidik_padan(siapa bigint[], milik program[], hari date) RETURNS TABLE (individu bigint, sidik bytea)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
BEGIN
  RETURN QUERY SELECT o.id, sha256(convert_to(coalesce(j.teks, '') || '|' || coalesce(k.teks, ''), 'UTF8'))
  FROM (SELECT DISTINCT unnest(siapa) AS id) o
  LEFT JOIN (
    SELECT j.individu_id, string_agg(ROW(j.segmen, j.mulai, j.sampai, j.alasan_akhir, j.diperbarui_pada,
        j.mulai <= hari, j.sampai < hari)::text, ';' ORDER BY j.id) AS teks
    FROM kepesertaan_jkn j WHERE j.individu_id = ANY (siapa) AND 'PBI_JK' = ANY (milik) GROUP BY j.individu_id
  ) j ON j.individu_id = o.id
  LEFT JOIN (
    SELECT a.individu_id, string_agg(ROW(k.program, r.status, m.dari, m.sampai, m.akhir,
        m.dari <= hari, m.sampai < hari)::text, ';' ORDER BY r.id, m.dari, m.sampai, m.akhir) AS teks
    FROM anggota_keluarga a JOIN kpm k ON k.keluarga_id = a.keluarga_id AND k.program = ANY (milik)
      JOIN riwayat_kepesertaan r ON r.kpm_id = k.id AND r.status IN ('AKTIF', 'DITANGGUHKAN')
      CROSS JOIN LATERAL (SELECT greatest(a.dari, r.dari) AS dari, least(a.sampai, r.sampai) AS sampai,
        CASE WHEN a.sampai IS NULL OR a.sampai >= k.tanggal_selesai THEN k.status END AS akhir) m
    WHERE a.individu_id = ANY (siapa) AND m.dari <= coalesce(m.sampai, 'infinity') GROUP BY a.individu_id
  ) k ON k.individu_id = o.id;
END $$;
CREATE FUNCTION sidik_kosong() RETURNS bytea LANGUAGE sql IMMUTABLE RETURN sha256('|'::bytea);
REVOKE ALL ON FUNCTION sidik_padan(bigint[], program[], date), sidik_kosong() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sidik_padan(bigint[], program[], date), sidik_kosong() TO harapan_mitra;

-- One step: the events after the place where the last step ended, the registrations they may concern, and
-- those that were not yet judged on this day. Whose answer, within its agreement, is made of other spells
-- than when it was last judged gets an entry in the outbox. All of it is one transaction with the place.
--
-- Nothing is missed: what was not yet committed when answers were read has an event after the place, for
-- its transaction had not ended. A reader tells an answer only while its print is the one kept here, so an
-- answer that went and came back between two steps was told by nobody. Nothing more is told: a person out of reach, unknown, or of no programme
-- has the same print, and what does not show in an answer is not in it.
CREATE FUNCTION nilai_pantauan(hari date, jendela int, sekaligus int) RETURNS TABLE (dinilai int, diceritakan int, lagi boolean)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  letak record;
  u record;
  kena bigint[];
BEGIN
  SELECT * INTO letak FROM letak_pantauan FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 0, 0, false;
    RETURN;
  END IF;
  BEGIN
    SELECT * INTO u FROM ujung_perubahan(letak.transaksi, letak.urutan, letak.waktu, jendela);
  EXCEPTION WHEN SQLSTATE 'HP020' THEN
    -- The place is gone with what followed it: all are judged anew.
    UPDATE pantauan SET dinilai_hari = NULL;
    SELECT * INTO u FROM ujung_perubahan(NULL, NULL, NULL, 0);
  END;
  -- Where nobody was judged yet, there is no answer that events could change.
  IF NOT EXISTS (SELECT FROM pantauan t WHERE t.dinilai_hari IS NOT NULL AND t.nik_hash IS NOT NULL) THEN
    SELECT * INTO u FROM ujung_perubahan(NULL, NULL, NULL, 0);
    letak.transaksi := u.transaksi;
    letak.urutan := u.urutan;
  END IF;

  PERFORM set_config('h.pantauan', 'dinilai', true);
  kena := ARRAY(
    WITH w AS MATERIALIZED (
      SELECT DISTINCT p.jenis, p.sasaran FROM perubahan p
      WHERE (p.transaksi, p.urutan) > (letak.transaksi, letak.urutan) AND (p.transaksi, p.urutan) <= (u.transaksi, u.urutan)
        AND p.jenis <> 'PADAN'
    ), o AS MATERIALIZED (
      SELECT w.sasaran AS id FROM w WHERE w.jenis = 'INDIVIDU'
      UNION SELECT a.individu_id FROM w JOIN anggota_keluarga a ON a.keluarga_id = w.sasaran WHERE w.jenis = 'KELUARGA'
      UNION SELECT a.individu_id FROM w JOIN kpm k ON k.id = w.sasaran JOIN anggota_keluarga a ON a.keluarga_id = k.keluarga_id
        WHERE w.jenis = 'KPM'
    )
    SELECT t.id FROM o JOIN pantauan t ON t.individu_id = o.id
    UNION SELECT t.id FROM o JOIN individu i ON i.id = o.id JOIN pantauan t ON t.nik_hash = i.nik_hash
    UNION (SELECT t.id FROM pantauan t WHERE t.dinilai_hari IS NULL ORDER BY t.id LIMIT sekaligus)
    UNION (SELECT t.id FROM pantauan t WHERE t.dinilai_hari < hari AND t.nik_hash IS NOT NULL ORDER BY t.id LIMIT sekaligus));

  -- In the order in which requests take them too.
  PERFORM FROM pantauan t WHERE t.id = ANY (kena) ORDER BY t.id FOR NO KEY UPDATE;
  WITH o AS MATERIALIZED (
    SELECT t.id, t.perjanjian_id, t.nik_hash, t.sidik AS lama, i.id AS individu, p.program
    FROM pantauan t JOIN perjanjian_kerja_sama p ON p.id = t.perjanjian_id
    LEFT JOIN individu i ON i.nik_hash = t.nik_hash AND (p.nasional OR i.desa_kode <@ jangkauan_wilayah(p.wilayah))
    WHERE t.id = ANY (kena)
  ), s AS MATERIALIZED (
    SELECT g.perjanjian_id, s.individu, s.sidik
    FROM (SELECT o.perjanjian_id, o.program, array_agg(o.individu) AS siapa FROM o WHERE o.individu IS NOT NULL GROUP BY 1, 2) g
    CROSS JOIN LATERAL sidik_padan(g.siapa, g.program, hari) s
  ), n AS (
    SELECT o.id, o.perjanjian_id, o.nik_hash, o.lama, o.individu,
      CASE WHEN o.nik_hash IS NULL THEN '\x00'::bytea ELSE coalesce(s.sidik, sidik_kosong()) END AS sidik
    FROM o LEFT JOIN s ON s.perjanjian_id = o.perjanjian_id AND s.individu = o.individu
  ), d AS (
    UPDATE pantauan t SET individu_id = n.individu, sidik = n.sidik, dinilai_hari = hari FROM n WHERE t.id = n.id
  ), c AS (
    INSERT INTO perubahan (transaksi, jenis, sasaran, operasi, perjanjian, waktu)
    SELECT nomor_transaksi(), 'PADAN', n.id, (CASE WHEN n.nik_hash IS NULL THEN 'HAPUS' ELSE 'SIMPAN' END)::operasi_perubahan,
      n.perjanjian_id, clock_timestamp()
    FROM n WHERE n.lama IS DISTINCT FROM n.sidik
    RETURNING 1
  )
  SELECT count(*) INTO diceritakan FROM c;
  PERFORM set_config('h.pantauan', '', true);
  IF diceritakan > 0 THEN PERFORM pg_notify('harapan_perubahan', ''); END IF;
  UPDATE letak_pantauan SET transaksi = u.transaksi, urutan = u.urutan, waktu = u.waktu;
  dinilai := coalesce(cardinality(kena), 0);
  lagi := u.penuh OR EXISTS (SELECT FROM pantauan t WHERE t.dinilai_hari IS NULL OR (t.dinilai_hari < hari AND t.nik_hash IS NOT NULL));
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION nilai_pantauan(date, int, int) FROM PUBLIC;
