-- Each result of a probe as it was, for two weeks. No evidence: events are. One partition a day (UTC).
CREATE TABLE probe_result (
  at            timestamptz NOT NULL,
  took_us       bigint      NOT NULL,
  resolve_us    int,
  connect_us    int,
  handshake_us  int,
  first_byte_us int,
  transfer_us   int,
  status        smallint,
  range_no      smallint,             -- where its duration lies (Latencies); none unless it succeeded
  failed        boolean,              -- none where it was not made
  point         text        NOT NULL,
  location      text        NOT NULL,
  reason        text,
  detail        text,
  PRIMARY KEY (point, location, at)
) PARTITION BY RANGE (at);

-- The results of each hour that is over, for thirteen months. One partition a month (UTC).
CREATE TABLE probe_hour (
  hour     timestamptz NOT NULL,
  attempts int         NOT NULL,
  failures int         NOT NULL,
  not_made int         NOT NULL,
  took_us  bigint      NOT NULL,      -- of all that succeeded
  least_us bigint,
  most_us  bigint,
  ranges   int[]       NOT NULL,      -- how many lay in each range, as Latencies has it
  point    text        NOT NULL,
  location text        NOT NULL,
  PRIMARY KEY (point, location, hour)
) PARTITION BY RANGE (hour);

-- Which hours are in probe_hour.
CREATE TABLE rolled_hour (hour timestamptz PRIMARY KEY);

GRANT SELECT, INSERT, UPDATE, DELETE ON probe_result, probe_hour, rolled_hour TO ${app};

-- Partitions are made ahead and dropped by the service, which owns none of them: by this function alone.
CREATE FUNCTION keep_result_partitions(today date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  day   date;
  month date;
  past  text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('keep_result_partitions'));
  FOR day IN SELECT today + n FROM generate_series(-1, 2) AS n LOOP
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF probe_result FOR VALUES FROM (%L) TO (%L)',
      'probe_result_' || to_char(day, 'YYYYMMDD'), day::timestamp AT TIME ZONE 'UTC',
      (day + 1)::timestamp AT TIME ZONE 'UTC');
  END LOOP;
  FOR month IN SELECT (date_trunc('month', today) + n * interval '1 month')::date FROM generate_series(-1, 1) AS n LOOP
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF probe_hour FOR VALUES FROM (%L) TO (%L)',
      'probe_hour_' || to_char(month, 'YYYYMM'), month::timestamp AT TIME ZONE 'UTC',
      (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
  END LOOP;
  FOR past IN SELECT relname FROM pg_inherits JOIN pg_class ON oid = inhrelid
    WHERE inhparent = 'probe_result'::regclass AND relname < 'probe_result_' || to_char(today - 14, 'YYYYMMDD')
      OR inhparent = 'probe_hour'::regclass
        AND relname < 'probe_hour_' || to_char(today - interval '13 months', 'YYYYMM') LOOP
    EXECUTE format('DROP TABLE %I', past);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION keep_result_partitions(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_result_partitions(date) TO ${app};
SELECT keep_result_partitions((now() AT TIME ZONE 'UTC')::date);
