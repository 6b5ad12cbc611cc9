-- A log that was cut, or a topic that was made anew, is not the one that an offset was taken from.
ALTER TABLE read_position ADD COLUMN record_end bigint, ADD COLUMN leader_epoch int, ADD COLUMN topic_id text;
ALTER TABLE relayed_offset ADD COLUMN topic_id text;

-- What Kafka had acknowledged to the relay or handed to a reader, and has no more.
CREATE TABLE log_loss (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  noticed_by   text        NOT NULL CHECK (noticed_by IN ('RELAY', 'READER')),
  topic        text        NOT NULL,
  partition    int         NOT NULL,
  known_offset bigint      NOT NULL,
  end_offset   bigint      NOT NULL,
  noticed_at   timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT ON log_loss TO ${app}, ${replication};

ALTER TABLE republication DROP CONSTRAINT republication_cause_check;
ALTER TABLE republication ADD CONSTRAINT republication_cause_check
  CHECK (cause IN ('OPERATOR', 'SLOT_MADE', 'SLOT_LOST', 'LOG_LOST'));
