-- What became of each integrator's event.
CREATE TABLE inbound_fate (
  integrator  text        NOT NULL,
  source      text        NOT NULL,
  id          text        NOT NULL,
  fate        text        NOT NULL CHECK (fate IN ('JOURNALLED', 'DEAD_LETTERED')),
  stream      text,
  event_id    text,
  reason      text,
  decided_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (integrator, source, id)
);
GRANT SELECT, INSERT, UPDATE ON inbound_fate TO ${app};

-- Which records went to the dead letters, and why; their bytes are there.
CREATE TABLE dead_letter (
  topic         text        NOT NULL,
  partition     int         NOT NULL,
  record_offset bigint      NOT NULL,
  reason        text        NOT NULL,
  kept_at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (topic, partition, record_offset)
);
GRANT SELECT, INSERT ON dead_letter TO ${app};
