-- A point that nobody measures now is neither up nor down, whatever was seen before.
ALTER TABLE coverage ADD COLUMN missed_since timestamptz;
