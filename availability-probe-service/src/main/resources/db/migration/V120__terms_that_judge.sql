-- The zone of an addendum's periods, as it was frozen, and from when on it is effective once it was signed.
ALTER TABLE proposed_addendum
  ADD COLUMN zone text,
  ADD COLUMN effective_from timestamptz;

-- Which terms judge what is recorded about a point, and when (until exclusive; open where null). They change where a
-- period begins. effective_from: from when on the point was measured under them.
CREATE TABLE judging_terms (
  agreement        text        NOT NULL,
  addendum_version int         NOT NULL,
  point            text        NOT NULL,
  customer         text        NOT NULL,
  service          text        NOT NULL,
  terms            text        NOT NULL,
  effective_from   timestamptz NOT NULL,
  holds_from       timestamptz NOT NULL,
  holds_until      timestamptz,
  PRIMARY KEY (agreement, addendum_version, point, holds_from)
);
CREATE INDEX judging_terms_point ON judging_terms (point, holds_from);
GRANT SELECT, INSERT, UPDATE, DELETE ON judging_terms TO ${app};
