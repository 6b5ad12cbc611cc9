-- Terms that were put forward and not signed yet bind nobody; they are kept until they are.
CREATE TABLE proposed_addendum (
  agreement text NOT NULL,
  version   int  NOT NULL,
  addendum  text NOT NULL,
  PRIMARY KEY (agreement, version)
);

-- Which point is to be measured how, and from when until when (exclusive; open where null).
-- since: from when on the point has been agreed without a break, over all versions.
CREATE TABLE point_terms (
  agreement        text        NOT NULL,
  addendum_version int         NOT NULL,
  point            text        NOT NULL,
  customer         text        NOT NULL,
  service          text        NOT NULL,
  terms            text        NOT NULL,
  confirm          int         NOT NULL,
  effective_from   timestamptz NOT NULL,
  effective_until  timestamptz,
  since            timestamptz NOT NULL,
  PRIMARY KEY (agreement, addendum_version, point)
);
CREATE INDEX point_terms_point ON point_terms (point, effective_from);

-- What the stream of a point at a location says: where its prober goes on after a stop or a crash.
CREATE TABLE coverage (
  point         text        NOT NULL,
  location      text        NOT NULL,
  version       bigint      NOT NULL,
  covered_until timestamptz,
  consecutive   int         NOT NULL,
  failing_since timestamptz,
  up_since      timestamptz,
  PRIMARY KEY (point, location)
);

-- What probes and silence say, to be made into timelines.
CREATE TABLE evidence (
  point    text        NOT NULL,
  location text        NOT NULL,
  version  bigint      NOT NULL,
  ref      text        NOT NULL,
  kind     text        NOT NULL CHECK (kind IN ('FAILED', 'RECOVERED', 'COVERED', 'MISSED')),
  from_at  timestamptz NOT NULL,
  to_at    timestamptz NOT NULL,
  why      text,
  PRIMARY KEY (point, location, version)
);
CREATE INDEX evidence_time ON evidence (point, location, to_at);
CREATE INDEX evidence_probes ON evidence (point, location, from_at) WHERE kind IN ('FAILED', 'RECOVERED');

-- Which replica of a location measures a point, until when.
CREATE TABLE probe_lease (
  point    text        NOT NULL,
  location text        NOT NULL,
  holder   text        NOT NULL,
  until    timestamptz NOT NULL,
  PRIMARY KEY (point, location)
);

GRANT SELECT, INSERT, UPDATE, DELETE
  ON proposed_addendum, point_terms, coverage, evidence, probe_lease
  TO ${app};
