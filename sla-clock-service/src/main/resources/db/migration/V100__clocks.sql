-- What is known of tickets: what happened to each, as the events say it.
CREATE TABLE ticket (
  ticket       text COLLATE "C" PRIMARY KEY,
  customer     text COLLATE "C" NOT NULL,
  service      text        NOT NULL,
  subject      text        NOT NULL,
  contacted_at timestamptz NOT NULL,
  merged_into  text COLLATE "C"
);
CREATE INDEX ticket_of_customer ON ticket (customer, contacted_at);
CREATE INDEX ticket_merged_into ON ticket (merged_into) WHERE merged_into IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket TO ${app};

CREATE TABLE ticket_event (
  ticket  text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  event   bytea  NOT NULL,
  PRIMARY KEY (ticket, version)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_event TO ${app};

-- When work on tickets began to stand still.
CREATE TABLE ticket_pause (
  ticket    text COLLATE "C" NOT NULL,
  version   bigint      NOT NULL,
  paused_at timestamptz NOT NULL,
  PRIMARY KEY (ticket, version)
);
CREATE INDEX ticket_pause_by_time ON ticket_pause (paused_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_pause TO ${app};

-- Which ticket became of a part of which.
CREATE TABLE ticket_split (
  ticket     text COLLATE "C" PRIMARY KEY,
  split_from text COLLATE "C" NOT NULL
);
CREATE INDEX ticket_split_from ON ticket_split (split_from);
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_split TO ${app};

-- Every version of terms that was proposed; signed once effective_from is there.
CREATE TABLE terms (
  agreement      text COLLATE "C" NOT NULL,
  version        int    NOT NULL,
  customer       text COLLATE "C" NOT NULL,
  calendars      text[] NOT NULL,
  addendum       text   NOT NULL,
  zone           text   NOT NULL,
  effective_from timestamptz,
  signed_at      timestamptz,
  ended_at       timestamptz,
  PRIMARY KEY (agreement, version)
);
CREATE INDEX terms_of_customer ON terms (customer) WHERE effective_from IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON terms TO ${app};

-- Calendars as they were published.
CREATE TABLE calendar (
  calendar text COLLATE "C" NOT NULL,
  version  int   NOT NULL,
  event    bytea NOT NULL,
  PRIMARY KEY (calendar, version)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar TO ${app};

-- Every run of every clock, for those who look at them. The truth is in the journal.
CREATE TABLE clock (
  ticket         text COLLATE "C" NOT NULL,
  kind           text        NOT NULL,
  started_at     timestamptz NOT NULL,
  customer       text COLLATE "C" NOT NULL,
  service        text        NOT NULL,
  priority       text        NOT NULL,
  agreement      text COLLATE "C" NOT NULL,
  addendum       int         NOT NULL,
  promised       boolean     NOT NULL,
  terms          text        NOT NULL,
  due_at         timestamptz,
  paused_since   timestamptz,
  warned_percent int,
  breached_due   timestamptz,
  stopped_at     timestamptz,
  elapsed_ms     bigint,
  met            boolean,
  cause          text        NOT NULL,
  story          text        NOT NULL,
  version        bigint      NOT NULL,
  PRIMARY KEY (ticket, kind, started_at)
);
CREATE INDEX clock_by_deadline ON clock (due_at) WHERE stopped_at IS NULL;
CREATE INDEX clock_of_customer ON clock (customer, started_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON clock TO ${app};

-- What has to happen by itself: fires_at is the last instant at which it need not; not_before is the same, but for a
-- timer that could not be fired and was put aside.
CREATE TABLE timer (
  ticket     text COLLATE "C" NOT NULL,
  clock      text        NOT NULL,
  started_at timestamptz NOT NULL,
  kind       text        NOT NULL CHECK (kind IN ('WARN', 'BREACH')),
  percent    int         NOT NULL,
  due_at     timestamptz NOT NULL,
  fires_at   timestamptz NOT NULL,
  not_before timestamptz NOT NULL,
  PRIMARY KEY (ticket, clock, started_at, kind, percent)
);
CREATE INDEX timer_by_time ON timer (not_before);
GRANT SELECT, INSERT, UPDATE, DELETE ON timer TO ${app};

-- Tickets whose clocks have to be brought in line with terms or calendars that changed.
CREATE TABLE follow_up (
  ticket      text COLLATE "C" NOT NULL,
  not_before  timestamptz NOT NULL,
  reason      text NOT NULL,
  cause       text NOT NULL,
  story       text NOT NULL,
  traceparent text,
  PRIMARY KEY (ticket, not_before)
);
CREATE INDEX follow_up_by_time ON follow_up (not_before);
GRANT SELECT, INSERT, UPDATE, DELETE ON follow_up TO ${app};
