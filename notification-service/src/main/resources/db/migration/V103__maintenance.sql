-- Which maintenance was announced to whom; where an occurrence was before it was moved stands beside it.
CREATE TABLE planned_window (
  id        text   PRIMARY KEY,
  customers text[] NOT NULL,
  services  text[] NOT NULL,
  points    text[] NOT NULL
);
CREATE TABLE planned_time (
  id         text        NOT NULL,
  occurrence int         NOT NULL,
  from_at    timestamptz NOT NULL,
  to_at      timestamptz NOT NULL,
  was_from   timestamptz NOT NULL,
  was_to     timestamptz NOT NULL,
  PRIMARY KEY (id, occurrence)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON planned_window, planned_time TO ${app};

-- One event may tell several customers: an alarm is one event told to one of them.
ALTER TABLE notice DROP CONSTRAINT notice_cause_fkey;
ALTER TABLE notice DROP CONSTRAINT notice_cause_contact_key;
ALTER TABLE alarm DROP CONSTRAINT alarm_pkey;
ALTER TABLE alarm ADD PRIMARY KEY (cause, customer);
ALTER TABLE alarm ADD COLUMN details text;
ALTER TABLE notice ADD FOREIGN KEY (cause, customer) REFERENCES alarm (cause, customer);
ALTER TABLE notice ADD UNIQUE (cause, customer, contact);
