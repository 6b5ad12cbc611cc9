-- What the service answers from, statements aside; all of it can be rebuilt from the log.

CREATE TABLE customer (
  customer text COLLATE "C" PRIMARY KEY,
  name     text NOT NULL
);

CREATE TABLE agreement (
  agreement text COLLATE "C" PRIMARY KEY,
  customer  text COLLATE "C" NOT NULL,
  version   bigint      NOT NULL,
  ended_at  timestamptz
);
CREATE INDEX agreement_of_customer ON agreement (customer, agreement);

-- document and zone are the event's own JSON.
CREATE TABLE addendum (
  agreement      text COLLATE "C" NOT NULL,
  number         int         NOT NULL,
  hash           text        NOT NULL,
  document       text        NOT NULL,
  zone           text        NOT NULL,
  proposed_at    timestamptz NOT NULL,
  signed_at      timestamptz,
  effective_from timestamptz,
  PRIMARY KEY (agreement, number)
);

CREATE TABLE acceptance (
  agreement   text COLLATE "C" NOT NULL,
  number      int         NOT NULL,
  party       text COLLATE "C" NOT NULL,
  accepted_by text        NOT NULL,
  accepted_at timestamptz NOT NULL,
  PRIMARY KEY (agreement, number, party)
);

-- body is the event's own JSON.
CREATE TABLE calendar (
  calendar     text COLLATE "C" NOT NULL,
  version      int         NOT NULL,
  body         text        NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text        NOT NULL,
  PRIMARY KEY (calendar, version)
);

-- terms are the event's own JSON.
CREATE TABLE package (
  package      text COLLATE "C" NOT NULL,
  version      int         NOT NULL,
  terms        text        NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text        NOT NULL,
  PRIMARY KEY (package, version)
);

-- A measurement point belongs to the agreement that named it first.
CREATE TABLE point (
  point     text COLLATE "C" PRIMARY KEY,
  agreement text COLLATE "C" NOT NULL
);

CREATE TABLE issued_statement (
  agreement text COLLATE "C" NOT NULL,
  period    text           NOT NULL,
  hash      text           NOT NULL,
  credit    text           NOT NULL,
  currency  text           NOT NULL,
  issued_at timestamptz    NOT NULL,
  issued_by text           NOT NULL,
  PRIMARY KEY (agreement, period)
);

GRANT SELECT, INSERT, UPDATE, DELETE
  ON customer, agreement, addendum, acceptance, calendar, package, point, issued_statement TO ${app};
