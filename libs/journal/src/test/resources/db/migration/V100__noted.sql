CREATE TABLE noted (
  stream   text        NOT NULL,
  version  bigint      NOT NULL,
  type     text        NOT NULL DEFAULT '',
  noted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (stream, version)
);
CREATE INDEX noted_by_type ON noted (type);
GRANT SELECT, INSERT ON noted TO ${app};
