-- Who may look at who looked. The access officer reads the log; whoever serves data subjects gets the
-- trail of a person they reach, and nothing of anybody else.

CREATE POLICY pejabat ON "audit_akses" FOR SELECT TO harapan_app, harapan_baca
  USING ('audit:baca' = ANY (string_to_array(current_setting('h.wewenang'), ' ')));
CREATE POLICY pejabat ON "audit_subjek" FOR SELECT TO harapan_app, harapan_baca
  USING ('audit:baca' = ANY (string_to_array(current_setting('h.wewenang'), ' ')));
GRANT SELECT ON "audit_akses", "audit_subjek" TO harapan_app, harapan_baca;

-- Accesses to subjects, each from a day to a day, newest first. The statement that calls it reads the
-- person, the families and the enrolments as the caller sees them.
CREATE FUNCTION riwayat_akses(jenis jenis_subjek[], subjek bigint[], dari date[], sampai date[],
  sebelum timestamptz, sebelum_id bigint, banyak int) RETURNS SETOF audit_akses
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.* FROM (
    SELECT DISTINCT s.waktu, s.audit
    FROM unnest(jenis, subjek, dari, sampai) AS milik(jenis, subjek, dari, sampai)
    JOIN audit_subjek s ON s.jenis = milik.jenis AND s.subjek = milik.subjek
      AND s.waktu >= coalesce(milik.dari, '-infinity') AND s.waktu < coalesce(milik.sampai + 1, 'infinity')
    WHERE sebelum IS NULL OR (s.waktu, s.audit) < (sebelum, sebelum_id)
    ORDER BY 1 DESC, 2 DESC LIMIT banyak
  ) s JOIN audit_akses a ON a.waktu = s.waktu AND a.id = s.audit
  WHERE 'subjek:layani' = ANY (string_to_array(current_setting('h.wewenang'), ' '))
  ORDER BY a.waktu DESC, a.id DESC
$$;
REVOKE ALL ON FUNCTION riwayat_akses(jenis_subjek[], bigint[], date[], date[], timestamptz, bigint, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION riwayat_akses(jenis_subjek[], bigint[], date[], date[], timestamptz, bigint, int)
  TO harapan_app, harapan_baca;
