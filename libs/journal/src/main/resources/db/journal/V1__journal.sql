-- The journal is the outbox: the WAL gives the order in which the relay publishes it.
CREATE TABLE journal (
  position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream      text        NOT NULL,
  version     bigint      NOT NULL CHECK (version > 0),
  type        text        NOT NULL,
  body        bytea       NOT NULL,
  recorded_at timestamptz NOT NULL,
  UNIQUE (stream, version)
);
GRANT SELECT, INSERT ON journal TO ${app};
GRANT SELECT ON journal TO ${replication};

-- The answers given to commands that carried an Idempotency-Key.
CREATE TABLE answer (
  actor        text        NOT NULL,
  key          text        NOT NULL,
  request_hash text        NOT NULL,
  status       int,
  location     text,
  etag         text,
  body         text,
  given_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor, key)
);
GRANT SELECT, INSERT, UPDATE ON answer TO ${app};

-- How far each stream of the log was taken in, and why it stands still where it does.
CREATE TABLE stream_head (
  stream  text        PRIMARY KEY,
  topic   text        NOT NULL,
  version bigint      NOT NULL,
  digest  bytea       NOT NULL,
  state   text        NOT NULL CHECK (state IN ('FLOWING', 'GAP', 'PARKED', 'FORKED')),
  reason  text,
  since   timestamptz NOT NULL
);
CREATE INDEX stream_head_stopped ON stream_head (state) WHERE state <> 'FLOWING';
GRANT SELECT, INSERT, UPDATE ON stream_head TO ${app};

-- Events that wait until what stands before them in their stream is there or can be read.
CREATE TABLE held_event (
  stream  text   NOT NULL REFERENCES stream_head,
  version bigint NOT NULL,
  body    bytea  NOT NULL,
  PRIMARY KEY (stream, version)
);
GRANT SELECT, INSERT, DELETE ON held_event TO ${app};

-- How far each partition was read; written in the transaction that took the events in.
CREATE TABLE read_position (
  topic       text   NOT NULL,
  partition   int    NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);
GRANT SELECT, INSERT, UPDATE ON read_position TO ${app};

-- What the relay writes to so that its slot moves on while the journal is idle.
CREATE TABLE relay_heartbeat (
  id bigint PRIMARY KEY,
  at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON relay_heartbeat TO ${replication};

CREATE PUBLICATION journal_relay FOR TABLE journal, relay_heartbeat WITH (publish = 'insert, update');
