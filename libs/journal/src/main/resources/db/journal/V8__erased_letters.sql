-- A dead letter whose text is shown no more. Its bytes are in Kafka, until they are too old there.
ALTER TABLE dead_letter
  ADD COLUMN erased_at  timestamptz,
  ADD COLUMN erased_by  text,
  ADD COLUMN erased_why text;
