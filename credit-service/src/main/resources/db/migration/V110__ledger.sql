-- The ledger: a Merkle tree over the exact bytes of every event. Its order is data of record: it follows
-- from when the sequencer saw what, and no replay of the log brings it back. Only the sequencer writes it.

-- One row, which whoever appends locks.
CREATE TABLE ledger_tree (
  one  boolean PRIMARY KEY DEFAULT true CHECK (one),
  size bigint  NOT NULL
);
INSERT INTO ledger_tree (size) VALUES (0);
GRANT SELECT, UPDATE ON ledger_tree TO ${app};

-- Each stream with its last event: its hash as a leaf, and which leaf it is.
CREATE TABLE ledger_stream (
  number    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream    text COLLATE "C" NOT NULL UNIQUE,
  version   bigint NOT NULL,
  last      bytea  NOT NULL,
  last_leaf bigint NOT NULL
);
CREATE INDEX ledger_stream_changed ON ledger_stream (last_leaf);
GRANT SELECT, INSERT, UPDATE ON ledger_stream TO ${app};

CREATE TABLE ledger_leaf (
  leaf    bigint PRIMARY KEY,
  stream  bigint NOT NULL,
  version bigint NOT NULL,
  hash    bytea  NOT NULL,
  UNIQUE (stream, version)
);
GRANT SELECT, INSERT ON ledger_leaf TO ${app};

-- Nodes of each eighth level, 256 in a row (C2SP tlog-tiles); level 0 are the leaves.
CREATE TABLE ledger_tile (
  level  int    NOT NULL CHECK (level > 0),
  tile   bigint NOT NULL,
  hashes bytea  NOT NULL,
  PRIMARY KEY (level, tile)
);
GRANT SELECT, INSERT, UPDATE ON ledger_tile TO ${app};

-- Events that came before one that stands before them in their stream; the bytes are in the log.
CREATE TABLE ledger_waiting (
  stream  text COLLATE "C" NOT NULL,
  version bigint      NOT NULL,
  hash    bytea       NOT NULL,
  since   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (stream, version)
);
GRANT SELECT, INSERT, DELETE ON ledger_waiting TO ${app};

-- Records of the log that are no leaf and no duplicate of one, and why.
CREATE TABLE ledger_set_aside (
  hash          bytea       NOT NULL,
  stream        text        NOT NULL,
  version       bigint      NOT NULL,
  topic         text        NOT NULL,
  partition     int         NOT NULL,
  record_offset bigint      NOT NULL,
  reason        text        NOT NULL,
  noticed_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (hash, stream)
);
GRANT SELECT, INSERT ON ledger_set_aside TO ${app};

CREATE TABLE ledger_position (
  topic        text   NOT NULL,
  partition    int    NOT NULL,
  next_offset  bigint NOT NULL,
  record_end   bigint,
  leader_epoch int,
  topic_id     text,
  PRIMARY KEY (topic, partition)
);
GRANT SELECT, INSERT, UPDATE ON ledger_position TO ${app};

-- What follows from the journal's own events.
CREATE TABLE ledger_checkpoint (
  size      bigint      PRIMARY KEY,
  note      text        NOT NULL,
  signed_at timestamptz NOT NULL
);
CREATE INDEX ledger_checkpoint_signed ON ledger_checkpoint (signed_at);
CREATE TABLE ledger_cosignature (
  size      bigint      NOT NULL,
  key       text COLLATE "C" NOT NULL,
  signature text        NOT NULL,
  actor     text        NOT NULL,
  given_at  timestamptz NOT NULL,
  PRIMARY KEY (size, key)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger_checkpoint, ledger_cosignature TO ${app};
