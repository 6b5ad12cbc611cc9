-- What every service decided on integrators' events, as it is told on sla.fates; kept where they are asked for.
CREATE TABLE told_fate (
  integrator text NOT NULL,
  source     text NOT NULL,
  id         text NOT NULL,
  fate       text NOT NULL CHECK (fate IN ('JOURNALLED', 'DEAD_LETTERED')),
  stream     text,
  event_id   text,
  reason     text,
  PRIMARY KEY (integrator, source, id)
);
GRANT SELECT, INSERT, UPDATE ON told_fate TO ${app};

-- The relay tells what is decided here.
GRANT SELECT ON inbound_fate TO ${replication};
ALTER PUBLICATION journal_relay ADD TABLE inbound_fate;
