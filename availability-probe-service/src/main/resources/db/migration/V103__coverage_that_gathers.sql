-- The coverage that gathers and is in no event yet: where a prober goes on after a crash. No view: nothing but the
-- prober's memory knows it. It holds while the stream has told of no time since (from_at = coverage.covered_until).
CREATE TABLE coverage_checkpoint (
  point     text        NOT NULL,
  location  text        NOT NULL,
  version   bigint      NOT NULL,
  from_at   timestamptz NOT NULL,
  to_at     timestamptz NOT NULL,
  attempts  int         NOT NULL,
  failures  int         NOT NULL,
  latencies bytea       NOT NULL,
  why       text,
  detail    text,
  PRIMARY KEY (point, location)
) WITH (fillfactor = 50);
GRANT SELECT, INSERT, UPDATE, DELETE ON coverage_checkpoint TO ${app};
