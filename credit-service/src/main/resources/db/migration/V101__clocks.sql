-- The runs of clocks, as far as a change of a calendar asks for them: each deadline that moves is listed.

-- halts: when time stood still, each beginning with its end, or null while it does.
CREATE TABLE clock_run (
  ticket     text COLLATE "C" NOT NULL,
  kind       text COLLATE "C" NOT NULL,
  started_at timestamptz NOT NULL,
  customer   text        NOT NULL,
  hours      text COLLATE "C" NOT NULL,
  priority   text        NOT NULL,
  target     text,
  halts      jsonb       NOT NULL,
  due_at     timestamptz,
  PRIMARY KEY (ticket, kind, started_at)
);
CREATE INDEX open_deadline ON clock_run (hours, due_at) WHERE due_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON clock_run TO ${app};
