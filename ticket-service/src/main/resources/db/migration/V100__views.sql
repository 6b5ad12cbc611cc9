-- What the service answers from; all of it can be rebuilt from the log.

CREATE TABLE customer (
  customer text COLLATE "C" PRIMARY KEY,
  name     text   NOT NULL,
  version  bigint NOT NULL
);

CREATE TABLE contact (
  customer text COLLATE "C" NOT NULL,
  contact  text COLLATE "C" NOT NULL,
  name     text NOT NULL,
  email    text NOT NULL,
  PRIMARY KEY (customer, contact)
);

-- The services that addenda name; they count from the signature on.
CREATE TABLE customer_service (
  agreement        text COLLATE "C" NOT NULL,
  addendum_version int     NOT NULL,
  service          text COLLATE "C" NOT NULL,
  customer         text COLLATE "C" NOT NULL,
  signed           boolean NOT NULL DEFAULT false,
  PRIMARY KEY (agreement, addendum_version, service)
);
CREATE INDEX customer_service_signed ON customer_service (customer) WHERE signed;

-- Ids sort by the time at which the ticket was opened: newest first is by id, descending.
CREATE TABLE ticket (
  ticket       text COLLATE "C" PRIMARY KEY,
  customer     text COLLATE "C" NOT NULL,
  service      text        NOT NULL,
  kind         text        NOT NULL,
  subject      text        NOT NULL,
  body         text        NOT NULL,
  channel      text        NOT NULL,
  contacted_at timestamptz NOT NULL,
  impact       text,
  priority     text,
  triage       text,
  next_step    text,
  responded_at timestamptz,
  waits_for    text,
  question     text,
  waits_since  timestamptz,
  solution     text,
  resolved_at  timestamptz,
  merged_into  text COLLATE "C",
  version      bigint      NOT NULL
);
CREATE INDEX ticket_of_customer ON ticket (customer, ticket);
CREATE INDEX ticket_open ON ticket (ticket) WHERE responded_at IS NULL AND merged_into IS NULL;

-- What was merged into, or split off, another one.
CREATE TABLE ticket_link (
  ticket text COLLATE "C" NOT NULL,
  other  text COLLATE "C" NOT NULL,
  kind   text NOT NULL,
  PRIMARY KEY (ticket, other, kind)
);
CREATE INDEX ticket_link_back ON ticket_link (other);

-- One row for each run of a clock; halted: for what it stands still, by the instants since when.
CREATE TABLE ticket_clock (
  ticket           text COLLATE "C" NOT NULL,
  kind             text        NOT NULL,
  started_at       timestamptz NOT NULL,
  agreement        text        NOT NULL,
  addendum_version int         NOT NULL,
  priority         text        NOT NULL,
  target           text,
  hours            text        NOT NULL,
  calendar_version int,
  due_at           timestamptz,
  warned_percent   int,
  breached         boolean     NOT NULL DEFAULT false,
  halted           jsonb       NOT NULL DEFAULT '{}',
  stopped_at       timestamptz,
  elapsed          text,
  met              boolean,
  PRIMARY KEY (ticket, kind, started_at)
);

CREATE TABLE escalation_step (
  customer text COLLATE "C" NOT NULL,
  position int  NOT NULL,
  contact  text COLLATE "C" NOT NULL,
  after    text NOT NULL,
  PRIMARY KEY (customer, position)
);

GRANT SELECT, INSERT, UPDATE, DELETE
  ON customer, contact, escalation_step, customer_service, ticket, ticket_link, ticket_clock
  TO ${app};

-- What was taken from integrators over HTTP: a fate can be asked for before the event was read.
CREATE TABLE received_event (
  integrator  text        NOT NULL,
  source      text        NOT NULL,
  id          text        NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (integrator, source, id)
);
GRANT SELECT, INSERT ON received_event TO ${app};
