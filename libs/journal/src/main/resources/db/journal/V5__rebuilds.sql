-- Every time that the views' tables were built anew, who had it done and why, and what came of it.
CREATE TABLE view_rebuild (
  id          uuid        PRIMARY KEY,
  mode        text        NOT NULL CHECK (mode IN ('COMPARE', 'SWITCH')),
  reason      text        NOT NULL,
  actor       text        NOT NULL,
  outcome     text        NOT NULL CHECK
    (outcome IN ('RUNNING', 'EQUAL', 'DIFFERENT', 'SWITCHED', 'REFUSED', 'FAILED', 'ABANDONED')),
  began_at    timestamptz NOT NULL DEFAULT now(),
  ended_at    timestamptz,
  events      bigint      NOT NULL DEFAULT 0,
  rows        bigint      NOT NULL DEFAULT 0,
  differing   bigint      NOT NULL DEFAULT 0,
  differences text        NOT NULL DEFAULT '[]',
  problem     text
);
CREATE INDEX view_rebuild_newest ON view_rebuild (began_at DESC);
GRANT SELECT, INSERT ON view_rebuild TO ${app};

-- By which version of its code each view's tables were written.
CREATE TABLE view_version (
  view       text        PRIMARY KEY,
  version    int         NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT ON view_version TO ${app};
