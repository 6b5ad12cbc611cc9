-- A heartbeat tells how far the journal went when it was written, and the mark (row 2) that was in force:
-- what comes out of the slot before it has been relayed, and a slot that misses the mark is not the same slot.
ALTER TABLE relay_heartbeat
  ADD COLUMN position bigint,
  ADD COLUMN mark text;
