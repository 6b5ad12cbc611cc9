-- Disputes, for lists and for those that are overdue; the journal holds what was said. about is JSON, as events have it.
CREATE TABLE dispute (
  agreement   text COLLATE "C" NOT NULL,
  dispute     text COLLATE "C" NOT NULL,
  period      text        NOT NULL,
  about       text        NOT NULL,
  disputed_by text        NOT NULL,
  disputed_at timestamptz NOT NULL,
  rule_by     timestamptz,
  ruling      text,
  ruled_by    text,
  ruled_at    timestamptz,
  PRIMARY KEY (agreement, dispute)
);
CREATE INDEX dispute_due ON dispute (rule_by) WHERE ruling IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON dispute TO ${app};
