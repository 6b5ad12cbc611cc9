-- Keys that sign the ledger, each handing over to the next; follows from the journal's own events.
CREATE TABLE ledger_handover (
  version bigint      PRIMARY KEY,
  size    bigint      NOT NULL,
  note    text        NOT NULL,
  at      timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger_handover TO ${app};
