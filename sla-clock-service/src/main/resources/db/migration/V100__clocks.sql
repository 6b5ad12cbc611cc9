-- What is known of tickets, as far as their clocks need it.
CREATE TABLE ticket (
  ticket       text        PRIMARY KEY,
  customer     text        NOT NULL,
  service      text        NOT NULL,
  subject      text        NOT NULL,
  contacted_at timestamptz NOT NULL,
  priority     text,
  responded_at timestamptz
);
CREATE INDEX ticket_of_customer ON ticket (customer);
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket TO ${app};

-- Every version of terms that was proposed; signed once effective_from is there.
CREATE TABLE terms (
  agreement      text NOT NULL,
  version        int  NOT NULL,
  customer       text NOT NULL,
  addendum       text NOT NULL,
  zones          text NOT NULL,
  effective_from timestamptz,
  signed_at      timestamptz,
  ended_at       timestamptz,
  PRIMARY KEY (agreement, version)
);
CREATE INDEX terms_of_customer ON terms (customer) WHERE effective_from IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON terms TO ${app};

-- The clocks, for those who look at them. The truth is in the journal.
CREATE TABLE clock (
  ticket           text        NOT NULL,
  kind             text        NOT NULL,
  customer         text        NOT NULL,
  agreement        text        NOT NULL,
  addendum_version int         NOT NULL,
  priority         text        NOT NULL,
  started_at       timestamptz NOT NULL,
  target_ms        bigint      NOT NULL,
  hours            text        NOT NULL,
  due_at           timestamptz NOT NULL,
  warned_percent   int,
  state            text        NOT NULL CHECK (state IN ('RUNNING', 'BREACHED', 'STOPPED')),
  stopped_at       timestamptz,
  elapsed_ms       bigint,
  met              boolean,
  version          bigint      NOT NULL,
  PRIMARY KEY (ticket, kind)
);
CREATE INDEX clock_by_deadline ON clock (due_at) WHERE state <> 'STOPPED';
CREATE INDEX clock_of_customer ON clock (customer);
GRANT SELECT, INSERT, UPDATE, DELETE ON clock TO ${app};

-- What has to happen by itself. due_at is when it is true; not_before is when to look at it next.
CREATE TABLE timer (
  stream     text        NOT NULL,
  kind       text        NOT NULL CHECK (kind IN ('WARN', 'BREACH')),
  percent    int         NOT NULL,
  due_at     timestamptz NOT NULL,
  not_before timestamptz NOT NULL,
  PRIMARY KEY (stream, kind, percent)
);
CREATE INDEX timer_by_time ON timer (not_before);
GRANT SELECT, INSERT, UPDATE, DELETE ON timer TO ${app};
