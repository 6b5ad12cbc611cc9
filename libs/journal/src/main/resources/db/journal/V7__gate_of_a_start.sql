-- The gate is open for one start of the server and one file of the table: files that are put back as they were have the
-- same system and timeline, a dump in the same server too. None yet: what is here now is compared first, so that an empty
-- database in the place of one that was lost gets its journal back from the log.
ALTER TABLE journal_gate
  DROP COLUMN system,
  DROP COLUMN timeline,
  ADD COLUMN server_started timestamptz NOT NULL DEFAULT '-infinity',
  ADD COLUMN journal_file   oid         NOT NULL DEFAULT 0;
