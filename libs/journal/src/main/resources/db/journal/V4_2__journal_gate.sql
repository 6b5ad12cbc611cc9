-- Whether the journal takes events. It does while it is open for the database that this is: another system or another
-- timeline (a restore, a promotion) shuts it for every process at once, until it was compared with the log.
CREATE TABLE journal_gate (
  id       int         PRIMARY KEY CHECK (id = 1),
  state    text        NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
  system   text        NOT NULL,
  timeline text        NOT NULL,
  reason   text        NOT NULL DEFAULT '',
  since    timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, UPDATE ON journal_gate TO ${app};
GRANT SELECT ON journal_gate TO ${replication};
INSERT INTO journal_gate (id, state, system, timeline)
SELECT 1, 'OPEN', system_identifier::text, left(pg_walfile_name(pg_current_wal_lsn()), 8)
FROM pg_control_system();

-- Up to where the log of the service's own topics held nothing but what this journal holds.
CREATE TABLE relayed_offset (
  topic       text   NOT NULL,
  partition   int    NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);
GRANT SELECT, INSERT, UPDATE ON relayed_offset TO ${app}, ${replication};
