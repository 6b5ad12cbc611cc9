-- Every event that was taken in, by its bytes: other bytes under any of these versions are a fork.
CREATE TABLE taken_event (
  stream  text   NOT NULL,
  version bigint NOT NULL,
  digest  bytea  NOT NULL,
  PRIMARY KEY (stream, version)
);
GRANT SELECT, INSERT ON taken_event TO ${app};
INSERT INTO taken_event SELECT stream, version, digest FROM stream_head WHERE version > 0;

-- Several bytes may wait under one version: those that came first, and others, which are a fork.
-- Version 0 is a line that claims none.
ALTER TABLE held_event
  DROP CONSTRAINT held_event_pkey,
  ADD COLUMN digest bytea,
  ADD COLUMN other boolean NOT NULL DEFAULT false,
  ADD COLUMN held_at timestamptz NOT NULL DEFAULT now();
UPDATE held_event SET digest = sha256(body);
ALTER TABLE held_event ADD PRIMARY KEY (stream, version, digest);
CREATE UNIQUE INDEX held_event_waiting ON held_event (stream, version) WHERE version > 0 AND NOT other;

-- Events that an operator gave up: passed over here, in a rebuild as well. The bytes are in the log.
CREATE TABLE given_up (
  stream      text        NOT NULL,
  version     bigint      NOT NULL,
  digest      bytea       NOT NULL,
  state       text        NOT NULL CHECK (state IN ('PARKED', 'FORKED')),
  reason      text        NOT NULL,
  actor       text        NOT NULL,
  given_up_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (stream, version, digest)
);
GRANT SELECT, INSERT ON given_up TO ${app};

-- What became of a dead letter, and whose it was where its bytes say so.
ALTER TABLE dead_letter
  ADD COLUMN size       int  NOT NULL DEFAULT 0,
  ADD COLUMN integrator text,
  ADD COLUMN source     text,
  ADD COLUMN id         text,
  ADD COLUMN state      text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'RETRIED', 'GIVEN_UP')),
  ADD COLUMN settled_at timestamptz,
  ADD COLUMN settled_by text,
  ADD COLUMN why        text;
CREATE INDEX dead_letter_open ON dead_letter (topic, partition, record_offset) WHERE state = 'OPEN';
GRANT UPDATE ON dead_letter TO ${app};
