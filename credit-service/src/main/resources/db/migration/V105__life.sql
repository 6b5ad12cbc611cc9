-- How the statement of a period stands, for lists.
ALTER TABLE issued_statement
  ADD COLUMN number    int  NOT NULL DEFAULT 1,
  ADD COLUMN disputed  int  NOT NULL DEFAULT 0,
  ADD COLUMN granted   text NOT NULL DEFAULT '0',
  ADD COLUMN settled   text NOT NULL DEFAULT '0';

-- When which statement is to be issued or looked at again. No view: it follows from the clock, and is found again
-- where it is lost.
CREATE TABLE statement_watch (
  agreement     text COLLATE "C" NOT NULL,
  period        text COLLATE "C" NOT NULL,
  ends_at       timestamptz NOT NULL,
  due_at        timestamptz NOT NULL,
  problem       text,
  problem_since timestamptz,
  PRIMARY KEY (agreement, period)
);
CREATE INDEX statement_watch_due ON statement_watch (due_at);

-- What an issued statement would have to be corrected to. cut and changes are JSON, as events have them.
CREATE TABLE correction_proposal (
  agreement      text COLLATE "C" NOT NULL,
  period         text COLLATE "C" NOT NULL,
  content        text        NOT NULL,
  statement_hash text        NOT NULL,
  corrected_hash text        NOT NULL,
  credit         text        NOT NULL,
  difference     text        NOT NULL,
  currency       text        NOT NULL,
  cut            text        NOT NULL,
  changes        text        NOT NULL,
  found_at       timestamptz NOT NULL,
  PRIMARY KEY (agreement, period)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON statement_watch, correction_proposal TO ${app};
