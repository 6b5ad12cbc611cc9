-- Addresses of badges, for pages that can't send a token. No view: the log knows nothing of them.
CREATE TABLE badge_address (
  id         text        PRIMARY KEY,
  secret     bytea       NOT NULL UNIQUE,
  actor      text        NOT NULL,
  customer   text        NOT NULL,
  point      text,
  service    text,
  created_at timestamptz NOT NULL,
  CHECK ((point IS NULL) <> (service IS NULL))
);
CREATE INDEX badge_address_actor ON badge_address (actor);
GRANT SELECT, INSERT, DELETE ON badge_address TO ${app};
