-- What of the journal is published again: what an operator asked for, and all of it after a slot had to be made.
CREATE TABLE republication (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cause          text        NOT NULL CHECK (cause IN ('OPERATOR', 'SLOT_MADE', 'SLOT_LOST')),
  actor          text        NOT NULL,
  reason         text        NOT NULL,
  requested_at   timestamptz NOT NULL DEFAULT now(),
  stream         text,
  from_version   bigint,
  to_version     bigint,
  topic          text,
  prefixes       text[],
  from_position  bigint,
  to_position    bigint,
  recorded_from  timestamptz,
  recorded_to    timestamptz,
  state          text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'RUNNING', 'DONE')),
  events         bigint      NOT NULL DEFAULT 0,
  after_position bigint      NOT NULL DEFAULT 0,
  finished_at    timestamptz
);
CREATE INDEX republication_open ON republication (id) WHERE state <> 'DONE';
GRANT SELECT, INSERT ON republication TO ${app};
GRANT SELECT, INSERT, UPDATE ON republication TO ${replication};
