-- The keys of sealed texts, each with its record as it stands in sla.keys: {"key", "version", "platformKey", "wrapped"},
-- or, once erased, {"key", "version", "erasedAt", "erasedBy", "reason"}. own: made here, so that the relay publishes it.
-- said: how often an erasure was published again.
CREATE TABLE seal_key (
  key          text COLLATE "C" PRIMARY KEY,
  name         text COLLATE "C" NOT NULL,
  generation   int         NOT NULL,
  version      bigint      NOT NULL,
  state        text        NOT NULL CHECK (state IN ('ACTIVE', 'ERASED')),
  platform_key text,
  own          boolean     NOT NULL,
  record       text        NOT NULL,
  said         int         NOT NULL DEFAULT 0,
  changed_at   timestamptz NOT NULL DEFAULT now(),
  CHECK ((state = 'ERASED') = (platform_key IS NULL)),
  UNIQUE (name, generation)
);
CREATE INDEX seal_key_wrapped_by ON seal_key (platform_key) WHERE own AND state = 'ACTIVE';
CREATE INDEX seal_key_erased ON seal_key (changed_at) WHERE own AND state = 'ERASED' AND said < 3;
GRANT SELECT, INSERT, UPDATE ON seal_key TO ${app};
GRANT SELECT ON seal_key TO ${replication};

ALTER PUBLICATION journal_relay ADD TABLE seal_key;
