-- History that is or was imported: how far it was taken in. id: the SHA-256 of its lines, in hex.
CREATE TABLE observation_import (
  id           text        PRIMARY KEY,
  name         text        NOT NULL,
  actor        text        NOT NULL,
  observations bigint      NOT NULL,
  taken        bigint      NOT NULL DEFAULT 0,
  events       bigint      NOT NULL DEFAULT 0,
  begun_at     timestamptz NOT NULL,
  changed_at   timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON observation_import TO ${app};
