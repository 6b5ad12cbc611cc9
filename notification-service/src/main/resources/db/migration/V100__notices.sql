CREATE TABLE customer (
  customer text PRIMARY KEY,
  name     text NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON customer TO ${app};

-- Who is told. added_at is when it was written down: nobody is told of what was before.
CREATE TABLE contact (
  customer text        NOT NULL,
  contact  text        NOT NULL,
  name     text        NOT NULL,
  email    text        NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (customer, contact)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON contact TO ${app};

CREATE TABLE ticket (
  ticket   text PRIMARY KEY,
  subject  text NOT NULL,
  priority text
);
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket TO ${app};

-- Versions of terms, and the points that each agrees on.
CREATE TABLE terms (
  agreement      text NOT NULL,
  version        int  NOT NULL,
  customer       text NOT NULL,
  effective_from timestamptz,
  ended_at       timestamptz,
  PRIMARY KEY (agreement, version)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON terms TO ${app};

CREATE TABLE point (
  agreement text NOT NULL,
  version   int  NOT NULL,
  point     text NOT NULL,
  service   text NOT NULL,
  confirm   int  NOT NULL,
  PRIMARY KEY (agreement, version, point)
);
CREATE INDEX point_by_name ON point (point);
GRANT SELECT, INSERT, UPDATE, DELETE ON point TO ${app};

-- The latest streak of failures of each point and location: its failures one by one, up to the
-- longest that terms may ask for, and the recovery that ended it.
CREATE TABLE failure (
  point       text        NOT NULL,
  location    text        NOT NULL,
  consecutive int         NOT NULL,
  event       text        NOT NULL,
  story       text,
  trace       text,
  at          timestamptz NOT NULL,
  reason      text        NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (point, location, consecutive)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON failure TO ${app};

CREATE TABLE recovery (
  point         text        NOT NULL,
  location      text        NOT NULL,
  event         text        NOT NULL,
  story         text,
  trace         text,
  at            timestamptz NOT NULL,
  failing_since timestamptz NOT NULL,
  recorded_at   timestamptz NOT NULL,
  PRIMARY KEY (point, location)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON recovery TO ${app};

-- What customers are told of, by the event that it is about. Kept, so that a contact of whom we
-- hear later than of the event is told as well.
CREATE TABLE alarm (
  cause       text        PRIMARY KEY,
  kind        text        NOT NULL,
  customer    text        NOT NULL,
  recorded_at timestamptz NOT NULL,
  story       text,
  trace       text,
  ticket      text,
  clock       text,
  percent     int,
  due_at      timestamptz,
  point       text,
  location    text,
  service     text,
  reason      text,
  began_at    timestamptz,
  ended_at    timestamptz
);
CREATE INDEX alarm_of_customer ON alarm (customer, recorded_at);
GRANT SELECT, INSERT ON alarm TO ${app};

-- The outbox: one row for each contact who is told of an alarm. due_at is when to try (again);
-- while one instance sends, it lies ahead, so that another takes over if that one dies.
CREATE TABLE notice (
  notice     text        PRIMARY KEY,
  cause      text        NOT NULL REFERENCES alarm,
  customer   text        NOT NULL,
  contact    text        NOT NULL,
  state      text        NOT NULL CHECK (state IN ('DUE', 'SENT', 'FAILED')),
  attempts   int         NOT NULL DEFAULT 0,
  due_at     timestamptz NOT NULL,
  written_at timestamptz NOT NULL,
  settled_at timestamptz,
  last_error text,
  UNIQUE (cause, contact)
);
CREATE INDEX notice_due ON notice (due_at) WHERE state = 'DUE';
CREATE INDEX notice_of_customer ON notice (customer, written_at DESC);
GRANT SELECT, INSERT, UPDATE ON notice TO ${app};
