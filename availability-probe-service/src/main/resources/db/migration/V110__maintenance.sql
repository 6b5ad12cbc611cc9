-- What agreements' streams say, to be asked which terms will hold when.
CREATE TABLE agreement_event (
  agreement text   NOT NULL,
  version   bigint NOT NULL,
  customer  text,
  type      text   NOT NULL,
  data      text   NOT NULL,
  PRIMARY KEY (agreement, version)
);
CREATE INDEX agreement_event_customer ON agreement_event (customer) WHERE customer IS NOT NULL;

-- The calendars of service windows, each in its latest version.
CREATE TABLE published_calendar (
  calendar text PRIMARY KEY,
  version  int  NOT NULL,
  data     text NOT NULL
);

-- Which windows take place when, as announced now; all else of them stands in their streams.
CREATE TABLE maintenance_occurrence (
  id         text        NOT NULL,
  occurrence int         NOT NULL,
  customers  text[]      NOT NULL,
  from_at    timestamptz NOT NULL,
  to_at      timestamptz NOT NULL,
  PRIMARY KEY (id, occurrence)
);
CREATE INDEX maintenance_occurrence_time ON maintenance_occurrence (from_at);

-- Addresses by which calendar programs read without signing in. No view: the log knows nothing of them.
CREATE TABLE calendar_feed (
  id         text        PRIMARY KEY,
  secret     bytea       NOT NULL UNIQUE,
  actor      text        NOT NULL,
  customer   text,
  name       text        NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX calendar_feed_actor ON calendar_feed (actor);

GRANT SELECT, INSERT, UPDATE, DELETE
  ON agreement_event, published_calendar, maintenance_occurrence, calendar_feed
  TO ${app};
