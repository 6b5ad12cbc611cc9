-- Runs of the shadow replay, of which one at a time is RUNNING. No view: they follow from no event. Who performs one
-- says so again and again; one whose process ended is begun anew by whoever sees it first.
CREATE TABLE shadow_replay (
  number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  actor        text        NOT NULL,
  state        text        NOT NULL CHECK (state IN ('RUNNING', 'SAME', 'DIFFERENT', 'FAILED', 'CANCELLED')),
  began_at     timestamptz NOT NULL,
  ended_at     timestamptz,
  runner       uuid,
  alive_until  timestamptz NOT NULL,
  cancelled    boolean     NOT NULL DEFAULT false,
  events_read  bigint      NOT NULL DEFAULT 0,
  events_total bigint      NOT NULL DEFAULT 0,
  read_millis  bigint      NOT NULL DEFAULT 0,
  statements   bigint      NOT NULL DEFAULT 0,
  differences  bigint      NOT NULL DEFAULT 0,
  -- the first difference
  subject      text,
  finding      text,
  found_at     timestamptz,
  problem      text
);
CREATE UNIQUE INDEX shadow_replay_running ON shadow_replay ((true)) WHERE state = 'RUNNING';
GRANT SELECT, INSERT, UPDATE ON shadow_replay TO ${app};
