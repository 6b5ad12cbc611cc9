-- Each probe that failed as it was told, sealed where it was sealed: the evidence of outages.
CREATE TABLE failed_probe (
  point    text        NOT NULL,
  location text        NOT NULL,
  version  bigint      NOT NULL,
  ref      text        NOT NULL,
  at       timestamptz NOT NULL,
  data     text        NOT NULL,
  PRIMARY KEY (point, location, version)
);
CREATE INDEX failed_probe_time ON failed_probe (point, at);
GRANT SELECT, INSERT, UPDATE, DELETE ON failed_probe TO ${app};
