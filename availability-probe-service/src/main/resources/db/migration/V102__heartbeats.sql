-- When the job behind a point reported in last. What comes of it is evidence.
CREATE TABLE heartbeat (
  point text        PRIMARY KEY,
  at    timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON heartbeat TO ${app};
